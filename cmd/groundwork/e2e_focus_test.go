//go:build unix

package main

import (
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
)

// focus is what a person sees of where they are on a page: the row the focus is
// in with those it belongs to, and the footer, whose hints follow the focus.
type focus struct {
	block  string // the lines above it up to a blank one, then its own
	row    string
	footer string
}

// button tells whether the focus is on one of the buttons below a page.
func (f focus) button() bool { return strings.Contains(f.row, "[▸") }

// Focus is where the focus is now.
func (p *person) Focus() focus {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.focus()
}

// focus is where the focus is; the caller holds mu.
func (p *person) focus() focus {
	lines := strings.Split(p.emulator.String(), "\n")
	f := focus{footer: hintsOf(lines[len(lines)-1])}
	for y, l := range lines[:len(lines)-2] {
		if !strings.Contains(l, "┃") && !strings.Contains(l, "[▸") && !p.marked(l, y) {
			continue
		}
		top := y
		for top > 0 && strings.TrimSpace(lines[top-1]) != "" {
			top--
		}
		f.row, f.block = plain(l), plain(strings.Join(lines[top:y+1], "\n"))
		return f
	}
	return f
}

// marked tells whether a bold mark stands in the line: a faint one only says
// that something can be opened.
func (p *person) marked(line string, y int) bool {
	x := 0
	for _, r := range line {
		if strings.ContainsRune("▸▾", r) {
			if c := p.emulator.CellAt(x, y); c != nil && c.Style.Attrs&uv.AttrBold != 0 {
				return true
			}
		}
		x++ // no wide character comes before a mark
	}
	return false
}

// hintsOf is a footer without what it says of saving, which comes and goes by
// itself.
func hintsOf(footer string) string {
	footer = strings.TrimSpace(footer)
	for _, state := range []string{"saved", "saving"} {
		footer = strings.TrimSpace(strings.TrimPrefix(footer, state))
	}
	return footer
}

// Tab presses tab and waits until the focus is somewhere else.
func (p *person) Tab() focus {
	p.t.Helper()
	before := p.Focus()
	p.Press("tab")
	if !p.await(func() bool { return p.focus() != before }) {
		p.t.Fatalf("tab leaves the focus where it was, on\n%s", p.Screen())
	}
	return p.Focus()
}

// GoOn goes through whatever is left on the page to its first button, and on.
func (p *person) GoOn() {
	p.t.Helper()
	for !p.Focus().button() {
		p.Tab()
	}
	p.Press("enter")
}
