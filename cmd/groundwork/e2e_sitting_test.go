//go:build unix

package main

import (
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"groundwork/cmd/groundwork/exit"
	"groundwork/cmd/groundwork/sitting"
	"groundwork/content"
	"groundwork/store"
	"groundwork/tui"
	"groundwork/tui/session"
)

// desk is where somebody sits down at their workbook, again and again: at a terminal for
// the workbook itself, and with commands.
type desk struct {
	*person
	ahead      time.Duration // how far the clock was set
	passphrase string        // "" for none
	failing    bool          // the next sitting can't save
}

// later is a clock that was set.
func (d *desk) later() time.Time { return time.Now().Add(d.ahead) }

// options open the workbook with the passphrase it has now.
func (d *desk) options() store.Options { return optionsWith(d.passphrase, d.later) }

func optionsWith(passphrase string, now func() time.Time) store.Options {
	return store.Options{ReserveBytes: -1, Now: now, Stretch: hashed, Passphrase: func() ([]byte, error) { return []byte(passphrase), nil }}
}

// stays is a workbook that hands nothing over to a program started afresh: that would be
// this test once more, in its own place.
type stays struct{ *store.Safe }

func (stays) HandOver(func(store.HandedOver) error) error { return errors.New("it stays") }

// sit has a sitting, in which do types, and leaves it.
func (d *desk) sit(do func(*terminal)) {
	d.t.Helper()
	safe, err := store.Open(d.path, d.options())
	if err != nil {
		d.t.Fatal(err)
	}
	workbook, report, err := safe.Load()
	if err != nil || report.Damage() {
		d.t.Fatal(err, report.Sentences())
	}
	t := d.t.(*testing.T)
	app := tui.New(session.Options{Book: testBook(t), Workbook: workbook, Notebook: safe, Now: d.later, NewID: newID})
	w, s := localTerminal(t)
	go func() {
		defer w.keys("\x11")
		const page, door = "What would you say to a friend?", "esc home"
		shows := func(text string) bool { return strings.Contains(w.screen.String(), text) }
		if w.wait(func() bool { return shows(page) || shows(door) }); !w.shown(page) { // after days away
			w.keys("\r")
			w.see(page)
		}
		do(w)
	}()
	_, err = (&sitting.Sitting{Screen: s, Read: func() (*tui.App, error) { return app, nil }, Safe: stays{safe}, Begun: func() {}}).Run()
	if failed := d.failing != (err != nil); failed || t.Failed() {
		d.t.Fatal(err)
	}
}

// shown reports whether the screen shows a text.
func (w *terminal) shown(text string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return strings.Contains(w.screen.String(), text)
}

// adds types words at the end of the answer, until they are saved.
func adds(words string) func(*terminal) {
	return func(w *terminal) {
		w.keys("\x1b[1;5F" + words) // ctrl+end
		w.see(strings.TrimSpace(words))
		w.see("saved")
	}
}

// command runs a command that asks nothing, with the passphrase there is.
func (d *desk) command(args ...string) {
	d.t.Helper()
	if d.passphrase != "" {
		args = append(args, "--passphrase-file", d.secret(d.passphrase))
	}
	d.Run(args...)
}

// secret is a file with a passphrase in it.
func (d *desk) secret(words string) string {
	d.t.Helper()
	path := filepath.Join(d.t.TempDir(), "secret")
	if err := os.WriteFile(path, []byte(words), 0o600); err != nil {
		d.t.Fatal(err)
	}
	return path
}

// setPassphrase sets one from a file.
func (d *desk) setPassphrase(words string) {
	d.t.Helper()
	d.Run("passphrase", "set", "--passphrase-file", d.secret(words))
	d.passphrase = words
}

// erases erases the answer, and says yes.
func (d *desk) erases() {
	d.t.Helper()
	d.args = []string{"--chapters", d.chapters(), "erase", "--answer", "hurt/friend", "--passphrase-file", d.secret(d.passphrase)}
	d.start()
	d.See("Type yes to go ahead:")
	d.Type("yes\r")
	d.See("It is erased.")
	d.Ends(exit.Done)
}

func (d *desk) chapters() string {
	d.t.Helper()
	path, err := filepath.Abs(filepath.Join("testdata", "book"))
	if err != nil {
		d.t.Fatal(err)
	}
	return path
}

// looked is what one file of the person's turned out to hold.
type looked struct {
	open  bool     // without any passphrase
	words []string // those of the story it has, now or in an earlier version
}

// look opens a file with one of the passphrases there ever were, the last one that opened
// anything first.
func (d *desk) look(path string, story, passphrases []string) (l looked) {
	d.t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		d.t.Fatal(err)
	}
	copied := filepath.Join(d.t.TempDir(), "workbook")
	if err := os.WriteFile(copied, data, 0o600); err != nil {
		d.t.Fatal(err)
	}
	l.open = !store.Examine(copied, store.Options{}).Sealed
	for i, p := range passphrases {
		safe, err := store.Open(copied, optionsWith(p, time.Now))
		if err != nil {
			continue
		}
		passphrases[0], passphrases[i] = passphrases[i], passphrases[0]
		w, _, err := safe.Load()
		if err != nil {
			d.t.Fatal(path, err)
		}
		all := w.Text(content.Hurt, "friend", 0)
		versions, err := safe.Versions(content.Answer{Track: content.Hurt, Question: "friend"}.Key())
		for _, v := range versions {
			if a, ok := v.Record.(content.Answer); ok {
				text, _ := a.Value.(content.Text)
				all += " " + string(text)
			}
		}
		if err := errors.Join(err, safe.Close()); err != nil {
			d.t.Fatal(path, err)
		}
		for _, word := range story {
			if strings.Contains(all, word) {
				l.words = append(l.words, word)
			}
		}
		return l
	}
	d.t.Errorf("nothing opens %s", path)
	return l
}

var life = flag.Bool("life", false, "go through the whole life of a workbook")

// TestEveryWordIsSomewhere is many sittings in the life of a workbook: with a lock, a
// clock that was set, a workbook that couldn't be written, an older backup brought back,
// passphrases and an erasure. Then its files are looked at one by one. Each word that was
// said to be saved is in one of them, unless it was erased, and nowhere it shouldn't be.
func TestEveryWordIsSomewhere(t *testing.T) {
	if !*life {
		t.Skip("takes a minute: -life runs it")
	}
	d := &desk{person: newPerson(t, 80, 24)}
	t.Setenv("HOME", d.home)
	t.Setenv("XDG_CACHE_HOME", "")
	t.Setenv("XDG_DATA_HOME", "")
	t.Setenv("XDG_RUNTIME_DIR", filepath.Join(d.home, "run"))
	t.Setenv("TMPDIR", d.home)
	backup := filepath.Join(d.home, "stick")
	d.seed(content.Place{Track: content.Hurt, Spots: map[content.TrackID]content.Spot{
		content.Hurt: {Chapter: "words", Page: "friend-test", Question: "friend"},
	}})

	d.sit(adds("Firstly "))
	d.command("backup", backup)
	d.setPassphrase("one river and no stone")
	d.sit(func(w *terminal) {
		adds("Secondly ")(w)
		w.keys("\x0c") // lock
		w.see("passphrase")
		w.mu.Lock()
		shown := w.screen.String()
		w.mu.Unlock()
		if strings.Contains(shown, "Firstly") || strings.Contains(shown, "Secondly") {
			t.Errorf("locked it shows\n%s", shown)
		}
		w.keys(d.passphrase + "\r")
		w.see("Secondly")
		adds("Thirdly ")(w)
	})
	d.ahead = 3 * 365 * 24 * time.Hour
	d.sit(adds("Fourthly "))
	d.ahead = 0
	for _, word := range []string{"Fifthly ", "Sixthly ", "Seventhly ", "Eighthly "} {
		d.sit(adds(word))
	}
	away := filepath.Join(filepath.Dir(d.path), "away")
	d.failing = true
	d.sit(func(w *terminal) {
		if err := os.Rename(d.path, away); err != nil {
			t.Error(err)
		}
		w.keys("\x1b[1;5FRescued ")
		w.see("NOT SAVED")
	})
	d.failing = false
	if err := os.Rename(away, d.path); err != nil {
		t.Fatal(err)
	}
	d.sit(adds("Ninthly "))

	d.Run("restore", "--yes", backup)
	d.passphrase = ""
	d.sit(adds("Afterwards "))
	d.setPassphrase("two birds on a wire")
	d.sit(adds("Lastly "))
	d.erases()

	before := []string{"Firstly", "Secondly", "Thirdly", "Fourthly", "Fifthly", "Sixthly", "Seventhly", "Eighthly", "Rescued", "Ninthly"}
	erased := []string{"Afterwards", "Lastly"}
	story := slices.Concat(before, erased)
	passphrases := []string{"two birds on a wire", "one river and no stone"}
	found := map[string]bool{}
	err := filepath.WalkDir(d.home, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		if info.Mode() != 0o600 {
			t.Errorf("%s has the mode %v", path, info.Mode())
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, word := range story {
			if strings.Contains(strings.ToLower(string(data)), strings.ToLower(word)) {
				t.Errorf("%s can be read in %s as it lies there", word, path)
			}
		}
		l := d.look(path, story, passphrases)
		t.Logf("%-60s open %-5v %v", path, l.open, l.words)
		name := filepath.Base(path)
		switch {
		case path == backup:
			if !l.open || !slices.Equal(l.words, before[:1]) {
				t.Errorf("the backup is %+v", l)
			}
		case l.open:
			t.Errorf("%s needs no passphrase", path)
		case name == "workbook", strings.HasPrefix(name, "workbook.copy-") && len(l.words) == 0:
			if len(l.words) > 0 {
				t.Errorf("%s still has %v", path, l.words)
			}
		case strings.HasPrefix(name, "workbook.before-restore-"), strings.HasPrefix(name, "workbook.copy-"):
		default:
			t.Errorf("what is %s?", path)
		}
		for _, word := range l.words {
			found[word] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range before {
		if !found[word] {
			t.Errorf("%s was saved and is nowhere", word)
		}
	}
	for _, word := range erased {
		if found[word] {
			t.Errorf("%s was erased and is there", word)
		}
	}
}
