package tui

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// walked closes a track whose every page is done, quietly.
type walked struct {
	list
	track *content.Track
}

// closing is where the last page leads: home, and where the whole track is done
// a word before it.
func closing(s *sitting, t *content.Track) route.Step {
	if !t.Done(s.workbook()) {
		return route.Start()
	}
	return route.Start(route.Home{Track: t.ID}, route.Walked{Track: t.ID})
}

func newWalked(s *sitting, t *content.Track) *walked {
	w := &walked{track: t}
	w.above = func(width int, th ui.Theme) []string {
		lines := append(sentence("This was the last page", width, th.Title), "")
		lines = append(lines, sentence("You have walked this track. It stays here as it is: any page can be opened again, on any day, and what you wrote can be changed.", width, th.Body)...)
		return append(append(lines, ""), sentence("Nothing has to be finished, or decided, because a book has come to its end.", width, th.Body)...)
	}
	w.menu.keys = newListKeys("choose", "home")
	items := []choice{{label: "Print it", do: func() (route.Step, tea.Cmd) { return route.Replace(route.Print{Track: t.ID}), nil }}}
	for _, c := range checkinChoice(s, t) {
		items = append(items, choice{label: c.label, do: func() (route.Step, tea.Cmd) { return route.Replace(route.CheckIn{Track: t.ID}), nil }})
	}
	w.menu.set(append(items, choice{label: "Home", do: func() (route.Step, tea.Cmd) { return route.Back(), nil }}))
	return w
}

// Update implements [screen].
func (w *walked) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	st, cmd, _ := w.update(msg)
	return st, cmd
}

// Header implements [screen].
func (w *walked) Header() (string, string) { return w.track.Title, "" }
