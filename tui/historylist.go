package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"groundwork/content"
	"groundwork/tui/route"
)

// longList is a list of any number of things to choose from: a line for each, and
// only the lines in sight are drawn.
type longList struct {
	list
	draw  func(i int, here bool) string // sets an item, or nil for the usual way
	dense bool                          // no blank line before a heading, which stays with its first item

	rows   []longRow
	column int
}

// longRow is one line: a thing to choose, or words above it.
type longRow struct {
	item int // or -1
	text string
}

// set changes the items and stays where it is as far as it can.
func (l *longList) set(items []choice) {
	l.list.set(items)
	l.arrange()
}

// Enter implements [screen].
func (l *longList) Enter() tea.Cmd { return nil }

// Resize implements [screen].
func (l *longList) Resize(f frame) {
	l.frame = f
	l.scroll.height = f.Height
	l.arrange()
}

// arrange puts items and headings into lines.
func (l *longList) arrange() {
	width, t := l.frame.Width, l.frame.Theme
	if width == 0 {
		return
	}
	l.rows = l.rows[:0]
	words := func(lines ...string) {
		for _, text := range lines {
			l.rows = append(l.rows, longRow{-1, text})
		}
	}
	if l.above != nil {
		words(append(l.above(width, t), "")...)
	}
	l.column = detailColumn
	for i, it := range l.items {
		if it.detail != "" {
			l.column = max(l.column, lipgloss.Width(it.label)+2)
		}
		if !l.dense && i > 0 && (it.apart || it.head != "") {
			words("")
		}
		if it.head != "" {
			words(t.Label.Render(ansi.Truncate(content.Display(it.head), width, "…")))
		}
		l.rows = append(l.rows, longRow{item: i})
	}
	l.column = min(l.column, width*2/3)
	l.scroll.total = len(l.rows)
	l.see()
}

// see brings the item one is on into sight.
func (l *longList) see() {
	for row, r := range l.rows {
		if r.item != l.at {
			continue
		}
		first := row
		if l.dense && row > 0 && l.rows[row-1].item < 0 {
			first--
		}
		l.scroll.see(first, row, row)
		return
	}
	l.scroll.clamp()
}

// View implements [screen].
func (l *longList) View() (string, *tea.Cursor) { return strings.Join(l.seen(), "\n"), nil }

// seen are the lines in sight.
func (l *longList) seen() []string {
	t, s := l.frame.Theme, &l.scroll
	var lines []string
	for _, r := range l.rows[s.top:min(s.top+s.room(), len(l.rows))] {
		switch {
		case r.item < 0:
			lines = append(lines, r.text)
		case l.draw != nil:
			lines = append(lines, l.draw(r.item, r.item == l.at))
		default:
			lines = append(lines, itemLine(l.items[r.item], r.item == l.at, l.frame.Width, l.column, t))
		}
	}
	if s.more() {
		lines = append(lines, t.Faint.Render("more below"))
	}
	return lines
}

// Update implements [screen]. What is above the first item is scrolled to before
// the keys go round to the last one.
func (l *longList) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	switch {
	case !ok:
		return route.Stay(), nil
	case key.Matches(press, l.keys.back):
		return route.Back(), nil
	case key.Matches(press, l.keys.up) && l.at == 0 && len(l.items) > 0 && l.scroll.by(-scrollStep):
		return route.Stay(), nil
	case press.String() == "pgdown":
		l.walk(l.scroll.room())
		return route.Stay(), nil
	case press.String() == "pgup":
		l.walk(-l.scroll.room())
		return route.Stay(), nil
	}
	st, cmd, moved := l.move(press)
	if moved {
		l.see()
	}
	return st, cmd
}

// walk goes so many items on; at the ends it stays.
func (l *longList) walk(by int) {
	l.at = max(min(l.at+by, len(l.items)-1), 0)
	l.see()
}

// mostOfLabel is how many bytes of a text are looked at for its label in a list.
const mostOfLabel = 1 << 10

// oneLine is the beginning of a text as a label in a list.
func oneLine(text string) string {
	if len(text) > mostOfLabel {
		text = strings.ToValidUTF8(text[:mostOfLabel], "")
	}
	return strings.Join(strings.Fields(content.Display(content.CleanLine(text))), " ")
}
