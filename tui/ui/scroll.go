package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Scroll shows part of a list of lines that may be longer than the screen.
type Scroll struct {
	Top    int
	Height int
	Total  int
	by     string // the key that leads on, where the footer has no room for it
}

// scrollContext is how many lines around the row in focus stay in sight, and how many
// of a screenful are shown again on the next one.
const scrollContext = 2

// Room is how many of the lines show at once: one row is kept for "more below".
func (s *Scroll) Room() int {
	if s.Total <= s.Height {
		return s.Height
	}
	return max(s.Height-1, 1)
}

// See moves so that rows first to last are in sight, with context; where they
// don't all fit, row is.
func (s *Scroll) See(first, last, row int) {
	room := s.Room()
	if last-first+1 > room-scrollContext {
		first, last = max(row-scrollContext, first), min(row+scrollContext, last)
	}
	first, last = first-scrollContext, last+scrollContext
	if last >= s.Top+room {
		s.Top = last - room + 1
	}
	if first < s.Top {
		s.Top = first
	}
	s.Clamp()
}

// By moves by n lines and reports whether that changed anything.
func (s *Scroll) By(n int) bool {
	before := s.Top
	s.Top += n
	s.Clamp()
	return s.Top != before
}

// Clamp keeps to the lines there are.
func (s *Scroll) Clamp() { s.Top = max(min(s.Top, s.Total-s.Room()), 0) }

// more reports whether there is anything below.
func (s *Scroll) more() bool { return s.Top+s.Room() < s.Total }

// Window draws what shows of the lines, with the cursor where it then is. Where what
// has the focus doesn't show, the cursor stands at the beginning of what is read.
func (s *Scroll) Window(lines []string, cursor *tea.Cursor, t Theme) (string, *tea.Cursor) {
	seen := s.cut(lines, t)
	if cursor != nil {
		if cursor.Y -= s.Top; cursor.Y >= 0 && cursor.Y < s.Room() {
			return strings.Join(seen, "\n"), cursor
		}
	}
	return strings.Join(seen, "\n"), reader(seen)
}

// reader is the cursor at the first character of some lines.
func reader(lines []string) *tea.Cursor {
	for y, l := range lines {
		words := ansi.Strip(l)
		if rest := strings.TrimLeft(words, " "); rest != "" {
			return tea.NewCursor(len(words)-len(rest), y)
		}
	}
	return tea.NewCursor(0, 0)
}

// cut is what shows of the lines.
func (s *Scroll) cut(lines []string, t Theme) []string {
	s.Total = len(lines)
	s.Clamp()
	if s.Total <= s.Height {
		return lines
	}
	seen := append([]string{}, lines[s.Top:min(s.Top+s.Room(), s.Total)]...)
	if s.more() {
		return append(seen, t.Faint.Render("more below"+s.by))
	}
	return append(seen, "")
}
