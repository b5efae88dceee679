package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"groundwork/content"
	"groundwork/store"
	"groundwork/store/fault"
	"groundwork/tui/route"
	"groundwork/tui/session"
)

var _ session.Historian = (*store.Safe)(nil)

// archive is a safe in memory, with faults to order.
type archive struct {
	*store.Safe
	slow   time.Duration // Save takes this long
	fail   error         // Erase gives this and erases nothing
	takes  time.Duration // Erase takes this long
	erased int
}

func (a *archive) Save(c content.Change) error {
	time.Sleep(a.slow)
	return a.Safe.Save(c)
}

func (a *archive) Erase(keys ...content.Key) error {
	time.Sleep(a.takes)
	if a.fail != nil {
		return a.fail
	}
	a.erased++
	return a.Safe.Erase(keys...)
}

// remembers gives the stage a notebook that keeps versions.
func (s *stage) remembers() *archive {
	s.t.Helper()
	safe, err := store.Open("", store.Options{MemoryOnly: true, Now: s.app.session.Now})
	if err != nil {
		s.t.Fatal(err)
	}
	a := &archive{Safe: safe}
	s.app.session.Autosave.Notebook = a
	return a
}

// wrote has an answer with three versions before it.
func (s *stage) wrote() *archive {
	s.t.Helper()
	a := s.remembers()
	s.begin()
	for _, words := range []string{
		"You are not stupid.",
		"You are not stupid. Every sign you had said you could trust them.\n\nCall me when it is loud.",
		"You were not stupid. Every sign you had said you could trust them.\n\nCall me any time.",
		"You were not stupid. Call me any time.",
	} {
		s.put(s.said("to-a-friend", words))
		s.pass(11 * time.Minute)
	}
	s.put(s.said("to-myself", "How blind can you be?"))
	s.run(s.app.take(route.Start()))
	return a
}

const friendQuestion = "What would you say to your friend?"

func historyScenes() map[string]func(*stage) {
	list := func(s *stage) { s.wrote(); s.homeTo("Earlier versions"); s.settle() }
	versions := func(s *stage) { list(s); s.homeTo(friendQuestion[:20]); s.settle() }
	return map[string]func(*stage){
		"history": func(s *stage) {
			s.remembers()
			s.begin()
			s.put(content.Note{ID: "0a", Text: "To be gone", Stamp: s.book.Now(s.app.session.Now(), nil)})
			s.run(s.app.session.Autosave.Remove(content.Note{ID: "0a"}.Key()))
			s.put(content.Note{ID: "0b", Text: "The walk home", Stamp: s.book.Now(s.app.session.Now(), nil)}, s.said("to-myself", "How blind can you be?"))
			s.run(s.app.take(route.Start()))
			s.homeTo("Earlier versions")
			s.settle()
		},
		"history-none":   func(s *stage) { s.remembers(); s.begin(); s.homeTo("Earlier versions"); s.settle() },
		"versions":       versions,
		"version":        func(s *stage) { versions(s); s.press("down", "enter") },
		"version-apart":  func(s *stage) { versions(s); s.put(s.said("to-a-friend", "Oh.")); s.press("enter") },
		"version-erase":  func(s *stage) { versions(s); s.homeTo("Erase it for good") },
		"version-erased": func(s *stage) { versions(s); s.homeTo("Erase it for good"); s.homeTo("Erase it"); s.settle() },
		"version-unerased": func(s *stage) {
			versions(s)
			s.archive().fail = &fault.Error{Kind: fault.Frozen, Text: "writing to the workbook failed (there is no room left on the disk); nothing more is written to it in this sitting",
				Hint: "make room on the disk, then start again: the words are kept in a rescue file and taken in then"}
			s.homeTo("Erase it for good")
			s.homeTo("Erase it")
			s.settle()
		},
	}
}

func (s *stage) archive() *archive { return s.app.session.Autosave.Notebook.(*archive) }

func TestHistoryScreens(t *testing.T) {
	book := english(t)
	for name, scene := range historyScenes() {
		for _, size := range sizes {
			t.Run(fmt.Sprintf("%s_%dx%d", name, size[0], size[1]), func(t *testing.T) {
				onStage(t, book, size[0], size[1], func(s *stage) {
					scene(s)
					s.fits()
					golden(t, fmt.Sprintf("%s_%dx%d", name, size[0], size[1]), s.screen())
				})
			})
		}
	}
}

func TestHistoryNeedsVersions(t *testing.T) {
	onStage(t, english(t), 80, 40, func(s *stage) {
		s.begin()
		s.miss("Earlier versions")
		s.remembers()
		s.press("s", "esc")
		s.see("Earlier versions")
	})
}

// TestErasingComesLast holds that nobody stands on erasing who did not go there: the
// versions come first, and where there is none the way back.
func TestErasingComesLast(t *testing.T) {
	onStage(t, english(t), 80, 40, func(s *stage) {
		s.wrote()
		s.homeTo("Earlier versions")
		s.settle()
		last := func() {
			t.Helper()
			if at := strings.Index(s.screen(), "Erase it for good"); at < strings.Index(s.screen(), "\n      Back") || at < strings.Index(s.screen(), "▸ Back") {
				t.Errorf("erasing is not the last thing on\n%s", s.screen())
			}
			s.miss("▸ Erase")
		}
		s.homeTo("What do you say to yourself?")
		s.settle()
		s.see("No earlier version is kept yet.")
		s.see("▸ Back")
		last()
		s.press("enter")
		s.homeTo(friendQuestion[:20])
		s.settle()
		s.see("▸ 22 November")
		last()
		s.press("enter")
		s.see("▸ Bring this back")
		last()
	})
}

// TestBringBack brings an earlier version back, and then the one that was there:
// also within moments of the last change, when a save alone keeps no version.
func TestBringBack(t *testing.T) {
	onStage(t, english(t), 80, 40, func(s *stage) {
		a := s.wrote()
		last := "You were not stupid. Call me this evening."
		s.run(s.app.session.Autosave.Put(s.said("to-a-friend", last))) // not saved yet
		s.homeTo("Earlier versions")
		s.settle()
		s.homeTo(friendQuestion[:20])
		s.settle()
		s.press("end", "up", "up", "enter")
		s.see("You [are]{were} not stupid{. Call me this evening}.")
		s.homeTo("Bring this back")
		s.see("it is back")
		s.settle()
		k := s.said("to-a-friend", "").Key()
		if got := s.app.session.Workbook().Text(content.Hurt, "to-a-friend", 0); got != "You are not stupid." {
			t.Fatalf("there is %q", got)
		}
		versions, err := a.Versions(k)
		if err != nil || len(versions) == 0 || versions[0].Why != store.WhyReplaced || versions[0].Record.(content.Answer).Value != content.Text(last) {
			t.Fatalf("what was there is not kept: %+v, %v", versions, err)
		}
		s.see("before another was brought back")
		s.see("the same as now")
		s.press("home", "enter")
		s.homeTo("Bring this back")
		s.settle()
		if got := s.app.session.Workbook().Text(content.Hurt, "to-a-friend", 0); got != last {
			t.Errorf("after undoing it there is %q", got)
		}
		onDisk, _, err := a.Load()
		if err != nil || onDisk.Text(content.Hurt, "to-a-friend", 0) != last {
			t.Errorf("and on the disk %q, %v", onDisk.Text(content.Hurt, "to-a-friend", 0), err)
		}
	})
}

func TestBringBackNote(t *testing.T) {
	onStage(t, english(t), 80, 40, func(s *stage) {
		s.remembers()
		s.begin()
		n := content.Note{ID: "0a", Title: "The walk", Text: "It was quiet.", Stamp: s.book.Now(s.app.session.Now(), nil)}
		s.put(n)
		s.run(s.app.session.Autosave.Remove(n.Key()))
		s.settle()
		s.homeTo("Earlier versions")
		s.settle()
		s.see("No longer in the workbook")
		s.homeTo("The walk")
		s.settle()
		s.see("Nothing is there now.")
		s.press("enter")
		s.see("It was quiet.")
		s.homeTo("Bring this back")
		s.settle()
		if _, ok := s.app.session.Workbook().Record(n.Key()); !ok {
			t.Error("the note is not back")
		}
		s.press("esc")
		s.settle()
		s.see("Notes")
		s.miss("No longer in the workbook")
	})
}

// TestBringBackAtRest brings back the words of a note that rests: it goes on resting.
func TestBringBackAtRest(t *testing.T) {
	onStage(t, english(t), 80, 40, func(s *stage) {
		s.remembers()
		s.begin()
		n := content.Note{ID: "0a", Title: "The walk", Text: "It was quiet.", Stamp: s.book.Now(s.app.session.Now(), nil)}
		s.put(n)
		time.Sleep(time.Hour)
		n.Text, n.Rest = "It was loud.", n.Turn(true, s.app.session.Now())
		s.put(n)
		s.homeTo("Earlier versions")
		s.settle()
		s.homeTo("The walk")
		s.settle()
		s.press("enter")
		s.homeTo("Bring this back")
		s.settle()
		r, _ := s.app.session.Workbook().Record(n.Key())
		if got, _ := r.(content.Note); got.Text != "It was quiet." || !got.Rests() {
			t.Errorf("there is %+v", got)
		}
	})
}

func TestHistoryOfRows(t *testing.T) {
	onStage(t, english(t), 80, 40, func(s *stage) {
		a := s.remembers()
		s.begin()
		row := func(id, cell string) content.Entry {
			ask, _ := s.book.Track(content.Hurt).Ask("boundaries")
			return content.Entry{
				Stamp: s.book.Now(s.app.session.Now(), ask), Track: content.Hurt, Question: "boundaries", ID: id, Order: id,
				Cells: map[string]string{ask.Columns[0].ID: cell},
			}
		}
		s.put(row("0a", "reading my messages"), row("0b", "shouting"), row("0c", "money"))
		s.pass(11 * time.Minute)
		s.put(row("0a", "reading my mail"))
		s.run(s.app.session.Autosave.Remove(row("0c", "").Key()))
		s.settle()
		s.homeTo("Earlier versions")
		s.settle()
		s.press("enter")
		s.settle()
		s.see("shouting")
		s.see("No longer in the workbook")
		s.see("money")
		s.homeTo("If reading my mail")
		s.settle()
		s.press("enter")
		s.see("reading my [messages]{mail}")
		s.press("esc", "esc")
		s.settle()
		s.homeTo("Erase all of these")
		s.homeTo("Erase them")
		s.settle()
		s.see("Erased.")
		s.press("enter")
		s.settle()
		s.see("Nothing here yet.")
		if keys, err := a.Keys(); err != nil || strings.Contains(fmt.Sprint(keys), "boundaries") {
			t.Errorf("left: %v, %v", keys, err)
		}
	})
}

// TestVersionsLookedUp presses keys on versions that a slow disk hasn't brought: they
// mean nothing yet, which is said, and esc leads back.
func TestVersionsLookedUp(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		a := s.wrote()
		s.homeTo("Earlier versions")
		s.settle()
		a.slow = 2 * time.Second
		s.run(s.app.session.Autosave.Put(s.said("my-phrase", "stays")))
		s.homeTo(friendQuestion[:20])
		for _, hasty := range []string{"enter", "down", "up", "end"} {
			s.press(hasty)
			s.see("A moment: the earlier versions are being looked up.")
			s.miss("does nothing here")
		}
		s.press("esc")
		s.see("Earlier versions")
		s.homeTo(friendQuestion[:20])
		s.pass(20 * time.Second)
		s.press("enter")
		s.miss("A moment")
		s.see("Bring this back")
	})
}

// TestErase holds that nothing of it stays in memory, in the autosave and in the
// notebook, though it was written a moment before.
func TestErase(t *testing.T) {
	onStage(t, english(t), 80, 40, func(s *stage) {
		a := s.wrote()
		s.homeTo("Earlier versions")
		s.settle()
		s.homeTo(friendQuestion[:20])
		s.settle()
		a.slow = 2 * time.Second
		draft := s.said("to-a-friend", "canary")
		s.run(s.app.session.Autosave.Put(draft, s.said("my-phrase", "stays")))
		s.pass(500 * time.Millisecond) // the save is under way
		if !s.app.session.Autosave.Saving {
			t.Fatal("no save is under way")
		}
		memory := s.app.session.Memory
		s.homeTo("Erase it for good")
		s.press("enter")
		s.see("Erase it for good") // keeping it comes first
		s.homeTo("Erase it for good")
		s.homeTo("Erase it")
		s.see("A moment")
		s.press("esc")
		s.see("A moment")
		s.settle()
		s.see("Erased.")
		s.settle()
		if _, ok := s.app.session.Workbook().Record(draft.Key()); ok || s.app.session.Autosave.Dirty() {
			t.Error("it stayed in memory")
		}
		if s.app.session.Memory == memory {
			t.Error("it could still be pasted, or undone")
		}
		keys, err := a.Keys()
		if all := fmt.Sprint(keys); err != nil || strings.Contains(all, "to-a-friend") || !strings.Contains(all, "my-phrase") {
			t.Errorf("the notebook has %v, %v", keys, err)
		}
		s.press("enter")
		s.settle()
		s.miss(friendQuestion)
	})
}
