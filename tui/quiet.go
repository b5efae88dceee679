package tui

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/theme"
)

// quiet is where stopping for the day leads: it asks for nothing, and shows
// nothing of the workbook.
type quiet struct {
	list
	sitting *sitting
}

func newQuiet(s *sitting) *quiet {
	q := &quiet{sitting: s}
	q.above = func(width int, t theme.Theme) []string {
		lines := sentence("That's enough for today.", width, t.Title)
		if kept := q.kept(); kept != "" {
			lines = append(append(lines, ""), sentence(kept, width, t.Body)...)
		}
		return lines
	}
	q.menu.keys = newListKeys("choose", "back")
	homeward := "Back to Home"
	if _, begun := s.workbook().Place(); !begun { // there is none yet, or it is locked
		homeward = "Back"
	}
	q.menu.set([]choice{
		{label: "Leave now", do: func() (step, tea.Cmd) { return stay(), func() tea.Msg { return LeaveMsg{} } }},
		{label: "Settle", do: func() (step, tea.Cmd) { return open(newSettle(s)), nil }},
		{label: "Help lines", do: func() (step, tea.Cmd) { return open(newHelp(s, nil)), nil }},
		{label: homeward, do: func() (step, tea.Cmd) { return home(), nil }},
	})
	return q
}

// kept says that the words are safe, where they are.
func (q *quiet) kept() string {
	d := q.sitting.desk
	_, begun := q.sitting.workbook().Place()
	switch {
	case d.traceless:
		return "In this sitting nothing is kept: when you leave, what you wrote is gone."
	case !begun, d.failure != nil: // the footer tells of it
		return ""
	case d.saving || d.dirty():
		return "Your words are being saved."
	}
	return "Your words are saved."
}

// Enter implements [screen].
func (q *quiet) Enter() tea.Cmd { return q.sitting.desk.save() }

// Update implements [screen].
func (q *quiet) Update(msg tea.Msg) (step, tea.Cmd) {
	st, cmd, _ := q.update(msg)
	return st, cmd
}

// Header implements [screen].
func (q *quiet) Header() (string, string) { return "", "" }

// phraseQuestion is where somebody may have written a sentence to go by.
const phraseQuestion = "my-phrase"

// endWell closes a heavy day with the person's own phrase, if there is one, and
// nothing of what happened.
type endWell struct{ list }

func newEndWell(s *sitting) *endWell {
	e := &endWell{}
	e.above = func(width int, t theme.Theme) []string {
		lines := append(sentence("You can stop here", width, t.Title), "")
		lines = append(lines, sentence("The rest will wait. It has no date.", width, t.Body)...)
		return append(lines, s.phrase(width, t)...)
	}
	e.menu.keys = newListKeys("choose", "back")
	e.menu.set([]choice{
		{label: "Settle first", do: func() (step, tea.Cmd) { return open(newSettle(s)), nil }},
		{label: "Stop for today", do: func() (step, tea.Cmd) { return swap(newQuiet(s)), nil }},
		{label: "Help lines", do: func() (step, tea.Cmd) { return open(newHelp(s, nil)), nil }},
		{label: "Go on after all", do: func() (step, tea.Cmd) { return back(), nil }},
	})
	return e
}

// phrase quotes the sentence the person goes by in the track they are in.
func (s *sitting) phrase(width int, t theme.Theme) []string {
	place, _ := s.workbook().Place()
	track := s.book.Track(place.Track)
	if track == nil {
		return nil
	}
	var lines []string
	for _, q := range track.Recall(&content.Recall{From: []string{phraseQuestion}}, s.workbook()) {
		lines = append(append(lines, ""), quoteLines("You wrote on "+day(q.Written, s.now())+":", q.Lines, width, t)...)
	}
	return lines
}

// Update implements [screen].
func (e *endWell) Update(msg tea.Msg) (step, tea.Cmd) {
	st, cmd, _ := e.update(msg)
	return st, cmd
}

// Header implements [screen].
func (e *endWell) Header() (string, string) { return "", "" }
