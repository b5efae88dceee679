package plain

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"groundwork/tui/ui"
)

// values takes one of some words side by side.
func (m *Mode) values(v *ui.Values) error {
	var said []string
	for n, o := range v.Options {
		said = append(said, fmt.Sprintf("%d %s", n+1, named(o)))
	}
	m.say(v.Label + ": " + strings.Join(said, ", ") + ".")
	for {
		typed, ok, err := m.answer(fmt.Sprintf("Now %d. A number, or Enter to keep it:", v.At+1))
		switch {
		case !ok:
			return err
		case typed == "":
			return nil
		}
		to, said := m.which(typed, v.Options)
		if said {
			continue
		}
		if to >= 0 {
			m.taken(typed, v.Options[to])
			m.visits[m.on].past = true
			return m.keys(slide(v.At, to)...)
		}
		if err := m.other(typed); err != nil {
			return err
		}
	}
}

// another takes a line that is no question of the book, such as a file's name.
func (m *Mode) another(f *ui.Form, lent ui.Lent) error {
	label := "Write"
	if s, ok := lent.(ui.Spoken); ok {
		label = strings.Join(s.Spoken(), " ")
	}
	m.say(label + ": " + lent.Text())
	n, ok := lent.(ui.Naming)
	named := ok && n.Named()
	if named {
		m.hint("what you type now takes its place. A word to go by, such as back, is one here too; ./back is a file of that name.")
	} else {
		m.hint("what you type now takes its place. With a slash before it, such as /back, it is a word to go by.")
	}
	before := lent.Text()
	end := m.halves(writtenAny, func(half string) { m.do(f.Put(cmp.Or(strings.TrimSpace(half), before))) })
	typed, ok, err := m.answer("Another, or Enter to keep it:")
	end(err)
	switch {
	case !ok:
		return err
	case typed == "", ends(typed):
		return nil
	}
	if typed[0] == '/' && typed[1:] != "" { // a path that begins so is none
		if done, err := m.tookAside(typed); done {
			return cmp.Or(err, error(goAgain))
		}
	}
	if w, known := whole(typed); known && (named || typed[0] == '/') {
		return cmp.Or(w.do(m), error(goAgain))
	}
	if !named {
		m.say(m.asText(typed))
	}
	if strings.HasPrefix(typed, "//") {
		typed = typed[1:]
	}
	m.do(f.Put(typed))
	return m.moved()
}

// buttons says what can be done, and does it. Enter does the first, or goes on where one
// of them does.
func (m *Mode) buttons(f *ui.Form, i int, b ui.Pressable) error {
	if s, ok := b.(ui.Spoken); ok {
		m.say(s.Spoken()...)
	} else if c, ok := b.(*ui.Choices); ok && c.Intro != "" {
		m.say(c.Intro)
	}
	items, _ := b.Pressing()
	labels := make([]string, len(items))
	for k, it := range items {
		labels[k] = bare(it.Label)
		if it.Detail != "" {
			labels[k] += ", " + it.Detail
		}
	}
	made, isMade := b.(ui.Made)
	if isMade {
		words, _ := made.Made()
		m.sayParagraphs(strings.Split(words, "\n"))
	}
	if b.Stopping() == ui.Aside {
		m.aside(b)
		m.say(sentence("If you like: "+joined(labels)) + " " + howTyped(labels, writesNext(f, i)))
		if isMade {
			m.hint("change 2, insert 2, remove 2 and undo change a copy of it. Your answers stay as they are.")
		}
		return m.waitAside(f)
	}
	_, row := b.(*ui.Buttons)
	m.listen(f, b)
	defer func() { m.changed = nil }()
	for k, l := range labels {
		m.say(fmt.Sprintf("%d: %s", k+1, l))
	}
	for {
		prompt, first := "Choose, or Enter to go on:", 0
		if row {
			if first = m.visits[m.on].first; first == len(labels) {
				prompt = "Choose, or Enter to go back:"
			} else {
				prompt = "Choose, or Enter for " + labels[first] + ":"
			}
		}
		typed, ok, err := m.answer(prompt)
		switch {
		case !ok:
			return err
		case typed == "" && row && first == len(labels):
			return m.keys("esc")
		case typed == "" && row:
			return m.pressed(b, first)
		case typed == "":
			return nil
		}
		k, said := m.which(typed, labels)
		if said {
			continue
		}
		if fold(typed) == "print" { // it leads here
			k = slices.Index(labels, "Print")
		}
		if k >= 0 {
			m.taken(typed, labels[k])
			return m.pressed(b, k)
		}
		if err := m.other(typed); err != nil {
			if row && err == goNext && first < len(labels) {
				return m.pressed(b, first)
			}
			return err
		}
	}
}

// howTyped says how one comes to what is offered beside a page. Where any words would be an
// answer, it stands behind a slash.
func howTyped(labels []string, writes bool) string {
	words := asTyped(labels[0])
	if writes {
		words = "/" + words
	}
	if len(labels) > 1 {
		return "Type the one you want, such as " + words + "."
	}
	return "Type " + words + "."
}

// bare is a label without the sign of what opens and shuts.
func bare(label string) string { return strings.TrimPrefix(strings.TrimPrefix(label, "+ "), "- ") }

// asTyped is how a label is typed: without what is said behind it.
func asTyped(label string) string {
	if i := strings.IndexAny(label, ",:?."); i > 0 {
		label = label[:i]
	}
	return strings.ToLower(label)
}

// listen says what comes behind a piece while one waits at it: how a print went.
func (m *Mode) listen(f *ui.Form, b ui.Block) {
	behind := func() (lines []string) {
		passed := false
		for _, p := range f.Pieces {
			if passed = passed || p.Block == b; passed && p.Block.Stopping() == ui.Rests {
				words, _ := p.Block.View()
				lines = append(lines, strings.Split(words, "\n")...)
			}
		}
		return lines
	}
	last := behind()
	m.changed = func() bool {
		now := behind()
		if fresh := without(now, last); len(fresh) > 0 {
			m.say(fresh...)
		}
		last = now
		return false
	}
}

// pressed presses a button. Where that leads nowhere else, what is there to press then
// is asked anew.
func (m *Mode) pressed(b ui.Pressable, k int) error {
	items, at := b.Pressing()
	*at = k
	if items[0].Looks { // Enter alone goes on from there, and not round for ever
		m.visits[m.on].first = k + 1
	}
	if items[k].Out.Leave == ui.Below {
		return nil
	}
	if err := m.keys("enter"); err != nil {
		return err
	}
	m.told()
	if _, row := b.(*ui.Buttons); row {
		return goAgain
	}
	return nil
}
