package field

import (
	"charm.land/bubbles/v2/key"

	"groundwork/content"
	"groundwork/tui/editor"
	"groundwork/tui/field/entries"
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

// Writing implements [Writer].
func (t *table) Writing() bool { return t.writing() != nil }

// Selecting implements [Writer].
func (t *table) Selecting() bool {
	p := t.writing()
	return p != nil && p.Selecting()
}

// AllKeys implements [Writer].
func (t *table) AllKeys() []key.Binding {
	list := []key.Binding{
		ui.Bind("the next cell; from an empty row on past the table", "enter"),
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
	return append(list, editor.UndoKey(), editor.RedoKey())
}

// beginWriting adds an entry for what is typed, and goes to the first cell that takes
// text.
func (t *table) beginWriting() {
	t.begin()
	for i, c := range t.ask.Columns {
		if c.Kind == content.KindLine {
			t.moveTo(stop{kind: atCell, entry: t.at.entry, column: i})
			return
		}
	}
}

// Takes implements [Field]: another entry is begun with it.
func (t *table) Takes(string) ui.Gladness {
	for _, e := range t.list.All {
		if !entries.Blank(e) {
			return ui.TakesAfter
		}
	}
	return ui.TakesTable
}

// Settle implements [Field]: it says what was left that is not kept.
func (t *table) Settle() Result {
	for i := range t.list.All {
		for _, c := range t.ask.Columns {
			if why := t.list.WhyNotKept(i, c, false); why != "" {
				return Result{Why: why}
			}
		}
	}
	return Result{}
}

// wrote takes what the cell holds now, and remembers how to undo it.
func (t *table) wrote() {
	t.hint = ""
	at, column := t.at.entry, t.ask.Columns[t.at.column].ID
	if p := t.writing(); p != nil {
		last, n := p.LastEdit()
		t.list.Write(at, column, t.cell.value(), last, n == t.edits)
		t.edits = n
		return
	}
	t.list.Put(at, column, t.cell.value())
}

// settle ends what is written in a cell that is left: a date in it is one from now on.
func (t *table) settle() {
	if c, ok := t.cell.(dateCell); ok {
		t.list.InNumbers(t.in, t.ask.Columns[t.at.column].ID, c.value())
	}
}

// lentCell is the text of a cell that is out at the person's own editor.
type lentCell struct {
	*table
	at stop
	id string // of the entry
}

// Text implements [ui.Lent].
func (c lentCell) Text() string {
	i, column := c.list.Find(c.id), c.ask.Columns[c.at.column].ID
	if i < 0 {
		return ""
	}
	return c.list.All[i].Cells[column]
}

// Replace implements [ui.Lent]. The focus goes to the cell.
func (c lentCell) Replace(text string) Result {
	i := c.list.Find(c.id)
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
		return t.back(t.list.Undo(), editor.NothingToUndo), true
	case redoes(k):
		return t.back(t.list.Redo(), editor.NothingToRedo), true
	}
	return Result{}, false
}

// back goes to where something was undone, done again or brought back.
func (t *table) back(to entries.Landing, otherwise string) Result {
	if !to.OK {
		return Result{Ignored: true, Why: otherwise}
	}
	t.hint = ""
	if to.Entry >= len(t.list.All) { // what was there last was removed again
		t.sort.after(to.Entry)
		return Result{Changed: true}
	}
	s := t.firstCell(to.Entry)
	for i, c := range t.ask.Columns {
		if c.ID == to.Column {
			s.column = i
		}
	}
	t.sort.show(to.Entry)
	t.moveTo(s)
	if to.Column != "" {
		t.cell.setOffset(to.Offset)
	}
	return Result{Changed: true}
}
