// Package session is what every screen of one session shares: the book and the
// person's words, the clock, and the autosave, which lies between the screens and
// the disk.
package session

import (
	"context"
	"io"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/paper"
	"groundwork/content/paper/pdf/font"
	"groundwork/content/text"
	"groundwork/store"
	"groundwork/tui/field"
)

// Options is what a session is made of.
type Options struct {
	Book     *content.Book
	Workbook *content.Workbook // everything read from the file, or an empty one
	Notebook Notebook
	Notices  []string         // calm sentences to be shown first
	Report   store.Report     // what was noticed in the file
	Beside   Beside           // what lies at its places, as far as that was looked at
	Now      func() time.Time // the clock, with the zone to show dates in
	NewID    func() string    // 16 random hexadecimal digits
	Country  string           // of the help lines where none was chosen, as the computer tells
	PrintDir string           // the folder the print screen suggests
	Printers PrintService     // nil where there is none
	Fonts    *font.System     // of the computer; nil where there are none
	NoColor  bool
	Reader   bool // a screen reader follows the cursor
	Console  bool // the terminal is the console of Linux
	NoTrace  bool // nothing is kept: said in the footer all the while
	Job      Job  // nil where there are none

	MonthFirst bool // a date in numbers begins with the month
}

type (
	// LeaveMsg makes the app leave now: blank first, then save. Signals send it.
	LeaveMsg struct{}
	// PartMsg blanks the screen before it: what was typed by then is still taken.
	PartMsg struct{}
)

// Session is what every screen shares: the book, the person's words, the clock.
type Session struct {
	Book       *content.Book
	Autosave   *Autosave
	Now        func() time.Time
	NewID      func() string
	country    string // the one the computer tells of
	Chosen     string // the country chosen in this session, or before it was locked
	PrintDir   string // the folder prints are put into
	Printers   PrintService
	Fonts      *font.System
	NoColor    bool
	Sought     Sought        // what was looked for last
	Turned     Turned        // where one turned over to another page last
	Memory     *field.Memory // what was cut, copied and written, to paste and to undo
	Give       giver         // gives the terminal to something else for a while
	Untold     string        // what came of something while it was locked, in a sentence
	Stays      bool          // what is shown stays on the terminal when one leaves
	Parting    bool          // it is being left: nothing else is given the terminal
	Warned     bool          // what is different in the person's own editor has been said
	Job        Job           // nil where there are none
	began      time.Time
	last       time.Time            // when the person was here before
	Reading    bool                 // the workbook is being read: only what is known of it beforehand is told
	monthFirst bool                 // a date in numbers begins with the month
	moments    map[momentKey]string // the sets of the pages worked on in this session
	busy       atomic.Int32         // commands that must not be cut short

	Damaged []content.Key // of what is in the file and can't be read, where that could be named
	Damage  bool          // something is damaged or missing, and the person hasn't closed that

	Beside    Beside // what lies at the workbook's places, as last seen
	BringBack string // the file to be brought back once the session has ended, or ""

	countries []content.HelpCountry // read when first shown
	anywhere  content.HelpLine
}

// Turned is the page one turned over from, and where one was on it. Who turns back
// comes there.
type Turned struct {
	Page *content.Page
	Spot content.Spot
}

// Sought is what was looked for in a search, and which of the places found one was at.
type Sought struct {
	Words string
	At    int
}

// Workbook is what the person wrote, as it is now.
func (s *Session) Workbook() *content.Workbook { return s.Autosave.Workbook }

// New begins a session.
func New(o Options) *Session {
	s := &Session{
		Book:       o.Book,
		Autosave:   newAutosave(o.Workbook, o.Notebook, o.Now),
		Now:        o.Now,
		NewID:      o.NewID,
		country:    o.Country,
		PrintDir:   o.PrintDir,
		Printers:   o.Printers,
		Fonts:      o.Fonts,
		NoColor:    o.NoColor,
		Memory:     field.NewMemory(),
		Give:       giveTerminal,
		Job:        o.Job,
		began:      o.Now(),
		last:       o.Workbook.LastHere(),
		monthFirst: o.MonthFirst,
		Beside:     o.Beside,
	}
	s.Autosave.Traceless = o.NoTrace
	s.Found(o.Report)
	return s
}

// Whole returns a command that the program is not started afresh in the midst of: what it
// hands to others would end there.
func (s *Session) Whole(cmd tea.Cmd) tea.Cmd {
	s.busy.Add(1)
	return func() tea.Msg {
		defer s.busy.Add(-1)
		return cmd()
	}
}

// Busy reports whether there is such a command under way.
func (s *Session) Busy() bool { return s.busy.Load() > 0 }

// Found takes what was noticed when the file was read.
func (s *Session) Found(r store.Report) { s.Damaged, s.Damage = r.DamagedKeys(), r.Damage() }

// Update takes the messages of the session's own commands, and reports whether
// nobody else wants them.
func (s *Session) Update(msg tea.Msg) (cmd tea.Cmd, done bool) {
	switch msg := msg.(type) {
	case RekeyedMsg:
		s.Autosave.Protected = msg.Protected
	case ErasedMsg:
		return s.erased(msg), false
	case BesideMsg:
		s.Beside = msg.Beside
	case saveDueMsg, savedMsg, savingLongMsg, rescuedMsg, LockedMsg:
		return s.Autosave.update(msg), true
	}
	return nil, false
}

// UsualIdle is how long nobody types before the screen is covered, unless the
// settings say otherwise.
const UsualIdle = 5 * time.Minute

// NeverIdle in the settings leaves the screen alone however long nobody types.
const NeverIdle = -1

// Freely is the setting of a text that answers no question. It has no workbook
// of its own: what stands in its label has been filled in already.
func (s *Session) Freely() field.Setting {
	return field.Setting{Book: s.Book, Workbook: content.NewWorkbook(), Now: s.Now, NewID: s.NewID, Memory: s.Memory}
}

// Notes are the free pages that rest, or the others, those written last first.
func (s *Session) Notes(rest bool) []content.Note {
	all := s.Workbook().Notes(rest)
	text.SortStable(all, func(a, b content.Note) int { return b.Written.Compare(a.Written) })
	return all
}

// Setting is what a field may know where it is asked.
func (s *Session) Setting(track content.TrackID, page string, pass int) field.Setting {
	return field.Setting{
		Book: s.Book, Workbook: s.Workbook(), Track: track,
		Page: page, Pass: pass, Now: s.Now, NewID: s.NewID, Memory: s.Memory, Since: s.began,
		MonthFirst: s.monthFirst,
	}
}

// PrintService hands pages to the printers of the computer. Its methods may take
// their time.
type PrintService interface {
	// Printers names the printers there are, the usual one first; usual is false
	// where none of them is.
	Printers(context.Context) (names []string, usual bool, err error)
	// Stopped says why a printer doesn't print what it is given now, or "".
	Stopped(ctx context.Context, printer string) string
	// Print prints a PDF whose pages are of the size.
	Print(ctx context.Context, printer string, size paper.Size, pdf io.Reader) error
}
