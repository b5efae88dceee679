package field

import (
	"charm.land/bubbles/v2/key"

	"groundwork/tui/editor"
	"groundwork/tui/ui"
)

// writing is the text of the cell that is being filled in, or nil where the
// focus is elsewhere.
func (t *table) writing() *editor.Editor {
	switch c := t.cell.(type) {
	case lineCell:
		return c.Editor
	case dateCell:
		return c.Editor
	}
	return nil
}

// TakesPage implements [Writer].
func (t *table) TakesPage(by int) bool {
	p := t.writing()
	return p != nil && p.TakesPage(by)
}

// AllKeys implements [Writer].
func (t *table) AllKeys() []key.Binding {
	list := []key.Binding{
		ui.Named("tab", "the next cell", "tab"), ui.Named("shift+tab", "the cell before", "shift+tab"),
		ui.Bind("remove what the focus is in", "ctrl+d"),
	}
	if len(t.actions) > moveDown {
		list = append(list, ui.Named("alt+↑/↓", "move it up and down", "alt+up", "alt+down"))
	}
	if p := t.writing(); p != nil {
		list = append(list, p.Keys()...)
		if _, prose := t.cell.(lineCell); prose {
			list = append(list, ownEditor())
		}
		return list
	}
	return append(list, ui.Bind("choose", "enter", "space"), editor.UndoKey(), editor.RedoKey())
}

// wrote takes what the cell holds now, and remembers how to undo it.
func (t *table) wrote() {
	t.hint = ""
	at, column := t.at.entry, t.ask.Columns[t.at.column].ID
	before, now := t.list[at].Cells[column], t.cell.value()
	if p := t.writing(); p != nil {
		last, n := p.LastEdit()
		t.entries.wrote(at, column, last, n == t.edits)
		t.edits = n
	} else if before != now {
		t.entries.wrote(at, column, editor.Edit{Old: before, New: now}, false)
	}
	t.write(at, column, now)
}

// lentCell is the text of a cell that is out at the person's own editor.
type lentCell struct {
	*table
	at stop
	id string // of the entry
}

// Text implements [ui.Lent].
func (c lentCell) Text() string {
	i, column := c.find(c.id), c.ask.Columns[c.at.column].ID
	if i < 0 {
		return ""
	}
	return c.list[i].Cells[column]
}

// Replace implements [ui.Lent]. The focus goes to the cell.
func (c lentCell) Replace(text string) Result {
	i := c.find(c.id)
	if i < 0 {
		return Result{Ignored: true, Why: "What it was written in is gone."}
	}
	c.at.entry = i
	if c.table.at != c.at || c.writing() == nil {
		c.moveTo(c.at)
	}
	r := edited(nil, c.writing().Replace(text))
	if r.Changed {
		c.wrote()
	}
	return r
}

// history takes the keys that undo and do again, in the cells as in the list.
func (t *table) history(k string) (Result, bool) {
	switch {
	case undoes(k):
		return t.back(t.undo(), editor.NothingToUndo), true
	case redoes(k):
		return t.back(t.redo(), editor.NothingToRedo), true
	}
	return Result{}, false
}

// back goes to where something was undone, done again or brought back.
func (t *table) back(to landing, otherwise string) Result {
	if !to.ok {
		return Result{Ignored: true, Why: otherwise}
	}
	t.hint = ""
	if to.entry >= len(t.list) { // what was there last was removed again
		t.sort.after(to.entry)
		return Result{Changed: true}
	}
	s := t.firstCell(to.entry)
	for i, c := range t.ask.Columns {
		if c.ID == to.column {
			s.column = i
		}
	}
	t.sort.show(to.entry)
	t.moveTo(s)
	if to.column != "" {
		t.cell.setOffset(to.offset)
	}
	return Result{Changed: true}
}
