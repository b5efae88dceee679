package tty

import "golang.org/x/sys/unix"

const (
	getTermios = unix.TCGETS
	setTermios = unix.TCSETS
)

// Forget throws away what was typed and nobody has read.
func Forget(fd uintptr) { _ = unix.IoctlSetInt(int(fd), unix.TCFLSH, unix.TCIFLUSH) }

// Drop throws away what was written and the terminal has not taken yet: on a slow line
// that can be a page. Who waits in a write learns of the room only where output goes on
// again, and a line that was told to hold it goes on too.
func Drop(fd uintptr) {
	const suspend, resume = 0, 1 // TCOOFF, TCOON
	_ = unix.IoctlSetInt(int(fd), unix.TCFLSH, unix.TCOFLUSH)
	_ = unix.IoctlSetInt(int(fd), unix.TCXONC, suspend)
	_ = unix.IoctlSetInt(int(fd), unix.TCXONC, resume)
}
