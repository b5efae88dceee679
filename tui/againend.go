package tui

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/theme"
)

// walked closes a track whose every page is done, quietly.
type walked struct {
	list
	track *content.Track
}

// closing is where the last page leads: home, and where the whole track is done
// a word before it.
func (s *sitting) closing(t *content.Track) step {
	if !t.Done(s.workbook()) {
		return home()
	}
	return step{back: everything, to: []screen{newHome(s, t), newWalked(s, t)}}
}

func newWalked(s *sitting, t *content.Track) *walked {
	w := &walked{track: t}
	w.above = func(width int, th theme.Theme) []string {
		lines := append(sentence("This was the last page", width, th.Title), "")
		lines = append(lines, sentence("You have walked this track. It stays here as it is: any page can be opened again, on any day, and what you wrote can be changed.", width, th.Body)...)
		return append(append(lines, ""), sentence("Nothing has to be finished, or decided, because a book has come to its end.", width, th.Body)...)
	}
	w.menu.keys = newListKeys("choose", "home")
	items := []choice{{label: "Print it", do: func() (step, tea.Cmd) { return swap(newPrinting(s, t)), nil }}}
	for _, c := range checkinChoice(s, t) {
		items = append(items, choice{label: c.label, do: func() (step, tea.Cmd) { return swap(newCheckin(s, t)), nil }})
	}
	w.menu.set(append(items, choice{label: "Home", do: func() (step, tea.Cmd) { return back(), nil }}))
	return w
}

// Update implements [screen].
func (w *walked) Update(msg tea.Msg) (step, tea.Cmd) {
	st, cmd, _ := w.update(msg)
	return st, cmd
}

// Header implements [screen].
func (w *walked) Header() (string, string) { return w.track.Title, "" }
