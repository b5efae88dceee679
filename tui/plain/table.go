package plain

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/field"
	"groundwork/tui/ui"
)

// table takes rows, or the entries of a log.
func (m *Mode) table(f *ui.Form, i int, t field.Table) error {
	asked := t.Asked()
	m.put(f, i, asked)
	m.rows(t, asked.Dated())
	m.hint("add begins one; change 2, remove 2, rest 2 and list are for those there are. Enter alone goes on.")
	for {
		typed, ok, err := m.answer("Add, or Enter to go on:")
		switch {
		case !ok:
			return err
		case typed == "":
			return m.answered(t)
		}
		name, which, _ := strings.Cut(fold(typed), " ")
		n, _ := strconv.Atoi(strings.Fields(which + " 0")[0])
		entries := t.Entries()
		inside := n > 0 && n <= len(entries)
		switch {
		case name == "rest" && which == "old" && t.HasOld():
			m.do(f.Did(t.RestOld()))
			m.say(content.RestingWords(len(t.AtRest())) + " now. Undo wakes them.")
		case name == "add" || name == "a":
			err = m.fill(f, t, asked, t.AddEntry())
		case name == "list" || name == "more":
			if len(entries) == 0 {
				m.say(cmp.Or(sentence(content.RestingWords(len(t.AtRest()))), "There are none yet."))
			}
			m.sayRows(t, entries, asked.Dated())
		case (name == "change" || name == "remove" || name == "move" || name == "rest") && !inside:
			m.say("Which one? There are " + strconv.Itoa(len(entries)) + ".")
		case name == "change":
			err = m.fill(f, t, asked, t.Place(entries[n-1].ID))
		case name == "remove":
			m.do(f.Did(t.RemoveEntry(t.Place(entries[n-1].ID))))
			m.say("Removed: " + strings.Join(t.EntryWords(entries[n-1]), ". ") + ". Undo brings it back.")
		case name == "move":
			by := 1
			if strings.HasSuffix(which, "up") {
				by = -1
			}
			m.do(f.Did(t.MoveEntry(t.Place(entries[n-1].ID), by)))
			m.rows(t, asked.Dated())
		case name == "rest":
			m.do(f.Did(t.RestEntry(t.Place(entries[n-1].ID))))
			m.say("It rests: " + strings.Join(t.EntryWords(entries[n-1]), ". ") + ". Undo wakes it.")
			m.hint(restMeans)
		case name == "resting":
			m.sayRows(t, t.AtRest(), asked.Dated())
		case name == "wake":
			m.wake(f, t, n)
		case name == "undo":
			m.do(f.Did(t.BringBack()))
			m.rows(t, asked.Dated())
		default:
			err = m.other(typed)
		}
		if err != nil {
			return err
		}
	}
}

// rows says the entries: all of a few, and the newest of a log.
func (m *Mode) rows(t field.Table, dated bool) {
	entries := t.Entries()
	const newest = 3
	if len(entries) <= newest {
		m.sayRows(t, entries, dated)
	} else {
		m.say(fmt.Sprintf("There are %d; list says all.", len(entries)))
		if dated {
			m.sayRows(t, entries[:newest], dated)
		}
	}
	if said := content.RestingWords(len(t.AtRest())); said != "" {
		m.say(said + "; resting says them, and wake 2 wakes the second of them.")
	}
	if t.HasOld() {
		m.say("rest old lets all over a year old rest.")
	}
}

// restMeans is said once: what rests is hidden from nobody who opens the book.
const restMeans = "it is out of the list, not gone. Anyone who opens the book can have it said, and a print has it as before."

// wake wakes one of those that resting says.
func (m *Mode) wake(f *ui.Form, t field.Table, n int) {
	resting := t.AtRest()
	if n < 1 || n > len(resting) {
		m.say("Which one? " + cmp.Or(content.RestingWords(len(resting)), "None rests") + ".")
		return
	}
	m.do(f.Did(t.WakeEntry(resting[n-1].ID)))
	m.say("Awake: " + strings.Join(t.EntryWords(resting[n-1]), ". ") + ".")
}

func (m *Mode) sayRows(t field.Table, entries []content.Entry, dated bool) {
	for i, e := range entries {
		said := fmt.Sprintf("%d: ", i+1)
		if dated {
			said += text.Date(e.On) + ". "
		}
		m.say(said + strings.Join(t.EntryWords(e), ". "))
	}
}

// fill asks for each cell of an entry.
func (m *Mode) fill(f *ui.Form, t field.Table, asked *content.Ask, at int) error {
	for k := 0; k < len(asked.Columns); k++ {
		c := asked.Columns[k]
		value, how, err := m.cell(f, t, c, at)
		switch {
		case err != nil:
			return err
		case how == byEsc && k > 0:
			k -= 2
			continue
		case how == byEsc:
			return nil
		case value != nil:
			did := t.WriteCell(at, c.ID, *value)
			if m.do(f.Did(did)); did.Ignored && did.Why != "" { // it is asked again
				m.say("Reply: " + did.Why)
				k--
			}
		}
	}
	m.replies(t)
	m.say("Kept: " + strconv.Itoa(len(t.Entries())) + ".")
	return m.moved()
}

// halfCell keeps the half of a line that is written in a cell, and of a day as far as it is one.
func (m *Mode) halfCell(f *ui.Form, t field.Table, c content.Column, id, before string) (end func(err error)) {
	write := func(words string) (did field.Result) {
		did = t.WriteCell(t.Place(id), c.ID, words)
		m.do(f.Did(did))
		return did
	}
	words := writtenAny
	if c.Kind == content.KindChoice || c.Kind == content.KindScale {
		words = func(string) string { return "" }
	}
	return m.halves(words, func(half string) {
		if did := write(cmp.Or(strings.TrimSpace(half), before)); did.Ignored {
			write(before)
		}
	})
}

// cell asks for one cell; nil keeps what is there.
func (m *Mode) cell(f *ui.Form, t field.Table, c content.Column, at int) (*string, ending, error) {
	label := strings.TrimRight(c.Label, "….:?")
	id := t.ID(at)
	// A column is of few kinds.
	//exhaustive:ignore
	switch c.Kind {
	case content.KindChoice:
		m.options(c.Options)
		label += ", a number"
	case content.KindScale:
		label += ", 0 to 10"
	}
	before := ""
	for _, e := range t.Entries() {
		if e.ID == id && e.Cells[c.ID] != "" {
			before = e.Cells[c.ID]
			label += ", now " + t.CellWords(e, c)
		}
	}
	for {
		m.prompt(label + ":")
		end := m.halfCell(f, t, c, id, before)
		typed, how, err := m.line("")
		end(err)
		typed = strings.TrimSpace(typed)
		if err != nil || how == byEsc || typed == "" {
			return nil, how, err
		}
		if w, known := whole(typed); known && typed[0] == '/' {
			if err := w.do(m); err != nil {
				return nil, how, err
			}
			continue
		}
		said := m.asText(typed)
		if typed == "." {
			typed = ""
		}
		if strings.HasPrefix(typed, "//") {
			typed = typed[1:]
		}
		// A column is of few kinds.
		//exhaustive:ignore
		switch c.Kind {
		case content.KindChoice:
			to, said := m.which(typed, labelsOf(c.Options))
			if to >= 0 {
				m.taken(typed, c.Options[to].Label)
				return &c.Options[to].ID, how, nil
			}
			if !said {
				m.say("There is no such option.")
			}
			continue
		case content.KindScale:
			if n, err := strconv.Atoi(typed); err != nil || n < 0 || n > content.ScaleMax {
				m.say("A rating is from 0 to 10.")
				continue
			}
		case content.KindLine, content.KindText:
			m.say(said)
		}
		return &typed, how, nil
	}
}
