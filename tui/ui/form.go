package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
)

// Form is reading and questions one under the other, as on a page. Tab goes
// through its blocks; before the first of them the keys scroll the reading.
//
// A screen embeds it and says what it wants of it: what is done once something
// has changed, or once anything came of a key at all.
type Form struct {
	moving formKeys
	Back   key.Binding
	round  bool                          // no reading comes before the blocks: the focus goes round
	touch  func(*Piece) tea.Cmd          // there is something new in a block
	Came   func(*Piece, Outcome) tea.Cmd // what came of a message, before the focus goes on; or nil
	Frame  Frame
	scroll Scroll
	Pieces []*Piece
	Focus  int // index into Pieces, or OnReading
	Saying string
}

// OnReading is where the focus is while no block has it.
const OnReading = -1

// NewForm returns a form that esc leads back from, in the words given.
func NewForm(back string, touch func(*Piece) tea.Cmd) Form {
	return Form{moving: newFormKeys(), Focus: OnReading, Back: Bind(back, "esc", "alt+esc"), touch: touch}
}

// NewWritingForm returns a form of blocks without reading before them.
func NewWritingForm(touch func(*Piece) tea.Cmd, blocks ...Block) Form {
	f := NewForm("back", touch)
	f.round = true
	f.GoesOn()
	for _, b := range blocks {
		f.Pieces = append(f.Pieces, &Piece{Block: b, Stale: true})
	}
	f.SetFocus(0, Above)
	return f
}

// Alone says that there is one block only: nothing to go on to, and what esc does
// in other words.
func (f *Form) Alone(back string) {
	f.moving.nextField.SetEnabled(false)
	f.moving.prevField.SetEnabled(false)
	f.Back = Bind(back, "esc", "alt+esc")
}

// GoesOn says of tab that it goes on: there are no questions to go to.
func (f *Form) GoesOn() {
	f.moving.nextField = Bind("go on", "tab")
	f.moving.prevField = Bind("back up", "shift+tab")
}

// formKeys move around in a form, whatever has the focus.
type formKeys struct{ nextField, prevField, up, down key.Binding }

func newFormKeys() formKeys {
	return formKeys{
		nextField: Bind("next question", "tab"),
		prevField: Bind("question before", "shift+tab"),
		up:        Bind("read back", "pgup"),
		down:      Bind("read on", "pgdown"),
	}
}

// Piece is a block in its place on a page. Its drawing is kept until something
// happens to it, so that a key costs no more than the block it goes to.
type Piece struct {
	Block Block
	Ask   *content.Ask // of an answer
	Stale bool
	lines []string
	cur   *tea.Cursor
	at    int // its first row on the page
}

// live is a block that shows what is written elsewhere: it has to be drawn again
// when that changes.
type live interface{ Outdated() bool }

func (s *Piece) draw() {
	if l, ok := s.Block.(live); !s.Stale && (!ok || !l.Outdated()) {
		return
	}
	text, cursor := s.Block.View()
	s.lines, s.cur, s.Stale = strings.Split(text, "\n"), cursor, false
	if text == "" {
		s.lines = nil
	}
}

// focusable reports whether tab stops here.
func (s *Piece) focusable() bool {
	_, rests := s.Block.(interface{ rests() })
	return !rests
}

// Resize implements [Screen].
func (f *Form) Resize(room Frame) {
	f.Frame = room
	f.scroll.Height = room.Height
	for _, s := range f.Pieces {
		f.resizePiece(s)
	}
	if f.Focus != OnReading {
		f.See()
	}
}

// resizePiece gives a block its width; a text that scrolls may take most of the
// screen, and on a short one all but its label and its count.
func (f *Form) resizePiece(s *Piece) {
	around := 6
	if f.Frame.Height < Short {
		around = 4
	}
	s.Block.Resize(f.Frame.Width, max(f.Frame.Height-around, 3), f.Frame.Theme)
	s.Stale = true
}

// Rebuild lets build put other pieces in place; the focus stays with the block
// that has it.
func (f *Form) Rebuild(build func()) {
	var had Block
	if s := f.InFocus(); s != nil {
		had = s.Block
	}
	build()
	f.Focus = OnReading
	for i, s := range f.Pieces {
		if s.Block == had {
			f.Focus = i
		}
		f.resizePiece(s)
	}
	f.See()
}

// FocusOn gives the focus to a question.
func (f *Form) FocusOn(a *content.Ask) {
	for i, s := range f.Pieces {
		if s.Ask == a {
			f.SetFocus(i, Above)
			f.See()
			return
		}
	}
}

// layout draws what changed and tells where each block begins.
func (f *Form) layout() (lines []string, cursor *tea.Cursor) {
	for i, s := range f.Pieces {
		s.draw()
		if len(s.lines) == 0 {
			s.at = len(lines)
			continue
		}
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		s.at = len(lines)
		lines = append(lines, s.lines...)
		if i == f.Focus && s.cur != nil {
			c := *s.cur
			c.Y += s.at
			cursor = &c
		}
	}
	f.scroll.Total = len(lines)
	return lines, cursor
}

// View implements [Screen].
func (f *Form) View() (string, *tea.Cursor) {
	lines, cursor := f.layout()
	return f.scroll.Window(lines, cursor, f.Frame.Theme)
}

// See scrolls so that the block in focus can be seen.
func (f *Form) See() {
	if f.Focus == OnReading || f.Frame.Width == 0 {
		return
	}
	f.layout()
	s := f.Pieces[f.Focus]
	f.scroll.See(s.at, s.at+len(s.lines)-1, s.at+s.Block.Row())
}

// Peek scrolls so that the first lines of what follows a block can be seen too.
func (f *Form) Peek(s *Piece) {
	f.layout()
	row := s.at + s.Block.Row()
	f.scroll.See(row, min(s.at+len(s.lines)+4, f.scroll.Total-1), row)
}

// turn takes the keys that move around. One that belongs to the block in focus
// it leaves alone, and tells so.
func (f *Form) turn(press tea.KeyPressMsg) (handled bool) {
	f.Saying = ""
	switch {
	case f.turnsOver(press):
		return false
	case key.Matches(press, f.moving.up):
		f.page(1 - f.scroll.Room())
		return true
	case key.Matches(press, f.moving.down):
		f.page(f.scroll.Room() - 1)
		return true
	case f.Focus == OnReading:
		f.read(press)
		return true
	}
	if g, greedy := f.Pieces[f.Focus].Block.(greedy); greedy && g.TakesTab() {
		return false
	}
	switch {
	case key.Matches(press, f.moving.nextField):
		f.move(Below)
	case key.Matches(press, f.moving.prevField):
		f.move(Above)
	default:
		return false
	}
	return true
}

// What is said where there is nothing further to read.
const (
	atBegin = "The page begins here."
	atEnd   = "The page ends here."
)

// page scrolls by so many rows, or says why it can't.
func (f *Form) page(by int) {
	switch {
	case f.scroll.By(by):
	case by < 0:
		f.Saying = atBegin
	default:
		f.Saying = atEnd
	}
}

// read takes a key while the reading has the focus.
func (f *Form) read(press tea.KeyPressMsg) {
	switch press.String() {
	case "down", "j", "space":
		if !f.scroll.By(scrollStep) {
			f.move(Below)
		}
	case "up", "k":
		f.page(-scrollStep)
	case "home", "g":
		f.scroll.Top = 0
	case "tab", "enter", "right":
		f.move(Below)
	case "shift+tab":
		f.move(Above)
	case "end", "G":
		f.page(f.scroll.Total)
	default:
		f.Saying = "tab goes on: " + f.firstStop()
	}
}

// Enter implements [Screen].
func (f *Form) Enter() tea.Cmd { return nil }

// Update implements [Screen].
func (f *Form) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	switch {
	case ok && key.Matches(press, f.Back):
		return route.Back(), nil
	case ok && f.turn(press):
		f.goRound(press)
		return route.Stay(), nil
	}
	st, cmd := f.take(msg)
	if ok {
		f.goRound(press)
	}
	return st, cmd
}

// take gives a message to the block in focus and does what came of it.
func (f *Form) take(msg tea.Msg) (route.Step, tea.Cmd) {
	if f.Focus == OnReading {
		return route.Stay(), nil
	}
	s, out, cmd := f.give(msg)
	if out.Changed {
		cmd = tea.Batch(cmd, f.touch(s))
	}
	if f.Came != nil {
		cmd = tea.Batch(cmd, f.Came(s, out))
	}
	f.follow(out.Leave)
	switch {
	case out.Editor != nil:
		return route.To(Lend(out.Editor, func() tea.Cmd { return f.touch(s) })), cmd
	case out.Help:
		return route.To(route.Distress{}), cmd
	}
	return out.Step, cmd
}

// goRound keeps the focus off the reading where there is none: tab goes round,
// the arrows stop.
func (f *Form) goRound(press tea.KeyPressMsg) {
	switch {
	case !f.round || f.Focus != OnReading:
	case key.Matches(press, f.moving.nextField):
		f.move(Below)
	case key.Matches(press, f.moving.prevField):
		f.move(Above)
	default:
		f.SetFocus(0, Above)
		f.See()
	}
}

// give hands a message to the block in focus; that what came of it is done is up
// to the screen, but for the focus going on: see [Form.follow].
func (f *Form) give(msg tea.Msg) (*Piece, Outcome, tea.Cmd) {
	s := f.Pieces[f.Focus]
	s.Stale = true
	out, cmd := s.Block.Update(msg)
	f.Saying = out.Why
	return s, out, cmd
}

// follow moves the focus where a block wants it.
func (f *Form) follow(to Edge) {
	if to == Stay {
		f.See()
		return
	}
	f.move(to)
}

// PeekNext scrolls so that what follows the block in focus can be seen whole, if
// it fits.
func (f *Form) PeekNext() {
	f.layout()
	s, next := f.Pieces[f.Focus], f.Pieces[f.Focus+1]
	row := s.at + s.Block.Row()
	f.scroll.See(row, next.at+len(next.lines)-1, row)
}
