package notes

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// notesScreen lists the free pages, newest first.
type notesScreen struct {
	ui.List
	session *session.Session
	gone    []content.Note // deleted since the screen was opened, oldest first
	last    string         // the id of the note opened last
}

func newNotes(s *session.Session) *notesScreen {
	n := &notesScreen{session: s}
	n.List = *ui.NewList("open", "home", ui.Titled("Notes"))
	n.Left, n.Fill = "groundwork", n.choices
	n.Below = func(width int, t ui.Theme) []string {
		if len(n.Items) > 1 {
			return nil
		}
		return ui.Sentence("Nothing here yet. A note is a free page: it belongs to no question and to no track.", width, t.Faint)
	}
	return n
}

func (n *notesScreen) Enter() tea.Cmd {
	n.Refill()
	if n.Frame.Width > 0 {
		n.List.Resize(n.Frame)
	}
	return nil
}

func (n *notesScreen) choices() []ui.Choice {
	s := n.session
	items := []ui.Choice{{Label: "+ a new note", Do: func() (route.Step, tea.Cmd) {
		return route.To(route.Note{ID: s.NewID(), New: true}), nil
	}}}
	for i, note := range slices.Backward(n.gone) {
		items = append(items, ui.Choice{Label: "Bring back: " + note.FirstWords(), Do: func() (route.Step, tea.Cmd) {
			return route.Stay(), n.bringBack(i)
		}})
	}
	for i, note := range s.Notes() {
		if note.ID == n.last {
			n.At, n.last = len(items), ""
		}
		items = append(items, ui.Choice{
			Label: note.FirstWords(), Detail: text.DateBy(note.Written, s.Now()), Apart: i == 0,
			Do: func() (route.Step, tea.Cmd) {
				n.last = note.ID // it may stand elsewhere once one is back
				return route.To(route.Note{ID: note.ID}), nil
			},
		})
	}
	return items
}

// Receive implements [ui.Receiver]: a deleted note is kept until one leaves the list.
func (n *notesScreen) Receive(result any) (route.Step, tea.Cmd) {
	if note, ok := result.(content.Note); ok {
		n.gone = append(n.gone, note)
		n.At, n.last = 1, "" // where it can be brought back
	}
	return route.Stay(), nil
}

func (n *notesScreen) bringBack(i int) tea.Cmd {
	note := n.gone[i]
	n.gone = slices.Delete(n.gone, i, i+1)
	cmd := n.session.Autosave.Put(note)
	n.Refill()
	return cmd
}
