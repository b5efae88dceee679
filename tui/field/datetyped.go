package field

import (
	"groundwork/content"
	"groundwork/content/dates"
	"groundwork/tui/editor"
)

// mostOfDate is as much as a line for a date takes, in bytes.
const mostOfDate = 100

// dateEditor returns an editor of a date.
func (b *base) dateEditor(text, name string) *editor.Editor {
	return editor.New(text, editor.Options{OneLine: true, Limit: mostOfDate, Memory: b.set.Memory.texts, Name: name})
}

// readDate reads a date as it was typed. A log is of days that have been, or come soon; what
// the book asks for else are days to come.
func (b *base) readDate(typed string) dates.Typed {
	if b.ask.Dated() {
		return dates.Read(typed, b.set.Now(), b.set.MonthFirst)
	}
	return dates.ReadNext(typed, b.set.Now(), b.set.MonthFirst)
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
