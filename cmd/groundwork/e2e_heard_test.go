//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// ear is somebody who hears the workbook through a screen reader, yasr, with a stub in
// the place of its speech server: it writes down all that it is to say.
type ear struct {
	*person
	heard string // the stub's file
	told  int    // how many lines of it were listened to
}

// aloud starts the workbook under the reader. before gets a home ready, and returns what
// the workbook is started with besides.
func aloud(t *testing.T, how string, before func(*person) (more string)) *ear {
	t.Helper()
	reader, err := exec.LookPath("yasr")
	if err != nil {
		t.Skip("the screen reader yasr isn't here: what is spoken can't be heard")
	}
	e := &ear{person: newPerson(t, 80, 24)}
	dir, err := os.MkdirTemp("/tmp", "y") // the reader has little room for names
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	e.heard = filepath.Join(dir, "heard")
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o700); err != nil {
			t.Fatal(err)
		}
		return path
	}
	stub := write("speech", "#!/bin/sh\nwhile IFS= read -r line; do printf '%s\\n' \"$line\" >>"+e.heard+"; done\n")
	shell := write("shell", "#!/bin/sh\nexec "+program(t)+" "+how+" "+before(e.person)+" 3<&- 4<&-\n") // the reader leaves it the other end of its terminal, which would never close
	conf := write("yasr.conf", "[options]\ncursor tracking=full\nsynthesizer=emacspeak server\nsynthesizer port=|"+stub+"\nkey echo=off\nshell="+shell+"\nspecial=off\nup and down arrows=speak line\n")
	write("heard", "")
	e.exec([]string{reader, "-C", conf})
	return e
}

// pieces are what was spoken since it was last asked for, each by itself.
func (e *ear) pieces() []string {
	e.t.Helper()
	before := -1
	for end := time.Now().Add(deadline); time.Now().Before(end); time.Sleep(400 * time.Millisecond) {
		text, err := os.ReadFile(e.heard)
		if err != nil {
			e.t.Fatal(err)
		}
		if len(text) != before {
			before = len(text)
			continue
		}
		lines := strings.Split(string(text), "\n")
		spoken := lines[min(e.told, len(lines)):]
		e.told = len(lines) - 1
		var said []string
		for _, l := range spoken {
			if m := spokenPiece.FindStringSubmatch(l); m != nil && strings.TrimSpace(m[1]) != "" {
				said = append(said, m[1])
			}
		}
		return said
	}
	e.t.Fatal("it never stops speaking")
	return nil
}

// spokenPiece is what the speech server is given to say, or a single letter.
var spokenPiece = regexp.MustCompile(`^[ql] \{(.*)\}$`)

// TestHeardAloud holds what a screen reader speaks: each line as it is, nothing for a key
// that is typed, what went at backspace, and no sign.
func TestHeardAloud(t *testing.T) {
	t.Parallel()
	e := aloud(t, "--plain", func(*person) string { return "" })
	e.hears("Choose, or Enter for Go on:")
	start := e.pieces()
	if n := len(start); n > 24 {
		t.Errorf("the start takes %d pieces: %q", n, start)
	}
	e.toText()
	words := strings.Join(strings.Fields(strings.Join(e.pieces(), " ")), " ") // a line may come in two pieces
	for _, line := range []string{"Here: After being hurt, 1 Empathy for yourself, page 4 of 8.", "Question 1 of 4: What would you say to your friend?"} {
		if strings.Count(words, line) != 1 {
			t.Errorf("%q was spoken %d times in\n%s", line, strings.Count(words, line), words)
		}
	}
	if sign := strings.IndexAny(words, "│┃┆▸▾·•─━"); sign >= 0 {
		t.Errorf("a sign was spoken: %q", words[sign:])
	}
	for _, key := range []string{"w", "o", "r", "d"} {
		e.Type(key)
		if said := e.pieces(); len(said) > 0 && !slices.Equal(said, []string{key}) {
			t.Errorf("the key %q speaks %q", key, said)
		}
	}
	e.Press("backspace")
	if said := e.pieces(); !slices.Equal(said, []string{"d"}) {
		t.Errorf("backspace speaks %q, want what went", said)
	}
	e.Type("k\r")
	e.pieces()
	e.Type(".\r")
	if said := e.pieces(); !slices.ContainsFunc(said, func(s string) bool { return strings.HasPrefix(s, "Kept: 1 word") }) {
		t.Errorf("the end of an answer speaks %q", said)
	}
	e.Press("ctrl+q")
}
