package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/tui/route"
)

// List is some reading and then things to choose from, one under the other.
// Reading that doesn't fit is scrolled through with the same keys before the
// choices are reached. It is a screen by itself, or what one is made of.
type List struct {
	Frame    Frame
	Scroll   Scroll
	Bindings ListKeys
	Left     string                            // the header
	Above    func(width int, t Theme) []string // the reading, or nil
	Below    func(width int, t Theme) []string // after the choices, or nil
	Fill     func() []Choice                   // what there is to choose now, or nil where that is always the same
	Items    []Choice
	At       int

	From, To int // rows of the item one is on, as last drawn
	Saying   string
}

const scrollStep = 3

// NewList returns a list with what enter and esc do in words. Without a word for
// it, esc says nothing of itself.
func NewList(open, back string, above func(width int, t Theme) []string, items ...Choice) *List {
	return &List{Bindings: newListKeys(open, back), Above: above, Items: items}
}

// BackChoice leads back.
func BackChoice(label string) Choice { return Choice{Label: label, Step: route.Back()} }

// Lead leads to a screen.
func Lead(label string, to route.Route) Choice { return Choice{Label: label, Step: route.To(to)} }

// Set changes the items and stays on the same one as far as it can.
func (l *List) Set(items []Choice) {
	l.Items = items
	l.At = max(min(l.At, len(items)-1), 0)
}

// Enter implements [Screen]: what there is to choose may have changed.
func (l *List) Enter() tea.Cmd {
	l.Refill()
	return nil
}

// Refill asks again what there is to choose.
func (l *List) Refill() {
	if l.Fill != nil {
		l.Set(l.Fill())
	}
}

// Update implements [Screen].
func (l *List) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	st, cmd, _ := l.take(msg)
	return st, cmd
}

// Header implements [Screen].
func (l *List) Header() (left, right string) { return l.Left, "" }

// Resize implements [Screen].
func (l *List) Resize(f Frame) {
	l.Frame = f
	l.Scroll.Height = f.Height
	l.Refill()
	lines := l.draw()
	if l.Scroll.Top > 0 || len(lines) <= f.Height || l.Above == nil {
		l.Scroll.See(l.From, l.To, l.From)
	}
}

// View implements [Screen].
func (l *List) View() (string, *tea.Cursor) {
	return l.Scroll.Window(l.draw(), nil, l.Frame.Theme)
}

func (l *List) draw() []string {
	var lines []string
	if l.Above != nil {
		lines = append(l.Above(l.Frame.Width, l.Frame.Theme), "")
	}
	items, first, last := l.Lines(l.Frame.Width, l.Frame.Theme)
	l.From, l.To = first+len(lines), last+len(lines)
	lines = append(lines, items...)
	if l.Below != nil {
		lines = append(append(lines, ""), l.Below(l.Frame.Width, l.Frame.Theme)...)
	}
	l.Scroll.Total = len(lines)
	return lines
}

// take takes a key. Esc goes back; handled is false for a key with no
// meaning here.
func (l *List) take(msg tea.Msg) (st route.Step, cmd tea.Cmd, handled bool) {
	l.Saying = ""
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return route.Stay(), nil, false
	}
	k := l.Bindings
	switch {
	case key.Matches(press, k.Back):
		return route.Back(), nil, k.Back.Enabled()
	case press.String() == "pgdown":
		l.Scroll.By(l.Scroll.Room() - 1)
		return route.Stay(), nil, true
	case press.String() == "pgup":
		l.Scroll.By(1 - l.Scroll.Room())
		return route.Stay(), nil, true
	case key.Matches(press, k.Down) && l.hidden() && l.Scroll.By(scrollStep):
		return route.Stay(), nil, true
	case key.Matches(press, k.Up) && l.At == 0 && l.Scroll.By(-scrollStep):
		return route.Stay(), nil, true
	case key.Matches(press, k.Down) && l.At == len(l.Items)-1 && l.Below != nil && l.Scroll.By(scrollStep):
		return route.Stay(), nil, true
	case key.Matches(press, k.Up) && l.passed() && l.Scroll.By(-scrollStep):
		return route.Stay(), nil, true
	case key.Matches(press, k.Open) && (l.hidden() || l.passed()):
		l.Scroll.See(l.From, l.To, l.From) // nothing is chosen unseen
		return route.Stay(), nil, true
	}
	st, cmd, handled = l.move(press)
	if handled {
		l.draw()
		l.Scroll.See(l.From, l.To, l.From)
	} else if !key.Matches(press, anyBack()) { // esc is pressed often to be sure
		l.Saying = Idle(press.String()).Why
	}
	return st, cmd, handled
}

// move moves, or does what was chosen. handled is false for a key that means
// nothing to a list.
func (l *List) move(msg tea.KeyPressMsg) (st route.Step, cmd tea.Cmd, handled bool) {
	switch {
	case len(l.Items) == 0:
		return route.Stay(), nil, false
	case key.Matches(msg, l.Bindings.Up):
		l.At = (l.At + len(l.Items) - 1) % len(l.Items)
	case key.Matches(msg, l.Bindings.Down):
		l.At = (l.At + 1) % len(l.Items)
	case key.Matches(msg, l.Bindings.first):
		l.At = 0
	case key.Matches(msg, l.Bindings.last):
		l.At = len(l.Items) - 1
	case msg.String() == "right" && l.At+1 < len(l.Items) && l.Items[l.At+1].Beside:
		l.At++
	case msg.String() == "left" && l.Items[l.At].Beside:
		l.At--
	case key.Matches(msg, l.Bindings.Open):
		st, cmd = l.Items[l.At].Choose()
	default:
		return route.Stay(), nil, false
	}
	return st, cmd, true
}

// Said is a sentence for the footer.
func (l *List) Said() string { return l.Saying }

// anyBack is the key for going back, also where there is nothing to go back to.
func anyBack() key.Binding { return Bind("back", "esc", "alt+esc") }

// hidden reports whether the item one is on is still below the screen.
func (l *List) hidden() bool {
	l.draw()
	return l.To >= l.Scroll.Top+l.Scroll.Room()
}

// passed reports whether the item one is on is above the screen: what comes after
// the menu is being read.
func (l *List) passed() bool { return l.From < l.Scroll.Top }

// Hints implements [Screen].
func (l *List) Hints() []key.Binding {
	return []key.Binding{Enabled(l.Bindings.Open, len(l.Items) > 0), l.Bindings.Back}
}

// Keys implements [Described].
func (l *List) Keys() []key.Binding {
	k := l.Bindings
	return []key.Binding{k.Up, k.Down, k.first, k.last, k.Open, k.Back}
}

// Titled returns what draws a title and paragraphs under it.
func Titled(title string, paragraphs ...string) func(width int, t Theme) []string {
	return func(width int, t Theme) []string {
		lines := Sentence(title, width, t.Title)
		for _, p := range paragraphs {
			lines = append(append(lines, ""), Sentence(p, width, t.Body)...)
		}
		return lines
	}
}

// Alternatives returns a short list to choose one thing from.
func Alternatives(head, title string, about []string, items ...Choice) *List {
	l := NewList("choose", "back", Titled(title, about...), items...)
	l.Left = head
	return l
}
