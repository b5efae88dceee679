package tui

import (
	"time"

	"groundwork/content"
	"groundwork/tui/field"
)

// Options is what a sitting is made of.
type Options struct {
	Book     *content.Book
	Workbook *content.Workbook // everything read from the file, or an empty one
	Notebook Notebook
	Notices  []string         // calm sentences to be shown first
	Now      func() time.Time // the clock, with the zone to show dates in
	NewID    func() string    // 16 random hexadecimal digits
	Country  string           // of the help lines where none was chosen, as the computer tells
	PrintDir string           // the folder the print screen suggests
	Printers PrintService     // nil where there is none
	NoColor  bool
	NoTrace  bool // nothing is kept: said in the footer all the while
}

// LeaveMsg makes the app leave now: blank first, then save. Signals send it.
type LeaveMsg struct{}

// sitting is what every screen shares: the book, the person's words, the clock.
type sitting struct {
	book     *content.Book
	desk     *desk
	now      func() time.Time
	newID    func() string
	country  string // the one the computer tells of
	chosen   string // the country chosen in this sitting, or before it was locked
	printDir string // the folder prints are put into
	printers PrintService
	noColor  bool
	memory   *field.Memory // what was cut, copied and written, to paste and to undo
	run      runner        // gives the terminal to the person's own editor
	warned   bool          // what is different there has been said
	began    time.Time
	moments  map[momentKey]string // the sets of the pages worked on in this sitting

	countries []content.HelpCountry // read when first shown
	anywhere  content.HelpLine
}

func (s *sitting) workbook() *content.Workbook { return s.desk.workbook }

// newSitting begins a sitting.
func newSitting(o Options) *sitting {
	s := &sitting{
		book:     o.Book,
		desk:     newDesk(o.Workbook, o.Notebook, o.Now),
		now:      o.Now,
		newID:    o.NewID,
		country:  o.Country,
		printDir: o.PrintDir,
		printers: o.Printers,
		noColor:  o.NoColor,
		memory:   field.NewMemory(),
		run:      runInTerminal,
		began:    o.Now(),
	}
	s.desk.traceless = o.NoTrace
	return s
}
