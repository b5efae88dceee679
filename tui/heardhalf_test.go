package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/session"
)

// everything is all that is in the workbook, as text.
func (d *disk) everything() string {
	var all []string
	for r := range d.saved.Records() {
		all = append(all, fmt.Sprintf("%+v", r))
	}
	slices.Sort(all)
	return strings.Join(all, "\n")
}

// halfWay are places where somebody types words: how one comes there in the small book, the
// lines before, the half that is typed, and what is kept of it.
func halfWay() map[string]struct {
	to     func(*listener)
	before []string
	half   string
	want   string
} {
	page := func(id string) func(*listener) {
		return func(l *listener) { l.goes(route.PageOf(l.book.Track(content.Hurt).Page(id))) }
	}
	letter := func(l *listener) {
		l.does(func() tea.Cmd {
			return l.app.session.Autosave.Put(l.said("ask-when", "you shout"), l.said("ask-need", "peace"))
		})
		page("one-ask")(l)
	}
	note := func(l *listener) { l.goes(route.Note{ID: "n", New: true}) }
	log := func(l *listener) { l.goes(route.Practice{Track: content.Hurt, Question: "daily"}) }
	const half = "half a line"
	type place = struct {
		to     func(*listener)
		before []string
		half   string
		want   string
	}
	return map[string]place{
		"a line":                 {page("one-ask"), nil, half, half},
		"a line again":           {page("one-ask"), []string{"when", "/back"}, half, "when half a line"},
		"a line pasted":          {page("one-ask"), []string{"\x1b[200~half\na line\x1b[201~"}, "", half},
		"beside a line":          {page("who"), []string{"Kim", "back", "Alex"}, "", "Kim Alex"},
		"a text":                 {page("boundaries"), []string{""}, half, half},
		"its next paragraph":     {page("boundaries"), []string{"", "first"}, half, "first\nhalf a line"},
		"with a slash":           {page("boundaries"), []string{""}, "//half a line", "/half a line"},
		"with a slash of no use": {page("boundaries"), []string{""}, "/home/half a line", "/home/half a line"},
		"a change while writing": {page("boundaries"), []string{"", "one", "two", "/edit 1"}, " half a line", "one half a line\ntwo"},
		"an insertion":           {page("boundaries"), []string{"", "one", "two", "/insert 2"}, half, "one\nhalf a line\ntwo"},
		"more of a text":         {page("boundaries"), []string{"", "one", ".", "back"}, half, "one\nhalf a line"},
		"more with a slash":      {page("boundaries"), []string{"", "one", ".", "back"}, "//half a line", "one\n/half a line"},
		"a change of a text":     {page("boundaries"), []string{"", "one", "two", ".", "back", "change 1"}, " half a line", "one half a line\ntwo"},
		"a letter's change":      {letter, []string{"", "", "change 1"}, half, half},
		"a letter's insertion":   {letter, []string{"", "", "insert 1"}, half, half},
		"an entry's first cell":  {page("boundaries"), []string{"add"}, half, half},
		"an entry's next cell":   {page("boundaries"), []string{"add", "if so"}, half, half},
		"an entry's day":         {page("boundaries"), []string{"add", "if so", "will", "4"}, "3 march", "2027-03-03"},
		"an entry's change":      {page("boundaries"), []string{"add", "if so", "will", "", "", "", "change 1"}, half, half},
		"the cell of a log":      {page("small-things"), []string{"add", ""}, half, half},
		"the day of a log":       {page("small-things"), []string{"add", "", "one", "", "change 1"}, "3 march", "2026-03-03"},
		"a log from home":        {log, []string{"add", ""}, half, half},
		"a day":                  {page("my-plan"), nil, "3 march", "Year:2027 Month:March Day:3"},
		"a note's title":         {note, nil, half, half},
		"a note":                 {note, []string{""}, half, half},
		"words to spare":         {page("name-it"), []string{"/next", "I felt all of it"}, "", "I felt all of it"},
	}
}

// halfEnds are the ways in which a line is left half typed.
func halfEnds() map[string]func(*listener) {
	over := func(l *listener) {
		<-l.over
		if err := l.app.Flush(); err != nil {
			l.t.Error(err)
		}
	}
	gone := func(l *listener) {
		l.keys.mu.Lock()
		l.keys.gone = true
		l.keys.mu.Unlock()
		l.keys.send("")
		over(l)
	}
	return map[string]func(*listener){
		"a signal":       func(l *listener) { l.rest(); l.mode.Send(session.LeaveMsg{}); over(l) },
		"at once":        func(l *listener) { l.mode.Send(session.LeaveMsg{}); over(l) },
		"ctrl+q":         func(l *listener) { l.keys.send("\x11"); over(l) },
		"no terminal":    func(l *listener) { l.rest(); gone(l) },
		"none at once":   gone,
		"nobody there":   func(l *listener) { l.rest(); time.Sleep(6 * time.Minute); l.rest() },
		"nobody, locked": func(l *listener) { l.rest(); time.Sleep(6 * time.Minute); l.rest() },
		"a cover":        func(l *listener) { l.keys.send("\x0c"); l.rest() },
		"a lock":         func(l *listener) { l.keys.send("\x0c"); l.rest() },
	}
}

// TestHeardHalfIsKept ends the program, covers it or locks it in each way while a line is half
// typed, wherever that is words: they are in the workbook.
func TestHeardHalfIsKept(t *testing.T) {
	for name, c := range halfWay() {
		for how, end := range halfEnds() {
			t.Run(name+", "+how, func(t *testing.T) {
				d := newDisk()
				listening(t, small(t), d, func(l *listener) {
					l.types("", "1")
					if strings.Contains(how, "lock") {
						l.lockUp()
					}
					c.to(l)
					l.types(c.before...)
					l.heard()
					l.keys.send(c.half)
					end(l)
					d.saved.Apply(d.sealed.Unsaved)
					if !strings.Contains(d.everything(), c.want) {
						t.Errorf("%q is not in\n%s\nafter\n%s", c.want, d.everything(), l.heard())
					}
				})
			})
		}
	}
}

// TestHeardHalfIsTakenBack types half a line, waits, takes it out and goes on in each way:
// what was there before is there still, and nothing else.
func TestHeardHalfIsTakenBack(t *testing.T) {
	wiped := strings.Repeat("\x7f", 40)
	for name, c := range halfWay() {
		if c.half == "" || strings.HasPrefix(c.half, " ") {
			continue // it is a line already, or stands behind what was there
		}
		paragraphs := []string{"its next paragraph", "an insertion", "a letter's change", "a letter's insertion"}
		for how, end := range map[string]string{"Enter": "\r", "esc": "\x1b", "a signal": "", "a word begun": "/hom"} {
			if end == "\r" && slices.Contains(paragraphs, name) {
				continue // it is an empty one then
			}
			t.Run(name+", "+how, func(t *testing.T) {
				d := newDisk()
				listening(t, small(t), d, func(l *listener) {
					l.types("", "1")
					c.to(l)
					l.types(c.before...)
					l.does(l.app.session.Autosave.Save)
					before := d.words()
					l.keys.send(c.half)
					l.rest()
					l.keys.send(wiped + end)
					l.rest()
					l.leave()
					if after := d.words(); after != before {
						t.Errorf("kept is\n%s\nand was\n%s", after, before)
					}
				})
			})
		}
	}
}

// words are all words in the workbook, and all days.
func (d *disk) words() string {
	var all []string
	for r := range d.saved.Records() {
		switch r := r.(type) {
		case content.Answer:
			all = append(all, fmt.Sprint(r.Question, r.Value))
		case content.Entry:
			all = append(all, fmt.Sprint(r.Question, content.DateOf(r.On), r.Cells))
		case content.Note:
			all = append(all, r.Title, r.Text)
		case content.EditedCopy:
			all = append(all, r.Text)
		}
	}
	slices.Sort(all)
	return strings.Join(all, "\n")
}

// TestHeardSpareWordsLeftOut holds that words that were offered a place don't stay there
// where that is declined.
func TestHeardSpareWordsLeftOut(t *testing.T) {
	listening(t, small(t), newDisk(), func(l *listener) {
		l.types("", "1")
		l.does(func() tea.Cmd { return l.app.session.Autosave.Put(l.said("happened", "It did.")) })
		l.goes(route.PageOf(l.book.Track(content.Hurt).Page("name-it")))
		l.types("next", "I felt all of it", "no")
		l.does(l.app.session.Autosave.Save)
		if got := l.disk.saved.Text(content.Hurt, "happened", 0); got != "It did." {
			t.Errorf("%q is kept", got)
		}
		l.types("I felt all of it", "")
		if got := l.disk.saved.Text(content.Hurt, "happened", 0); got != "It did.\nI felt all of it" {
			t.Errorf("%q is kept", got)
		}
	})
}

// TestHeardHalfASearch is covered in the midst of a search: it goes on with what was typed. The
// number of a place and a word to go by are not looked for.
func TestHeardHalfASearch(t *testing.T) {
	for typed, hears := range map[string]string{"friend": "The friend test", "2": "Is it safe?", "/hom": "Is it safe?"} {
		listening(t, small(t), newDisk(), func(l *listener) {
			l.types("", "1")
			l.goes(route.Search{})
			l.types("is it")
			l.heard()
			l.keys.send(typed + "\x0c")
			l.rest()
			l.heard()
			l.keys.send("x")
			l.rest()
			l.hears(hears)
		})
	}
}

// TestHeardHalfASearchFindsNothingElse types other words, waits, and takes a place of those
// that were said by its number.
func TestHeardHalfASearchFindsNothingElse(t *testing.T) {
	listening(t, small(t), newDisk(), func(l *listener) {
		l.types("", "1")
		l.goes(route.Search{})
		l.types("friend")
		l.hears("1: The friend test")
		l.keys.send("safe")
		l.rest()
		l.types("\x151")
		l.hears("The friend test")
	})
}

// TestHeardHalfAName is covered while the name of a file is typed: it goes on with that.
func TestHeardHalfAName(t *testing.T) {
	listening(t, small(t), newDisk(), func(l *listener) {
		l.types("", "1")
		l.goes(route.BlankForm{})
		for said := l.heard(); !strings.Contains(said, "Another, or Enter to keep it:"); said = l.heard() {
			l.types("")
		}
		l.keys.send("/tmp/half.p\x0c")
		l.rest()
		l.heard()
		l.keys.send("x")
		l.rest()
		l.hears("/tmp/half.p")
	})
}
