package tui

import (
	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// newRightNow returns what helps at once, in one place: settling, the help lines,
// the person's own people, and stopping.
func newRightNow(s *sitting, to route.RightNow) *list {
	lines := route.To(route.Help{})
	if to.FromHelp {
		lines = route.Back()
	}
	items := []choice{leads("Settle", route.Settle{}), {label: "Help lines", step: lines}}
	if len(people(s)) > 0 {
		items = append(items, leads("My people", route.People{}))
	}
	l := newList("choose", "back", titled("Right now", "One of these is enough."), append(items, stopHere("Stop for today"))...)
	return &l
}

// stopHere leads to where a day ends.
func stopHere(label string) choice { return choice{label: label, step: route.Replace(route.Quiet{})} }

// peopleQuestion is where somebody may have put whom they would call.
const peopleQuestion = "people"

// people are those the person said they would call, of every track, as they
// stand. Nobody is there unless put there.
func people(s *sitting) []string {
	var lines []string
	for _, t := range s.book.Tracks {
		for _, q := range t.Recall(&content.Recall{From: []string{peopleQuestion}}, s.workbook()) {
			lines = append(lines, q.Lines...)
		}
	}
	return lines
}

// newPeople shows whom the person would call, and nothing else they wrote.
func newPeople(s *sitting) *list {
	l := newList("back", "back", func(width int, t ui.Theme) []string {
		lines := append(sentence("My people", width, t.Title), "")
		for _, who := range people(s) {
			lines = append(lines, sentence(who, width, t.Warm)...)
		}
		return lines
	}, backChoice("Back"))
	return &l
}

// rightNowDetail says what is there, where there is room for it.
func rightNowDetail(width int) string {
	if width < narrow-2 {
		return ""
	}
	return "settle, help lines, stop for today"
}
