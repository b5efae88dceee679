package plain

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/field"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// writing is a text of any length while it is written: its paragraphs, and those it had
// before each change.
type writing struct {
	*Mode
	*history
	form   *ui.Form
	paras  []string
	at     int  // where the next paragraph goes
	apart  bool // with an empty line behind it
	edited int  // the paragraph that is written anew, or -1
	once   bool // that is all there is to do
}

// given is the text of a question as it stands.
func given(q field.Spoken) string {
	t, _ := q.Value().(content.Text)
	return string(t)
}

// prose takes a text of any length.
func (m *Mode) prose(f *ui.Form, q field.Spoken) error {
	w := &writing{Mode: m, history: m.historyOf(q.Asked().ID), form: f, edited: -1}
	if words := given(q); words != "" {
		w.paras = strings.Split(words, "\n")
	}
	if o := m.pending; o.what != "" {
		m.pending = order{}
		w.at = len(w.paras)
		if err := w.follow(q, o); err != nil {
			return err
		}
		return m.keys("esc")
	}
	if goesOn, err := w.resume(q); !goesOn {
		return err
	}
	w.at = len(w.paras)
	if err := w.write(""); err != nil {
		return err
	}
	return w.done(q)
}

// resume asks what becomes of an answer that is there, and carries out orders about it. It
// reports whether writing goes on.
func (w *writing) resume(q field.Spoken) (goesOn bool, err error) {
	for first := true; given(q) != ""; first = false {
		what, more, err := w.keep(w.form, q, "\n", first)
		w.at = len(w.paras)
		switch {
		case err != nil, what == keepIt:
			return false, err
		case what == orderIt:
			o, _ := parseOrder(more)
			if err := w.follow(q, o); err != nil {
				return false, err
			}
			continue
		case more != "":
			w.take(more)
			w.say("Added to it.")
		case what == clearIt:
			w.do(w.form.Put(""))
			w.past = append(w.past, w.paras)
			w.paras = nil
			w.say("Cleared. /undo brings it back.")
		case what == changeIt:
			w.sayParagraphs(w.paras)
			w.hint("/edit 2 changes a paragraph, /insert 2 puts one before it, /remove 2 takes it out.")
		}
		return true, nil
	}
	return true, nil // nothing is there, or orders took all of it out
}

// write takes paragraphs until the answer ends. On the first line something may stand.
func (w *writing) write(before string) error {
	m := w.Mode
	m.live = func() { w.hand(string(m.typed)) }
	defer func() { m.live, w.once, w.edited = nil, false, -1 }()
	if !w.once {
		m.brief("Hint: Enter ends a paragraph. A dot alone, or /done, ends the answer. /help lists more.", "Write. A dot alone ends it.")
	}
	for {
		typed, how, err := m.line(m.holds(before))
		if rest, is := wordBehind(before, typed); is && how == byEnter {
			typed, w.edited = rest, -1
			w.hand("")
		}
		before = ""
		switch {
		case err != nil:
			return err
		case how == byEsc:
			w.hand("")
			return goBack
		case how == byEnd, how == byEnter && ends(typed):
			w.hand("")
			return nil
		case how == byPaste:
			w.take(strings.Split(typed, "\n")...)
			continue
		}
		if strings.HasPrefix(typed, "/") && !strings.HasPrefix(typed, "//") {
			again, known, err := w.slash(typed[1:])
			if err != nil {
				w.hand("")
				return err
			}
			if before = again; known {
				if before == "" && w.edited >= 0 {
					before = w.paras[w.edited]
				}
				continue
			}
		}
		if typed == "" && w.edited >= 0 {
			w.edited = -1
			w.hand("")
			m.say("It stays as it was. /remove 2 takes a paragraph out.")
			if w.once {
				return nil
			}
			continue
		}
		said := m.asText(typed)
		if rest, ok := strings.CutPrefix(typed, "//"); ok {
			typed = "/" + rest
		}
		if typed == ".." {
			typed = "."
		}
		changed := w.edited >= 0
		w.take(typed)
		switch m.say(said); {
		case w.once:
			return nil
		case changed:
			m.brief("Changed. What you type now is a new paragraph at the end.", "Changed.")
		case strings.TrimSpace(typed) == "":
			w.sayEmpty()
		}
	}
}

// sayEmpty says that a line was empty: somebody may take it for the way on.
func (w *writing) sayEmpty() {
	if len(paragraphs(w.paras)) == 0 {
		w.say("Nothing is written. A dot alone goes on.")
		return
	}
	w.brief("An empty line. A dot alone ends the answer.", "An empty line.")
}

// take takes paragraphs in.
func (w *writing) take(paras ...string) {
	w.remember()
	if w.edited >= 0 {
		w.paras = slices.Concat(w.paras[:w.edited], paras, w.paras[w.edited+1:])
		w.edited, w.at, w.apart = -1, len(w.paras), false
	} else {
		if w.apart {
			paras = append(slices.Clip(paras), "")
		}
		w.paras = slices.Concat(w.paras[:w.at], paras, w.paras[w.at:])
		w.at += len(paras)
	}
	w.hand("")
}

func (w *writing) remember() { w.past, w.undone = append(w.past, w.paras), nil }

// hand puts the text into the field, with a paragraph that is only half written.
func (w *writing) hand(half string) {
	paras := w.paras
	switch half = writtenAny(half); half {
	case ".":
		half = "" // it may end the answer
	case "..":
		half = "."
	}
	switch {
	case w.edited >= 0 && half != "":
		paras = slices.Concat(paras[:w.edited], []string{half}, paras[w.edited+1:])
	case half != "":
		paras = slices.Concat(paras[:w.at], []string{half}, paras[w.at:])
	}
	w.do(w.form.Put(strings.Join(paras, "\n")))
}

// done ends the answer.
func (w *writing) done(q field.Spoken) error {
	w.sayKept(q)
	w.visits[w.on].past = true
	w.replies(q)
	return w.moved()
}

// sayKept says how much was kept.
func (w *writing) sayKept(q field.Spoken) {
	w.app.Said()
	if words := given(q); words != "" {
		w.say(w.kept() + counted(words) + ".")
	}
}

// kept says what becomes of the words.
func (m *Mode) kept() string {
	s := m.app.Session().Autosave
	switch {
	case s.Traceless:
		return "Not kept when you leave: "
	case s.Failure != nil:
		return "Not saved: "
	}
	return "Kept: "
}

// slash carries out a command within a text. It returns what stands on the next line
// already, and whether it was one.
func (w *writing) slash(typed string) (before string, known bool, err error) {
	if o, ok := parseOrder(typed); ok {
		before = w.obey(o)
		if o.what == insert && o.place(w.paras) >= 0 {
			w.say("What you type goes there. A dot alone ends the answer.")
		}
		return before, true, nil
	}
	name, _, _ := strings.Cut(fold(typed), " ")
	switch name {
	case readOut:
		if len(paragraphs(w.paras)) == 0 {
			w.say("Nothing is written yet.")
		}
		w.sayParagraphs(w.paras)
		return "", true, nil
	case edit, change, insert, remove:
		w.hand("")
		known, err = w.tookAside(typed)
		if !known {
			w.noParagraph(w.paras)
		}
		return "", true, err
	case "editor":
		w.hand("")
		return "", true, w.keys("ctrl+o")
	case "help":
		w.help("/done, or a dot alone: end the answer.", "/read: read it. /edit 2, /insert 2, /remove 2: change a paragraph.",
			"/undo and /redo: take the last change back, and do it again.", "/editor: write in your own editor.")
		return "", true, nil
	}
	if found, ok := find(typed); ok && len(name) > 1 {
		w.hand("")
		return "", true, found.do(w.Mode)
	}
	w.hand("")
	known, err = w.tookAside(typed)
	return "", known, err
}

// back goes to the paragraphs of before a change, or of after it.
func (w *writing) back(from, to *[][]string, does string) {
	n := len(*from)
	if n == 0 {
		w.say("There is nothing to " + does + ".")
		return
	}
	*to = append(*to, w.paras)
	w.paras, *from = (*from)[n-1], (*from)[:n-1]
	w.at, w.edited, w.apart = len(w.paras), -1, false
	w.hand("")
	w.say(fmt.Sprintf("Now %s, %s.", text.Count(len(paragraphs(w.paras)), "paragraph", "paragraphs"), counted(strings.Join(w.paras, "\n"))))
}

// besides asks what becomes of a line that was typed where there is one already. Enter
// loses neither.
func (m *Mode) besides(f *ui.Form, q field.Spoken, words, more string) error {
	m.do(f.Put(words + " " + more))
	for {
		typed, ok, err := m.answer("Enter adds it to what is there. Or change puts it in its place, keep leaves it out:")
		now := words + " " + more
		if ends(typed) {
			typed = ""
		}
		switch what := fold(typed); {
		case !ok:
			return m.added(more, err)
		case what != "" && strings.HasPrefix("keep", what):
			now = words
		case what != "" && strings.HasPrefix("change", what):
			now = more
		case what != "":
			if err := m.other(typed); err != nil {
				return m.added(more, err)
			}
			continue
		}
		m.do(f.Put(now))
		m.app.Said()
		m.say(m.kept() + now)
		return m.answered(q)
	}
}

// added says that words were added, where one goes on by a word without saying what becomes
// of them; err is where to. Nothing is said of them once they are covered.
func (m *Mode) added(more string, err error) error {
	to, _ := m.app.Top()
	if _, locked := to.(route.Locked); !locked && !m.ended && !m.app.Covered() {
		m.say("Added: " + counted(more) + ".")
	}
	return err
}

// oneLine takes one line of text.
func (m *Mode) oneLine(f *ui.Form, q field.Spoken) error {
	before := ""
	if words := given(q); words != "" {
		what, more, err := m.keep(f, q, " ", true)
		switch {
		case err != nil:
			return err
		case more != "":
			return m.besides(f, q, words, more)
		case what == keepIt:
			return nil
		case what == clearIt:
			m.do(f.Put(""))
			m.say("Cleared.")
			return m.moved()
		}
		before = words
	}
	m.hint("what you type now is your answer. With a slash before it, such as /back, it is a word to go by.")
	for {
		held := m.holds(before)
		if held == "" {
			m.prompt("Write, or Enter to go on:")
		}
		end := m.halves(written, func(half string) { m.do(f.Put(cmp.Or(half, before))) })
		typed, how, err := m.line(held)
		end(err)
		if rest, is := wordBehind(before, typed); is && how == byEnter {
			typed = rest
			m.do(f.Put(before))
		}
		switch {
		case err != nil:
			return err
		case how == byEsc:
			return goBack
		case how == byPaste:
			before = text.CleanLine(typed)
			m.do(f.Put(before))
			continue
		}
		if strings.HasPrefix(typed, "/") && !strings.HasPrefix(typed, "//") {
			if fold(typed) == "/editor" {
				return m.keys("ctrl+o")
			}
			if err := m.other(typed[1:]); err != nil {
				return err
			}
			continue
		}
		said := m.asText(typed)
		if strings.HasPrefix(typed, "//") {
			typed = typed[1:]
		}
		if typed == "." || typed == "" {
			if typed = before; before != "" {
				m.say("It stays as it was.")
			}
		}
		m.do(f.Put(typed))
		m.app.Said()
		if typed != before {
			m.say(m.kept()+counted(typed)+".", said)
		}
		return m.answered(q)
	}
}
