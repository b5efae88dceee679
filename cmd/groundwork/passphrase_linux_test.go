package main

import (
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"groundwork/cmd/groundwork/exit"
	"groundwork/content"
	"groundwork/store"
)

// locked opens a workbook that has a passphrase.
func locked(t *testing.T) *terminalSession {
	t.Helper()
	path := filepath.Join(t.TempDir(), "wb")
	err := seedFile(path, content.Change{Put: []content.Record{
		content.Profile{Track: content.Hurt},
		content.Place{Track: content.Hurt, Spots: map[content.TrackID]content.Spot{
			content.Hurt: {Chapter: "words", Page: "friend-test", Question: "friend"},
		}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if err := cheapPassphrase(path, "correct horse"); err != nil {
		t.Fatal(err)
	}
	cmd := groundwork(t, "--file", path, "--chapters", filepath.Join("testdata", "book"))
	return &terminalSession{terminal: atTerminal(t, cmd, true), cmd: cmd, path: path}
}

// echoes reports whether the terminal shows what is typed.
func (s *terminalSession) echoes() bool {
	return stateOf(s.t, s.master).Lflag&unix.ECHO != 0
}

// asked waits until the passphrase is asked for, and nothing typed is shown.
func (s *terminalSession) asked() {
	s.t.Helper()
	s.see("Passphrase:")
	for s.echoes() {
		runtime.Gosched()
	}
}

// TestPassphraseAsked opens a locked workbook: it asks on the terminal, shows
// nothing of what is typed, and then goes on where the person stopped.
func TestPassphraseAsked(t *testing.T) {
	s := locked(t)
	s.asked()
	s.keys("nonsense\r")
	s.see("that is not the passphrase")
	s.keys("correct horse\r")
	s.write("You did nothing wrong")
	s.keys("\x11")
	s.blanked()
	s.ends(exit.Done)
	if raw := s.raw.String(); strings.Contains(raw, "correct horse") || strings.Contains(raw, "nonsense") {
		t.Error("what was typed was shown")
	}
	safe, err := store.Open(s.path, store.Options{Stretch: hashed, Passphrase: func() ([]byte, error) { return []byte("correct horse"), nil }})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = safe.Close() }()
	if w, _, err := safe.Load(); err != nil || w.Text(content.Hurt, "friend", 0) != "You did nothing wrong" {
		t.Errorf("it was not saved: %v", err)
	}
}

// TestPassphraseInterrupted wants a terminal that shows what is typed again.
func TestPassphraseInterrupted(t *testing.T) {
	s := locked(t)
	s.asked()
	s.keys("\x03")
	s.ends(exit.Interrupted)
	if !s.echoes() {
		t.Error("the terminal shows nothing that is typed any more")
	}
}
