package plain

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/field"
	"groundwork/tui/ui"
)

// writing is a text of any length while it is written: its paragraphs, and those it had
// before each change.
type writing struct {
	*Mode
	form   *ui.Form
	paras  []string
	at     int // where the next paragraph goes
	undone [][]string
	past   [][]string
	edited int // the paragraph that is written anew, or -1
}

// given is the text of a question as it stands.
func given(q field.Spoken) string {
	t, _ := q.Value().(content.Text)
	return string(t)
}

// prose takes a text of any length.
func (m *Mode) prose(f *ui.Form, q field.Spoken) error {
	w := &writing{Mode: m, form: f, edited: -1}
	if words := given(q); words != "" {
		w.paras = strings.Split(words, "\n")
		add, more, err := m.keep(f, q, words, "\n")
		switch {
		case err != nil:
			return err
		case more != "":
			w.at = len(w.paras)
			w.take(more)
			m.say("Added to it. What you type now goes on from there; a dot alone ends the answer.")
		case add == keepIt:
			return nil
		case add == clearIt:
			m.do(f.Put(""))
			w.past = append(w.past, w.paras)
			w.paras = nil
			m.say("Cleared. /undo brings it back.")
		case add == changeIt:
			w.read()
			m.hint("/edit 2 changes a paragraph, /insert 2 puts one before it, /remove 2 takes it out.")
		}
	}
	w.at = len(w.paras)
	m.hint("Enter ends a paragraph. A dot alone, or /done, ends the answer. /help lists more.")
	return w.write(q)
}

// write takes paragraphs until the answer ends.
func (w *writing) write(q field.Spoken) error {
	m := w.Mode
	m.live = func() { w.hand(string(m.typed)) }
	defer func() { m.live = nil }()
	before := ""
	for {
		typed, how, err := m.line(before)
		before = ""
		switch {
		case err != nil:
			return err
		case how == byEsc:
			w.hand("")
			return goBack
		case how == byEnd, how == byEnter && w.edited < 0 && (typed == "." || fold(typed) == "/done"):
			w.hand("")
			return w.done(q)
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
				continue
			}
		}
		if rest, ok := strings.CutPrefix(typed, "//"); ok {
			typed = "/" + rest
		}
		if typed == ".." {
			typed = "."
		}
		w.take(typed)
	}
}

// take takes paragraphs in.
func (w *writing) take(paras ...string) {
	w.remember()
	if w.edited >= 0 {
		w.paras = slices.Concat(w.paras[:w.edited], paras, w.paras[w.edited+1:])
		w.edited, w.at = -1, len(w.paras)
	} else {
		w.paras = slices.Concat(w.paras[:w.at], paras, w.paras[w.at:])
		w.at += len(paras)
	}
	w.hand("")
}

func (w *writing) remember() { w.past, w.undone = append(w.past, w.paras), nil }

// hand puts the text into the field, with a paragraph that is only half written.
func (w *writing) hand(half string) {
	paras := w.paras
	switch {
	case strings.HasPrefix(half, "/"):
	case w.edited >= 0 && half != "":
		paras = slices.Concat(paras[:w.edited], []string{half}, paras[w.edited+1:])
	case half != "":
		paras = slices.Concat(paras[:w.at], []string{half}, paras[w.at:])
	}
	w.do(w.form.Put(strings.Join(paras, "\n")))
}

// done says how much was kept, once.
func (w *writing) done(q field.Spoken) error {
	w.app.Said()
	if words := given(q); words != "" {
		w.say(w.kept() + counted(words) + ".")
	}
	w.visits[w.on].past = true
	w.replies(q)
	return w.moved()
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
	name, rest, _ := strings.Cut(strings.TrimSpace(typed), " ")
	n, numbered := strconv.Atoi(strings.TrimSpace(rest))
	at := n - 1
	inside := numbered == nil && at >= 0 && at < len(w.paras)
	switch name := fold(name); name {
	case "read":
		if inside {
			w.say(fmt.Sprintf("%d: %s", n, w.paras[at]))
		} else {
			w.read()
		}
		return "", true, nil
	case "edit", "insert", "remove":
		if !inside {
			w.say(fmt.Sprintf("Which one? There are %s.", text.Count(len(w.paras), "paragraph", "paragraphs")))
			return "", true, nil
		}
		return w.change(name, at), true, nil
	case "undo":
		w.back(&w.past, &w.undone)
		return "", true, nil
	case "redo":
		w.back(&w.undone, &w.past)
		return "", true, nil
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
	return "", false, nil
}

// change begins to change a paragraph, or takes it out.
func (w *writing) change(what string, at int) (before string) {
	switch what {
	case "edit":
		w.edited = at
		return w.paras[at]
	case "insert":
		w.at = at
		w.say(fmt.Sprintf("Before %d: %s", at+1, w.paras[at]))
	case "remove":
		w.remember()
		w.say("Removed: " + w.paras[at])
		w.paras = slices.Delete(slices.Clone(w.paras), at, at+1)
		w.at = len(w.paras)
		w.hand("")
	}
	return ""
}

// back goes to the paragraphs of before a change, or of after it.
func (w *writing) back(from, to *[][]string) {
	n := len(*from)
	if n == 0 {
		w.say("There is nothing to undo, or to do again.")
		return
	}
	*to = append(*to, w.paras)
	w.paras, *from = (*from)[n-1], (*from)[:n-1]
	w.at, w.edited = len(w.paras), -1
	w.hand("")
	w.say(fmt.Sprintf("Now %s, %s.", text.Count(len(w.paras), "paragraph", "paragraphs"), counted(strings.Join(w.paras, "\n"))))
}

// read reads the paragraphs, with their numbers.
func (w *writing) read() {
	for i, p := range w.paras {
		if strings.TrimSpace(p) != "" {
			w.say(fmt.Sprintf("%d: %s", i+1, p))
		}
	}
}

// besides asks what becomes of a line that was typed where there is one already. Enter
// loses neither.
func (m *Mode) besides(f *ui.Form, q field.Spoken, words, more string) error {
	m.do(f.Put(words + " " + more))
	for {
		typed, ok, err := m.answer("Enter adds it to what is there. Or change puts it in its place, keep leaves it out:")
		now := words + " " + more
		switch what := fold(typed); {
		case !ok:
			return err
		case what != "" && strings.HasPrefix("keep", what):
			now = words
		case what != "" && strings.HasPrefix("change", what):
			now = more
		case what != "":
			if err := m.other(typed); err != nil {
				return err
			}
			continue
		}
		m.do(f.Put(now))
		m.app.Said()
		m.say(m.kept() + now)
		return m.answered(q)
	}
}

// oneLine takes one line of text.
func (m *Mode) oneLine(f *ui.Form, q field.Spoken) error {
	before := ""
	if words := given(q); words != "" {
		what, more, err := m.keep(f, q, words, " ")
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
	m.live = func() { m.do(f.Put(string(m.typed))) }
	defer func() { m.live = nil }()
	m.hint("what you type now is your answer. With a slash before it, such as /back, it is a word to go by.")
	for {
		m.prompt("Write, or Enter to go on:")
		typed, how, err := m.line(before)
		switch {
		case err != nil:
			return err
		case how == byEsc:
			return goBack
		case how == byPaste:
			before = text.CleanLine(typed)
			continue
		}
		if strings.HasPrefix(typed, "/") && !strings.HasPrefix(typed, "//") {
			m.do(f.Put(before))
			if fold(typed) == "/editor" {
				return m.keys("ctrl+o")
			}
			if err := m.other(typed[1:]); err != nil {
				return err
			}
			continue
		}
		if strings.HasPrefix(typed, "//") {
			typed = typed[1:]
		}
		if typed == "." || typed == "" {
			typed = before
		}
		m.do(f.Put(typed))
		m.app.Said()
		if typed != before {
			m.say(m.kept() + counted(typed) + ".")
		}
		return m.answered(q)
	}
}
