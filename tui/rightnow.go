package tui

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/theme"
)

// rightNow is what helps at once, in one place: settling, the help lines, the
// person's own people, and stopping.
type rightNow struct{ list }

// newRightNow is that screen; lines is the way to the help lines.
func newRightNow(s *sitting, lines step) *rightNow {
	r := &rightNow{}
	r.above = func(width int, t theme.Theme) []string {
		return append(append(sentence("Right now", width, t.Title), ""), sentence("One of these is enough.", width, t.Body)...)
	}
	r.menu.keys = newListKeys("choose", "back")
	items := []choice{
		{label: "Settle", do: func() (step, tea.Cmd) { return open(newSettle(s)), nil }},
		{label: "Help lines", do: func() (step, tea.Cmd) { return lines, nil }},
	}
	if len(s.people()) > 0 {
		items = append(items, choice{label: "My people", do: func() (step, tea.Cmd) { return open(newPeople(s)), nil }})
	}
	r.menu.set(append(items, choice{label: "Stop for today", do: func() (step, tea.Cmd) { return swap(newQuiet(s)), nil }}))
	return r
}

// rightNowChoice is the way there from home.
func rightNowChoice(s *sitting, width int) choice {
	return choice{label: "Right now", detail: rightNowDetail(width), do: func() (step, tea.Cmd) {
		return open(newRightNow(s, open(newHelp(s, nil)))), nil
	}}
}

// rightNowDetail says what is there, where there is room for it.
func rightNowDetail(width int) string {
	if width < narrow-2 {
		return ""
	}
	return "settle, help lines, stop for today"
}

// Update implements [screen].
func (r *rightNow) Update(msg tea.Msg) (step, tea.Cmd) {
	st, cmd, _ := r.update(msg)
	return st, cmd
}

// Header implements [screen].
func (r *rightNow) Header() (string, string) { return "", "" }

// peopleQuestion is where somebody may have put whom they would call.
const peopleQuestion = "people"

// people are those the person said they would call, of every track, as they
// stand. Nobody is there unless put there.
func (s *sitting) people() []string {
	var lines []string
	for _, t := range s.book.Tracks {
		for _, q := range t.Recall(&content.Recall{From: []string{peopleQuestion}}, s.workbook()) {
			lines = append(lines, q.Lines...)
		}
	}
	return lines
}

// people shows whom the person would call, and nothing else they wrote.
type people struct{ list }

func newPeople(s *sitting) *people {
	p := &people{}
	p.above = func(width int, t theme.Theme) []string {
		lines := append(sentence("My people", width, t.Title), "")
		for _, who := range s.people() {
			lines = append(lines, sentence(who, width, t.Warm)...)
		}
		return lines
	}
	p.menu.keys = newListKeys("back", "back")
	p.menu.set([]choice{{label: "Back", do: func() (step, tea.Cmd) { return back(), nil }}})
	return p
}

// Update implements [screen].
func (p *people) Update(msg tea.Msg) (step, tea.Cmd) {
	st, cmd, _ := p.update(msg)
	return st, cmd
}

// Header implements [screen].
func (p *people) Header() (string, string) { return "", "" }
