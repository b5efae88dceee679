//go:build unix

package tty

import (
	"os"

	"golang.org/x/sys/unix"
)

// Open opens the terminal this program belongs to.
func Open() (in, out *os.File, err error) {
	fd, err := unix.Open("/dev/tty", unix.O_RDONLY|unix.O_CLOEXEC, 0)
	if err != nil {
		return nil, nil, err
	}
	in = os.NewFile(uintptr(fd), "/dev/tty") // os.OpenFile's would undo what AtHand sets
	if out, err = os.OpenFile("/dev/tty", os.O_WRONLY, 0); err != nil {
		_ = in.Close()
		return nil, nil, err
	}
	return in, out, nil
}
