package field

import (
	"cmp"
	"maps"
	"strings"

	"groundwork/content"
	"groundwork/content/dates"
	"groundwork/content/text"
	"groundwork/tui/editor"
)

// mostOfDate is as much as a line for a date takes, in bytes.
const mostOfDate = 100

// dateEditor returns an editor of a date.
func (b *base) dateEditor(text, name string) *editor.Editor {
	return editor.New(text, editor.Options{OneLine: true, Limit: mostOfDate, Memory: b.set.Memory.texts, Name: name})
}

// readDate reads a date as it was typed.
func (b *base) readDate(typed string) dates.Typed {
	return dates.Read(typed, b.set.Now(), b.set.MonthFirst)
}

// inNumbers returns a date as it stands in a line to change it.
func (b *base) inNumbers(d content.Date) string { return dates.Write(d, b.set.MonthFirst) }

// dateForm shows in an empty line how a date is typed.
func (b *base) dateForm() string {
	if b.set.MonthFirst {
		return "(mm/dd/yyyy)"
	}
	return "(dd/mm/yyyy)"
}

// notKept says why a date is not kept, and what is.
func notKept(typed dates.Typed, kept content.Date) string {
	switch {
	case typed.Why == "":
		return ""
	case kept.Empty():
		return typed.Why + " It is not kept yet."
	}
	return typed.Why + " It is not kept yet; " + text.Date(kept.Time()) + " still is."
}

// The dates in the cells of entries. While they are edited, such a cell holds
// what was typed; as it is kept it holds a day, or what it held before.

// dateColumns are the columns of dates.
func (e *entries) dateColumns() []content.Column {
	var list []content.Column
	for _, c := range e.ask.Columns {
		if c.Kind == content.KindDate {
			list = append(list, c)
		}
	}
	return list
}

// openDates puts the dates of the entries as they are typed, and adds what has
// none yet and is therefore not in the workbook. Of the days of a log only those
// that are none yet are put there: there may be very many.
func (e *entries) openDates() {
	columns := e.dateColumns()
	if len(columns) == 0 {
		return
	}
	if len(columns) > 1 || columns[0].ID != dayColumn {
		for i := range e.list {
			e.openCells(i, columns)
		}
	}
	for id, open := range e.past.open {
		if i := e.find(id); i >= 0 && e.readDate(open.Cells[dayColumn]).Why != "" {
			e.setDay(i, open.Cells[dayColumn])
		}
	}
	for id, entry := range e.past.open {
		if e.find(id) < 0 {
			entry.Cells = maps.Clone(entry.Cells)
			e.list = append(e.list, entry)
		}
	}
	text.SortStable(e.list, func(a, b content.Entry) int {
		return cmp.Or(strings.Compare(a.Order, b.Order), strings.Compare(a.ID, b.ID))
	})
}

// openCells puts the dates in the cells of an entry as they are typed.
func (e *entries) openCells(i int, columns []content.Column) {
	entry := e.list[i]
	open := e.past.open[entry.ID]
	entry.Cells = maps.Clone(entry.Cells)
	for _, c := range columns {
		if d := content.DateInCell(entry.Cells[c.ID]); !d.Empty() {
			entry.Cells[c.ID] = e.inNumbers(d)
		}
		if typed := open.Cells[c.ID]; c.ID != dayColumn && e.readDate(typed).Why != "" {
			entry.Cells[c.ID] = typed
		}
	}
	e.list[i] = entry
}

// noteOpen remembers an entry for the session as long as a date in it is none.
func (e *entries) noteOpen(entry content.Entry) {
	delete(e.past.open, entry.ID)
	for _, c := range e.dateColumns() {
		if e.readDate(entry.Cells[c.ID]).Why != "" && (c.ID != dayColumn || !blank(entry)) {
			e.past.open[entry.ID] = entry
		}
	}
}

// toKeep returns an entry as it is kept.
func (e *entries) toKeep(entry content.Entry) content.Entry {
	columns := e.dateColumns()
	if len(columns) == 0 {
		return entry
	}
	entry.On = e.moment(entry)
	cells := maps.Clone(entry.Cells)
	delete(cells, dayColumn)
	for _, c := range columns {
		typed := e.readDate(cells[c.ID])
		switch {
		case c.ID == dayColumn:
		case typed.Why != "":
			cells[c.ID] = e.keptCell(entry, c.ID)
		case !typed.Date.Empty():
			cells[c.ID] = typed.Date.Cell()
		}
		if cells[c.ID] == "" {
			delete(cells, c.ID)
		}
	}
	entry.Cells = cells
	return entry
}

// keptCell is a cell as the workbook has it.
func (e *entries) keptCell(entry content.Entry, column string) string {
	r, _ := e.set.Workbook.Record(entry.Key())
	old, _ := r.(content.Entry)
	return old.Cells[column]
}

// whyNotKept says of a cell why it is not kept, or nothing. While one is in it,
// what may become a date is left in peace.
func (e *entries) whyNotKept(i int, c content.Column, inIt bool) string {
	if c.Kind != content.KindDate {
		return ""
	}
	typed := e.readDate(e.list[i].Cells[c.ID])
	if typed.Begun && inIt {
		return ""
	}
	kept := content.DateInCell(e.keptCell(e.list[i], c.ID))
	if c.ID == dayColumn {
		kept = content.DateOf(e.list[i].On)
	}
	return notKept(typed, kept)
}

// settle writes the date in the cell that is left in numbers, whatever was typed:
// today is another day tomorrow.
func (t *table) settle() {
	c, ok := t.cell.(dateCell)
	i := t.find(t.in)
	if !ok || i < 0 {
		return
	}
	typed, column := c.value(), t.ask.Columns[t.at.column].ID
	inNumbers := t.inNumbers(t.readDate(typed).Date)
	if inNumbers == "" || inNumbers == typed || t.list[i].Cells[column] != typed {
		return
	}
	t.entries.wrote(i, column, t.past.wholeEdit(t.in, column, typed, inNumbers), true)
	t.write(i, column, inNumbers)
}

// wholeEdit returns the last edit of a cell as one of all that stands in it,
// which has become another text since.
func (h *listHistory) wholeEdit(id, column, value, now string) editor.Edit {
	if n := len(h.done); n > 0 {
		last := h.done[n-1]
		end := last.edit.Offset + len(last.edit.New)
		if last.kind == wroteEntry && last.entry.ID == id && last.column == column && end <= len(value) {
			return editor.Edit{Old: value[:last.edit.Offset] + last.edit.Old + value[end:], New: now}
		}
	}
	return editor.Edit{Old: value, New: now}
}
