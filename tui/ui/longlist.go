package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"groundwork/content/text"
	"groundwork/tui/route"
)

// LongList is a list of any number of things to choose from: a line for each, and
// only the lines in sight are drawn.
type LongList struct {
	List
	Draw  func(i int, here bool) string // sets an item, or nil for the usual way
	Dense bool                          // no blank line before a heading, which stays with its first item

	rows   []longRow
	column int
}

// longRow is one line: a thing to choose, or words above it.
type longRow struct {
	item int // or -1
	text string
}

// Set changes the items and stays where it is as far as it can.
func (l *LongList) Set(items []Choice) {
	l.List.Set(items)
	l.arrange()
}

// Enter implements [Screen].
func (l *LongList) Enter() tea.Cmd { return nil }

// Resize implements [Screen].
func (l *LongList) Resize(f Frame) {
	l.Frame = f
	l.Scroll.Height = f.Height
	l.arrange()
}

// arrange puts items and headings into lines.
func (l *LongList) arrange() {
	width, t := l.Frame.Width, l.Frame.Theme
	if width == 0 {
		return
	}
	l.rows = l.rows[:0]
	words := func(lines ...string) {
		for _, text := range lines {
			l.rows = append(l.rows, longRow{-1, text})
		}
	}
	if l.Above != nil {
		words(append(l.Above(width, t), "")...)
	}
	l.column = DetailColumn
	for i, it := range l.Items {
		if it.Detail != "" {
			l.column = max(l.column, lipgloss.Width(it.Label)+2)
		}
		if !l.Dense && i > 0 && (it.Apart || it.Head != "") {
			words("")
		}
		if it.Head != "" {
			words(t.Label.Render(ansi.Truncate(text.Display(it.Head), width, "…")))
		}
		l.rows = append(l.rows, longRow{item: i})
	}
	l.column = min(l.column, width*2/3)
	l.Scroll.Total = len(l.rows)
	l.see()
}

// see brings the item one is on into sight.
func (l *LongList) see() {
	for row, r := range l.rows {
		if r.item != l.At {
			continue
		}
		first := row
		if l.Dense && row > 0 && l.rows[row-1].item < 0 {
			first--
		}
		l.Scroll.See(first, row, row)
		return
	}
	l.Scroll.Clamp()
}

// View implements [Screen].
func (l *LongList) View() (string, *tea.Cursor) {
	lines := l.Seen()
	for i, r := range l.rows[l.Scroll.Top:] {
		if r.item == l.At && i < l.Scroll.Room() {
			return strings.Join(lines, "\n"), tea.NewCursor(markWidth, i)
		}
	}
	return strings.Join(lines, "\n"), reader(lines)
}

// Seen are the lines in sight.
func (l *LongList) Seen() []string {
	t, s := l.Frame.Theme, &l.Scroll
	var lines []string
	for _, r := range l.rows[s.Top:min(s.Top+s.Room(), len(l.rows))] {
		switch {
		case r.item < 0:
			lines = append(lines, r.text)
		case l.Draw != nil:
			lines = append(lines, l.Draw(r.item, r.item == l.At))
		default:
			lines = append(lines, itemLine(l.Items[r.item], r.item == l.At, l.Frame.Width, l.column, t))
		}
	}
	if s.more() {
		lines = append(lines, t.Faint.Render("more below"))
	}
	return lines
}

// Update implements [Screen]. What is above the first item is scrolled to before
// the keys go round to the last one.
func (l *LongList) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	l.Saying = ""
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		if _, pasted := msg.(tea.PasteMsg); pasted {
			l.Saying = NoTyping
		}
		return route.Stay(), nil
	}
	after := AfterEsc(press)
	switch {
	case l.Typed(press):
		return route.Stay(), nil
	case key.Matches(press, l.Bindings.Back):
		return route.Back(), nil
	case !after.Stays():
		return after, nil
	case key.Matches(press, l.Bindings.Up) && l.At == 0 && len(l.Items) > 0 && l.Scroll.By(-scrollStep):
		return route.Stay(), nil
	case press.String() == "pgdown":
		l.Walk(l.Scroll.Room())
		return route.Stay(), nil
	case press.String() == "pgup":
		l.Walk(-l.Scroll.Room())
		return route.Stay(), nil
	}
	st, cmd, moved := l.move(press)
	if moved {
		l.see()
	} else {
		l.Saying = l.Begins(press)
	}
	return st, cmd
}

// Walk goes so many items on; at the ends it stays.
func (l *LongList) Walk(by int) {
	l.At = max(min(l.At+by, len(l.Items)-1), 0)
	l.see()
}
