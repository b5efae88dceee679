package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/field"
)

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

func (s *slot) draw() {
	if !s.stale {
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
	_, reading := s.part.(*still)
	return !reading
}

// Resize implements [screen].
func (p *page) Resize(f frame) {
	p.frame = f
	p.scroll.height = f.Height
	for _, s := range p.slots {
		p.resizeSlot(s)
	}
	if p.focus != readingFocus {
		p.see()
	}
}

// resizeSlot gives a part its width; a text that scrolls may take most of the
// screen.
func (p *page) resizeSlot(s *slot) {
	s.part.Resize(p.frame.Width, max(p.frame.Height-6, 3), p.frame.Theme)
	s.stale = true
}

// layout draws what changed and tells where each part begins.
func (p *page) layout() (lines []string, cursor *tea.Cursor) {
	for i, s := range p.slots {
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
		if i == p.focus && s.cur != nil {
			c := *s.cur
			c.Y += s.at
			cursor = &c
		}
	}
	p.scroll.total = len(lines)
	return lines, cursor
}

// View implements [screen].
func (p *page) View() (string, *tea.Cursor) {
	lines, cursor := p.layout()
	seen := p.scroll.cut(lines, p.frame.Theme)
	if cursor != nil {
		cursor.Y -= p.scroll.top
		if cursor.Y < 0 || cursor.Y >= p.scroll.room() {
			cursor = nil
		}
	}
	return strings.Join(seen, "\n"), cursor
}

// see scrolls so that the part in focus can be seen.
func (p *page) see() {
	if p.focus == readingFocus || p.frame.Width == 0 {
		return
	}
	p.layout()
	s := p.slots[p.focus]
	p.scroll.see(s.at, s.at+len(s.lines)-1, s.at+s.part.Row())
}

// peek scrolls so that the first lines of what follows a part can be seen too.
func (p *page) peek(s *slot) {
	p.layout()
	row := s.at + s.part.Row()
	p.scroll.see(row, min(s.at+len(s.lines)+4, p.scroll.total-1), row)
}

// move gives the focus to the next part that can have it; before the first one
// comes the reading.
func (p *page) move(to field.Edge) {
	dir := 1
	from := field.Above
	if to == field.Above {
		dir, from = -1, field.Below
	}
	i := p.focus + dir
	if p.focus == readingFocus && dir < 0 {
		i = len(p.slots) - 1
	}
	for ; i >= 0 && i < len(p.slots); i += dir {
		if p.slots[i].focusable() {
			p.setFocus(i, from)
			p.see()
			return
		}
	}
	p.setFocus(readingFocus, from)
	p.scroll.top = 0
}

func (p *page) setFocus(i int, from field.Edge) {
	if p.focus != readingFocus && p.focus < len(p.slots) {
		p.slots[p.focus].part.Blur()
		p.slots[p.focus].stale = true
	}
	p.focus = i
	if i != readingFocus {
		p.slots[i].part.Focus(from)
		p.slots[i].stale = true
	}
}
