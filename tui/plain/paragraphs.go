package plain

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"groundwork/content/text"
	"groundwork/tui/field"
	"groundwork/tui/ui"
)

// order is something to be done to a text: to one of its paragraphs, by its number, or to
// what was done last.
type order struct {
	what string
	n    int
}

// The orders there are. "Change" means the same as "edit": it is the word for a row of a
// table too.
const (
	edit    = "edit"
	change  = "change"
	insert  = "insert"
	remove  = "remove"
	readOut = "read"
	undo    = "undo"
	redo    = "redo"
)

// parseOrder returns the order that was typed.
func parseOrder(typed string) (o order, ok bool) {
	name, rest, numbered := strings.Cut(fold(strings.TrimPrefix(typed, "/")), " ")
	if name == change {
		name = edit
	}
	n, err := strconv.Atoi(rest)
	switch name {
	case edit, insert, remove, readOut:
		return order{name, n}, err == nil
	case undo, redo:
		return order{name, 0}, !numbered
	}
	return order{}, false
}

// beginsOrder reports whether what was typed may become an order, or is one.
func beginsOrder(typed string) bool {
	if _, is := parseOrder(typed); is {
		return true
	}
	name := fold(typed)
	return slices.ContainsFunc([]string{edit, change, insert, remove, readOut, undo, redo}, func(o string) bool { return strings.HasPrefix(o, name) })
}

// paragraphs returns the places of the lines in which something stands: only they have
// numbers.
func paragraphs(lines []string) (places []int) {
	for i, l := range lines {
		if strings.TrimSpace(l) != "" {
			places = append(places, i)
		}
	}
	return places
}

// sayParagraphs says a text with the numbers of its paragraphs.
func (m *Mode) sayParagraphs(lines []string) {
	for k, at := range paragraphs(lines) {
		m.say(paragraph(k+1, lines[at]))
	}
}

// paragraph is one of them as it is said.
func paragraph(n int, words string) string {
	return fmt.Sprintf("%d: %s", n, strings.TrimSpace(words))
}

// noParagraph asks for another number.
func (m *Mode) noParagraph(lines []string) {
	m.say(fmt.Sprintf("Which one? There are %s.", text.Count(len(paragraphs(lines)), "paragraph", "paragraphs")))
}

// place is where the paragraph of an order stands, or -1.
func (o order) place(lines []string) int {
	if places := paragraphs(lines); o.n > 0 && o.n <= len(places) {
		return places[o.n-1]
	}
	return -1
}

// history is what a text was like before each change, and after those taken back. It is
// there until the program is left, or locked.
type history struct{ past, undone [][]string }

// forget drops what could be undone once the session has dropped what it remembered: what
// was erased must not come back.
func (m *Mode) forget() {
	if now := m.app.Session().Memory; now != m.memory {
		m.memory, m.histories = now, map[string]*history{}
	}
}

// historyOf returns the history of a text, by the id of its question or its own, this time
// through.
func (m *Mode) historyOf(id string) *history {
	m.forget()
	profile, _ := m.app.Session().Workbook().Profile(m.track())
	id = fmt.Sprintf("%s/%d/%s", m.track(), profile.Pass, id)
	if m.histories[id] == nil {
		m.histories[id] = &history{}
	}
	return m.histories[id]
}

// follow carries out an order that was given before writing began, and ends with it.
func (w *writing) follow(q field.Spoken, o order) error {
	at := o.place(w.paras)
	before := w.obey(o)
	switch {
	case at >= 0 && o.what == edit:
		w.once = true
	case at < 0 || o.what != insert:
		return nil
	}
	if err := w.write(before); err != nil {
		return err
	}
	w.sayKept(q)
	return w.moved()
}

// obey carries out an order. It returns what stands on the next line already.
func (w *writing) obey(o order) (before string) {
	at := o.place(w.paras)
	switch {
	case o.what == undo:
		w.back(&w.past, &w.undone, "undo")
	case o.what == redo:
		w.back(&w.undone, &w.past, "do again")
	case at < 0:
		w.noParagraph(w.paras)
	case o.what == readOut:
		w.say(paragraph(o.n, w.paras[at]))
	case o.what == edit:
		w.edited = at
		return w.paras[at]
	case o.what == insert:
		w.at, w.apart = at, at > 0 && strings.TrimSpace(w.paras[at-1]) == ""
		w.say("Before " + paragraph(o.n, w.paras[at]))
	case o.what == remove:
		w.remember()
		w.say("Removed: " + strings.TrimSpace(w.paras[at]))
		w.paras = cutOut(w.paras, at)
		w.at = len(w.paras)
		w.hand("")
	}
	return ""
}

// cutOut takes a paragraph out, with the empty line that set it apart.
func cutOut(paras []string, at int) []string {
	empty := func(i int) bool { return i < 0 || i >= len(paras) || strings.TrimSpace(paras[i]) == "" }
	from, to := at, at+1
	switch {
	case !empty(at-1) || !empty(at+1):
	case to < len(paras):
		to++
	case from > 0:
		from--
	}
	return slices.Delete(slices.Clone(paras), from, to)
}

// waitAside asks for what was offered beside a form that asks nothing: else the next page
// would come before one could have it.
func (m *Mode) waitAside(f *ui.Form) error {
	last := f.Pieces[len(f.Pieces)-1].Block == m.visits[m.on].at
	if !last || slices.ContainsFunc(f.Pieces, func(p *ui.Piece) bool { return p.Block.Stopping() == ui.Stops }) {
		return nil
	}
	for {
		typed, ok, err := m.answer("One of these, or Enter to go on:")
		if !ok || typed == "" {
			return err
		}
		if err := m.other(typed); err != nil {
			return err
		}
	}
}

// orderMade carries out an order about a text that was made of answers: on one's own copy
// of it, from which one comes back here.
func (m *Mode) orderMade(made ui.Made, o order) error {
	words, to := made.Made()
	lines := strings.Split(words, "\n")
	switch at := o.place(lines); {
	case o.what == undo, o.what == redo:
	case at < 0:
		m.noParagraph(lines)
		return nil
	case o.what == readOut:
		m.say(paragraph(o.n, lines[at]))
		return nil
	default:
		m.say("In your own copy of it. Your answers stay as they are.")
	}
	m.pending = o
	out, cmd := to()
	m.do(cmd)
	m.do(m.app.Take(out.Step))
	if err := m.moved(); err != nil {
		return err
	}
	m.pending = order{}
	return nil
}
