package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/sys/unix"

	"groundwork/cmd/groundwork/exit"
	"groundwork/content"
)

// line opens the terminal as the program has it.
func (p *person) line() *os.File {
	p.t.Helper()
	var n int
	err := p.terminalDo(func(fd int) (err error) {
		n, err = unix.IoctlGetInt(fd, unix.TIOCGPTN)
		return err
	})
	if err != nil {
		p.t.Fatal(err)
	}
	f, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		p.t.Fatal(err)
	}
	return f
}

// stall has the terminal take nothing any more, until goOn.
func (p *person) stall() (goOn func()) {
	p.t.Helper()
	const suspendOutput, restartOutput = 0, 1 // TCOOFF, TCOON
	f := p.line()
	var once sync.Once
	letGo := func() { once.Do(func() { _ = f.Close() }) } // else the terminal never ends
	p.t.Cleanup(letGo)
	flow := func(action int) {
		if err := unix.IoctlSetInt(int(f.Fd()), unix.TCXONC, action); err != nil {
			p.t.Fatal(err)
		}
	}
	flow(suspendOutput)
	return func() {
		flow(restartOutput)
		letGo()
	}
}

// fill writes what nobody sees to the terminal until that takes no more. The system makes
// room by and by, and tells nobody, while it moves what is on its way from one end to the
// other.
func (p *person) fill() {
	p.t.Helper()
	give, closes := p.bytes()
	defer closes()
	const sure, pause = 20, 30 * time.Millisecond
	for full := 0; full < sure; {
		switch err := give(); {
		case err == nil:
			full = 0
		case errors.Is(err, unix.EAGAIN):
			full++
			<-time.After(pause)
		default:
			p.t.Fatal(err)
		}
	}
}

// bytes gives the terminal a byte at a time, and waits for no room.
func (p *person) bytes() (give func() error, closes func()) {
	p.t.Helper()
	f := p.line()
	fd := int(f.Fd())
	if err := unix.SetNonblock(fd, true); err != nil {
		p.t.Fatal(err)
	}
	return func() error {
		_, err := unix.Write(fd, []byte{0})
		return err
	}, func() { _ = f.Close() }
}

// TestLeaveStalled holds that a terminal which takes nothing keeps no words from being
// saved in plain lines.
func TestLeaveStalled(t *testing.T) {
	t.Parallel()
	p := plainly(t)
	p.toText()
	p.Type("the first words\r")
	p.hears("the first words")
	p.stall()
	p.Type("and the last")
	p.Signal(syscall.SIGTERM)
	p.Ends(exit.Done)
	p.wants(content.Hurt, "to-a-friend", "the first words\nand the last")
}

// leavings are the ways to end the screens.
func leavings() map[string]func(*person) {
	return map[string]func(*person){
		"a signal": func(p *person) { p.Signal(syscall.SIGTERM) },
		"a key":    func(p *person) { p.Press("ctrl+q") },
	}
}

// TestScreenStalled: a terminal that takes nothing any more, as over a line that hangs,
// holds up neither the saving nor the leaving, by signal or by key.
func TestScreenStalled(t *testing.T) {
	t.Parallel()
	for name, leave := range leavings() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPerson(t, 80, 24)
			p.atText()
			p.Type("Before. ")
			p.See("Before.")
			goOn := p.stall()
			p.Type("And the last.")
			leave(p)
			p.Ends(exit.Done)
			goOn()
			p.await(func() bool { return p.over })
			p.wiped()
			p.wants(content.Hurt, "happened", "Before. And the last.")
		})
	}
}

// TestScreenStallsAndGoesOn: what was typed while the terminal took nothing is saved all
// the same, and shows once it takes something again.
func TestScreenStallsAndGoesOn(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 80, 24)
	p.atText()
	p.Type("Before. ")
	p.Saved()
	goOn := p.stall()
	p.Type("Meanwhile. ")
	p.keeps("Before. Meanwhile. ")
	goOn()
	p.See("Before. Meanwhile.")
	p.Type("After.")
	p.See("Before. Meanwhile. After.")
	p.Leave()
	p.wants(content.Hurt, "happened", "Before. Meanwhile. After.")
}

// wiped wants nothing left on the screen of a terminal that has ended.
func (p *person) wiped() {
	p.t.Helper()
	if left := p.Screen(); left != "" || p.emulator.IsAltScreen() {
		p.t.Errorf("on the second screen: %v; it shows\n%s", p.emulator.IsAltScreen(), left)
	}
}

// keeps waits until what happened is saved, whatever the screen shows.
func (p *person) keeps(text string) {
	p.t.Helper()
	p.kept("it", func(w *content.Workbook) bool { return w.Text(content.Hurt, "happened", 0) == text })
}

// TestNobodyReads: where the far end of a line took nothing until the program had ended,
// and then takes all that is on its way, no word stays on the screen.
func TestNobodyReads(t *testing.T) {
	t.Parallel()
	for name, leave := range leavings() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPerson(t, 100, 40)
			p.atText()
			p.Type("Nobody is to see this.")
			p.See("Nobody is to see this.")
			p.held.Lock()
			p.fill()
			p.Type("Nor this.")
			leave(p)
			p.Ends(exit.Done)
			p.held.Unlock()
			p.await(func() bool { return p.over })
			p.wiped()
		})
	}
}

// TestNobodyReadsLines is TestNobodyReads in plain lines.
func TestNobodyReadsLines(t *testing.T) {
	t.Parallel()
	p := plainly(t)
	p.toText()
	p.Type("Nobody is to see this.\r")
	p.hears("Nobody is to see this.")
	p.held.Lock()
	p.fill()
	p.Type("Nor this.")
	p.Signal(syscall.SIGTERM)
	p.Ends(exit.Done)
	p.held.Unlock()
	p.await(func() bool { return p.over })
	p.wiped()
}

// TestNobodyReadsStopped: nor do words stay where the program was stopped meanwhile, and it
// goes on as after any stop.
func TestNobodyReadsStopped(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 100, 40)
	p.inShell()
	p.atText()
	p.Type("Nobody is to see this.")
	p.See("Nobody is to see this.")
	p.held.Lock()
	p.fill()
	p.Type("Nor this.")
	p.keeps("Nobody is to see this.Nor this.")
	p.signalJob(syscall.SIGTSTP)
	for state := ""; state != "T"; state = p.state() {
	}
	p.held.Unlock()
	p.Stopped(1)
	p.Miss("see this")
	p.Type("\n")
	p.until("the screen is not taken and blank", func() bool {
		return p.emulator.IsAltScreen() && strings.TrimSpace(p.screen()) == ""
	})
	p.Type("x")
	p.See("Nobody is to see this.Nor this.")
	p.Press("ctrl+q")
	p.See("shell: ended with 0")
}

// state is what the system says the program does, in a letter.
func (p *person) state() string {
	p.t.Helper()
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.job()))
	fields := strings.Fields(string(data))
	if err != nil || len(fields) < 3 {
		p.t.Fatalf("the program is %q, %v", data, err)
	}
	return fields[2]
}

// TestNobodyReadsLocked: nor where it was locked meanwhile, and started afresh.
func TestNobodyReadsLocked(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 100, 40)
	p.openLockable()
	p.Type("Nobody is to see this.")
	p.See("Nobody is to see this.")
	p.held.Lock()
	p.fill()
	p.Type("Nor this.")
	p.Press("ctrl+l")
	for end := time.Now().Add(deadline); !p.afresh(); <-time.After(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("it is not started afresh")
		}
	}
	p.held.Unlock()
	p.See("passphrase")
	p.Miss("see this")
	p.Type(riverStone + "\r")
	p.See("Nobody is to see this.Nor this.")
	p.Leave()
	p.wiped()
}

// TestNobodyReadsLent: nor does what was on its way come in between what somebody else
// writes who has the terminal.
func TestNobodyReadsLent(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 100, 40)
	script := filepath.Join(p.home, "editor")
	if err := os.WriteFile(script, []byte("#!/bin/sh\n: >$HOME/runs\nprintf 'Their editor.'\nread go\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	p.env = []string{"VISUAL=" + script}
	p.atText()
	p.Type("Not for others.")
	p.See("Not for others.")
	p.Press("ctrl+o")
	p.See("Open it in")
	p.held.Lock()
	p.fill()
	p.Resize(90, 38) // all of the screen is on its way
	p.Press("down", "enter")
	for {
		if _, err := os.Stat(filepath.Join(p.home, "runs")); err == nil {
			break
		}
		<-time.After(10 * time.Millisecond)
	}
	unread := len(p.Raw())
	p.held.Unlock()
	p.See("Their editor.")
	p.until("somebody else is given the second screen", func() bool { return !p.emulator.IsAltScreen() })
	p.Type("\r")
	p.See("Not for others.")
	before, after, _ := strings.Cut(p.Raw()[unread:], "Their editor.")
	if strings.Contains(before, "Back to the page") {
		t.Errorf("before it there is %q", strings.ReplaceAll(before, "\x00", ""))
	}
	between, _, _ := strings.Cut(after, ansi.SetModeAltScreenSaveCursor)
	if between = strings.TrimSpace(strings.TrimSuffix(between, ansi.SetModeSynchronizedOutput)); between != "" {
		t.Errorf("behind what somebody else wrote there is %q", between)
	}
	p.Leave()
}
