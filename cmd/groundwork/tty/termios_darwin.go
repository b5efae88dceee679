package tty

import "golang.org/x/sys/unix"

const (
	getTermios = unix.TIOCGETA
	setTermios = unix.TIOCSETA
)

// Forget does nothing here: what was typed meanwhile goes to the shell.
func Forget(uintptr) {}

// Drop throws away what was written and the terminal has not taken yet: on a slow line
// that can be a page. A line that was told to hold it goes on.
func Drop(fd uintptr) {
	const written = 2 // FWRITE
	_ = unix.IoctlSetPointerInt(int(fd), unix.TIOCFLUSH, written)
	_ = unix.IoctlSetInt(int(fd), unix.TIOCSTART, 0)
}
