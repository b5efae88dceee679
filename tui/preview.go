package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content/text"
)

// preview shows a print as it will be, to read up and down in.
type preview struct {
	lines  []string
	frame  frame
	scroll scroll
	keys   previewKeys
}

type previewKeys struct{ down, up, first, last, back key.Binding }

func newPreview(printed string) *preview {
	p := &preview{keys: previewKeys{
		down:  named("↓", "read on", "down", "enter", "space", "pgdown", "j", "tab"),
		up:    named("↑", "read back", "up", "pgup", "k", "shift+tab"),
		first: bind("start", "home", "g"),
		last:  bind("end", "end", "G"),
		back:  bind("back", "esc", "alt+esc"),
	}}
	p.lines = strings.Split(strings.TrimRight(text.Display(printed), "\n"), "\n")
	return p
}

// Enter implements [screen].
func (p *preview) Enter() tea.Cmd { return nil }

// Resize implements [screen].
func (p *preview) Resize(f frame) {
	p.frame = f
	p.scroll.height = f.Height
	p.scroll.total = len(p.wrapped())
	p.scroll.clamp()
}

// wrapped is the text in lines that fit: a print is set for paper, which is
// wider than a narrow screen.
func (p *preview) wrapped() []string {
	var lines []string
	for _, l := range p.lines {
		lines = append(lines, sentence(l, p.frame.Width, p.frame.Theme.Body)...)
	}
	return lines
}

// Update implements [screen].
func (p *preview) Update(msg tea.Msg) (step, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return stay(), nil
	}
	by := 1
	switch press.String() {
	case "enter", "space", "pgdown", "pgup":
		by = max(p.scroll.room()-1, 1)
	}
	switch {
	case key.Matches(press, p.keys.back):
		return back(), nil
	case key.Matches(press, p.keys.down):
		p.scroll.by(by)
	case key.Matches(press, p.keys.up):
		p.scroll.by(-by)
	case key.Matches(press, p.keys.first):
		p.scroll.top = 0
	case key.Matches(press, p.keys.last):
		p.scroll.by(p.scroll.total)
	}
	return stay(), nil
}

// View implements [screen].
func (p *preview) View() (string, *tea.Cursor) {
	return strings.Join(p.scroll.cut(p.wrapped(), p.frame.Theme), "\n"), nil
}

// Header implements [screen].
func (p *preview) Header() (string, string) { return "As it will be printed", "" }

// Hints implements [screen].
func (p *preview) Hints() []key.Binding { return []key.Binding{p.keys.down, p.keys.up, p.keys.back} }

// Keys implements [describer].
func (p *preview) Keys() []key.Binding {
	k := p.keys
	return []key.Binding{k.down, k.up, k.first, k.last, k.back}
}
