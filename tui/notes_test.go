package tui

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/route"
)

// onNotes opens the notes from Home.
func (s *stage) onNotes() {
	s.t.Helper()
	s.run(s.app.take(route.Start()))
	s.homeTo("Notes")
	s.see("+ a new note")
}

// newNote writes a note and goes back to the list.
func (s *stage) newNote(title, text string) {
	s.t.Helper()
	s.press("home", "enter")
	s.write(title)
	s.press("enter")
	s.write(text)
	s.settle()
	s.press("esc")
}

// notesKept are the notes on the disk, as title and text, newest first.
func (s *stage) notesKept() []string {
	var all []content.Note
	for r := range s.disk.saved.Records() {
		if n, ok := r.(content.Note); ok {
			all = append(all, n)
		}
	}
	slices.SortFunc(all, func(a, b content.Note) int {
		return cmp.Or(b.Written.Compare(a.Written), cmp.Compare(a.ID, b.ID))
	})
	var words []string
	for _, n := range all {
		words = append(words, n.Title+"|"+n.Text)
	}
	return words
}

func TestNotesScreens(t *testing.T) {
	three := func(s *stage) {
		s.begin()
		s.onNotes()
		s.newNote("On the train", "I saw the sea, and for a while I thought of nothing.")
		s.newNote("", "What I would say to them today, if today were the day for it, which it is not.")
		s.newNote("Questions for the counsellor", "")
	}
	goldens(t, map[string]func(*stage){
		"notes-empty": func(s *stage) { s.begin(); s.onNotes() },
		"notes":       three,
		"notes-home":  func(s *stage) { three(s); s.press("esc") },
		"note":        func(s *stage) { three(s); s.press("end", "enter"); s.write(" Then we were there."); s.settle() },
		"note-new":    func(s *stage) { s.begin(); s.onNotes(); s.press("enter") },
		"notes-gone": func(s *stage) {
			three(s)
			s.press("end", "enter", "tab", "tab", "tab", "enter")
			s.settle()
		},
		"notes-resting": func(s *stage) {
			three(s)
			s.press("end", "enter", "tab", "tab", "enter")
			s.settle()
		},
		"notes-rested": func(s *stage) {
			three(s)
			s.press("end", "enter", "tab", "tab", "enter", "esc")
			s.homeTo("Notes")
			s.press("end", "enter", "end")
		},
	})
}

func TestNoteIsSavedWhileTyping(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.onNotes()
		s.press("enter")
		s.settle()
		if got := s.notesKept(); len(got) != 0 {
			t.Errorf("an empty note is kept: %q", got)
		}
		s.write("Sea")
		s.press("enter")
		s.write("blue")
		s.settle()
		if got := s.notesKept(); !slices.Equal(got, []string{"Sea|blue"}) {
			t.Errorf("while typing the disk has %q", got)
		}
		s.write("r")
		s.press("ctrl+q")
		next := s.restart()
		if got := s.notesKept(); !slices.Equal(got, []string{"Sea|bluer"}) {
			t.Errorf("after leaving at once the disk has %q", got)
		}
		next.begin()
		next.see("Notes  1")
		next.onNotes()
		next.press("down", "enter")
		next.see("┃ bluer")
		if c := next.model.View().Cursor; c == nil || c.X != len("  ┃ ")-2+2+len("bluer") {
			t.Errorf("the cursor is at %v on\n%s", c, next.screen())
		}
		next.settle()
	})
}

// TestEmptiedNoteIsNotKept holds that a note goes with its last word, and can be
// brought back as it was.
func TestEmptiedNoteIsNotKept(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.onNotes()
		s.newNote("", "sea")
		s.press("down", "enter", "backspace", "backspace", "backspace")
		s.write("  ")
		s.settle()
		if got := s.notesKept(); len(got) != 0 {
			t.Errorf("a note of spaces is kept: %q", got)
		}
		s.press("esc")
		s.see("▸ Bring back: sea")
		s.press("enter")
		s.settle()
		if got := s.notesKept(); !slices.Equal(got, []string{"|sea"}) {
			t.Errorf("brought back %q", got)
		}
		s.miss("Bring back")
	})
}

func TestDeletedNote(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.onNotes()
		s.newNote("One", "1")
		s.newNote("Two", "2")
		s.press("end", "enter")
		s.write("!")
		s.press("tab", "tab", "tab", "enter") // delete it before anything is saved
		s.see("▸ Bring back: One")
		s.settle()
		if got := s.notesKept(); !slices.Equal(got, []string{"Two|2"}) {
			t.Errorf("after deleting the disk has %q", got)
		}
		s.press("ctrl+g", "esc")
		s.see("Bring back: One")
		s.press("home", "down", "enter")
		s.settle()
		if got := s.notesKept(); !slices.Contains(got, "One|1!") || len(got) != 2 {
			t.Errorf("brought back: %q", got)
		}
		s.press("end", "enter", "tab", "tab", "tab", "enter")
		s.see("Bring back")
		s.press("esc")
		s.homeTo("Notes")
		s.miss("Bring back") // one has left
	})
}

// TestNoteKeepsItsPlace holds that the list stays on the note one was in, though
// writing in it has moved it to the top.
func TestNoteKeepsItsPlace(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.onNotes()
		s.newNote("One", "")
		s.newNote("Two", "")
		s.press("end", "enter")
		s.write("more")
		s.press("esc")
		s.see("▸ One")
		if lines := s.screen(); strings.Index(lines, "One") > strings.Index(lines, "Two") {
			t.Errorf("the newest is not first on\n%s", lines)
		}
	})
}

// TestNoteFocus goes round the parts of a note with tab, and stops at its ends
// with the arrows.
func TestNoteFocus(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.onNotes()
		s.press("enter", "up", "up")
		s.write("a")
		s.press("tab")
		s.write("b")
		s.press("tab")
		s.see("[▸Done ]")
		s.press("down", "tab")
		s.see("[▸Let it rest ]")
		s.press("tab")
		s.see("[▸Delete this note ]")
		s.press("tab")
		s.write("c")
		s.press("shift+tab")
		s.see("[▸Delete this note ]")
		s.press("up")
		s.write("d")
		s.press("tab", "enter")
		s.settle()
		if got := s.notesKept(); !slices.Equal(got, []string{"ac|bd"}) {
			t.Errorf("kept %q", got)
		}
	})
}

// TestLongNote writes more than the screen holds, at the smallest size: the
// cursor stays in sight, and the keys for pages move in the text.
func TestLongNote(t *testing.T) {
	onStage(t, english(t), 40, 12, func(s *stage) {
		s.begin()
		s.onNotes()
		s.press("enter", "enter")
		s.send(paste(strings.Repeat("line\n", 200) + "end"))
		s.fits()
		s.see("┃ end")
		if s.model.View().Cursor == nil {
			t.Errorf("no cursor on\n%s", s.screen())
		}
		s.press("pgup", "pgup")
		s.miss("┃ end")
		if s.model.View().Cursor == nil {
			t.Errorf("no cursor on\n%s", s.screen())
		}
		s.write("X")
		s.press("esc")
		s.settle()
		if got := s.notesKept(); len(got) != 1 || !strings.Contains(got[0], "X") {
			t.Errorf("kept %d notes", len(got))
		}
	})
}

// TestHostileNote draws notes as an import may bring them, and pastes one.
func TestHostileNote(t *testing.T) {
	onStage(t, english(t), 60, 20, func(s *stage) {
		s.begin()
		s.put(content.Note{ID: "a", Title: hostile, Text: hostile}, content.Note{ID: "b", Text: "\n \u202e\x00\n" + hostile})
		s.onNotes()
		s.harmless()
		if got := strings.Count(s.screen(), "  one "); got != 2 {
			t.Errorf("%d of 2 notes are called by their first words on\n%s", got, s.screen())
		}
		s.press("down", "enter")
		s.harmless()
		s.send(paste(hostile))
		s.harmless()
		s.press("tab", "tab", "tab", "enter")
		s.harmless()
		s.press("home", "enter")
		s.send(paste("two\nlines \x1b[2J"))
		s.press("esc")
		s.settle()
		if got := s.notesKept(); !slices.Contains(got, "two lines |") {
			t.Errorf("a pasted title is %q", got)
		}
	})
}

// model is what the notes ought to be: the newest first, and those that can be
// brought back or woken where they went, and those that rest.
type model struct{ notes, gone, resting []string }

// TestNotesAtRandom does anything one can do to notes, in any order, and holds
// the disk and the list to a plain slice.
func TestNotesAtRandom(t *testing.T) {
	for seed := range uint64(12) {
		synctest.Test(t, func(t *testing.T) {
			s := newStage(t, english(t), newDisk())
			s.size(80, 60)
			s.begin()
			s.onNotes()
			r, m := rand.New(rand.NewPCG(seed, 3)), &model{}
			for i := range 40 {
				s = m.step(s, r, fmt.Sprintf("w%d", i))
				s.settle()
				m.hold(s, seed)
				if t.Failed() {
					return
				}
			}
		})
	}
}

// step does one thing to the notes and to the model.
func (m *model) step(s *stage, r *rand.Rand, word string) *stage {
	any := len(m.notes) > 0
	k := r.IntN(max(len(m.notes), 1))
	switch op := r.IntN(10); {
	case op < 2 || !any && op < 6:
		title := []string{"", "T" + word}[r.IntN(2)]
		s.newNote(title, word)
		m.notes = slices.Insert(m.notes, 0, title+"|"+word)
	case op < 4:
		m.open(s, k)
		s.write(word)
		s.press("esc")
		changed := m.notes[k] + word
		m.notes = slices.Insert(slices.Delete(m.notes, k, k+1), 0, changed)
	case op == 4:
		m.open(s, k)
		s.press("tab", "tab", "tab", "enter")
		m.forget(k)
	case op == 5: // take every word out
		m.open(s, k)
		for range 200 {
			s.press("backspace")
		}
		s.press("shift+tab")
		for range 20 {
			s.press("backspace")
		}
		s.press("esc")
		m.forget(k)
	case op == 6 && len(m.gone) > 0:
		s.press("home", "down", "enter")
		last := len(m.gone) - 1
		m.resting = slices.DeleteFunc(m.resting, func(n string) bool { return n == m.gone[last] })
		m.notes, m.gone = append(m.notes, m.gone[last]), m.gone[:last]
	case op == 7:
		s = s.restart()
		s.app.session.NewID = func() string { return word + strconv.Itoa(r.Int()) } // a stage begins to count anew
		s.begin()
		s.onNotes()
		m.gone = nil
	case op == 8 && any:
		m.open(s, k)
		s.press("tab", "tab", "enter")
		m.resting = append(m.resting, m.notes[k])
		m.forget(k)
	case op == 9 && len(m.resting) > 0: // the one written first
		s.press("end", "enter", "end", "enter", "tab", "tab")
		s.see("[▸Wake it ]")
		s.press("enter", "esc")
		s.homeTo("Notes")
		resting := slices.DeleteFunc(s.notesKept(), func(n string) bool { return !slices.Contains(m.resting, n) })
		woken := resting[len(resting)-1]
		m.resting = slices.DeleteFunc(m.resting, func(n string) bool { return n == woken })
		m.notes, m.gone = append(m.notes, woken), nil
	}
	return s
}

func (m *model) open(s *stage, k int) {
	s.press("home")
	for range 1 + len(m.gone) + k {
		s.press("down")
	}
	s.press("enter")
}

func (m *model) forget(k int) {
	m.gone = append(m.gone, m.notes[k])
	m.notes = slices.Delete(m.notes, k, k+1)
}

// hold compares with the disk, and with what the list shows. What was brought
// back stands where its time puts it, so the order is only looked at in the list.
func (m *model) hold(s *stage, seed uint64) {
	s.t.Helper()
	kept := s.notesKept()
	want := slices.Sorted(slices.Values(slices.Concat(m.notes, m.resting)))
	if got := slices.Sorted(slices.Values(kept)); !slices.Equal(got, want) {
		s.t.Errorf("seed %d: the disk has %q, want %q", seed, got, want)
		return
	}
	m.notes = slices.DeleteFunc(kept, func(n string) bool { return slices.Contains(m.resting, n) })
	var titles, shown []string
	for _, n := range m.notes {
		title, text, _ := strings.Cut(n, "|")
		titles = append(titles, cmp.Or(title, text))
	}
	for l := range strings.SplitSeq(s.screen(), "\n") {
		label, _, dated := strings.Cut(strings.TrimLeft(l, " ▸"), "  ")
		if dated && strings.HasSuffix(strings.TrimSpace(l), "ber") {
			shown = append(shown, label)
		}
	}
	if !slices.Equal(shown, titles) {
		s.t.Errorf("seed %d: the list shows %q, want %q", seed, shown, titles)
	}
	if got := strings.Count(s.screen(), "Bring back: ") + strings.Count(s.screen(), "Wake: "); got != len(m.gone) {
		s.t.Errorf("seed %d: %d can be brought back, want %d", seed, got, len(m.gone))
	}
	said := ""
	if n := len(m.resting); n > 0 {
		said = text.Count(n, "note", "notes")
	}
	if got := strings.Contains(s.screen(), "what rests"); got != (said != "") || !strings.Contains(s.screen(), said) {
		s.t.Errorf("seed %d: %d rest on\n%s", seed, len(m.resting), s.screen())
	}
}
