//go:build unix

package main

import (
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
)

// focus is what a person sees of where they are on a page: the row the focus is
// in, with those it belongs to.
type focus struct {
	y     int    // -1 while nothing has the focus
	row   string // the row itself
	block string // the lines above it up to a blank one, then its own
}

// onward reports whether the focus is on the button that goes on.
func (f focus) onward() bool {
	return strings.Contains(f.row, "[▸Next page ]") || strings.Contains(f.row, "[▸Done for now ]")
}

// Focus is where the focus is now.
func (p *person) Focus() (f focus) {
	p.await(func() bool { f = p.focus(); return true })
	return f
}

// focus is where the focus is; the caller holds mu.
func (p *person) focus() focus {
	lines := strings.Split(p.emulator.String(), "\n")
	at := -1
	for y, l := range lines[:len(lines)-2] {
		if strings.Contains(l, "[▸") || p.marked(l, y) {
			at = y
			break
		}
		if at < 0 && strings.Contains(l, "┃") {
			at = y
		}
	}
	if at < 0 {
		return focus{y: -1}
	}
	top := at
	for top > 0 && strings.TrimSpace(lines[top-1]) != "" {
		top--
	}
	return focus{at, plain(lines[at]), plain(strings.Join(lines[top:at+1], "\n"))}
}

// marked reports whether the mark of what one is on stands in the line.
func (p *person) marked(line string, y int) bool {
	x := 0
	for _, r := range line {
		if r == '▸' {
			if c := p.emulator.CellAt(x, y); c != nil && c.Style.Attrs&uv.AttrBold != 0 {
				return true
			}
		}
		x++ // no wide character comes before a mark
	}
	return false
}

// Move presses a key and waits until the focus is somewhere else. Whatever was
// typed before must have come to the screen.
func (p *person) Move(key string) focus {
	p.t.Helper()
	before := p.Focus()
	p.Press(key)
	p.until(key+" leaves the focus where it was", func() bool { return p.focus() != before })
	return p.Focus()
}

// until waits until ok holds; what is what is wrong until then.
func (p *person) until(what string, ok func() bool) {
	p.t.Helper()
	if !p.await(ok) {
		p.t.Fatalf("%s, on\n%s", what, p.Screen())
	}
}

// GoOn goes through whatever is left on the page to the button that goes on, and
// presses it. Past the questions about safety all pages stay in.
func (p *person) GoOn() {
	p.t.Helper()
	for !p.Focus().onward() {
		before := withoutFooter(p.Screen()) // which tells of saving at any time
		p.Press("tab")                      // it may only read on
		p.until("tab does nothing", func() bool { return withoutFooter(p.screen()) != before })
	}
	p.Press("enter")
	p.until("the page does not go", func() bool { return !p.focus().onward() })
	if strings.Contains(plain(p.Screen()), "is not taken as a no") {
		p.Move("down")
		p.Press("enter")
	}
}
