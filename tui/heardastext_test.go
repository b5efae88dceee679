package tui

import (
	"strings"
	"testing"

	"groundwork/content"
	"groundwork/tui/route"
)

// TestHeardKeptAsText types into a text what may have been meant to do something: it becomes
// part of the text, and that is said.
func TestHeardKeptAsText(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		hears string
		want  string
	}{
		"Enter alone":     {[]string{"", "", ""}, strings.Repeat("Nothing is written. A dot alone goes on.\n", 3), "\n\n"},
		"Enter behind it": {[]string{"one", "", "two", ""}, "one\nAn empty line. A dot alone ends the answer.\ntwo\nAn empty line.\n", "one\n\ntwo\n"},
		"a word":          {[]string{"next"}, "Kept as text. /next is the word to go by.", "next"},
		"a word of texts": {[]string{"one", "edit 1"}, "Kept as text. /edit 1 is the word to go by.", "one\nedit 1"},
		"its own word":    {[]string{"clear"}, "Kept as text.\n", "clear"},
		"words":           {[]string{"next to me"}, "next to me\n", "next to me"},
		"a wrong word":    {[]string{"/frob it"}, "Kept as text: /frob is no word to go by.", "/frob it"},
		"a slash":         {[]string{"//frob it"}, "//frob it\n", "/frob it"},
		"reading nothing": {[]string{"/read"}, "Nothing is written yet.", ""},
		"undoing nothing": {[]string{"/undo"}, "There is nothing to undo.", ""},
		"a change":        {[]string{"one", "/edit 1", "!", "two"}, "Changed. What you type now is a new paragraph at the end.", "one!\ntwo"},
		"an insertion":    {[]string{"one", "/insert 1", "two"}, "Before 1: one\nWhat you type goes there. A dot alone ends the answer.", "two\none"},
	} {
		t.Run(name, func(t *testing.T) {
			listening(t, english(t), newDisk(), func(l *listener) {
				l.writing()
				l.types(c.lines...)
				said := l.heard()
				if !strings.Contains(said, c.hears) || c.hears == c.lines[0]+"\n" && said != c.hears {
					t.Errorf("can't hear %q in\n%s", c.hears, said)
				}
				l.does(l.app.session.Autosave.Save)
				if got := l.disk.saved.Text(content.Hurt, "to-a-friend", 0); got != c.want {
					t.Errorf("%q is kept, want %q", got, c.want)
				}
			})
		})
	}
}

// TestHeardKeptAsTextElsewhere: a word to go by at one line, what is offered beside a page,
// and a word in a table.
func TestHeardKeptAsTextElsewhere(t *testing.T) {
	for typed, c := range map[string][2]string{
		"home":       {"who", "Kept: 1 word.\nKept as text. /home is the word to go by."},
		"is it safe": {"tonight", "Kept: 3 words.\nKept as text. /is it safe is the word to go by."},
	} {
		listening(t, english(t), newDisk(), func(l *listener) {
			l.types("", "1")
			l.goes(route.PageOf(l.book.Track(content.Hurt).Page(c[0])))
			l.types(typed)
			l.hears(c[1])
		})
	}
	listening(t, small(t), newDisk(), func(l *listener) {
		l.types("", "1")
		l.goes(route.PageOf(l.book.Track(content.Hurt).Page("boundaries")))
		l.types("add", "home")
		l.hears("Kept as text. /home is the word to go by.")
	})
}

// TestHeardWriting: what stands to be written on has a name, and where writing begins that is
// said each time.
func TestHeardWriting(t *testing.T) {
	listening(t, english(t), newDisk(), func(l *listener) {
		l.writing()
		l.types("one", ".", "/back", "add")
		l.hears("Enter keeps it. Or read, add, change, clear: add\nWrite. A dot alone ends it.")
		l.goes(route.Note{ID: "n", New: true})
		l.types("")
		l.hears("The text of it:\nWrite. A dot alone ends it.")
	})
}
