package tui

import "groundwork/tui/ui"

// scroll shows part of a list of lines that may be longer than the screen.
type scroll struct {
	top    int
	height int
	total  int
}

// scrollContext is how many lines around the row in focus stay in sight.
const scrollContext = 2

// room is how many of the lines show at once: one row is kept for "more below".
func (s *scroll) room() int {
	if s.total <= s.height {
		return s.height
	}
	return max(s.height-1, 1)
}

// see moves so that rows first to last are in sight, with context; where they
// don't all fit, row is.
func (s *scroll) see(first, last, row int) {
	room := s.room()
	if last-first+1 > room-scrollContext {
		first, last = max(row-scrollContext, first), min(row+scrollContext, last)
	}
	first, last = first-scrollContext, last+scrollContext
	if last >= s.top+room {
		s.top = last - room + 1
	}
	if first < s.top {
		s.top = first
	}
	s.clamp()
}

// by moves by n lines and tells whether that changed anything.
func (s *scroll) by(n int) bool {
	before := s.top
	s.top += n
	s.clamp()
	return s.top != before
}

func (s *scroll) clamp() { s.top = max(min(s.top, s.total-s.room()), 0) }

// more tells whether there is anything below.
func (s *scroll) more() bool { return s.top+s.room() < s.total }

// cut is what shows of the lines.
func (s *scroll) cut(lines []string, t ui.Theme) []string {
	s.total = len(lines)
	s.clamp()
	if s.total <= s.height {
		return lines
	}
	seen := append([]string{}, lines[s.top:min(s.top+s.room(), s.total)]...)
	if s.more() {
		return append(seen, t.Faint.Render("more below"))
	}
	return append(seen, "")
}
