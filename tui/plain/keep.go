package plain

import (
	"slices"
	"strings"

	"groundwork/content/text"
	"groundwork/tui/field"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// What can be done with an answer that is there.
const (
	keepIt = iota
	readIt
	addIt
	changeIt
	clearIt
	orderIt // something done to one paragraph of it
)

// toKeep returns what can be done with an answer that is there, by the word that was begun,
// with a slash before it or without; or -1. What ends an answer keeps it.
func toKeep(typed string) int {
	if ends(typed) {
		return keepIt
	}
	if rest := strings.TrimPrefix(typed, "/"); rest != "" {
		typed = rest
	}
	return slices.IndexFunc([]string{"keep", "read", "add", "change", "clear"}, func(name string) bool { return strings.HasPrefix(name, fold(typed)) })
}

// ends reports whether a line ends an answer.
func ends(typed string) bool { return typed == "." || fold(typed) == "/done" }

// more keeps the half of a line that is more of an answer.
func (m *Mode) more(f *ui.Form, words, between string) (end func(err error)) {
	return m.halves(func(typed string) string {
		typed = strings.TrimSpace(typed)
		if _, known := find(typed); known && typed[0] != '/' || toKeep(typed) >= 0 || beginsOrder(typed) {
			return ""
		}
		return written(typed)
	}, func(half string) {
		if half != "" {
			half = between + half
		}
		m.do(f.Put(words + half))
	})
}

// keep says that there is an answer, and asks what to do with it. A line that is no word
// to go by is more of the answer, and goes behind what stands between the two.
func (m *Mode) keep(f *ui.Form, q field.Spoken, between string, first bool) (what int, more string, err error) {
	words := given(q)
	if first {
		m.say("Answered" + m.when(q) + ", " + counted(words) + ": " + firstLine(words))
	}
	for {
		end := m.more(f, words, between)
		typed, ok, err := m.answer("Enter keeps it. Or read, add, change, clear:")
		if end(err); !ok || typed == "" {
			return keepIt, "", err
		}
		what := toKeep(typed)
		_, isOrder := parseOrder(typed)
		switch {
		case isOrder && q.Way() == field.InText:
			return orderIt, typed, nil
		case what == readIt && q.Way() == field.InText:
			m.sayParagraphs(strings.Split(words, "\n"))
		case what == readIt:
			m.say(words)
		case what >= 0:
			return what, "", nil
		case strings.HasPrefix(typed, "//"), typed == "..":
			return addIt, typed[1:], nil
		default:
			done, err := m.tookAside(typed)
			if _, known := find(typed); !done && !known && typed[0] != '/' {
				return addIt, typed, nil
			}
			if !done {
				err = m.command(typed)
			}
			if err != nil {
				return keepIt, "", err
			}
		}
	}
}

// firstLine is the first line of a text in which something stands.
func firstLine(words string) string {
	lines := strings.Split(words, "\n")
	if places := paragraphs(lines); len(places) > 0 {
		return lines[places[0]]
	}
	return ""
}

// when is the day an answer was written on.
func (m *Mode) when(q field.Spoken) string {
	to, _ := m.app.Top()
	page, ok := to.(route.Page)
	if !ok {
		return ""
	}
	w := m.app.Session().Workbook()
	profile, _ := w.Profile(page.Track)
	a, ok := w.Answer(page.Track, q.Asked().ID, q.Asked().PassFor(profile.Pass))
	if !ok {
		return ""
	}
	return " " + text.DateBy(a.Written, m.app.Session().Now())
}
