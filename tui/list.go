package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/tui/field"
	"groundwork/tui/theme"
)

// list is what screens made of some reading and a menu have in common. Reading
// that doesn't fit is scrolled through with the same keys before the menu is
// reached.
type list struct {
	frame  frame
	scroll scroll
	menu   menu
	above  func(width int, t theme.Theme) []string // the reading, or nil
	below  func(width int, t theme.Theme) []string // after the menu, or nil

	first, last int // rows of the item one is on, as last drawn
	said        string
}

const scrollStep = 3

// Resize implements [screen].
func (l *list) Resize(f frame) {
	l.frame = f
	l.scroll.height = f.Height
	lines := l.draw()
	if l.scroll.top > 0 || len(lines) <= f.Height || l.above == nil {
		l.scroll.see(l.first, l.last, l.first)
	}
}

// View implements [screen].
func (l *list) View() (string, *tea.Cursor) {
	return strings.Join(l.scroll.cut(l.draw(), l.frame.Theme), "\n"), nil
}

func (l *list) draw() []string {
	var lines []string
	if l.above != nil {
		lines = append(l.above(l.frame.Width, l.frame.Theme), "")
	}
	items, first, last := l.menu.lines(l.frame.Width, l.frame.Theme)
	l.first, l.last = first+len(lines), last+len(lines)
	lines = append(lines, items...)
	if l.below != nil {
		lines = append(append(lines, ""), l.below(l.frame.Width, l.frame.Theme)...)
	}
	l.scroll.total = len(lines)
	return lines
}

// update takes a key. Esc goes back; handled is false for a key with no
// meaning here.
func (l *list) update(msg tea.Msg) (st step, cmd tea.Cmd, handled bool) {
	l.said = ""
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return stay(), nil, false
	}
	k := l.menu.keys
	switch {
	case key.Matches(press, k.back):
		return back(), nil, k.back.Enabled()
	case press.String() == "pgdown":
		l.scroll.by(l.scroll.room() - 1)
		return stay(), nil, true
	case press.String() == "pgup":
		l.scroll.by(1 - l.scroll.room())
		return stay(), nil, true
	case key.Matches(press, k.down) && l.hidden() && l.scroll.by(scrollStep):
		return stay(), nil, true
	case key.Matches(press, k.up) && l.menu.at == 0 && l.scroll.by(-scrollStep):
		return stay(), nil, true
	case key.Matches(press, k.down) && l.menu.at == len(l.menu.items)-1 && l.below != nil && l.scroll.by(scrollStep):
		return stay(), nil, true
	case key.Matches(press, k.up) && l.passed() && l.scroll.by(-scrollStep):
		return stay(), nil, true
	case key.Matches(press, k.open) && (l.hidden() || l.passed()):
		l.scroll.see(l.first, l.last, l.first) // nothing is chosen unseen
		return stay(), nil, true
	}
	st, cmd, handled = l.menu.update(press)
	if handled {
		l.draw()
		l.scroll.see(l.first, l.last, l.first)
	} else if !key.Matches(press, anyBack()) { // esc is pressed often to be sure
		l.said = field.Idle(press.String()).Why
	}
	return st, cmd, handled
}

// Said is a sentence for the footer.
func (l *list) Said() string { return l.said }

// anyBack is the key for going back, also where there is nothing to go back to.
func anyBack() key.Binding { return bind("back", "esc", "alt+esc") }

// hidden tells whether the item one is on is still below the screen.
func (l *list) hidden() bool {
	l.draw()
	return l.last >= l.scroll.top+l.scroll.room()
}

// passed tells whether the item one is on is above the screen: what comes after
// the menu is being read.
func (l *list) passed() bool { return l.first < l.scroll.top }

// Hints implements [screen].
func (l *list) Hints() []key.Binding {
	return []key.Binding{l.menu.keys.open, l.menu.keys.back}
}

// Keys implements [describer].
func (l *list) Keys() []key.Binding {
	k := l.menu.keys
	return []key.Binding{k.up, k.down, k.first, k.last, k.open, k.back}
}

// Enter implements [screen].
func (l *list) Enter() tea.Cmd { return nil }
