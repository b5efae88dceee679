//go:build unix

package main

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"groundwork/cmd/groundwork/sitting"
	"groundwork/content"
	"groundwork/store"
	"groundwork/tui"
	"groundwork/tui/session"
)

// canary is a word that is typed and must turn up nowhere else.
const canary = "Qzxcanary"

// watched is a person whose every file can be searched, who lets a crash write
// all of the memory it may.
func watched(t *testing.T) *person {
	t.Helper()
	p := newPerson(t, 80, 24)
	for _, dir := range []string{"tmp", "here"} {
		if err := os.Mkdir(filepath.Join(p.home, dir), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	p.env = []string{"TMPDIR=" + filepath.Join(p.home, "tmp"), "GOTRACEBACK=crash"}
	p.wrap = []string{"/bin/sh", "-c", `cd "$HOME/here" && ulimit -c unlimited && exec "$@"`, "sh"}
	p.wrap = append(p.wrap, little()...)
	return p
}

// holding is every file of a folder with the word in it, as text of one or two
// bytes a letter, or in its name.
func holding(t testing.TB, dir, word string) (found []string, files int) {
	t.Helper()
	low := []byte(strings.ToLower(word))
	wide := bytes.Join(bytes.Split(low, nil), []byte{0})
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		text = bytes.ToLower(append(text, filepath.Base(path)...))
		if bytes.Contains(text, low) || bytes.Contains(text, wide) {
			found = append(found, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found, files
}

// nowhere wants the canary in none of the person's files, and no core.
func (p *person) nowhere(when string) {
	p.t.Helper()
	found, files := holding(p.t, p.home, canary)
	if len(found) > 0 || files == 0 {
		p.t.Errorf("%s: of %d files these hold the words: %q", when, files, found)
	}
	if cores, _ := os.ReadDir(filepath.Join(p.home, "here")); len(cores) > 0 {
		p.t.Errorf("%s: a crash left %v", when, cores)
	}
}

// unseen wants the canary neither on the terminal nor in what can be scrolled back
// to, and that it was never put in the terminal's title.
func (p *person) unseen() {
	p.t.Helper()
	p.await(func() bool { return p.over })
	p.mu.Lock()
	seen := p.screen()
	for _, line := range p.emulator.Scrollback().Lines() {
		seen += "\n" + line.String()
	}
	p.mu.Unlock()
	if strings.Contains(seen, canary) {
		p.t.Errorf("the words can be scrolled back to:\n%s", seen)
	}
	if title := regexp.MustCompile("\x1b\\][012];[^\a\x1b]*").FindString(p.Raw()); title != "" {
		p.t.Errorf("a title was set: %q", title)
	}
}

// Saved waits for the footer to say so.
func (p *person) Saved() {
	p.t.Helper()
	p.until("it doesn't say that it is saved", func() bool {
		screen := p.screen()
		return strings.HasPrefix(strings.TrimSpace(screen[strings.LastIndex(screen, "\n")+1:]), "saved")
	})
}

// locksUp sets a passphrase, locks and unlocks.
func (p *person) locksUp(passphrase string) {
	p.t.Helper()
	p.Choose("Settings")
	p.Choose("Passphrase")
	p.Choose("Set a passphrase")
	p.See("A passphrase")
	p.Type(passphrase + "\r")
	p.See("The same again")
	p.Type(passphrase + "\r")
	p.See("Done.")
	p.Press("enter")
	p.At("Settings")
	p.Press("ctrl+l")
	p.until("it isn't locked", func() bool { return strings.TrimSpace(p.emulator.String()) == "passphrase" })
	p.nowhere("locked")
	p.Type(passphrase + "\r")
	p.See(canary)
}

// TestCanary types a word through a whole session and looks for it wherever a
// word could stay behind.
func TestCanary(t *testing.T) {
	t.Parallel()
	p := watched(t)
	control := filepath.Join(p.home, "tmp", "control")
	if err := os.WriteFile(control, []byte("so "+canary+" is found"), 0o600); err != nil {
		t.Fatal(err)
	}
	if found, _ := holding(t, p.home, canary); len(found) != 1 {
		t.Fatalf("the search finds %q", found)
	}
	if err := os.Remove(control); err != nil {
		t.Fatal(err)
	}

	p.start()
	p.atLabel()
	p.Type(canary + " one")
	p.See(canary + " one")
	p.Saved()
	p.Type(strings.Repeat(keys("backspace"), len(canary+" one")))
	p.Miss(canary)
	p.Saved()
	p.Type(canary + " two")
	p.See(canary + " two")
	p.Saved()
	p.nowhere("written")

	p.Back("Contents")
	p.Back("Home")
	p.Choose("Earlier versions")
	p.See("What do you want the book to call them?")
	p.Press("enter")
	p.See("before much was taken out")
	p.Press("enter")
	p.See(canary + " [one]{two}")
	p.crashes(syscall.SIGKILL)
	if out := p.Run("print", "-f", "text"); !strings.Contains(out, canary+" two") {
		t.Errorf("the print to standard output is without the words:\n%s", out)
	}
	p.nowhere("printed")

	p.Restart()
	p.See(canary)
	p.Type(" again")
	p.See(canary + " two again")
	p.crashes(syscall.SIGSEGV) // at SIGABRT it leaves, as at SIGTERM
	if _, trace, crashed := strings.Cut(p.Raw(), "SIGSEGV"); !crashed || strings.Contains(trace, canary) {
		t.Errorf("it crashed: %v, and shows\n%s", crashed, trace)
	}

	p.Restart()
	p.See(canary)
	p.Back("Contents")
	p.Back("Home")
	p.locksUp("river stone walks")
	p.Leave()
	p.unseen()
	p.nowhere("left")
}

// crashes ends the program by a signal that gives it no time.
func (p *person) crashes(by syscall.Signal) {
	p.t.Helper()
	p.Saved()
	p.Signal(by)
	<-p.exited
	p.await(func() bool { return p.over })
	p.nowhere(by.String())
	if by == syscall.SIGSEGV && !leavesCore(p.t) {
		p.t.Log("this system writes no core into the folder: that there is none proves nothing here")
	}
}

// leavesCore reports whether a program that is not hardened leaves a core where it
// is.
func leavesCore(t testing.TB) bool {
	t.Helper()
	cmd := exec.Command("/bin/sh", "-c", "ulimit -c unlimited && kill -ABRT $$")
	cmd.Dir = t.TempDir()
	_ = cmd.Run()
	left, err := os.ReadDir(cmd.Dir)
	return err == nil && len(left) > 0
}

// TestCanaryInAPanic breaks the program in the middle of a page: what it says of
// that holds none of the words, and they are saved.
func TestCanaryInAPanic(t *testing.T) {
	home := t.TempDir()
	path := filepath.Join(home, "wb")
	safe, err := store.Open(path, store.Options{ReserveBytes: -1})
	if err != nil {
		t.Fatal(err)
	}
	w, terminal := localTerminal(t)
	var broken atomic.Bool
	app := tui.New(session.Options{
		Book: testBook(t), Notebook: safe, NewID: newID,
		Workbook: content.NewWorkbook(content.Place{Track: content.Hurt, Spots: map[content.TrackID]content.Spot{
			content.Hurt: {Chapter: "words", Page: "friend-test", Question: "friend"},
		}}),
		Now: func() time.Time {
			if broken.Load() {
				panic(canary)
			}
			return time.Now()
		},
	})
	go func() {
		w.see("Go on: ")
		w.keys("\r")
		w.see("What would you say to a friend?")
		w.keys(canary)
		w.see(canary)
		w.see("saved")
		broken.Store(true)
		w.keys("x")
	}()
	_, err = (&sitting.Sitting{Screen: terminal, Read: func() (*tui.App, error) { return app, nil }, Safe: safe, Begun: func() {}}).Run()
	if err == nil || strings.Contains(err.Error(), canary) || !strings.Contains(err.Error(), "something broke inside the program at ") {
		t.Errorf("it says: %v", err)
	}
	if !w.wait(func() bool { return strings.HasSuffix(w.raw.String(), wipe) }) {
		t.Error("the screen was not wiped")
	}
	w.mu.Lock()
	if shown := w.screen.String(); strings.Contains(shown, canary) {
		t.Errorf("still on the screen:\n%s", shown)
	}
	w.mu.Unlock()
	if found, files := holding(t, home, canary); len(found) > 0 || files == 0 {
		t.Errorf("of %d files these hold the words: %q", files, found)
	}
	s := &terminalSession{terminal: w, path: path}
	s.holds(canary)
}
