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

// The orders there are. Change is another word for edit, as of the rows of a table.
const (
	edit    = "edit"
	change  = "change"
	insert  = "insert"
	remove  = "remove"
	readOut = "read"
	undo    = "undo"
	redo    = "redo"
)

// ordered returns the order that was typed.
func ordered(typed string) (o order, ok bool) {
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

// beginsOrder reports whether what was typed may become an order.
func beginsOrder(typed string) bool {
	name, _, numbered := strings.Cut(fold(typed), " ")
	_, is := ordered(typed)
	return is || !numbered && slices.ContainsFunc([]string{edit, change, insert, remove, readOut, undo, redo}, func(o string) bool { return strings.HasPrefix(o, name) })
}

// paragraphs are the places of those in which something stands: only they have numbers.
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

// historyOf is the one of a question, or of a text that is none, this time through.
func (m *Mode) historyOf(id string) *history {
	m.forget()
	profile, _ := m.app.Session().Workbook().Profile(m.track())
	id = fmt.Sprintf("%s/%d/%s", m.track(), profile.Pass, id)
	if m.histories[id] == nil {
		m.histories[id] = &history{}
	}
	return m.histories[id]
}

// follow does what was asked for before one came to write, and no more than that.
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

// obey does what was asked for. It returns what stands on the next line already.
func (w *writing) obey(o order) (before string) {
	at := o.place(w.paras)
	switch {
	case o.what == undo:
		w.back(&w.past, &w.undone)
	case o.what == redo:
		w.back(&w.undone, &w.past)
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

// waitAside waits where nothing else of a form is asked: else one would be gone before
// one could have what was offered.
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

// orderMade does what was asked for to a text that was made of answers: to one's own copy
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
	}
	m.ordered = o
	out, cmd := to()
	m.do(cmd)
	m.do(m.app.Take(out.Step))
	if err := m.moved(); err != nil {
		return err
	}
	m.ordered = order{}
	return nil
}
