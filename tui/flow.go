package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// flow is reading and questions one under the other, as on a page. Tab goes
// through its parts; before the first of them the keys scroll the reading.
//
// A screen embeds it and says what it wants of it: what is done once something
// has changed, or once anything came of a key at all.
type flow struct {
	moving flowKeys
	back   key.Binding
	round  bool                            // no reading comes before the parts: the focus goes round
	touch  func(*slot) tea.Cmd             // there is something new in a part
	came   func(*slot, ui.Outcome) tea.Cmd // what came of a message, before the focus goes on; or nil
	frame  frame
	scroll scroll
	slots  []*slot
	focus  int // index into slots, or readingFocus
	said   string
}

// readingFocus is where the focus is while no part has it.
const readingFocus = -1

// newFlow returns a flow that esc leads back from, in the words given.
func newFlow(back string, touch func(*slot) tea.Cmd) flow {
	return flow{moving: newFlowKeys(), focus: readingFocus, back: ui.Bind(back, "esc", "alt+esc"), touch: touch}
}

// newSheet returns a flow to write on, of parts without reading before them.
func newSheet(touch func(*slot) tea.Cmd, parts ...part) flow {
	f := newFlow("back", touch)
	f.round = true
	f.goesOn()
	for _, p := range parts {
		f.slots = append(f.slots, &slot{part: p, stale: true})
	}
	f.setFocus(0, ui.Above)
	return f
}

// goesOn says of tab that it goes on: there are no questions to go to.
func (f *flow) goesOn() {
	f.moving.nextField = ui.Bind("go on", "tab")
	f.moving.prevField = ui.Bind("back up", "shift+tab")
}

// flowKeys move around in a flow, whatever has the focus.
type flowKeys struct{ nextField, prevField, up, down key.Binding }

func newFlowKeys() flowKeys {
	return flowKeys{
		nextField: ui.Bind("next question", "tab"),
		prevField: ui.Bind("question before", "shift+tab"),
		up:        ui.Bind("read back", "pgup"),
		down:      ui.Bind("read on", "pgdown"),
	}
}

// slot is a part in its place on a page. Its drawing is kept until something
// happens to it, so that a key costs no more than the part it goes to.
type slot struct {
	part  part
	ask   *content.Ask // of an answer
	stale bool
	lines []string
	cur   *tea.Cursor
	at    int // its first row on the page
}

// live is a part that shows what is written elsewhere: it has to be drawn again
// when that changes.
type live interface{ Outdated() bool }

func (s *slot) draw() {
	if l, ok := s.part.(live); !s.stale && (!ok || !l.Outdated()) {
		return
	}
	text, cursor := s.part.View()
	s.lines, s.cur, s.stale = strings.Split(text, "\n"), cursor, false
	if text == "" {
		s.lines = nil
	}
}

// focusable tells whether tab stops here.
func (s *slot) focusable() bool {
	_, rests := s.part.(interface{ rests() })
	return !rests
}

// Resize implements [screen].
func (f *flow) Resize(room frame) {
	f.frame = room
	f.scroll.height = room.Height
	for _, s := range f.slots {
		f.resizeSlot(s)
	}
	if f.focus != readingFocus {
		f.see()
	}
}

// resizeSlot gives a part its width; a text that scrolls may take most of the
// screen, and on a short one all but its label and its count.
func (f *flow) resizeSlot(s *slot) {
	around := 6
	if f.frame.Height < short {
		around = 4
	}
	s.part.Resize(f.frame.Width, max(f.frame.Height-around, 3), f.frame.Theme)
	s.stale = true
}

// rebuild lets build put other slots in place; the focus stays with the part
// that has it.
func (f *flow) rebuild(build func()) {
	var had part
	if f.focus != readingFocus {
		had = f.slots[f.focus].part
	}
	build()
	f.focus = readingFocus
	for i, s := range f.slots {
		if s.part == had {
			f.focus = i
		}
		f.resizeSlot(s)
	}
	f.see()
}

// focusOn gives the focus to a question.
func (f *flow) focusOn(a *content.Ask) {
	for i, s := range f.slots {
		if s.ask == a {
			f.setFocus(i, ui.Above)
			f.see()
			return
		}
	}
}

// layout draws what changed and tells where each part begins.
func (f *flow) layout() (lines []string, cursor *tea.Cursor) {
	for i, s := range f.slots {
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
		if i == f.focus && s.cur != nil {
			c := *s.cur
			c.Y += s.at
			cursor = &c
		}
	}
	f.scroll.total = len(lines)
	return lines, cursor
}

// View implements [screen].
func (f *flow) View() (string, *tea.Cursor) {
	lines, cursor := f.layout()
	seen := f.scroll.cut(lines, f.frame.Theme)
	if cursor != nil {
		cursor.Y -= f.scroll.top
		if cursor.Y < 0 || cursor.Y >= f.scroll.room() {
			cursor = nil
		}
	}
	return strings.Join(seen, "\n"), cursor
}

// see scrolls so that the part in focus can be seen.
func (f *flow) see() {
	if f.focus == readingFocus || f.frame.Width == 0 {
		return
	}
	f.layout()
	s := f.slots[f.focus]
	f.scroll.see(s.at, s.at+len(s.lines)-1, s.at+s.part.Row())
}

// peek scrolls so that the first lines of what follows a part can be seen too.
func (f *flow) peek(s *slot) {
	f.layout()
	row := s.at + s.part.Row()
	f.scroll.see(row, min(s.at+len(s.lines)+4, f.scroll.total-1), row)
}

// turn takes the keys that move around. One that belongs to the part in focus
// it leaves alone, and tells so.
func (f *flow) turn(press tea.KeyPressMsg) (handled bool) {
	f.said = ""
	switch {
	case f.asking() || f.turnsOver(press):
		return false
	case key.Matches(press, f.moving.up):
		f.page(1 - f.scroll.room())
		return true
	case key.Matches(press, f.moving.down):
		f.page(f.scroll.room() - 1)
		return true
	case f.focus == readingFocus:
		f.read(press)
		return true
	}
	if g, greedy := f.slots[f.focus].part.(greedy); greedy && g.TakesTab() {
		return false
	}
	switch {
	case key.Matches(press, f.moving.nextField):
		f.move(ui.Below)
	case key.Matches(press, f.moving.prevField):
		f.move(ui.Above)
	default:
		return false
	}
	return true
}

// What is said where there is nothing further to read.
const (
	atBegin = "This is the beginning."
	atEnd   = "This is the end."
)

// page scrolls by so many rows, or says why it can't.
func (f *flow) page(by int) {
	switch {
	case f.scroll.by(by):
	case by < 0:
		f.said = atBegin
	default:
		f.said = atEnd
	}
}

// read takes a key while the reading has the focus.
func (f *flow) read(press tea.KeyPressMsg) {
	switch press.String() {
	case "down", "j", "space":
		if !f.scroll.by(scrollStep) {
			f.move(ui.Below)
		}
	case "up", "k":
		f.page(-scrollStep)
	case "home", "g":
		f.scroll.top = 0
	case "tab", "enter", "right":
		f.move(ui.Below)
	case "shift+tab":
		f.move(ui.Above)
	case "end", "G":
		f.page(f.scroll.total)
	default:
		f.said = "tab goes on: " + f.firstStop()
	}
}

// Enter implements [screen].
func (f *flow) Enter() tea.Cmd { return nil }

// Update implements [screen].
func (f *flow) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	switch {
	case ok && key.Matches(press, f.back) && !f.asking():
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

// take gives a message to the part in focus and does what came of it.
func (f *flow) take(msg tea.Msg) (route.Step, tea.Cmd) {
	if f.focus == readingFocus {
		return route.Stay(), nil
	}
	s, out, cmd := f.give(msg)
	if out.Changed {
		cmd = tea.Batch(cmd, f.touch(s))
	}
	if f.came != nil {
		cmd = tea.Batch(cmd, f.came(s, out))
	}
	f.follow(out.Leave)
	switch {
	case out.Editor != nil:
		return route.To(lend(out.Editor, func() tea.Cmd { return f.touch(s) })), cmd
	case out.Help:
		return route.To(route.Distress{}), cmd
	}
	return out.Step, cmd
}

// goRound keeps the focus off the reading where there is none: tab goes round,
// the arrows stop.
func (f *flow) goRound(press tea.KeyPressMsg) {
	switch {
	case !f.round || f.focus != readingFocus:
	case key.Matches(press, f.moving.nextField):
		f.move(ui.Below)
	case key.Matches(press, f.moving.prevField):
		f.move(ui.Above)
	default:
		f.setFocus(0, ui.Above)
		f.see()
	}
}

// give hands a message to the part in focus; that what came of it is done is up
// to the screen, but for the focus going on: see [flow.follow].
func (f *flow) give(msg tea.Msg) (*slot, ui.Outcome, tea.Cmd) {
	s := f.slots[f.focus]
	s.stale = true
	out, cmd := s.part.Update(msg)
	f.said = out.Why
	return s, out, cmd
}

// follow moves the focus where a part wants it.
func (f *flow) follow(to ui.Edge) {
	if to == ui.Stay {
		f.see()
		return
	}
	f.move(to)
}

// peekNext scrolls so that what follows the part in focus can be seen whole, if
// it fits.
func (f *flow) peekNext() {
	f.layout()
	s, next := f.slots[f.focus], f.slots[f.focus+1]
	row := s.at + s.part.Row()
	f.scroll.see(row, next.at+len(next.lines)-1, row)
}

// move gives the focus to the next part that can have it; before the first one
// comes the reading.
func (f *flow) move(to ui.Edge) {
	dir := 1
	from := ui.Above
	if to == ui.Above {
		dir, from = -1, ui.Below
	}
	i := f.focus + dir
	if f.focus == readingFocus && dir < 0 {
		i = len(f.slots) - 1
	}
	for ; i >= 0 && i < len(f.slots); i += dir {
		if f.slots[i].focusable() {
			if f.readOn(i) {
				return
			}
			f.setFocus(i, from)
			f.see()
			return
		}
	}
	f.setFocus(readingFocus, from)
	f.scroll.top = 0
}

// readOn scrolls through reading on the way to a part that doesn't fit on the
// screen together with it, so that tab and the arrows jump over nothing. It
// tells whether there is still some before the focus may go there.
func (f *flow) readOn(to int) bool {
	if f.focus == readingFocus || f.frame.Width == 0 {
		return false
	}
	f.layout()
	above, below := f.slots[min(f.focus, to)], f.slots[max(f.focus, to)]
	end, room := above.at+len(above.lines), f.scroll.room()
	shown := min(len(f.slots[to].lines), room/2)
	if below.at-end+shown+scrollContext <= room {
		return false
	}
	if to > f.focus {
		left := below.at + shown - f.scroll.top - room
		return below.at >= f.scroll.top+room && f.scroll.by(min(room-scrollContext, left))
	}
	left := f.scroll.top - end + shown
	return end <= f.scroll.top && f.scroll.by(-min(room-scrollContext, left))
}

func (f *flow) setFocus(i int, from ui.Edge) {
	if f.focus != readingFocus && f.focus < len(f.slots) {
		f.slots[f.focus].part.Blur()
		f.slots[f.focus].stale = true
	}
	f.focus = i
	if i != readingFocus {
		f.slots[i].part.Focus(from)
		f.slots[i].stale = true
	}
}

// firstStop is what tab goes to from the reading, in words.
func (f *flow) firstStop() string {
	for _, s := range f.slots {
		if s.ask != nil {
			return "first question"
		}
	}
	return "go on"
}

// Said is a sentence for the footer.
func (f *flow) Said() string { return f.said }

// Hints implements [screen]: the bindings of what has the focus, and those that
// lead on.
func (f *flow) Hints() []key.Binding {
	if f.focus == readingFocus {
		return []key.Binding{ui.Named("tab", f.firstStop(), "tab"), ui.Named("↓", "read on", "down"), f.back}
	}
	var hints []key.Binding
	for _, b := range f.slots[f.focus].part.Keys() {
		if b.Enabled() {
			hints = append(hints, b)
		}
	}
	return append(hints, f.moving.nextField, f.back)
}

// Keys implements [describer]: all keys that mean something now.
func (f *flow) Keys() []key.Binding {
	k := f.moving
	all := []key.Binding{k.nextField, k.prevField, k.down, k.up}
	if f.focus != readingFocus {
		all = append(all, f.partKeys()...)
	}
	return append(all, f.back)
}
