package tty

import (
	"testing"

	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// TestDrop wants the far end of a line told to throw away what it holds: where that is
// another program it is asked for by what packets say.
func TestDrop(t *testing.T) {
	master, slave, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _, _ = master.Close(), slave.Close() }()
	if err := unix.IoctlSetPointerInt(int(master.Fd()), unix.TIOCPKT, 1); err != nil {
		t.Fatal(err)
	}
	Drop(slave.Fd())
	p := make([]byte, 1)
	if _, err := master.Read(p); err != nil || p[0]&unix.TIOCPKT_FLUSHWRITE == 0 {
		t.Errorf("it is told %#x, %v", p, err)
	}
}
