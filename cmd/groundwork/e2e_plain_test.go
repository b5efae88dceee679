//go:build unix

package main

import (
	"os"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"groundwork/cmd/groundwork/exit"
	"groundwork/content"
)

// plainly starts the workbook in plain lines, on a terminal that is wide enough for any.
func plainly(t *testing.T, env ...string) *person {
	t.Helper()
	p := newPerson(t, 2000, 200)
	p.args, p.env, p.wrap = []string{"--plain"}, env, little()
	p.start()
	return p
}

// hears waits until something was said.
func (p *person) hears(words string) {
	p.t.Helper()
	if !p.await(func() bool { return strings.Contains(p.raw(), words) }) {
		p.t.Fatalf("can't hear %q in\n%s", words, p.Raw())
	}
}

// toText goes to the first long text by lines.
func (p *person) toText() {
	p.t.Helper()
	p.Type("\r1\rcontents\r1.4\r")
	p.hears("Question 1 of 4: What would you say to your friend?")
	p.hears("A dot alone, or /done, ends the answer.")
}

// escapes are what is allowed of escape sequences: pastes in brackets, and what clears
// the terminal.
var escapes = regexp.MustCompile(`\x1b\[\?2004[hl]|\x1b\[r|\x1b\[2J|\x1b\[3J|\x1b\[H`)

// TestPlainLines holds that the second screen is never entered, that nothing is asked of
// the terminal or drawn again, and that each line is written once.
func TestPlainLines(t *testing.T) {
	t.Parallel()
	for _, terminal := range []string{"xterm-256color", "vt100", "dumb"} {
		t.Run(terminal, func(t *testing.T) {
			t.Parallel()
			p := plainly(t, "TERM="+terminal)
			p.toText()
			p.Type("a line once\rwith a mistake\x7f\x7f\x7f\r.\r/next page\r")
			p.hears("Before you begin, page 2 of 5") // the questions about safety, which were never passed
			p.hears("Question 1 of")
			p.Press("ctrl+q")
			p.Ends(exit.Done)
			raw := p.Raw()
			if terminal == "dumb" && strings.Contains(raw, "\x1b") {
				t.Errorf("it sent an escape sequence: %q", raw)
			}
			if left := escapes.ReplaceAllString(raw, ""); strings.Contains(left, "\x1b") {
				t.Errorf("it sent another escape sequence: %q", left[strings.Index(left, "\x1b"):])
			}
			if terminal != "dumb" && !strings.HasSuffix(raw, wipe) {
				t.Errorf("the end is not blank: %q", raw[max(len(raw)-80, 0):])
			}
			for _, once := range []string{"Here: After being hurt, 1 Empathy for yourself, page 4 of 8.", "Answer the way you talk.", "a line once", "Kept: 6 words."} {
				if n := strings.Count(raw, once); n != 1 {
					t.Errorf("%q was written %d times in\n%s", once, n, raw)
				}
			}
			p.wants(content.Hurt, "to-a-friend", "a line once\nwith a mist")
		})
	}
}

// TestPlainAsked holds what asks for plain lines, and in which order.
func TestPlainAsked(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		args  []string
		env   []string
		mark  bool
		plain bool
	}{
		{"flag", []string{"--plain"}, nil, false, true},
		{"variable", nil, []string{"GROUNDWORK_PLAIN=1"}, false, true},
		{"accessible", nil, []string{"ACCESSIBLE=yes"}, false, true},
		{"dumb", nil, []string{"TERM=dumb"}, false, true},
		{"mark", nil, nil, true, true},
		{"not by the flag", []string{"--plain=false"}, []string{"ACCESSIBLE=1"}, true, false},
		{"not by the variable", nil, []string{"GROUNDWORK_PLAIN=0", "ACCESSIBLE=1"}, false, false},
		{"not by ACCESSIBLE", nil, []string{"ACCESSIBLE="}, false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := newPerson(t, 100, 50)
			p.args, p.env = c.args, c.env
			if c.mark {
				if err := os.MkdirAll(strings.TrimSuffix(p.path, "/workbook"), 0o700); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(p.path+plainMark, nil, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			p.start()
			p.See("A private workbook for the time after trust was broken")
			if got := strings.Contains(p.Raw(), "in plain lines: "); got != c.plain {
				t.Errorf("in plain lines: %v\n%s", got, p.Screen())
			}
			p.until("it doesn't tell how one leaves", func() bool { return strings.Contains(p.raw(), "ctrl+q leaves at once") })
			if stays := c.name == "dumb"; strings.Contains(p.Raw(), "goes blank") == stays || strings.Contains(p.Raw(), "can't be cleared") != stays {
				t.Errorf("it doesn't tell what becomes of what is shown:\n%s", p.Screen())
			}
			p.Press("ctrl+q")
			p.Ends(exit.Done)
		})
	}
}

// TestPlainKeeps holds that words are kept, however the program ends: the half line too.
func TestPlainKeeps(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(p *person){
		"ctrl+q":   func(p *person) { p.Press("ctrl+q") },
		"closed":   func(p *person) { p.CloseTerminal() },
		"hung up":  func(p *person) { p.Signal(syscall.SIGHUP) },
		"asked to": func(p *person) { p.Signal(syscall.SIGTERM) },
		"killed": func(p *person) {
			p.kept("half a line", func(w *content.Workbook) bool {
				return w.Text(content.Hurt, "to-a-friend", 0) == "one paragraph\nand half of"
			})
			p.Signal(syscall.SIGKILL)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := plainly(t)
			p.toText()
			p.Type("one paragraph\rand half of")
			p.hears("and half of")
			end(p)
			select {
			case <-p.exited:
			case <-time.After(deadline):
				t.Fatalf("it doesn't end: %s", p.Raw())
			}
			p.wants(content.Hurt, "to-a-friend", "one paragraph\nand half of")
		})
	}
}

// TestPlainTypeAhead types a whole sitting at once. What leaves comes by itself: until the
// program has the terminal, ctrl+q is the terminal's own, to go on with what it shows.
func TestPlainTypeAhead(t *testing.T) {
	t.Parallel()
	p := plainly(t)
	p.Type("\r1\rcontents\r1.4\rFrom one.\rFrom two.\r.\rTo myself.\r.\rMy phrase\r")
	p.hears("Kept: 2 words.\r\n")
	p.Press("ctrl+q")
	p.Ends(exit.Done)
	p.wants(content.Hurt, "to-a-friend", "From one.\nFrom two.")
	p.wants(content.Hurt, "my-phrase", "My phrase")
}

// TestPlainPaste pastes a long text, and a very long line.
func TestPlainPaste(t *testing.T) {
	t.Parallel()
	p := plainly(t)
	p.toText()
	lines := 350
	if *every {
		lines = 3500 // a megabyte
	}
	long := strings.TrimSuffix(strings.Repeat(strings.Repeat("words and more ", 20)+"\n", lines), "\n")
	go func() { _, _ = p.master.WriteString(paste(long) + "\r.\r") }()
	p.hears("Pasted: ")
	p.hears("Kept: ")
	p.Press("ctrl+q")
	p.Ends(exit.Done)
	if n := strings.Count(p.Raw(), "words and more"); n > 2 {
		t.Errorf("it was written %d times", n)
	}
	if got := p.Workbook().Text(content.Hurt, "to-a-friend", 0); strings.TrimRight(got, "\n") != long {
		t.Errorf("%d bytes are kept of %d", len(got), len(long))
	}
}

// TestPlainLock locks and unlocks, in a program that starts afresh.
func TestPlainLock(t *testing.T) {
	t.Parallel()
	p := plainly(t)
	p.Type("3\r1\r")
	p.hears("A passphrase\r\n")
	p.until("it doesn't ask as shells do that hide what is typed", func() bool { return strings.HasSuffix(p.raw(), "\r\nPassphrase: ") })
	p.Type("seven words\r")
	p.hears("The same again")
	p.Type("seven words\r")
	p.hears("Done.")
	p.Type("\r\r1\rcontents\r1.4\r")
	p.hears("ends the answer.")
	p.Type("a secret line\rhalf of one\x0c")
	p.hears("Locked: type the passphrase, then Enter. Typing shows nothing. ctrl+g: help lines.\r\nPassphrase: ")
	p.Type("wrong\r")
	p.hears("that was not the passphrase")
	p.until("it doesn't ask again", func() bool { return strings.HasSuffix(p.raw(), "\r\nPassphrase: ") })
	before := len(p.Raw())
	p.Type("seven words\r")
	p.hears("Answered")
	if after := p.Raw()[before:]; strings.Contains(after, "seven") {
		t.Errorf("the passphrase shows: %q", after)
	}
	p.Press("ctrl+l")
	p.until("it isn't locked again", func() bool { return strings.Contains(p.raw()[before:], "Locked: type the passphrase") })
	if again := p.Raw()[before:]; !strings.Contains(again, wipe) {
		t.Error("nothing was cleared when it was locked again")
	}
	p.Press("ctrl+q")
	p.Ends(exit.Done)
	raw := p.Raw()
	locked := raw[strings.Index(raw, "Locked:"):]
	if !strings.Contains(raw[:strings.Index(raw, "Locked:")], wipe) {
		t.Error("nothing was cleared before it was locked")
	}
	if !strings.Contains(locked, "a secret line") {
		t.Errorf("it isn't where it was: %q", locked)
	}
}

// TestPlainEmacs types in a shell that shows what is typed by itself, and sends whole lines.
func TestPlainEmacs(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 200, 100)
	p.env, p.wrap = []string{"TERM=dumb"}, []string{"sh", "-c", "stty -echo; exec \"$@\"", "sh"}
	p.start()
	p.hears("Choose, or Enter for Go on:")
	p.Type("\n1\ncontents\n1.4\n")
	p.hears("ends the answer.")
	p.Type("words that show once\n.\n")
	p.hears("Kept: 4 words.")
	p.Press("ctrl+q")
	p.Ends(exit.Done)
	if strings.Contains(p.Raw(), "words that show once") {
		t.Errorf("it was shown twice: %q", p.Raw())
	}
	p.wants(content.Hurt, "to-a-friend", "words that show once")
}

// TestPlainOldTerminal moves the cursor on a terminal that can't make room within a line:
// it stays at the end, and nothing is sent that the terminal doesn't know.
func TestPlainOldTerminal(t *testing.T) {
	t.Parallel()
	p := plainly(t, "TERM=vt100")
	p.toText()
	p.Type("ab\x1b[D\x1b[Hc\r.\r")
	p.hears("Kept: 1 word.")
	p.Press("ctrl+q")
	p.Ends(exit.Done)
	p.wants(content.Hurt, "to-a-friend", "abc")
	if left := escapes.ReplaceAllString(p.Raw(), ""); strings.Contains(left, "\x1b") {
		t.Errorf("it sent another escape sequence: %q", left[strings.Index(left, "\x1b"):])
	}
}
