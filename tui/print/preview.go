package print

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content/text"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// preview shows a print as it will be, to read up and down in.
type preview struct {
	lines  []string
	frame  ui.Frame
	scroll ui.Scroll
	keys   previewKeys
}

type previewKeys struct{ down, up, first, last, back key.Binding }

func newPreview(words string) *preview {
	p := &preview{keys: previewKeys{
		down:  ui.Named("↓", "read on", "down", "enter", "space", "pgdown", "j", "tab"),
		up:    ui.Named("↑", "read back", "up", "pgup", "k", "shift+tab"),
		first: ui.Bind("start", "home", "g"),
		last:  ui.Bind("end", "end", "G"),
		back:  ui.Bind("back", "esc", "alt+esc"),
	}}
	p.lines = strings.Split(strings.TrimRight(text.Display(words), "\n"), "\n")
	return p
}

func (p *preview) Enter() tea.Cmd { return nil }

func (p *preview) Resize(f ui.Frame) {
	p.frame = f
	p.scroll.Height = f.Height
	p.scroll.Total = len(p.wrapped())
	p.scroll.Clamp()
}

// wrapped is the text in lines that fit: a print is set for paper, which is
// wider than a narrow screen.
func (p *preview) wrapped() []string {
	var lines []string
	for _, l := range p.lines {
		lines = append(lines, ui.Sentence(l, p.frame.Width, p.frame.Theme.Body)...)
	}
	return lines
}

func (p *preview) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return route.Stay(), nil
	}
	by := 1
	switch press.String() {
	case "enter", "space", "pgdown", "pgup":
		by = max(p.scroll.Room()-1, 1)
	}
	switch {
	case key.Matches(press, p.keys.back):
		return route.Back(), nil
	case key.Matches(press, p.keys.down):
		p.scroll.By(by)
	case key.Matches(press, p.keys.up):
		p.scroll.By(-by)
	case key.Matches(press, p.keys.first):
		p.scroll.Top = 0
	case key.Matches(press, p.keys.last):
		p.scroll.By(p.scroll.Total)
	}
	return route.Stay(), nil
}

func (p *preview) View() (string, *tea.Cursor) {
	return p.scroll.Window(p.wrapped(), nil, p.frame.Theme)
}

func (p *preview) Header() (string, string) { return "As it will be printed", "" }

func (p *preview) Hints() []key.Binding { return []key.Binding{p.keys.down, p.keys.up, p.keys.back} }

func (p *preview) Keys() []key.Binding {
	k := p.keys
	return []key.Binding{k.down, k.up, k.first, k.last, k.back}
}
