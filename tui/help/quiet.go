package help

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// quiet is where stopping for the day leads: it asks for nothing, and shows
// nothing of the workbook.
type quiet struct {
	ui.List
	session *session.Session
}

func newQuiet(s *session.Session) *quiet {
	homeward := "Back to Home"
	if _, begun := s.Workbook().Place(); !begun { // there is none yet, or it is locked
		homeward = "Back"
	}
	q := &quiet{session: s}
	q.List = *ui.NewList("choose", "back", q.words,
		ui.Choice{Label: "Leave now", Do: func() (route.Step, tea.Cmd) {
			return route.Stay(), func() tea.Msg { return session.LeaveMsg{} }
		}},
		ui.Lead("Settle", route.Settle{}),
		ui.Lead("Help lines", route.Help{}),
		ui.Choice{Label: homeward, Step: route.Start()},
	)
	return q
}

func (q *quiet) words(width int, t ui.Theme) []string {
	const title = "That's enough for today."
	if kept := q.kept(); kept != "" {
		return ui.Titled(title, kept)(width, t)
	}
	return ui.Titled(title)(width, t)
}

// kept says that the words are safe, where they are.
func (q *quiet) kept() string {
	d := q.session.Autosave
	_, begun := q.session.Workbook().Place()
	switch {
	case d.Traceless:
		return "In this sitting nothing is kept: when you leave, what you wrote is gone."
	case !begun, d.Failure != nil: // the footer tells of it
		return ""
	case d.Saving || d.Dirty():
		return "Your words are being saved."
	}
	return "Your words are saved."
}

func (q *quiet) Enter() tea.Cmd { return q.session.Autosave.Save() }

// phraseQuestion is where somebody may have written a sentence to go by.
const phraseQuestion = "my-phrase"

// newEndWell closes a heavy day with the person's own phrase, if there is one,
// and nothing of what happened.
func newEndWell(s *session.Session) *ui.List {
	words := ui.Titled("You can stop here", "The rest will wait. It has no date.")
	return ui.NewList("choose", "back", func(width int, t ui.Theme) []string {
		return append(words(width, t), phrase(s, width, t)...)
	},
		ui.Lead("Settle first", route.Settle{}),
		stopHere("Stop for today"),
		ui.Lead("Help lines", route.Help{}),
		ui.BackChoice("Go on after all"),
	)
}

// phrase quotes the sentence the person goes by in the track they are in.
func phrase(s *session.Session, width int, t ui.Theme) []string {
	place, _ := s.Workbook().Place()
	track := s.Book.Track(place.Track)
	if track == nil {
		return nil
	}
	var lines []string
	for _, q := range track.Recall(&content.Recall{From: []string{phraseQuestion}}, s.Workbook()) {
		lines = append(append(lines, ""), ui.Quote("You wrote on "+text.DateBy(q.Written, s.Now())+":", q.Lines, width, t)...)
	}
	return lines
}
