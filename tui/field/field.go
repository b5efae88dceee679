// Package field is one answer on the screen: a [Field] for each kind of
// question. A field knows its question and what was answered before; it knows
// nothing of pages, navigation or disks.
package field

import (
	"time"

	"groundwork/content"
	"groundwork/tui/ui"
)

// Field is one question's answer, changed in place. It draws the label, the
// hint, the answer and any reply or notice.
type Field interface {
	ui.Block
	// Change is what has to be saved since the field was made or last asked:
	// empty unless the person changed something. It is asked for behind the
	// typing, never for each key, so it may cost as much as the answer is long.
	// The workbook takes each change before the next field is asked: the scales
	// of a page share one record.
	Change() content.Change
	// Spot is where the cursor is, and Restore puts it there; a spot that no
	// longer exists is the nearest one. Focus comes before Restore.
	Spot() (part string, offset int)
	Restore(part string, offset int)
	// Offers is the route that the answer suggests as it stands, or Open.
	Offers() content.Route
}

// Edge is the side a focus comes from or leaves to.
type Edge = ui.Edge

// The edges.
const (
	Stay   = ui.Stay
	Above  = ui.Above
	Below  = ui.Below
	On     = ui.On
	Typing = ui.Typing
)

// Result is what came of a message.
type Result = ui.Outcome

// Writer is a field with a text to write in.
type Writer interface {
	Field
	ui.Writer
}

// Log is a field of dated entries.
type Log interface {
	Field
	// Begin adds an entry of today, with the cursor in it. It is kept once
	// something stands in it. Focus comes before Begin.
	Begin()
}

// Prose is a field that is one text and nothing else.
type Prose interface {
	Writer
	Spoken
	ui.Lent
	// Paragraphs reports whether enter begins a new one.
	Paragraphs() bool
}

// Setting is what a field may know of the world around it.
type Setting struct {
	Book       *content.Book
	Workbook   *content.Workbook // as it is now; never changed by a field
	Track      content.TrackID
	Page       string           // the page's id, or another occasion of ratings
	Set        string           // the id of the rating set; "" for the page's own
	On         func() time.Time // what the rating set is of; nil or the zero time for when it is given
	Pass       int
	Now        func() time.Time
	NewID      func() string // 16 random hexadecimal digits
	Memory     *Memory       // of the session; nil for one that ends with the field
	Since      time.Time     // when the session began: a rating is set beside another of the same one only
	MonthFirst bool          // whether a date in numbers begins with the month
}

// New returns the field for a question, holding what was answered before. It can be
// heard too, where there is no screen. A gate is asked in parts: see [NewGate].
func New(ask *content.Ask, s Setting) Spoken {
	b := newBase(ask, s)
	b.columnsNow()
	switch ask.Kind {
	case content.KindLine:
		return newLine(b)
	case content.KindText, content.KindGate: // below
	case content.KindChoice:
		return newChoice(b)
	case content.KindChoices:
		return newChoices(b)
	case content.KindScale:
		return newScale(b)
	case content.KindGrid:
		return newGrid(b)
	case content.KindRows:
		return newRows(b)
	case content.KindLog:
		return newLog(b)
	case content.KindDate:
		return newDate(b)
	}
	return newText(b) // the loader lets no other kind through
}
