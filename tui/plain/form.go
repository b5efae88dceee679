package plain

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"groundwork/content/text"
	"groundwork/tui/field"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// visit is where one is on a screen that is heard.
type visit struct {
	said    []string // a list: what was read
	signed  string   // and what there was to choose from
	offered int      // and how many things that was
	more    int      // and how much of it is said

	at     ui.Block // a form: the piece one is at
	number int
	past   bool // it has been answered
	asides []ui.Block
	folds  []*ui.Disclosure // those in asides since the stop before, that show reads
	behind bool             // a stop has come since
	first  int              // which of the buttons Enter presses
}

// form goes through the pieces of a form, one after the other.
func (m *Mode) form(to route.Route, f *ui.Form) {
	v, again := m.visits[m.on]
	if !again {
		v = &visit{}
		m.visits[m.on] = v
		m.arrive(to, f, v)
	}
	for {
		i := v.place(f)
		if i >= len(f.Pieces) {
			_ = m.end(f)
			return
		}
		v.at, v.number = f.Pieces[i].Block, i
		err := m.piece(f, i)
		m.told()
		if err = m.went(to, f, v, i, err); err != nil {
			return
		}
	}
}

// place is the number of the piece one is at. Pieces come and go with the answers.
func (v *visit) place(f *ui.Form) int {
	i := v.number
	for n, p := range f.Pieces {
		if p.Block == v.at {
			i = n
			if v.past {
				i++
			}
		}
	}
	v.past = false
	return i
}

// arrive says where one has come.
func (m *Mode) arrive(to route.Route, f *ui.Form, v *visit) {
	m.header()
	if _, page := to.(route.Page); !page {
		return
	}
	if f.Focus > 0 && f.Pieces[f.Focus].Ask != nil {
		v.at, v.number = f.Pieces[f.Focus].Block, f.Focus
		m.say("Here: you were at " + strings.ToLower(standing(f, f.Focus)) + ". Page reads it from its beginning.")
	}
}

// header says where one is.
func (m *Mode) header() {
	left, right := m.on.Header()
	said := left
	if right != "" {
		said += ", page " + right
	}
	if said != "" {
		m.say("Here: " + said + ".")
	}
}

// standing is "Question 2 of 4".
func standing(f *ui.Form, at int) string {
	n, of := f.Count(at)
	if of < 2 {
		return "Question"
	}
	return fmt.Sprintf("Question %d of %d", n, of)
}

// went goes to another piece, as was answered.
func (m *Mode) went(to route.Route, f *ui.Form, v *visit, i int, err error) error {
	switch {
	case err == nil, errors.Is(err, goNext):
		v.past = true
	case errors.Is(err, goBack):
		before := i - 1
		for before >= 0 && f.Pieces[before].Block.Stopping() != ui.Stops {
			before--
		}
		if before < 0 {
			if page, ok := to.(route.Page); ok && !page.Alone {
				return m.turned("ctrl+p")
			}
			return errors.Join(m.keys("esc"), errMoved)
		}
		v.at, v.number = f.Pieces[before].Block, before
	case errors.Is(err, goStart):
		v.at, v.number = nil, 0
	case errors.Is(err, goWhere):
		m.header()
		m.say("Here: " + standing(f, i) + ".")
	case errors.Is(err, goOn):
		return m.turned("ctrl+n")
	case errors.Is(err, goBefore):
		return m.turned("ctrl+p")
	case errors.Is(err, goHelp):
		m.help()
	case errors.Is(err, goAgain):
	default:
		return err
	}
	return m.moved()
}

// turned turns the page. Where it stays the same, that is said.
func (m *Mode) turned(key string) error {
	err := m.keys(key)
	m.told()
	return err
}

// end is behind the last piece.
func (m *Mode) end(f *ui.Form) error {
	if f.End != nil {
		m.do(f.Settle())
		m.do(m.app.Take(f.End()))
		return m.moved()
	}
	return m.keys("esc")
}

// focus gives the focus to a piece, with what follows from the one that had it.
func (m *Mode) focus(f *ui.Form, i int) error {
	st, cmd := f.GoTo(i)
	m.do(cmd)
	if !st.Stays() {
		m.do(m.app.Take(st))
	}
	return m.moved()
}

// piece is one piece: it is read, or asked.
func (m *Mode) piece(f *ui.Form, i int) error {
	block := f.Pieces[i].Block
	if block.Stopping() == ui.Rests {
		words, _ := block.View()
		m.say(words)
		return nil
	}
	if d, ok := block.(ui.Disclosing); ok {
		m.aside(block)
		m.folded(f, i, d.Disclosed())
		return nil
	}
	m.visits[m.on].behind = true
	if err := m.focus(f, i); err != nil {
		return err
	}
	switch block := block.(type) {
	case field.Table:
		return m.table(f, i, block)
	case field.Spoken:
		return m.question(f, i, block)
	case *ui.Values:
		return m.values(block)
	case ui.Pressable:
		return m.buttons(f, i, block)
	case ui.Lent:
		return m.another(f, block)
	}
	m.say(untold)
	return nil
}

// folded says that something is folded away, or reads it where it is open.
func (m *Mode) folded(f *ui.Form, i int, d *ui.Disclosure) {
	if d.Open {
		m.say(d.Reads()...)
		return
	}
	v := m.visits[m.on]
	if v.behind {
		v.folds, v.behind = nil, false
	}
	if !slices.Contains(v.folds, d) {
		v.folds = append(v.folds, d)
	}
	show, also := "Show", ""
	if writesNext(f, i) {
		show = "/show"
	}
	if len(v.folds) > 1 {
		also = " too"
	}
	m.say("Folded: " + d.Title + ". " + show + " reads it" + also + ".")
}

// writesNext reports whether what comes behind a piece takes any words as an answer, so that
// a word to go by needs a slash there.
func writesNext(f *ui.Form, i int) bool {
	for _, p := range f.Pieces[i+1:] {
		if p.Block.Stopping() != ui.Stops {
			continue
		}
		if q, ok := p.Block.(field.Spoken); ok {
			return q.Way() == field.InLine || q.Way() == field.InText
		}
		_, written := p.Block.(ui.Lent)
		return written
	}
	return false
}

// show reads what is folded away right before, and what each is where there are several.
func (m *Mode) show(folds []*ui.Disclosure) {
	for _, d := range folds {
		if len(folds) > 1 {
			m.say(text.Capital(d.Title) + ":")
		}
		m.say(d.Reads()...)
	}
}

// aside remembers what can be had by its name at the next question.
func (m *Mode) aside(b ui.Block) {
	v := m.visits[m.on]
	if !slices.Contains(v.asides, b) {
		v.asides = append(v.asides, b)
	}
}
