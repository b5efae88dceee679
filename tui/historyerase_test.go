package tui

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/charmbracelet/x/ansi"

	"groundwork/content"
	"groundwork/store"
	"groundwork/store/fault"
	"groundwork/tui/route"
)

// TestEraseFails holds that what can't be erased is as it was, drafts too.
func TestEraseFails(t *testing.T) {
	onStage(t, english(t), 80, 40, func(s *stage) {
		a := s.wrote()
		a.fail = errors.New("the disk is gone")
		s.homeTo("Earlier versions")
		s.settle()
		s.homeTo(friendQuestion[:20])
		s.settle()
		s.run(s.app.session.Autosave.Put(s.said("to-a-friend", "written just now")))
		s.homeTo("Erase it for good")
		s.homeTo("Erase it")
		s.settle()
		s.see("It was not erased: the disk is gone.")
		if a.erased > 0 || s.app.session.Workbook().Text(content.Hurt, "to-a-friend", 0) != "written just now" {
			t.Error("it is gone from the screens")
		}
		onDisk, _, err := a.Load()
		if err != nil || onDisk.Text(content.Hurt, "to-a-friend", 0) != "written just now" {
			t.Errorf("the draft was not saved: %v", err)
		}
		s.press("enter")
		s.settle()
		s.see(friendQuestion[:20])
	})
}

// TestEraseIsTold locks while the erasure is under way: how it went is told afterwards.
func TestEraseIsTold(t *testing.T) {
	for want, fail := range map[string]error{"── erased ──": nil, "not erased: the disk is gone": errors.New("the disk is gone")} {
		onStage(t, english(t), 80, 40, func(s *stage) {
			a := s.wrote()
			s.lockUp()
			a.takes, a.fail = time.Second, fail
			s.homeTo("Earlier versions")
			s.settle()
			s.homeTo(friendQuestion[:20])
			s.settle()
			s.homeTo("Erase it for good")
			s.homeTo("Erase it")
			s.press("ctrl+l")
			s.settle()
			s.miss("erased")
			s.write("river stone")
			s.press("enter")
			s.settle()
			s.see(want)
		})
	}
}

// TestEraseBeforeALock locks before the erasure could begin, as a save is under way.
func TestEraseBeforeALock(t *testing.T) {
	onStage(t, english(t), 80, 40, func(s *stage) {
		a := s.wrote()
		s.lockUp()
		s.homeTo("Earlier versions")
		s.settle()
		s.homeTo(friendQuestion[:20])
		s.settle()
		a.slow = 2 * time.Second
		s.run(s.app.session.Autosave.Put(s.said("my-phrase", "stays")))
		s.pass(500 * time.Millisecond) // the save is under way
		s.homeTo("Erase it for good")
		s.homeTo("Erase it")
		s.press("ctrl+l")
		s.settle()
		s.miss("erased")
		s.write("river stone")
		s.press("enter")
		s.settle()
		s.see("not erased: it was locked before that began")
		if a.erased > 0 {
			t.Error("it is erased")
		}
	})
}

// TestEraseThenLeave leaves while the erasure is under way: the last save must
// not put it back.
func TestEraseThenLeave(t *testing.T) {
	onStage(t, english(t), 80, 40, func(s *stage) {
		a := s.wrote()
		s.homeTo("Earlier versions")
		s.settle()
		s.homeTo(friendQuestion[:20])
		s.settle()
		s.run(s.app.session.Autosave.Put(s.said("to-a-friend", "canary"), s.said("my-phrase", "stays")))
		a.slow = time.Second
		s.homeTo("Erase it for good")
		s.homeTo("Erase it")
		s.press("ctrl+q")
		if err := s.app.Flush(); err != nil {
			t.Fatal(err)
		}
		s.settle()
		onDisk, _, err := a.Load()
		if err != nil || onDisk.Text(content.Hurt, "to-a-friend", 0) != "" || onDisk.Text(content.Hurt, "my-phrase", 0) != "stays" {
			t.Errorf("%q and %q, %v", onDisk.Text(content.Hurt, "to-a-friend", 0), onDisk.Text(content.Hurt, "my-phrase", 0), err)
		}
	})
}

// TestEraseUnconfirmed says neither that nothing was erased nor that all is done, where a
// power cut may bring the words back.
func TestEraseUnconfirmed(t *testing.T) {
	onStage(t, english(t), 80, 40, func(s *stage) {
		a := s.wrote()
		a.fail = fault.NewUnconfirmed("", "it is erased", "it may be there again", errors.New("no"))
		s.homeTo("Earlier versions")
		s.settle()
		s.homeTo(friendQuestion[:20])
		s.settle()
		s.homeTo("Erase it for good")
		s.homeTo("Erase it")
		s.settle()
		s.see("It is erased, but the disk failed (no): after a power cut it may be")
		s.see("What to do: start again")
		s.miss("It was not erased")
		s.miss("was deleted")
		if s.app.session.Workbook().Text(content.Hurt, "to-a-friend", 0) != "" {
			t.Error("it is back on the screens")
		}
	})
}

// TestEraseFromTheFile erases from a file: the words are in no file afterwards,
// and the rest is.
func TestEraseFromTheFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "workbook")
	onStage(t, english(t), 80, 40, func(s *stage) {
		safe := openSafe(t, path, s)
		s.app.session.Autosave.Notebook = safe
		s.begin()
		for _, words := range []string{"a canary sang", "the canary sang all day"} {
			s.put(s.said("to-a-friend", words))
			s.pass(11 * time.Minute)
		}
		s.put(s.said("to-myself", "How blind can you be?"))
		if n := s.holding(t, dir, "canary"); n == 0 {
			t.Fatal("the canary is in no file even before")
		}
		s.run(s.app.take(route.Start()))
		s.homeTo("Earlier versions")
		s.settle()
		s.homeTo(friendQuestion[:20])
		s.settle()
		s.see("before a longer pause")
		s.homeTo("Erase it for good")
		s.homeTo("Erase it")
		for range 100 { // the disk takes its own time
			if strings.Contains(s.screen(), "Erased.") {
				break
			}
			s.settle()
		}
		s.see("Erased.")
		if err := safe.Close(); err != nil {
			t.Fatal(err)
		}
		if n := s.holding(t, dir, "canary"); n > 0 {
			t.Errorf("the canary is in %d files", n)
		}
		again := openSafe(t, path, s)
		w, report, err := again.Load()
		if err != nil || !report.OK() || w.Text(content.Hurt, "to-a-friend", 0) != "" || w.Text(content.Hurt, "to-myself", 0) == "" {
			t.Errorf("%+v, %v", report, err)
		}
		if v, err := again.Versions(s.said("to-a-friend", "").Key()); err != nil || len(v) > 0 {
			t.Errorf("versions: %v, %v", v, err)
		}
		if err := again.Close(); err != nil {
			t.Fatal(err)
		}
	})
}

func openSafe(t *testing.T, path string, s *stage) *store.Safe {
	t.Helper()
	safe, err := store.Open(path, store.Options{Now: s.app.session.Now})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := safe.Load(); err != nil {
		t.Fatal(err)
	}
	return safe
}

// holding counts the files in a folder that hold a word, as it is or sealed, in
// what is there now or in earlier versions. There are some files at least.
func (s *stage) holding(t *testing.T, dir, word string) (n int) {
	t.Helper()
	names, err := os.ReadDir(dir)
	if err != nil || len(names) == 0 {
		t.Fatalf("%d files, %v", len(names), err)
	}
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join(dir, name.Name()))
		if err != nil {
			t.Fatal(err)
		}
		away := filepath.Join(t.TempDir(), "workbook")
		if err := os.WriteFile(away, data, 0o600); err != nil {
			t.Fatal(err)
		}
		safe := openSafe(t, away, s)
		w, _, err := safe.Load()
		if err != nil {
			t.Fatal(err)
		}
		keys, err := safe.Keys()
		if err != nil {
			t.Fatal(err)
		}
		all := string(data)
		for _, k := range keys {
			r, _ := w.Record(k)
			versions, err := safe.Versions(k)
			if err != nil {
				t.Fatal(err)
			}
			all += fmt.Sprint(r, versions)
		}
		if strings.Contains(all, word) {
			n++
		}
		if err := safe.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return n
}

// forged is an archive somebody else has written into.
type forged struct {
	*archive
	versions []store.Version
}

func (f *forged) Versions(content.Key) ([]store.Version, error) { return f.versions, nil }

// TestHostileHistory holds that nothing stored reaches the terminal as it is.
func TestHostileHistory(t *testing.T) {
	onStage(t, english(t), 80, 40, func(s *stage) {
		f := &forged{archive: s.remembers()}
		s.app.session.Autosave.Notebook = f
		s.begin()
		evil := "\x1b]0;title\x07\x1b[2Jevil \u202ewords\u202c\n\x9b31mmore"
		gone := content.Answer{
			Stamp: content.Stamp{Written: s.app.session.Now(), Wording: evil}, Track: content.Hurt, Question: "long-gone",
			Kind: content.KindText, Value: content.Text(evil),
		}
		f.versions = []store.Version{{Record: gone, Why: store.VersionWhy(evil)}}
		gone.Value = content.Text("now " + evil)
		s.app.session.Workbook().Apply(content.Change{Put: []content.Record{gone, content.Note{ID: "0a", Title: evil, Text: evil}}})
		s.homeTo("Earlier versions")
		s.settle()
		look := func() {
			t.Helper()
			v := s.model.View().Content
			for _, bad := range []string{"\x1b]", "\x1b[2J", "\u202e", "\x07", "\x9b"} {
				if strings.Contains(v, bad) {
					t.Errorf("%q shows on\n%s", bad, ansi.Strip(v))
				}
			}
			s.fits()
		}
		look()
		s.press("enter")
		s.settle()
		look()
		s.press("enter")
		s.see("{now} evil")
		look()
	})
}

// aged are so many notes, and as many rows of a log.
func aged(n int) []content.Record {
	var records []content.Record
	for i := range n {
		records = append(records,
			content.Note{ID: fmt.Sprintf("%016x", i), Text: fmt.Sprintf("note %d about the walk home", i), Stamp: content.Stamp{Written: on(1, i)}},
			content.Entry{Track: content.Hurt, Question: "crossings", ID: fmt.Sprintf("%016x", i), On: on(1, i), Stamp: content.Stamp{Written: on(1, i)}})
	}
	return records
}

// TestLongHistory goes through a long list.
func TestLongHistory(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDisk()
		d.saved = content.NewWorkbook(aged(4000)...)
		s := newStage(t, english(t), d)
		s.size(80, 24)
		s.begin()
		s.remembers()
		s.run(s.app.take(route.To(route.History{Track: content.Hurt})))
		s.settle()
		s.see("note 3999 about")
		s.press("end")
		s.see("▸ note 0 about")
		s.press("pgup", "pgup")
		s.miss("note 0 about")
		s.press("up", "home")
		s.see("Earlier versions")
		s.press("up")
		s.see("▸ note 0 about")
		s.fits()
		s.app.stack = s.app.stack[:1]
		s.settle()
	})
}

// benchHistory is an app with a long history.
func benchHistory(b *testing.B) *App {
	a := benchApp(b)
	a.session.Autosave.Workbook = content.NewWorkbook(aged(4000)...)
	return a
}

func BenchmarkOpenHistory(b *testing.B) {
	benchOpen(b, benchHistory(b), route.History{Track: content.Hurt})
}

func BenchmarkKeyInHistory(b *testing.B) {
	benchKey(b, benchHistory(b), route.History{Track: content.Hurt}, nil, "down", "down", "end", "up", "home")
}
