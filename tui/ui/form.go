package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
)

// Form is reading and questions one under the other, as on a page. It keeps the
// grammar of the keys among its blocks.
//
// A screen embeds it and says what it wants of it: what is done once something
// has changed, or once anything came of a key at all.
type Form struct {
	moving formKeys
	Back   key.Binding
	touch  func(*Piece) tea.Cmd          // there is something new in a block
	Came   func(*Piece, Outcome) tea.Cmd // what came of a message, before the focus goes on; or nil
	End    func() route.Step             // what enter does after the last stop; or nil
	Frame  Frame
	scroll Scroll
	Pieces []*Piece
	Focus  int // index into Pieces, or OnReading
	Saying string

	lines   []string // of all pieces, as they were last set
	passed  int      // the last stop one has read past, while the reading has the focus; or -1
	ended   bool     // enter has just gone on from the last stop
	unheard bool     // what was typed last was not taken: a space after it ticks nothing
	turning bool     // the arrow that comes is a turn of the wheel, which leaves no text
}

// NewForm returns a form that esc leads back from, in the words given.
func NewForm(back string, touch func(*Piece) tea.Cmd) Form {
	return Form{moving: newFormKeys("next question", "question before"), Focus: OnReading, passed: -1, Back: Bind(back, "esc", "alt+esc"), touch: touch}
}

// NewWritingForm returns a form of blocks without reading before them.
func NewWritingForm(touch func(*Piece) tea.Cmd, blocks ...Block) Form {
	f := NewForm("back", touch)
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
func (f *Form) GoesOn() { f.moving = newFormKeys("go on", "back up") }

// formKeys move around in a form, whatever has the focus.
type formKeys struct{ nextField, prevField, up, down key.Binding }

func newFormKeys(next, before string) formKeys {
	return formKeys{
		nextField: Bind(next, "tab"),
		prevField: Bind(before, "shift+tab"),
		up:        Bind("read back", "pgup"),
		down:      Bind("read on", "pgdown"),
	}
}

// Piece is a block in its place on a page. Its drawing is kept until something
// happens to it, so that a key costs no more than the block it goes to.
type Piece struct {
	Block Block
	Ask   *content.Ask // of an answer
	Tight bool         // no blank line comes before it
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

// Resize implements [Screen].
func (f *Form) Resize(room Frame) {
	f.Frame = room
	f.scroll.Height = room.Height
	for _, s := range f.Pieces {
		f.resizePiece(s)
	}
	f.See()
}

// resizePiece gives a block its width, and the rows it may take: as many as can be
// seen at once, with something around it where there is room.
func (f *Form) resizePiece(s *Piece) {
	rows := f.Frame.Height - 1
	if rows >= Short {
		rows -= scrollContext
	}
	s.Block.Resize(f.Frame.Width, max(rows, 3), f.Frame.Theme)
	s.Stale = true
}

// Rebuild lets build put other pieces in place; the focus stays with the block
// that has it, or where one was reading.
func (f *Form) Rebuild(build func()) {
	block := func(i int) Block {
		if i < 0 || i >= len(f.Pieces) {
			return nil
		}
		return f.Pieces[i].Block
	}
	had, past := block(f.Focus), block(f.passed)
	build()
	f.Focus, f.passed = OnReading, -1
	for i, s := range f.Pieces {
		if s.Block == had {
			f.Focus = i
		}
		if s.Block == past {
			f.passed = i
		}
		f.resizePiece(s)
	}
	f.See()
}

// layout draws what changed and says where each block begins. The lines it returns are
// good until it is called again: a page is laid out for each key.
func (f *Form) layout() (lines []string, cursor *tea.Cursor) {
	lines = f.lines[:0]
	for i, s := range f.Pieces {
		s.draw()
		if len(s.lines) == 0 {
			s.at = len(lines)
			continue
		}
		if len(lines) > 0 && !s.Tight && lines[len(lines)-1] != "" {
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
	f.scroll.Total, f.lines = len(lines), lines
	return lines, cursor
}

// View implements [Screen].
func (f *Form) View() (string, *tea.Cursor) {
	lines, cursor := f.layout()
	if f.scroll.by = ""; f.InFocus() == nil {
		f.scroll.by = f.Frame.moreBy("enter")
	}
	return f.scroll.Window(lines, cursor, f.Frame.Theme)
}

// Scrolled reports whether the first line has been scrolled out of sight.
func (f *Form) Scrolled() bool { return f.scroll.Top > 0 }

// Turn takes an arrow of a turn of the wheel where it would choose something, and reports
// whether it did. It scrolls there, and so will the arrow where it would leave a text.
func (f *Form) Turn(by int) bool {
	if s := f.InFocus(); s == nil || !s.Block.Chooses() {
		f.turning = f.writing()
		return false
	}
	f.page(by)
	return true
}

// Enter implements [Screen].
func (f *Form) Enter() tea.Cmd { return nil }

// Update implements [Screen].
func (f *Form) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	f.Saying, f.ended = "", false
	had := f.InFocus()
	st, cmd := f.key(msg)
	f.turning = false
	f.ledBy(msg, had)
	if left := f.InFocus(); had != nil && (left == nil || left.Block != had.Block) {
		after, more := f.settle(had)
		cmd = tea.Batch(cmd, more)
		if st.Stays() {
			st = after
		}
	}
	if f.ended && f.End != nil && st.Stays() {
		st = f.End()
	}
	return st, cmd
}

// ledBy tells the block that has the focus now where an arrow has led to it.
func (f *Form) ledBy(msg tea.Msg, had *Piece) {
	press, ok := msg.(tea.KeyPressMsg)
	arrow := ok && (press.String() == "up" || press.String() == "down")
	if now := f.InFocus(); arrow && now != nil && (had == nil || now.Block != had.Block) {
		now.Block.Passing()
		now.Stale = true
	}
}

// key takes what leads from one stop to another, and gives the rest to the block in
// focus.
func (f *Form) key(msg tea.Msg) (route.Step, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if _, pasted := msg.(tea.PasteMsg); pasted {
		return f.take(msg)
	} else if !ok {
		return route.Stay(), nil // nobody typed it
	}
	s, unheard := f.InFocus(), f.unheard
	f.unheard = false
	switch k := press.String(); {
	case k == "space" && unheard:
		f.unheard, f.Saying = true, NoTyping
	case key.Matches(press, f.Back):
		return f.stepBack()
	case key.Matches(press, f.moving.nextField):
		f.stop(1)
	case key.Matches(press, f.moving.prevField):
		f.stop(-1)
	case k == "pgup" && !f.takesPage(-1):
		f.paging(-1)
	case k == "pgdown" && !f.takesPage(1):
		f.paging(1)
	case typed(msg) != "":
		return f.take(msg)
	case s == nil:
		f.reading(k)
	case !f.writing() && !f.inSight():
		f.See() // nothing is chosen unseen
	default:
		return f.take(msg)
	}
	return route.Stay(), nil
}

// stepBack goes back within the block in focus, or leaves the screen.
func (f *Form) stepBack() (route.Step, tea.Cmd) {
	s := f.InFocus()
	if s == nil {
		return route.Back(), nil
	}
	if s.Block.StepBack() {
		s.Stale = true
		f.See()
		return route.Stay(), nil
	}
	st, cmd := f.settle(s)
	if st.Stays() {
		st = route.Back()
	}
	return st, cmd
}

// settle does what follows from an answer that one has left behind.
func (f *Form) settle(s *Piece) (route.Step, tea.Cmd) {
	var cmd tea.Cmd
	out := s.Block.Settle()
	if out.Sets != content.Open && f.Came != nil {
		cmd = f.Came(s, out)
	}
	if f.Saying == "" {
		f.Saying = out.Why
	}
	if out.Help {
		return route.To(route.Distress{}), cmd
	}
	return route.Stay(), cmd
}

// Settle does the same for the block in focus, before the screen goes.
func (f *Form) Settle() tea.Cmd {
	if s := f.InFocus(); s != nil {
		_, cmd := f.settle(s)
		return cmd
	}
	return nil
}

// take gives a message to the block in focus and does what came of it. What is typed
// and means nothing there is written where it can be.
func (f *Form) take(msg tea.Msg) (route.Step, tea.Cmd) {
	text := typed(msg)
	if f.InFocus() == nil && (text == "" || !f.begin(text)) {
		f.unheard, f.Saying = text != "", NoTyping
		return route.Stay(), nil
	}
	writing := f.writing()
	s, out, cmd := f.give(msg)
	if out.Ignored && !writing && text != "" {
		if f.unheard = !f.begin(text); !f.unheard {
			s, out, cmd = f.give(msg)
		}
	}
	if out.Changed {
		cmd = tea.Batch(cmd, f.touch(s))
	}
	if f.Came != nil {
		cmd = tea.Batch(cmd, f.Came(s, out))
	}
	f.follow(out)
	switch {
	case out.Editor != nil:
		return route.To(Lend(out.Editor, func() tea.Cmd { return f.touch(s) })), cmd
	case out.Help:
		return route.To(route.Distress{}), cmd
	}
	return out.Step, cmd
}

// begin goes to where something typed is written. It reports whether there is such a
// block besides that in focus.
func (f *Form) begin(text string) bool {
	to := f.gladdest(text)
	if to < 0 {
		return false
	}
	f.SetFocus(to, Typing)
	return true
}

// gladdest is the place of the block, besides that in focus, that is gladdest to take
// something typed; or -1.
func (f *Form) gladdest(text string) int {
	to, most := -1, TakesNot
	for i, s := range f.Pieces {
		if glad := s.Block.Takes(text); glad > most && i != f.Focus {
			to, most = i, glad
		}
	}
	return to
}

// Types reports whether something typed would be written.
func (f *Form) Types() bool {
	for _, s := range f.Pieces {
		if s.Block.Takes("a") != TakesNot {
			return true
		}
	}
	return f.Writer() != nil
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
func (f *Form) follow(out Outcome) {
	by := 1
	if out.Leave == Above {
		by = -1
	}
	switch {
	case out.Leave == Stay:
		f.See()
	case out.Leave == On:
		f.goOn(out.Changed || out.Route != nil)
	case f.turning:
		f.page(by)
	default:
		f.walk(by)
	}
}
