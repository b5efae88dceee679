package tui

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/theme"
)

// notesScreen lists the free pages, newest first.
type notesScreen struct {
	list
	sitting *sitting
	gone    []content.Note // deleted since the screen was opened, oldest first
	last    string         // the id of the note opened last
}

func newNotes(s *sitting) *notesScreen {
	n := &notesScreen{sitting: s}
	n.above = func(_ int, t theme.Theme) []string { return []string{t.Title.Render("Notes")} }
	n.below = func(width int, t theme.Theme) []string {
		if len(n.menu.items) > 1 {
			return nil
		}
		return sentence("Nothing here yet. A note is a free page: it belongs to no question and to no track.", width, t.Faint)
	}
	n.menu.keys = newListKeys("open", "home")
	return n
}

// notesItem is the way to the notes from Home.
func (s *sitting) notesItem() choice {
	detail := ""
	if n := len(s.notes()); n > 0 {
		detail = strconv.Itoa(n)
	}
	return choice{label: "Notes", detail: detail, do: func() (step, tea.Cmd) { return open(newNotes(s)), nil }}
}

// openNote is the step to one note, with the list behind it.
func (s *sitting) openNote(n content.Note) step {
	list := newNotes(s)
	return open(list, newNote(s, list, n))
}

// notes are the free pages, those written last first.
func (s *sitting) notes() []content.Note {
	var all []content.Note
	for r := range s.workbook().Records() {
		if n, ok := r.(content.Note); ok {
			all = append(all, n)
		}
	}
	slices.SortFunc(all, func(a, b content.Note) int {
		return cmp.Or(b.Written.Compare(a.Written), cmp.Compare(a.ID, b.ID))
	})
	return all
}

// Enter implements [screen].
func (n *notesScreen) Enter() tea.Cmd {
	n.sitting.desk.collect()
	n.refresh()
	if n.frame.Width > 0 {
		n.list.Resize(n.frame)
	}
	return nil
}

func (n *notesScreen) refresh() {
	s := n.sitting
	items := []choice{{label: "+ a new note", do: func() (step, tea.Cmd) {
		return open(newNote(s, n, content.Note{ID: s.newID()})), nil
	}}}
	for i, note := range slices.Backward(n.gone) {
		items = append(items, choice{label: "Bring back: " + firstWords(note), do: func() (step, tea.Cmd) {
			return stay(), n.bringBack(i)
		}})
	}
	for i, note := range s.notes() {
		if note.ID == n.last {
			n.menu.at, n.last = len(items), ""
		}
		items = append(items, choice{
			label: firstWords(note), detail: day(note.Written, s.now()), apart: i == 0,
			do: func() (step, tea.Cmd) {
				n.last = note.ID // it may stand elsewhere once one is back
				return open(newNote(s, n, note)), nil
			},
		})
	}
	n.menu.set(items)
}

// firstWords is what a note is called in a list.
func firstWords(n content.Note) string {
	for line := range strings.Lines(n.Title + "\n" + n.Text) {
		if line = strings.TrimSpace(text.CleanLine(text.Display(line))); line != "" {
			return line
		}
	}
	return "a note"
}

// remember keeps a deleted note until one leaves the list.
func (n *notesScreen) remember(note content.Note) {
	n.gone = append(n.gone, note)
	n.menu.at, n.last = 1, "" // where it can be brought back
}

func (n *notesScreen) bringBack(i int) tea.Cmd {
	note := n.gone[i]
	n.gone = slices.Delete(n.gone, i, i+1)
	cmd := n.sitting.desk.put(note)
	n.refresh()
	return cmd
}

// Update implements [screen].
func (n *notesScreen) Update(msg tea.Msg) (step, tea.Cmd) {
	st, cmd, _ := n.update(msg)
	return st, cmd
}

// Header implements [screen].
func (n *notesScreen) Header() (string, string) { return "groundwork", "" }
