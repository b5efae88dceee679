package ui

import "groundwork/content"

// OnReading is where the focus is while no block has it: on what is being read.
const OnReading = -1

// next is the stop after a piece, or before it; -1 where there is none. Enter goes
// on past what is aside.
func (f *Form) next(from, by int, past bool) int {
	for i := from + by; i >= 0 && i < len(f.Pieces); i += by {
		switch f.Pieces[i].Block.Stopping() {
		case Rests:
		case Aside:
			if !past {
				return i
			}
		case Stops:
			return i
		}
	}
	return -1
}

// stop goes to the next stop, or to the one before; after the last and before the
// first comes the reading, if there is any.
func (f *Form) stop(by int) {
	from := f.Focus
	switch s := f.InFocus(); {
	case s != nil && s.Block.Step(by):
		s.Stale = true
		f.See()
		return
	case s == nil && by > 0:
		from = f.passed
	case s == nil && f.passed >= 0:
		from = f.passed + 1
	case s == nil:
		from = len(f.Pieces)
	}
	to := f.next(from, by, false)
	if to < 0 && !f.reads() { // round the end
		from = -1
		if by < 0 {
			from = len(f.Pieces)
		}
		to = f.next(from, by, false)
	}
	switch {
	case to >= 0:
		f.SetFocus(to, Above)
		if by < 0 && f.InFocus().Block.Step(1) { // it has several stops: to its last
			f.SetFocus(to, Below)
		}
		f.See()
	case f.Focus == OnReading && f.passed < 0:
		f.Saying = "There is nothing here but reading."
	default:
		f.SetFocus(OnReading, Stay)
		f.scroll.Top, f.passed = 0, -1
	}
}

// side is where a focus comes from that goes on, or back.
func side(by int) Edge {
	if by < 0 {
		return Below
	}
	return Above
}

// ReadsOn reports whether enter only reads on: the reading has the focus.
func (f *Form) ReadsOn() bool { return f.InFocus() == nil }

// reads reports whether there is anything to read.
func (f *Form) reads() bool {
	for _, s := range f.Pieces {
		if s.Block.Stopping() == Rests {
			return true
		}
	}
	return false
}

// goOn is what enter does once it has done what it does here: it goes to the next
// stop, by a screenful at a time so that nothing is passed over unread. Where the
// answer was a new one, what came of it is still to be read: then it stays in sight.
func (f *Form) goOn(answered bool) {
	from, most := f.Focus, f.scroll.Room()-scrollContext
	s := f.InFocus()
	switch {
	case s != nil && s.Block.Step(1):
		s.Stale = true
		f.See()
		return
	case s == nil:
		from = f.passed
	case answered:
		f.layout()
		if s.cur != nil {
			most = min(most, max(s.at+s.cur.Y-f.scroll.Top, scrollStep))
		}
	}
	to := f.next(from, 1, true)
	if s == nil && from < 0 {
		to = f.firstQuestion(to)
	}
	switch {
	case to >= 0:
		f.toward(to, most)
	case s == nil:
		f.page(most)
	default:
		f.ended = true
	}
}

// firstQuestion is the first thing asked, or else what comes first.
func (f *Form) firstQuestion(first int) int {
	for i, s := range f.Pieces {
		if s.Ask != nil && s.Block.Stopping() == Stops {
			return i
		}
	}
	return first
}

// walk is what an arrow does beyond the edge of a block, and on the reading: it goes
// to the next stop that can be seen, and scrolls where there is none.
func (f *Form) walk(by int) {
	from := f.Focus
	if from == OnReading {
		if from = f.passed; by < 0 {
			from++
		}
	}
	switch to := f.next(from, by, false); {
	case to >= 0 && f.near(to, by):
		f.toward(to, f.scroll.Room()-scrollContext)
	case to >= 0:
		f.toward(to, scrollStep)
	case by < 0 && f.Focus != OnReading && f.reads():
		f.SetFocus(OnReading, Stay)
		f.passed = -1
		f.scroll.By(-scrollStep)
	default:
		f.page(by * scrollStep)
	}
}

// near reports whether a piece begins, or ends, in what is shown, or has no reading
// between itself and the stop in focus.
func (f *Form) near(i, by int) bool {
	f.layout()
	s, nextTo := f.Pieces[i], f.Focus != OnReading
	for j := min(i, f.Focus) + 1; nextTo && j < max(i, f.Focus); j++ {
		nextTo = len(f.Pieces[j].lines) == 0
	}
	if nextTo {
		return true
	}
	if by > 0 {
		return s.at < f.scroll.Top+f.scroll.Room()+scrollContext
	}
	return s.at+len(s.lines) > f.scroll.Top-scrollContext
}

// toward gives the focus to a piece, if that moves what is shown by so many rows at
// most; else it reads on in its direction.
func (f *Form) toward(i, most int) {
	by := 1
	if f.Focus != OnReading && i < f.Focus || f.Focus == OnReading && i <= f.passed {
		by = -1
	}
	passed := f.passed
	if f.Focus != OnReading {
		passed = f.Focus
	}
	if by < 0 {
		passed = i
	}
	top := f.scroll.Top
	f.SetFocus(i, side(by))
	if f.Frame.Width == 0 {
		return
	}
	if to := f.sight(); (to-top)*by <= most {
		f.scroll.Top = to
		return
	}
	f.SetFocus(OnReading, Stay)
	f.passed = passed
	f.scroll.Top = top
	f.page(by * most)
}

// page scrolls by so many rows, or says why it can't.
func (f *Form) page(by int) {
	f.layout()
	switch {
	case f.scroll.By(by):
	case by < 0:
		f.Saying = atBegin
	default:
		f.Saying = atEnd
	}
	f.passing()
}

// passing keeps in mind which stop was passed last, as one reads on and back.
func (f *Form) passing() {
	if f.Focus != OnReading {
		return
	}
	above, below := -1, -1 // the last stop above what is shown, and the last one not below it
	for i, s := range f.Pieces {
		if s.Block.Stopping() == Rests || len(s.lines) == 0 {
			continue
		}
		if s.at+len(s.lines) <= f.scroll.Top {
			above = i
		}
		if s.at < f.scroll.Top+f.scroll.Room() {
			below = i
		}
	}
	f.passed = min(max(f.passed, above), below)
}

// SetFocus gives the focus to a piece, coming from above or from below.
func (f *Form) SetFocus(i int, from Edge) {
	if s := f.InFocus(); s != nil {
		s.Block.Blur()
		s.Stale = true
	}
	f.Focus = i
	if s := f.InFocus(); s != nil {
		s.Block.Focus(from)
		s.Stale = true
	}
}

// InFocus is the piece that has the focus, or nil while the reading has it.
func (f *Form) InFocus() *Piece {
	if f.Focus == OnReading || f.Focus >= len(f.Pieces) {
		return nil
	}
	return f.Pieces[f.Focus]
}

// FocusOn gives the focus to what is asked first of a question.
func (f *Form) FocusOn(a *content.Ask) {
	for i, s := range f.Pieces {
		if s.Ask == a {
			f.SetFocus(i, Above)
			f.See()
			return
		}
	}
}

// sight is where what is shown begins so that the piece in focus can be seen whole,
// with as much above it as fits. Of one that is too long its beginning shows as long
// as the cursor does too.
func (f *Form) sight() int {
	f.layout()
	s, room := f.Pieces[f.Focus], f.scroll.Room()
	first, n, row := s.at, len(s.lines), s.at
	if s.cur != nil {
		row += s.cur.Y
	}
	around := min(scrollContext, max(room-n, 0))
	top := f.scroll.Top
	switch last := first + n - 1; {
	case n > room && row-first < room:
		top = first
	case n > room:
		top = min(row+scrollContext, last) - room + 1
	case first < top || last >= top+room:
		top = last + around - room + 1
	}
	return max(min(top, f.scroll.Total-room), 0)
}

// See scrolls so that the block in focus can be seen.
func (f *Form) See() {
	if f.InFocus() == nil || f.Frame.Width == 0 {
		return
	}
	f.scroll.Top = f.sight()
}

// inSight reports whether the cursor of the block in focus can be seen.
func (f *Form) inSight() bool {
	f.layout()
	s := f.InFocus()
	if s == nil || s.cur == nil || f.Frame.Width == 0 {
		return true
	}
	row := s.at + s.cur.Y - f.scroll.Top
	return row >= 0 && row < f.scroll.Room()
}

// PeekNext scrolls so that what follows the block in focus can be seen whole, if it
// fits.
func (f *Form) PeekNext() {
	s := f.InFocus()
	if s == nil || f.Focus+1 >= len(f.Pieces) {
		return
	}
	f.layout()
	row, next := s.at, f.Pieces[f.Focus+1]
	if s.cur != nil {
		row += s.cur.Y
	}
	f.scroll.See(row, next.at+len(next.lines)-1, row)
}

// What is said where there is nothing further to read.
const (
	atBegin = "The page begins here."
	atEnd   = "The page ends here."
)

// reading takes a key while the reading has the focus.
func (f *Form) reading(k string) {
	lines, _ := f.layout()
	switch k {
	case "enter":
		f.goOn(false)
	case "space":
		f.paging(1)
	case "down":
		f.walk(1)
	case "up":
		f.walk(-1)
	case "home":
		f.page(-len(lines))
	case "end":
		f.page(len(lines))
	default:
		f.Saying = Idle(k).Why
	}
}

// paging scrolls by a screen, without moving from where one is.
func (f *Form) paging(by int) { f.page(by * (f.scroll.Room() - scrollContext)) }
