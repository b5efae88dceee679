package main

import (
	"fmt"
	"image/color"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"groundwork/cmd/groundwork/exit"
	"groundwork/content"
	"groundwork/store"
)

// inShell has the program be a job of a shell that says when it has stopped or ended,
// and has it go on when a line is typed. This shell mends nothing of the terminal.
func (p *person) inShell() {
	p.wrap = []string{"/bin/sh", "-c", `set -m; "$@"; while s=$?; [ $s -gt 128 ] && [ $s -ne 130 ] && kill -0 %1; do
		echo "shell: stopped"; read go; fg >/dev/null; done 2>/dev/null; echo "shell: ended with $s"; cat`, "sh"}
}

// job is the process that the shell began.
func (p *person) job() int {
	p.t.Helper()
	of := p.cmd.Process.Pid
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/children", of, of))
	children := strings.Fields(string(data))
	if err != nil || len(children) != 1 {
		p.t.Fatalf("the shell has the children %q, %v", children, err)
	}
	pid, err := strconv.Atoi(children[0])
	if err != nil {
		p.t.Fatal(err)
	}
	return pid
}

// signalJob sends the program a signal, and not the shell.
func (p *person) signalJob(s syscall.Signal) {
	p.t.Helper()
	if err := syscall.Kill(p.job(), s); err != nil {
		p.t.Fatal(err)
	}
}

// Stopped waits until the shell says that the program has stopped for the n-th time,
// and wants a terminal as shells know it.
func (p *person) Stopped(n int) {
	p.t.Helper()
	p.until("the program is not stopped", func() bool { return strings.Count(p.raw(), "shell: stopped") == n })
	p.modes("stopped", true)
}

// openStopped opens the workbook in another window.
func (p *person) openStopped() {
	p.t.Helper()
	other := newPerson(p.t, 80, 24)
	other.path, other.args = p.path, []string{"--file", p.path}
	other.start()
	other.Ends(exit.Locked)
	other.See(fmt.Sprintf("the workbook is already open, and was stopped (process %d)", p.job()))
	other.See("fg goes on with it")
}

// modes wants that what is typed shows and is read by lines, or neither.
func (p *person) modes(when string, usual bool) {
	p.t.Helper()
	const both = unix.ECHO | unix.ICANON
	if got := p.terminal().Lflag & both; usual && got != both || !usual && got != 0 {
		p.t.Errorf("%s: of ECHO and ICANON there is %x; usual: %v", when, got, usual)
	}
}

// TestStopAndGoOn stops the program in every way and has it go on. While it is stopped
// and after it, nothing of the words is to be seen; then all is as it was.
func TestStopAndGoOn(t *testing.T) {
	t.Parallel()
	for name, stop := range map[string]func(*person){
		"SIGTSTP": func(p *person) { p.signalJob(syscall.SIGTSTP) },
		"SIGSTOP": func(p *person) { p.signalJob(syscall.SIGSTOP) },
		"SIGTTIN": func(p *person) { p.signalJob(syscall.SIGTTIN) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPerson(t, 80, 24)
			p.inShell()
			p.atText()
			p.Type("kept from others")
			p.See("┃ kept from others")
			for n := 1; n < 3; n++ {
				stop(p)
				if name == "SIGTSTP" { // the others can't be heard of
					p.Stopped(n)
					p.openStopped()
					p.Miss("kept from others")
					p.copied().wants(content.Hurt, "happened", "kept from others")
				} else {
					p.See("shell: stopped")
				}
				p.Type("\n")
				p.until("the screen is not taken and blank", func() bool {
					return strings.Count(p.raw(), "\x1b[?1049h") == n+1 && strings.TrimSpace(p.screen()) == ""
				})
				p.Type("x") // lifts the cover, and is no letter
				p.See("┃ kept from others")
				p.modes("gone on", false)
			}
			p.Type(" and goes on")
			p.See("kept from others and goes on")
			p.Press("ctrl+q")
			p.See("shell: ended with 0")
			p.modes("left", true)
			p.hangUp()
			p.wants(content.Hurt, "happened", "kept from others and goes on")
		})
	}
}

// TestStopByKey presses ctrl+z at Home, under a shell and without one: there nobody
// could have the program go on, so it is covered, and not stopped.
func TestStopByKey(t *testing.T) {
	t.Parallel()
	for name, inShell := range map[string]bool{"in a shell": true, "alone": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPerson(t, 80, 24)
			if inShell {
				p.inShell()
			}
			p.seed(content.Place{Track: content.Hurt})
			p.start()
			p.Press("esc", "esc")
			p.At("Home")
			p.Press("ctrl+z")
			if inShell {
				p.Stopped(1)
				p.Type("\n")
			}
			p.until("the screen is not taken and blank", func() bool {
				return strings.Count(p.raw(), "\x1b[?1049h") == 2 && strings.TrimSpace(p.screen()) == ""
			})
			p.Type("x")
			p.At("Home")
			p.Press("ctrl+q")
			if inShell {
				p.See("shell: ended with 0")
			} else {
				p.Ends(exit.Done)
			}
		})
	}
}

// TestStopBeforeAnswers stops the program, and then has an editor run, before the terminal
// has answered what it was asked: the shell sees nothing of the answers, and when the
// program goes on it knows them.
func TestStopBeforeAnswers(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 80, 24)
	p.lag, p.back = 150*time.Millisecond, color.White
	p.inShell()
	p.seed(content.Place{Track: content.Hurt})
	p.start()
	p.Press("esc", "esc")
	p.At("Home")
	p.Press("ctrl+z")
	p.Stopped(1)
	<-time.After(2 * p.lag) // until what could come has come
	if want := "shell: stopped"; plain(p.Screen()) != want {
		t.Errorf("the shell sees more than %q:\n%s", want, p.Screen())
	}
	p.Type("\n")
	p.until("the screen is not taken", func() bool { return strings.Count(p.raw(), "\x1b[?1049h") == 2 })
	p.Type("x")
	p.At("Home")
	p.until("it takes the terminal for a dark one", func() bool { return strings.Contains(p.raw(), "38;2;15;110;102") })
	p.Press("ctrl+q")
	p.See("shell: ended with 0")
}

// TestStopLocked stops a workbook that has a passphrase: it asks for that when it goes
// on.
func TestStopLocked(t *testing.T) {
	t.Parallel()
	p := lockedPerson(t)
	p.inShell()
	p.env = append(p.env, "GROUNDWORK_FILE="+p.path)
	p.start()
	p.See("Passphrase:")
	p.Type("correct horse\r")
	p.Continue()
	p.See("What happened, in a few sentences?")
	p.Type("kept from others")
	p.See("┃ kept from others")
	p.signalJob(syscall.SIGTSTP)
	p.Stopped(1)
	p.Type("\n")
	p.See("passphrase")
	p.Type("correct horse\r")
	p.See("kept from others")
	p.Press("ctrl+q")
	p.See("shell: ended with 0")
}

// lockedPerson has a workbook with a passphrase, and was on a page of it.
func lockedPerson(t *testing.T) *person {
	t.Helper()
	p := newPerson(t, 80, 24)
	p.seed(content.Place{Track: content.Hurt, Spots: map[content.TrackID]content.Spot{
		content.Hurt: {Chapter: "empathy", Page: "name-it", Question: "happened"},
	}})
	if err := cheapPassphrase(p.path, "correct horse"); err != nil {
		t.Fatal(err)
	}
	return p
}

// TestStopAtPrompts stops the program at every kind of prompt, by the key and from
// outside, and has it go on: the question is asked anew, what was typed before is gone,
// and what must not be seen is not.
func TestStopAtPrompts(t *testing.T) {
	t.Parallel()
	byKey := map[string]func(*person){"key": func(p *person) { p.Press("ctrl+z") }}
	anyWay := map[string]func(*person){
		"key":     byKey["key"],
		"SIGTSTP": func(p *person) { p.signalJob(syscall.SIGTSTP) },
		"SIGSTOP": func(p *person) { p.signalJob(syscall.SIGSTOP) },
	}
	for name, c := range map[string]struct {
		args   []string
		before string // typed first
		asks   string
		half   string // of the answer, typed before it is stopped
		rest   string // the answer
		see    string
		hidden bool
		ways   map[string]func(*person)
	}{
		"passphrase":   {[]string{"status"}, "", "Passphrase:", "corr", "correct horse\r", "Before you begin", true, anyWay},
		"wrong before": {[]string{"status"}, "nonsense\r", "Passphrase:", "corr", "correct horse\r", "Before you begin", true, byKey},
		"new one":      {[]string{"passphrase", "change"}, "correct horse\r", "New passphrase:", "bat", "\x11", "ended with 130", true, byKey},
		"once more":    {[]string{"passphrase", "change"}, "correct horse\rbattery staple\r", "Once more:", "bat", "other\r", "They are not the same.", true, byKey},
		"export":       {[]string{"export", "--age", "-o", "export"}, "correct horse\r", "New passphrase:", "bat", "\x03", "ended with 130", true, byKey},
		"search":       {[]string{"search"}, "correct horse\r", "Words to look for:", "zeb", "horses\r", "nothing was found", false, anyWay},
		"confirmation": {[]string{"erase", "--all"}, "", "Type yes to go ahead:", "y", "es, no\r", "nothing was erased", false, byKey},
	} {
		for way, stop := range c.ways {
			t.Run(name+" "+way, func(t *testing.T) {
				t.Parallel()
				p := lockedPerson(t)
				p.inShell()
				p.args = c.args
				p.start()
				if c.before != "" {
					p.See("Passphrase:")
					p.wantEcho(false)
					p.Type(c.before)
				}
				p.See(c.asks)
				p.wantEcho(!c.hidden)
				p.Type(c.half)
				stop(p)
				p.See("shell: stopped")
				if way != "SIGSTOP" {
					p.modes("stopped", true)
				}
				asked := strings.Count(p.Raw(), c.asks)
				p.Type("\n")
				p.until("it isn't asked anew", func() bool { return strings.Count(p.raw(), c.asks) > asked })
				p.wantEcho(!c.hidden)
				p.Type(c.rest)
				p.See(c.see)
				for _, secret := range []string{"correct", "staple", "nonsense"} {
					if c.hidden && strings.Contains(p.Raw(), secret) {
						t.Errorf("%q was shown:\n%s", secret, p.Screen())
					}
				}
			})
		}
	}
}

// wantEcho waits until what is typed shows, or doesn't.
func (p *person) wantEcho(want bool) {
	p.t.Helper()
	for end := time.Now().Add(deadline); ; runtime.Gosched() {
		switch {
		case p.silent() != want:
			return
		case time.Now().After(end):
			p.t.Fatalf("what is typed shows: %v", !want)
		}
	}
}

// TestLeaveAtPrompt leaves at a prompt for a passphrase by keys of all sorts of
// terminals, and finds a terminal that shows what is typed.
func TestLeaveAtPrompt(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"\x11", "\x03", "\x1b[113;5u", "\x1b[1081;5u", "\x1b[27;5;81~", "\x1b[1089;5u"} {
		t.Run(fmt.Sprintf("%q", key), func(t *testing.T) {
			t.Parallel()
			p := lockedPerson(t)
			p.start()
			p.See("Passphrase:")
			p.wantEcho(false)
			p.Type("half" + key)
			p.Ends(exit.Interrupted)
			p.wantEcho(true)
		})
	}
}

// TestQuit sends SIGQUIT, by the key too where the terminal takes it. The words are
// saved, the terminal is as it was, and nothing of the inside of the program shows.
func TestQuit(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		args []string
		see  string
		code int
		quit func(*person)
	}{
		"workbook": {nil, "Passphrase:", exit.Done, func(p *person) {
			p.Type("correct horse\r")
			p.Continue()
			p.See("What happened, in a few sentences?")
			p.Type("kept")
			p.See("┃ kept")
			p.Signal(syscall.SIGQUIT)
		}},
		"prompt":        {nil, "Passphrase:", exit.Failed, func(p *person) { p.Signal(syscall.SIGQUIT) }},
		"prompt by key": {nil, "Passphrase:", exit.Failed, func(p *person) { p.wantEcho(false); p.Type("\x1c") }},
		"words":         {[]string{"erase", "--all"}, "Type yes", exit.Failed, func(p *person) { p.Type("\x1c") }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := lockedPerson(t)
			p.args = c.args
			p.start()
			p.See(c.see)
			c.quit(p)
			p.Ends(c.code)
			p.modes("ended", true)
			for _, inside := range []string{"goroutine", "SIGQUIT", "PC=", "rip", "sigcode", "kept\n"} {
				if strings.Contains(p.Screen(), inside) {
					t.Errorf("it shows %q:\n%s", inside, p.Screen())
				}
			}
			if c.args == nil && c.code == exit.Done {
				s, err := store.Open(p.path, store.Options{Stretch: hashed, Passphrase: func() ([]byte, error) { return []byte("correct horse"), nil }})
				if err != nil {
					t.Fatal(err)
				}
				defer s.Close()
				w, _, err := s.Load()
				if err != nil {
					t.Fatal(err)
				}
				if got := w.Text(content.Hurt, "happened", 0); got != "kept" {
					t.Errorf("the file holds %q", got)
				}
			}
		})
	}
}

// TestStopInEditor stops the program while the person's own editor has the terminal,
// as editors do by themselves.
func TestStopInEditor(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 80, 24)
	editor := filepath.Join(p.home, "editor")
	script := "#!/bin/sh\nfor f; do :; done\necho in the editor\nread go\nkill -TSTP 0\necho in it again\nread go\nprintf 'new words\\n' >\"$f\"\n"
	if err := os.WriteFile(editor, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	p.env = []string{"VISUAL=" + editor}
	p.inShell()
	p.atText()
	p.Press("ctrl+o")
	p.See("Open it in")
	p.Press("down", "enter")
	p.See("in the editor")
	p.Type("\n")
	p.Stopped(1)
	p.Type("\n")
	p.See("in it again")
	p.Type("\n")
	p.See("new words")
	p.modes("back", false)
	p.Press("ctrl+q")
	p.See("shell: ended with 0")
}
