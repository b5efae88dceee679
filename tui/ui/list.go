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
	x        int // its column
	Saying   string
	Stray
}

const scrollStep = 3

// NewList returns a list with what enter and esc do in words. Without a word for
// it, esc says nothing of itself. Laid into all that call it, it took 26 kB of the
// program.
//
//go:noinline
func NewList(open, back string, above func(width int, t Theme) []string, items ...Choice) *List {
	return &List{Bindings: NewListKeys(open, back), Above: above, Items: items}
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

// Enter implements [Screen]: what there is to choose may have changed, and where one
// is in it.
func (l *List) Enter() tea.Cmd {
	if l.Frame.Width == 0 {
		return nil // nothing of it is seen before Resize, which asks
	}
	was := l.At
	l.Refill()
	if l.At != was {
		l.See()
	}
	return nil
}

// Refill asks again what there is to choose.
func (l *List) Refill() {
	if l.Fill != nil {
		l.Set(l.Fill())
	}
}

// Header implements [Screen].
func (l *List) Header() (left, right string) { return l.Left, "" }

// Resize implements [Screen].
func (l *List) Resize(f Frame) {
	l.Frame = f
	l.Scroll.Height = f.Height
	l.Refill()
	lines := l.draw()
	if l.Scroll.Top > 0 || l.At > 0 || len(lines) <= f.Height || l.Above == nil {
		l.See()
	}
}

// See brings the item one is on into sight.
func (l *List) See() {
	l.draw()
	l.Scroll.See(l.From, l.To, l.From)
}

// View implements [Screen]. The cursor stands on the item one is on.
func (l *List) View() (string, *tea.Cursor) {
	lines := l.draw()
	var cursor *tea.Cursor
	if len(l.Items) > 0 {
		cursor = tea.NewCursor(l.x, l.From)
	}
	l.Scroll.by = l.Frame.moreBy("arrows")
	if l.ReadsOn() {
		l.Scroll.by = l.Frame.moreBy("enter")
	}
	return l.Scroll.Window(lines, cursor, l.Frame.Theme)
}

// ReadsOn reports whether enter only reads on: what one is on can't be seen yet.
func (l *List) ReadsOn() bool {
	return len(l.Items) > 0 && l.To >= l.Scroll.Top+l.Scroll.Room()
}

func (l *List) draw() []string {
	var lines []string
	if l.Above != nil {
		lines = append(l.Above(l.Frame.Width, l.Frame.Theme), "")
	}
	items, first, last, x := l.Lines(l.Frame.Width, l.Frame.Theme)
	l.From, l.To, l.x = first+len(lines), last+len(lines), x
	lines = append(lines, items...)
	if l.Below != nil {
		lines = append(append(lines, ""), l.Below(l.Frame.Width, l.Frame.Theme)...)
	}
	l.Scroll.Total = len(lines)
	return lines
}

// Update implements [Screen].
func (l *List) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	l.Saying = ""
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		if _, pasted := msg.(tea.PasteMsg); pasted {
			l.Saying = NoTyping
		}
		return route.Stay(), nil
	}
	k := l.Bindings
	after := AfterEsc(press)
	switch {
	case l.Typed(press):
	case key.Matches(press, k.Back):
		return route.Back(), nil
	case !after.Stays() && k.Back.Enabled():
		return after, nil
	case press.String() == "pgdown":
		l.page(1)
	case press.String() == "pgup":
		l.page(-1)
	case l.reading(press):
	default:
		st, cmd, moved := l.move(press)
		if moved {
			l.See()
		} else if !key.Matches(press, anyBack()) { // esc is pressed often to be sure
			l.Saying = l.Begins(press)
		}
		return st, cmd
	}
	return route.Stay(), nil
}

// Typed reports whether a key goes on with something typed that means nothing: it opens
// nothing then, and how to press it as a key is said.
func (l *List) Typed(press tea.KeyPressMsg) bool {
	why := l.Follows(press)
	if why != "" {
		l.Saying = why
	}
	return why != ""
}

// page scrolls by a screenful, or says why it can't.
func (l *List) page(by int) {
	l.draw()
	switch {
	case l.Scroll.By(by * max(l.Scroll.Room()-scrollContext, 1)):
	case by < 0:
		l.Saying = atBegin
	default:
		l.Saying = atEnd
	}
}

// reading takes the keys that read on and back as long as what one is on can't be
// seen, or where there is more to read before the first item and after the last.
func (l *List) reading(press tea.KeyPressMsg) bool {
	k := l.Bindings
	l.draw()
	below, above := l.To >= l.Scroll.Top+l.Scroll.Room(), l.From < l.Scroll.Top
	by := 0
	switch {
	case (press.String() == "down" || press.String() == "j") && (below || l.Below != nil && l.At == len(l.Items)-1):
		by = scrollStep
	case (press.String() == "up" || press.String() == "k") && (above || l.At == 0):
		by = -scrollStep
	case key.Matches(press, k.Open) && below:
		by = max(l.Scroll.Room()-scrollContext, 1)
	case below || above:
		if !key.Matches(press, k.Open) && !key.Matches(press, k.Up) && !key.Matches(press, k.Down) {
			return false
		}
		l.See() // nothing is chosen unseen
		return true
	}
	return by != 0 && l.Scroll.By(by)
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
	case key.Matches(msg, l.Bindings.First):
		l.At = 0
	case key.Matches(msg, l.Bindings.Last):
		l.At = len(l.Items) - 1
	case msg.String() == "right" && l.At+1 < len(l.Items) && l.Items[l.At+1].Beside:
		l.At++
	case msg.String() == "left" && l.Items[l.At].Beside:
		l.At--
	case l.Items[l.At].Tick != nil && (msg.String() == "space" || key.Matches(msg, l.Bindings.Open)):
		cmd = l.tick(msg.String() == "space")
	case key.Matches(msg, l.Bindings.Open):
		st, cmd = l.Items[l.At].Choose()
	default:
		return route.Stay(), nil, false
	}
	return st, cmd, true
}

// tick ticks or unticks an item. Enter unticks nothing: it goes on.
func (l *List) tick(untick bool) tea.Cmd {
	if it := l.Items[l.At]; untick || !it.Ticked {
		cmd := it.Tick()
		l.Refill()
		return cmd
	}
	l.At = (l.At + 1) % len(l.Items)
	return nil
}

// Focal returns the first row: what is above the choices asks for one.
func (l *List) Focal() (first int, writes bool) { return 0, false }

// Said is a sentence for the footer.
func (l *List) Said() string { return l.Saying }

// anyBack is the key for going back, also where there is nothing to go back to.
func anyBack() key.Binding { return Bind("back", "esc", "alt+esc") }

// Hints implements [Screen].
func (l *List) Hints() []key.Binding {
	return []key.Binding{Enabled(l.opening(), len(l.Items) > 0), l.Bindings.Back}
}

// opening is what enter or space does with the item one is on.
func (l *List) opening() key.Binding {
	if l.At < len(l.Items) && l.Items[l.At].Tick != nil {
		if l.Items[l.At].Ticked {
			return Bind("untick", "space")
		}
		return Bind("tick", "space")
	}
	return l.Bindings.Open
}

// Keys implements [Described].
func (l *List) Keys() []key.Binding {
	k := l.Bindings
	return []key.Binding{k.Up, k.Down, k.First, k.Last, l.opening(), k.Back}
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
