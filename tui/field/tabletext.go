package field

import (
	"charm.land/bubbles/v2/key"

	"groundwork/tui/editor"
)

// writing is the text of the cell that is being filled in, or nil where the
// focus is elsewhere.
func (l *ledger) writing() *editor.Editor {
	if c, ok := l.cell.(lineCell); ok {
		return c.Editor
	}
	return nil
}

// Asking implements [Writer].
func (l *ledger) Asking() bool {
	p := l.writing()
	return p != nil && p.Question() != ""
}

// TakesPage implements [Writer].
func (l *ledger) TakesPage(by int) bool {
	p := l.writing()
	return p != nil && p.TakesPage(by)
}

// AllKeys implements [Writer].
func (l *ledger) AllKeys() []key.Binding {
	list := []key.Binding{
		named("tab", "the next cell", "tab"), named("shift+tab", "the cell before", "shift+tab"),
		bind("remove what the focus is in", "ctrl+d"),
	}
	if len(l.actions) > moveDown {
		list = append(list, named("alt+↑/↓", "move it up and down", "alt+up", "alt+down"))
	}
	if p := l.writing(); p != nil {
		return append(append(list, p.Keys()...), ownEditor())
	}
	return append(list, bind("choose", "enter", "space"), editor.UndoKey(), editor.RedoKey())
}

// wrote takes what the cell holds now, and remembers how to undo it.
func (l *ledger) wrote() {
	l.hint = ""
	at, column := l.at.entry, l.ask.Columns[l.at.column].ID
	before, now := l.list[at].Cells[column], l.cell.value()
	if p := l.writing(); p != nil {
		last, n := p.LastEdit()
		l.entries.wrote(at, column, last, n == l.edits)
		l.edits = n
	} else if before != now {
		l.entries.wrote(at, column, editor.Edit{Old: before, New: now}, false)
	}
	l.write(at, column, now)
}

// lentCell is the text of a cell that is out at the person's own editor.
type lentCell struct {
	*ledger
	at stop
	id string // of the entry
}

// Text implements [Lent].
func (c lentCell) Text() string {
	i, column := c.find(c.id), c.ask.Columns[c.at.column].ID
	if i < 0 {
		return ""
	}
	return c.list[i].Cells[column]
}

// Replace implements [Lent]. The focus goes to the cell.
func (c lentCell) Replace(text string) Result {
	i := c.find(c.id)
	if i < 0 {
		return Result{Ignored: true, Why: "What it was written in is gone."}
	}
	c.at.entry = i
	if c.ledger.at != c.at || c.writing() == nil {
		c.moveTo(c.at)
	}
	r := edited(nil, c.writing().Replace(text))
	if r.Changed {
		c.wrote()
	}
	return r
}

// history takes the keys that undo and do again, in the cells as in the list.
func (l *ledger) history(k string) (Result, bool) {
	if l.Asking() {
		return Result{}, false
	}
	switch {
	case undoes(k):
		if c, ok := l.cell.(*dateCell); ok && c.settle() {
			return Result{}, true
		}
		return l.back(l.undo(), editor.NothingToUndo), true
	case redoes(k):
		return l.back(l.redo(), editor.NothingToRedo), true
	}
	return Result{}, false
}

// back goes to where something was undone, done again or brought back.
func (l *ledger) back(to landing, otherwise string) Result {
	if !to.ok {
		return Result{Ignored: true, Why: otherwise}
	}
	l.hint = ""
	if to.entry >= len(l.list) { // what was there last was removed again
		l.sort.after(to.entry)
		return Result{Changed: true}
	}
	s := stop{kind: atCell, entry: to.entry}
	for i, c := range l.ask.Columns {
		if c.ID == to.column {
			s.column = i
		}
	}
	l.sort.show(to.entry)
	l.moveTo(s)
	if to.column != "" {
		l.cell.setOffset(to.offset)
	}
	return Result{Changed: true}
}
