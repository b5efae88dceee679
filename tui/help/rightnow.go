package help

import (
	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// newRightNow returns what helps at once, in one place: settling, the help lines,
// the person's own people, and stopping.
func newRightNow(s *session.Session, to route.RightNow) *ui.List {
	lines := route.To(route.Help{})
	if to.FromHelp {
		lines = route.Back()
	}
	items := append([]ui.Choice{ui.Lead("Settle", route.Settle{}), {Label: "Help lines", Step: lines}}, safetyChoice(s)...)
	if len(people(s)) > 0 {
		items = append(items, ui.Lead("My people", route.People{}))
	}
	return ui.NewList("choose", "back", ui.Titled("Right now", "One of these is enough."), append(items, stopHere("Stop for today"))...)
}

// stopHere leads to where a day ends.
func stopHere(label string) ui.Choice {
	return ui.Choice{Label: label, Step: route.Replace(route.Quiet{})}
}

// peopleQuestion is where somebody may have put whom they would call.
const peopleQuestion = "people"

// people are those the person said they would call, of every track, as they
// stand. Nobody is there unless put there.
func people(s *session.Session) []string {
	var lines []string
	for _, t := range s.Book.Tracks {
		for _, q := range t.Recall(&content.Recall{From: []string{peopleQuestion}}, s.Workbook()) {
			lines = append(lines, q.Lines...)
		}
	}
	return lines
}

// newPeople shows whom the person would call, and nothing else they wrote.
func newPeople(s *session.Session) *ui.List {
	return ui.NewList("back", "back", func(width int, t ui.Theme) []string {
		lines := append(ui.Sentence("My people", width, t.Title), "")
		for _, who := range people(s) {
			lines = append(lines, ui.Sentence(who, width, t.Warm)...)
		}
		return lines
	}, ui.BackChoice("Back"))
}
