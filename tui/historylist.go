package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"groundwork/content/text"
	"groundwork/tui/theme"
)

// roll is a list of any number of things to choose from: a line for each, and
// only the lines in sight are drawn.
type roll struct {
	frame  frame
	scroll scroll
	keys   listKeys
	above  func(width int, t theme.Theme) []string
	items  []choice
	at     int

	rows   []rollRow
	column int
}

// rollRow is one line: a thing to choose, or words above it.
type rollRow struct {
	item int // or -1
	text string
}

// set changes the items and stays where it is as far as it can.
func (r *roll) set(items []choice) {
	r.items = items
	r.at = max(min(r.at, len(items)-1), 0)
	r.arrange()
}

// Resize implements [screen].
func (r *roll) Resize(f frame) {
	r.frame = f
	r.scroll.height = f.Height
	r.arrange()
}

// arrange puts items and headings into lines.
func (r *roll) arrange() {
	width, t := r.frame.Width, r.frame.Theme
	if width == 0 {
		return
	}
	r.rows = r.rows[:0]
	words := func(lines ...string) {
		for _, l := range lines {
			r.rows = append(r.rows, rollRow{-1, l})
		}
	}
	words(append(r.above(width, t), "")...)
	r.column = detailColumn
	for i, it := range r.items {
		if it.detail != "" {
			r.column = max(r.column, lipgloss.Width(it.label)+2)
		}
		if i > 0 && (it.apart || it.head != "") {
			words("")
		}
		if it.head != "" {
			words(t.Label.Render(ansi.Truncate(it.head, width, "…")))
		}
		r.rows = append(r.rows, rollRow{item: i})
	}
	r.column = min(r.column, width*2/3)
	r.scroll.total = len(r.rows)
	r.see()
}

// see brings the item one is on into sight.
func (r *roll) see() {
	for row, w := range r.rows {
		if w.item == r.at {
			r.scroll.see(row, row, row)
			return
		}
	}
	r.scroll.clamp()
}

// View implements [screen].
func (r *roll) View() (string, *tea.Cursor) {
	t, s := r.frame.Theme, &r.scroll
	var lines []string
	for _, w := range r.rows[s.top:min(s.top+s.room(), len(r.rows))] {
		if w.item < 0 {
			lines = append(lines, w.text)
			continue
		}
		lines = append(lines, itemLine(r.items[w.item], w.item == r.at, r.frame.Width, r.column, t))
	}
	if s.more() {
		lines = append(lines, t.Faint.Render("more below"))
	}
	return strings.Join(lines, "\n"), nil
}

// update takes a key. What is above the first item is scrolled to before the
// keys go round to the last one.
func (r *roll) update(msg tea.Msg) (step, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return stay(), nil
	}
	n := len(r.items)
	switch k := r.keys; {
	case key.Matches(press, k.back):
		return back(), nil
	case n == 0:
		return stay(), nil
	case key.Matches(press, k.open):
		return r.items[r.at].do()
	case key.Matches(press, k.up) && r.at == 0 && r.scroll.by(-scrollStep):
		return stay(), nil
	case key.Matches(press, k.up):
		r.at = (r.at + n - 1) % n
	case key.Matches(press, k.down):
		r.at = (r.at + 1) % n
	case key.Matches(press, k.first):
		r.at = 0
	case key.Matches(press, k.last):
		r.at = n - 1
	case press.String() == "pgdown":
		r.at = min(r.at+r.scroll.room(), n-1)
	case press.String() == "pgup":
		r.at = max(r.at-r.scroll.room(), 0)
	default:
		return stay(), nil
	}
	r.see()
	return stay(), nil
}

// Hints implements [screen].
func (r *roll) Hints() []key.Binding {
	return []key.Binding{enabled(r.keys.open, len(r.items) > 0), r.keys.back}
}

// Keys implements [describer].
func (r *roll) Keys() []key.Binding {
	k := r.keys
	return []key.Binding{k.up, k.down, k.first, k.last, k.open, k.back}
}

// mostOfLabel is how many bytes of a text are looked at for its label in a list.
const mostOfLabel = 1 << 10

// oneLine is the beginning of a text as a label in a list.
func oneLine(s string) string {
	if len(s) > mostOfLabel {
		s = strings.ToValidUTF8(s[:mostOfLabel], "")
	}
	return strings.Join(strings.Fields(text.Display(text.CleanLine(s))), " ")
}
