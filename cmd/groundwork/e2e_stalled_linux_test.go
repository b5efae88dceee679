package main

import (
	"fmt"
	"os"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"groundwork/cmd/groundwork/exit"
	"groundwork/content"
)

// stall has the terminal take nothing any more.
func (p *person) stall() {
	p.t.Helper()
	const suspendOutput = 0 // TCOOFF
	n, err := unix.IoctlGetInt(int(p.master.Fd()), unix.TIOCGPTN)
	if err != nil {
		p.t.Fatal(err)
	}
	f, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		p.t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if err := unix.IoctlSetInt(int(f.Fd()), unix.TCXONC, suspendOutput); err != nil {
		p.t.Fatal(err)
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
