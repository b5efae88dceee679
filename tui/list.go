package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// list is some reading and then things to choose from, one under the other.
// Reading that doesn't fit is scrolled through with the same keys before the
// choices are reached. It is a screen by itself, or what one is made of.
type list struct {
	frame  frame
	scroll scroll
	keys   listKeys
	left   string                               // the header
	above  func(width int, t ui.Theme) []string // the reading, or nil
	below  func(width int, t ui.Theme) []string // after the choices, or nil
	fill   func() []choice                      // what there is to choose now, or nil where that is always the same
	items  []choice
	at     int

	from, to int // rows of the item one is on, as last drawn
	said     string
}

const scrollStep = 3

// newList returns a list with what enter and esc do in words. Without a word for
// it, esc says nothing of itself.
func newList(open, back string, above func(width int, t ui.Theme) []string, items ...choice) list {
	return list{keys: newListKeys(open, back), above: above, items: items}
}

// backChoice leads back.
func backChoice(label string) choice { return choice{label: label, step: route.Back()} }

// leads leads to a screen.
func leads(label string, to route.Route) choice { return choice{label: label, step: route.To(to)} }

// set changes the items and stays on the same one as far as it can.
func (l *list) set(items []choice) {
	l.items = items
	l.at = max(min(l.at, len(items)-1), 0)
}

// Enter implements [screen]: what there is to choose may have changed.
func (l *list) Enter() tea.Cmd {
	l.refill()
	return nil
}

func (l *list) refill() {
	if l.fill != nil {
		l.set(l.fill())
	}
}

// Update implements [screen].
func (l *list) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	st, cmd, _ := l.update(msg)
	return st, cmd
}

// Header implements [screen].
func (l *list) Header() (left, right string) { return l.left, "" }

// Resize implements [screen].
func (l *list) Resize(f frame) {
	l.frame = f
	l.scroll.height = f.Height
	l.refill()
	lines := l.draw()
	if l.scroll.top > 0 || len(lines) <= f.Height || l.above == nil {
		l.scroll.see(l.from, l.to, l.from)
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
	items, first, last := l.lines(l.frame.Width, l.frame.Theme)
	l.from, l.to = first+len(lines), last+len(lines)
	lines = append(lines, items...)
	if l.below != nil {
		lines = append(append(lines, ""), l.below(l.frame.Width, l.frame.Theme)...)
	}
	l.scroll.total = len(lines)
	return lines
}

// update takes a key. Esc goes back; handled is false for a key with no
// meaning here.
func (l *list) update(msg tea.Msg) (st route.Step, cmd tea.Cmd, handled bool) {
	l.said = ""
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return route.Stay(), nil, false
	}
	k := l.keys
	switch {
	case key.Matches(press, k.back):
		return route.Back(), nil, k.back.Enabled()
	case press.String() == "pgdown":
		l.scroll.by(l.scroll.room() - 1)
		return route.Stay(), nil, true
	case press.String() == "pgup":
		l.scroll.by(1 - l.scroll.room())
		return route.Stay(), nil, true
	case key.Matches(press, k.down) && l.hidden() && l.scroll.by(scrollStep):
		return route.Stay(), nil, true
	case key.Matches(press, k.up) && l.at == 0 && l.scroll.by(-scrollStep):
		return route.Stay(), nil, true
	case key.Matches(press, k.down) && l.at == len(l.items)-1 && l.below != nil && l.scroll.by(scrollStep):
		return route.Stay(), nil, true
	case key.Matches(press, k.up) && l.passed() && l.scroll.by(-scrollStep):
		return route.Stay(), nil, true
	case key.Matches(press, k.open) && (l.hidden() || l.passed()):
		l.scroll.see(l.from, l.to, l.from) // nothing is chosen unseen
		return route.Stay(), nil, true
	}
	st, cmd, handled = l.move(press)
	if handled {
		l.draw()
		l.scroll.see(l.from, l.to, l.from)
	} else if !key.Matches(press, anyBack()) { // esc is pressed often to be sure
		l.said = ui.Idle(press.String()).Why
	}
	return st, cmd, handled
}

// move moves, or does what was chosen. handled is false for a key that means
// nothing to a list.
func (l *list) move(msg tea.KeyPressMsg) (st route.Step, cmd tea.Cmd, handled bool) {
	switch {
	case len(l.items) == 0:
		return route.Stay(), nil, false
	case key.Matches(msg, l.keys.up):
		l.at = (l.at + len(l.items) - 1) % len(l.items)
	case key.Matches(msg, l.keys.down):
		l.at = (l.at + 1) % len(l.items)
	case key.Matches(msg, l.keys.first):
		l.at = 0
	case key.Matches(msg, l.keys.last):
		l.at = len(l.items) - 1
	case msg.String() == "right" && l.at+1 < len(l.items) && l.items[l.at+1].beside:
		l.at++
	case msg.String() == "left" && l.items[l.at].beside:
		l.at--
	case key.Matches(msg, l.keys.open):
		st, cmd = l.items[l.at].choose()
	default:
		return route.Stay(), nil, false
	}
	return st, cmd, true
}

// Said is a sentence for the footer.
func (l *list) Said() string { return l.said }

// anyBack is the key for going back, also where there is nothing to go back to.
func anyBack() key.Binding { return ui.Bind("back", "esc", "alt+esc") }

// hidden tells whether the item one is on is still below the screen.
func (l *list) hidden() bool {
	l.draw()
	return l.to >= l.scroll.top+l.scroll.room()
}

// passed tells whether the item one is on is above the screen: what comes after
// the menu is being read.
func (l *list) passed() bool { return l.from < l.scroll.top }

// Hints implements [screen].
func (l *list) Hints() []key.Binding {
	return []key.Binding{enabled(l.keys.open, len(l.items) > 0), l.keys.back}
}

// Keys implements [describer].
func (l *list) Keys() []key.Binding {
	k := l.keys
	return []key.Binding{k.up, k.down, k.first, k.last, k.open, k.back}
}

// titled returns what draws a title and paragraphs under it.
func titled(title string, paragraphs ...string) func(width int, t ui.Theme) []string {
	return func(width int, t ui.Theme) []string {
		lines := sentence(title, width, t.Title)
		for _, p := range paragraphs {
			lines = append(append(lines, ""), sentence(p, width, t.Body)...)
		}
		return lines
	}
}
