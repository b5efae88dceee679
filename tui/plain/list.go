package plain

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"groundwork/tui/ui"
)

// few is how many things are said at once. Of more those behind them are asked for.
const few = 12

// list says what there is to read and to choose from, and takes a choice.
func (m *Mode) list(screen ui.Listed) {
	l := screen.Listed()
	v, again := m.visits[m.on]
	if !again {
		v = &visit{}
		m.visits[m.on] = v
	}
	above, below := l.Reads()
	now := slices.Concat(above, below)
	if fresh := without(now, v.said); len(fresh) > 0 {
		m.say(fresh...)
	} else if v.signed != "" && strings.HasPrefix(signature(l), v.signed) { // one has come back to it, or it has grown
		m.title(above)
	}
	v.said = now
	if len(l.Items) == 0 {
		m.changed = func() bool { return len(l.Items) > 0 }
		_, _ = m.key()
		return
	}
	signed := signature(l)
	if signed != v.signed {
		from := 0
		if strings.HasPrefix(signed, v.signed) {
			from = v.offered
		}
		m.offer(l, from)
	}
	v.signed, v.offered = signed, len(l.Items)
	m.changed = func() bool {
		above, below := l.Reads()
		return len(without(slices.Concat(above, below), v.said)) > 0 || signature(l) != v.signed
	}
	if err := m.choose(l); err == goAgain || err == goStart || err == goWhere {
		v.said, v.signed, v.offered = nil, "", 0
	}
}

// title says which list it is.
func (m *Mode) title(above []string) {
	left, _ := m.on.Header()
	if len(above) > 0 && clean(above[0]) != "" {
		left = above[0]
	}
	m.say("Here: " + left + ".")
}

// without returns the lines that were not said before.
func without(lines, said []string) []string {
	var fresh []string
	for _, l := range lines {
		if !slices.Contains(said, l) {
			fresh = append(fresh, l)
		}
	}
	return fresh
}

// signature is what there is to choose from, to tell whether that changes.
func signature(l *ui.List) string {
	var b strings.Builder
	for _, it := range l.Items {
		fmt.Fprintf(&b, "%s\x00%s\x00%v\x00", it.Label, it.Detail, it.Ticked)
	}
	return b.String()
}

// group is the things under one heading. Its number is that of the chapter, where it is
// one: the first one without may be 0.
type group struct {
	head     string
	number   int
	from, to int
}

// groups are the headings of a list that is too long to be said at once; none where it
// is short.
func groups(l *ui.List) []group {
	var all []group
	for i, it := range l.Items {
		if it.Head != "" || i == 0 {
			all = append(all, group{head: it.Head, from: i})
		}
		all[len(all)-1].to = i + 1
	}
	if len(l.Items) <= few || len(all) < 2 {
		return nil
	}
	next := 1
	for i, g := range all {
		number, head, _ := strings.Cut(g.head, " ")
		n, err := strconv.Atoi(number)
		switch {
		case err == nil:
			all[i].head = head
		case i == 0 && len(all) > 1 && strings.HasPrefix(all[1].head, "1 "):
			n = 0
		default:
			n = next
		}
		all[i].number, next = n, n+1
	}
	return all
}

// numbered is the group with a number, or nil.
func numbered(all []group, n int) *group {
	for i, g := range all {
		if g.number == n {
			return &all[i]
		}
	}
	return nil
}

// offer says what there is to choose from: the group one is in whole, of the others the
// headings. Of a short list that has grown only what is new is said, from there.
func (m *Mode) offer(l *ui.List, from int) {
	all := groups(l)
	if all == nil {
		for i, it := range l.Items[:min(len(l.Items), m.most())] {
			if i < from {
				continue
			}
			if it.Head != "" {
				m.say(it.Head + ":")
			}
			m.say(item(strconv.Itoa(i+1), it))
		}
		if rest := len(l.Items) - m.most(); rest > 0 {
			m.say(fmt.Sprintf("More: %d are behind these.", rest))
		}
		return
	}
	for _, g := range all {
		m.say(fmt.Sprintf("%d: %s, %d to open", g.number, heading(g), g.to-g.from)) // written or not
		if g.from <= l.At && l.At < g.to {
			m.sayGroup(l, g)
		}
	}
}

func heading(g group) string {
	if g.head == "" {
		return "First"
	}
	return g.head
}

func (m *Mode) sayGroup(l *ui.List, g group) {
	for i := g.from; i < g.to; i++ {
		m.say(item(fmt.Sprintf("%d.%d", g.number, i-g.from+1), l.Items[i]))
	}
}

// most is how many of a list are said.
func (m *Mode) most() int {
	if v := m.visits[m.on]; v != nil && v.more > 0 {
		return v.more
	}
	return 2 * few
}

// item is a thing to choose, with its number.
func item(number string, it ui.Choice) string {
	said := number + ": " + named(it.Label)
	if it.Tick != nil {
		said += ", off"
		if it.Ticked {
			said = strings.TrimSuffix(said, "off") + "on"
		}
	}
	if it.Detail != "" {
		said += ", " + it.Detail
	}
	if it.About != "" {
		said += ". " + it.About
	}
	return said
}

// named is what something is called: a number before it is its chapter's, and not its own.
func named(label string) string {
	label = strings.TrimPrefix(label, "+ ")
	if n, title, ok := strings.Cut(label, " "); ok && strings.Trim(n, "0123456789") == "" {
		return "Chapter " + n + ", " + title
	}
	return label
}

// choose waits for a choice, and makes it.
func (m *Mode) choose(l *ui.List) error {
	for {
		m.hint("type a number or the first letters, then Enter. Enter alone does what the line asks.")
		leads := l.Items[l.At].Tick == nil && !l.Items[l.At].Destroys
		if leads {
			m.prompt("Choose, or Enter for " + named(l.Items[l.At].Label) + ":")
		} else {
			m.prompt("Choose, or Enter when done:")
		}
		typed, how, err := m.line("")
		switch {
		case err != nil:
			return err
		case how == byEsc, !leads && strings.TrimSpace(typed) == "":
			return m.keys("esc")
		case strings.TrimSpace(typed) == "":
			return m.pick(l, l.At)
		}
		switch found := m.picked(l, typed); len(found) {
		case 0:
		case 1:
			if it := l.Items[found[0]]; it.Tick == nil {
				m.taken(strings.TrimSpace(typed), named(it.Label))
			}
			return m.pick(l, found[0])
		default:
			m.whichOne(found, func(i int) (string, string) { return place(l, i), named(l.Items[i].Label) })
			continue
		}
		if n, err := strconv.Atoi(strings.TrimSpace(typed)); err == nil {
			if g := numbered(groups(l), n); g != nil {
				m.sayGroup(l, *g)
				continue
			}
			m.noSuch(strconv.Itoa(n))
			continue
		}
		if fold(typed) == "more" {
			m.visits[m.on].more = m.most() + 2*few
			return goAgain
		}
		switch err := m.command(typed); err {
		case goNext, goOn:
			if leads {
				return m.pick(l, l.At)
			}
			return m.keys("esc")
		case goBack, goBefore:
			return m.keys("esc")
		case goHelp:
			m.help("Type the number of what you choose, or the first letters of it.")
		case nil:
		default:
			return err
		}
	}
}

// place is the number of a thing to choose, as it is said.
func place(l *ui.List, i int) string {
	for _, g := range groups(l) {
		if g.from <= i && i < g.to {
			return fmt.Sprintf("%d.%d", g.number, i-g.from+1)
		}
	}
	return strconv.Itoa(i + 1)
}

// picked are the places of what was typed among the things to choose: several where it is how
// they all begin.
func (m *Mode) picked(l *ui.List, typed string) []int {
	typed = fold(typed)
	all := groups(l)
	if first, second, ok := strings.Cut(typed, "."); ok && all != nil {
		n, err1 := strconv.Atoi(first)
		k, err2 := strconv.Atoi(second)
		if g := numbered(all, n); err1 == nil && err2 == nil && g != nil && k > 0 && k <= g.to-g.from {
			return []int{g.from + k - 1}
		}
	}
	if _, err := strconv.Atoi(typed); err == nil && all != nil {
		return nil
	}
	labels := make([]string, len(l.Items))
	for i, it := range l.Items {
		labels[i] = it.Label
	}
	return fits(typed, labels)
}

// pick chooses a thing, by the keys that do.
func (m *Mode) pick(l *ui.List, i int) error {
	l.At = i
	if l.Items[i].Tick == nil {
		err := m.keys("enter")
		m.told()
		return err
	}
	look := m.changed
	m.changed = nil
	err := m.keys("space")
	m.told()
	m.say(item("Now", l.Items[i]))
	m.visits[m.on].signed = signature(l)
	m.changed = look
	if err == nil {
		return m.choose(l)
	}
	return err
}
