package plain

import (
	"errors"
	"strconv"
	"strings"

	"groundwork/content"
	"groundwork/tui/field"
	"groundwork/tui/ui"
)

// severalWords is from where on a line is taken for something that was meant to be kept.
const severalWords = 3

// spare offers a place to what means nothing where one is, as somebody types who is ahead of
// the program: a question on the same page, and elsewhere a note.
func (m *Mode) spare(typed string) error {
	if len(strings.Fields(typed)) < severalWords {
		return nil
	}
	if formed, ok := m.on.(ui.Formed); ok {
		return m.spareAnswer(formed.Formed(), typed)
	}
	if _, ok := m.on.(ui.Listed); ok {
		return m.spareNote(typed)
	}
	return nil
}

// spareAnswer offers the text on the page that is gladdest of it.
func (m *Mode) spareAnswer(f *ui.Form, typed string) error {
	to, most := -1, ui.TakesNot
	for i, p := range f.Pieces {
		if glad := p.Block.Takes(typed); p.Ask != nil && p.Ask.Kind == content.KindText && glad > most {
			to, most = i, glad
		}
	}
	if to < 0 {
		return m.spareNote(typed)
	}
	q := f.Pieces[to].Block.(field.Spoken)
	had := given(q)
	return m.offerPlace("puts it into “"+q.Asked().Label+"”", typed, func(words string) string {
		words = strings.Trim(had+"\n"+words, "\n")
		m.do(f.PutInto(to, words))
		return counted(words)
	})
}

// spareNote offers a note of its own.
func (m *Mode) spareNote(typed string) error {
	s := m.app.Session()
	note := content.Note{ID: s.NewID()}
	return m.offerPlace("keeps it as a note", typed, func(words string) string {
		if words == "" {
			m.do(s.Autosave.Remove(note.Key()))
			return ""
		}
		note.Stamp, note.Text = s.Book.Now(s.Now(), nil), words
		m.do(s.Autosave.Put(note))
		return counted(words) + ", as a note"
	})
}

// offerPlace asks whether words are to be put somewhere. More of them may come, and unless
// somebody says no they are put there: also where the terminal goes, or is covered. Put
// puts the words, or takes them back on "", and returns how many there are then.
func (m *Mode) offerPlace(does, words string, put func(words string) (kept string)) error {
	look := m.changed
	m.changed = nil // what is there to choose from may change meanwhile
	defer func() { m.changed = look }()
	early := m.app.Session().Autosave.Protected // a lock leaves no time for it
	for {
		if early {
			put(words)
		}
		typed, ok, err := m.answer("Enter " + does + ". Or no leaves it out:")
		if ends(typed) {
			typed = ""
		}
		w, known := find(typed)
		known = known && ok && len(strings.Fields(typed)) < severalWords
		switch name := fold(typed); {
		case errors.Is(err, errMoved):
			put(words)
			return err
		case ok && name != "" && strings.HasPrefix("no", name):
			if early {
				put("")
			}
			m.say("Left out.")
			return nil
		case known && w.kind == repeats:
			continue
		case known && w.name == "help":
			m.help("Enter, or yes: " + does + ". No: leave it out. Anything else is added to it.")
			continue
		case ok && meansNothing(typed):
			m.say("Not understood.")
			continue
		case ok && name != "" && !known && !strings.HasPrefix("yes", name):
			words += "\n" + typed
			m.say("Added: " + counted(typed) + ".")
			continue
		}
		m.app.Said()
		m.say(m.kept() + put(words) + ".")
		if ok && known {
			return m.command(typed)
		}
		return m.moved()
	}
}

// meansNothing reports whether a line is neither words nor one to go by: a number, or a
// mistyped word behind a slash.
func meansNothing(typed string) bool {
	if _, err := strconv.Atoi(typed); err == nil {
		return true
	}
	_, known := find(typed)
	return strings.HasPrefix(typed, "/") && !strings.HasPrefix(typed, "//") && !known
}
