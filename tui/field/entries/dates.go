package entries

import (
	"maps"
	"time"

	"groundwork/content"
	"groundwork/content/dates"
)

// DayColumn is the column of the day of an entry, which is kept as when it happened
// and as no cell. No column of a book is called so.
const DayColumn = ":day"

// The dates in the cells of entries. While they are edited, such a cell holds
// what was typed; as it is kept it holds a day, or what it held before.

// dateColumns are the columns of dates.
func (l *List) dateColumns() []content.Column {
	var list []content.Column
	for _, c := range l.of.Ask.Columns {
		if c.Kind == content.KindDate {
			list = append(list, c)
		}
	}
	return list
}

// openDates puts the dates of the entries as they are typed, and adds behind them what has
// none yet and is therefore not in the workbook. Of the days of a log only those
// that are none yet are put there: there may be very many.
func (l *List) openDates() {
	columns := l.dateColumns()
	if len(columns) == 0 {
		return
	}
	if len(columns) > 1 || columns[0].ID != DayColumn {
		for i := range l.All {
			l.openCells(i, columns)
		}
	}
	for id, open := range l.past.open {
		if i := l.Find(id); i >= 0 && l.readDate(open.Cells[DayColumn]).Why != "" {
			l.setDay(i, open.Cells[DayColumn])
		}
	}
	for id, entry := range l.past.open {
		if l.Find(id) < 0 {
			entry.Cells = maps.Clone(entry.Cells)
			l.All = append(l.All, entry)
		}
	}
}

// openCells puts the dates in the cells of an entry as they are typed.
func (l *List) openCells(i int, columns []content.Column) {
	entry := l.All[i]
	open := l.past.open[entry.ID]
	entry.Cells = maps.Clone(entry.Cells)
	for _, c := range columns {
		if d := content.DateInCell(entry.Cells[c.ID]); !d.Empty() {
			entry.Cells[c.ID] = l.inNumbers(d)
		}
		if typed := open.Cells[c.ID]; c.ID != DayColumn && l.readDate(typed).Why != "" {
			entry.Cells[c.ID] = typed
		}
	}
	l.All[i] = entry
}

// noteOpen remembers an entry for the session as long as a date in it is none.
func (l *List) noteOpen(entry content.Entry) {
	delete(l.past.open, entry.ID)
	for _, c := range l.dateColumns() {
		if l.readDate(entry.Cells[c.ID]).Why != "" && (c.ID != DayColumn || !Blank(entry)) {
			l.past.open[entry.ID] = entry
		}
	}
}

// toKeep returns an entry as it is kept. One of a log whose day nobody changed is kept as it
// is, so that nothing of it has to be copied.
func (l *List) toKeep(entry content.Entry) content.Entry {
	columns := l.dateColumns()
	_, open := entry.Cells[DayColumn]
	if len(columns) == 0 || len(columns) == 1 && columns[0].ID == DayColumn && !open {
		return entry
	}
	entry.On = l.Moment(entry)
	cells := maps.Clone(entry.Cells)
	delete(cells, DayColumn)
	for _, c := range columns {
		typed := l.readDate(cells[c.ID])
		switch {
		case c.ID == DayColumn:
		case typed.Why != "":
			cells[c.ID] = l.keptCell(entry, c.ID)
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
func (l *List) keptCell(entry content.Entry, column string) string {
	r, _ := l.of.Workbook.Record(entry.Key())
	old, _ := r.(content.Entry)
	return old.Cells[column]
}

// WhyNotKept says of a cell why it is not kept, or nothing. While one is in it,
// what may become a date is left in peace.
func (l *List) WhyNotKept(i int, c content.Column, inIt bool) string {
	if c.Kind != content.KindDate {
		return ""
	}
	typed := l.readDate(l.All[i].Cells[c.ID])
	if typed.Begun && inIt {
		return ""
	}
	kept := content.DateInCell(l.keptCell(l.All[i], c.ID))
	if c.ID == DayColumn {
		kept = content.DateOf(l.All[i].On)
	}
	return typed.NotKept(kept)
}

// OpenDay puts the day of an entry as it is typed where it can be changed.
func (l *List) OpenDay(i int) {
	if _, open := l.All[i].Cells[DayColumn]; !open {
		l.setDay(i, l.inNumbers(content.DateOf(l.All[i].On)))
	}
}

// setDay puts the day of an entry as it is typed. Maps the workbook has are never
// changed.
func (l *List) setDay(i int, typed string) {
	cells := maps.Clone(l.All[i].Cells)
	if cells == nil {
		cells = map[string]string{}
	}
	cells[DayColumn] = typed
	l.All[i].Cells = cells
}

// Moment is when an entry happened, by the day that was typed. Today it is now; on
// another day it is noon.
func (l *List) Moment(entry content.Entry) time.Time {
	day := l.readDate(entry.Cells[DayColumn]).Date
	now := l.of.Now()
	switch {
	case day.Empty() || day == content.DateOf(entry.On):
		return entry.On
	case day == content.DateOf(now):
		return now
	}
	return day.Noon(now.Location())
}

// settle puts every entry where its day is.
func (l *List) settle() {
	for i, entry := range l.All {
		l.All[i].On = l.Moment(entry)
	}
	l.sort()
}

// InNumbers writes the date in a cell in numbers, whatever was typed: today is
// another day tomorrow. What is no date stays.
func (l *List) InNumbers(id, column, typed string) {
	i := l.Find(id)
	if i < 0 || l.All[i].Cells[column] != typed {
		return
	}
	now := l.inNumbers(l.readDate(typed).Date)
	if now == "" || now == typed {
		return
	}
	l.Write(i, column, now, l.past.wholeEdit(id, column, typed, now), true)
}

// readDate reads a date as it was typed. A log is of days that have been, or come soon; what
// a table asks for are days to come.
func (l *List) readDate(typed string) dates.Typed {
	if l.dated() {
		return dates.Read(typed, l.of.Now(), l.of.MonthFirst)
	}
	return dates.ReadNext(typed, l.of.Now(), l.of.MonthFirst)
}

func (l *List) inNumbers(d content.Date) string { return dates.Write(d, l.of.MonthFirst) }
