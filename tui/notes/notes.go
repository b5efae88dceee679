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
	gone    []content.Note // deleted or let rest since the screen was opened, oldest first
	last    string         // the id of the note opened last
	resting bool           // those that rest are shown too
}

func newNotes(s *session.Session) *notesScreen {
	n := &notesScreen{session: s}
	n.List = *ui.NewList("open", "home", ui.Titled("Notes"))
	n.Left, n.Fill = "groundwork", n.choices
	n.Below = func(width int, t ui.Theme) []string {
		said := "A print of everything has all notes in it, in full."
		if len(n.Items) == 1 {
			said = "Nothing here yet. A note is a free page: it belongs to no question and to no track. " + said
		}
		return ui.Sentence(said, width, t.Faint)
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
		does := "Bring back: "
		if now, there := n.now(note); there {
			if !now.Rests() {
				continue // it was woken where it is listed
			}
			does = "Wake: "
		}
		items = append(items, ui.Choice{Label: does + note.FirstWords(), Do: func() (route.Step, tea.Cmd) {
			return route.Stay(), n.bringBack(i)
		}})
	}
	items = n.list(items, s.Notes(false))
	rest := s.Notes(true)
	if len(rest) == 0 {
		return items
	}
	does, means := "Show what rests", "Out of sight, not gone: whoever opens the book can show this."
	if n.resting {
		does, means = "Hide what rests", ""
	}
	items = append(items, ui.Choice{
		Label: does, Detail: text.Count(len(rest), "note", "notes"), Apart: true,
		About: means,
		Do: func() (route.Step, tea.Cmd) {
			n.resting = !n.resting
			n.Refill()
			return route.Stay(), nil
		},
	})
	if n.resting {
		items = n.list(items, rest)
	}
	return items
}

// list adds notes to the items.
func (n *notesScreen) list(items []ui.Choice, notes []content.Note) []ui.Choice {
	for i, note := range notes {
		if note.ID == n.last {
			n.At, n.last = len(items), ""
		}
		items = append(items, ui.Choice{
			Label: note.FirstWords(), Detail: text.DateBy(note.Written, n.session.Now()), Apart: i == 0,
			Do: func() (route.Step, tea.Cmd) {
				n.last = note.ID // it may stand elsewhere once one is back
				return route.To(route.Note{ID: note.ID}), nil
			},
		})
	}
	return items
}

// Receive implements [ui.Receiver]: what was deleted or let rest is at hand until one
// leaves the list.
func (n *notesScreen) Receive(result any) (route.Step, tea.Cmd) {
	if note, ok := result.(content.Note); ok {
		n.gone = append(n.gone, note)
		n.At, n.last = 1, "" // where it can be brought back
	}
	return route.Stay(), nil
}

// now returns a note as the workbook has it, or as it was where it doesn't.
func (n *notesScreen) now(note content.Note) (content.Note, bool) {
	r, there := n.session.Workbook().Record(note.Key())
	if there {
		note, _ = r.(content.Note)
	}
	return note, there
}

// bringBack puts a note back that was deleted, or wakes it.
func (n *notesScreen) bringBack(i int) tea.Cmd {
	note, there := n.now(n.gone[i])
	n.gone = slices.Delete(n.gone, i, i+1)
	if there {
		note.Rest = note.Turn(false, n.session.Now())
	}
	cmd := n.session.Autosave.Put(note)
	n.Refill()
	return cmd
}
