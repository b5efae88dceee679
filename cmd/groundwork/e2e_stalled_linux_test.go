package main

import (
	"errors"
	"fmt"
	"os"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"groundwork/cmd/groundwork/exit"
	"groundwork/content"
)

// line opens the terminal as the program has it.
func (p *person) line(flags int) *os.File {
	p.t.Helper()
	var n int
	err := p.terminalDo(func(fd int) (err error) {
		n, err = unix.IoctlGetInt(fd, unix.TIOCGPTN)
		return err
	})
	if err != nil {
		p.t.Fatal(err)
	}
	f, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|unix.O_NOCTTY|flags, 0)
	if err != nil {
		p.t.Fatal(err)
	}
	return f
}

// stall has the terminal take nothing any more, until goOn.
func (p *person) stall() (goOn func()) {
	p.t.Helper()
	const suspendOutput, restartOutput = 0, 1 // TCOOFF, TCOON
	f := p.line(0)
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

// fill writes what nobody sees to the terminal until that takes no more.
func (p *person) fill() {
	p.t.Helper()
	f := p.line(unix.O_NONBLOCK)
	defer func() { _ = f.Close() }()
	_ = f.SetWriteDeadline(time.Now().Add(time.Second))
	for {
		if _, err := f.Write(make([]byte, 1<<10)); errors.Is(err, os.ErrDeadlineExceeded) {
			return
		} else if err != nil {
			p.t.Fatal(err)
		}
	}
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

// TestScreenStalled: a terminal that takes nothing any more, as over a line that hangs,
// holds up neither the saving nor the leaving, by signal or by key.
func TestScreenStalled(t *testing.T) {
	t.Parallel()
	for name, leave := range map[string]func(*person){
		"a signal": func(p *person) { p.Signal(syscall.SIGTERM) },
		"a key":    func(p *person) { p.Press("ctrl+q") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPerson(t, 80, 24)
			p.atText()
			p.Type("Before. ")
			p.See("Before.")
			p.stall()
			p.Type("And the last.")
			leave(p)
			p.Ends(exit.Done)
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
	for end := time.Now().Add(deadline); p.copied().Workbook().Text(content.Hurt, "happened", 0) != "Before. Meanwhile. "; <-time.After(100 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("it is not saved")
		}
	}
	goOn()
	p.See("Before. Meanwhile.")
	p.Type("After.")
	p.See("Before. Meanwhile. After.")
	p.Leave()
	p.wants(content.Hurt, "happened", "Before. Meanwhile. After.")
}

// TestNobodyReads: where the far end of a line took nothing until the program had ended,
// and then takes all that is on its way, no word stays on the screen.
func TestNobodyReads(t *testing.T) {
	t.Parallel()
	for name, leave := range map[string]func(*person){
		"a signal": func(p *person) { p.Signal(syscall.SIGTERM) },
		"a key":    func(p *person) { p.Press("ctrl+q") },
	} {
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
			if left := p.Screen(); left != "" || p.emulator.IsAltScreen() {
				t.Errorf("on the second screen: %v; it shows\n%s", p.emulator.IsAltScreen(), left)
			}
		})
	}
}
