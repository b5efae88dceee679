//go:build linux || darwin

package main

import "golang.org/x/sys/unix"

// waits is whether it can be waited for a key without reading it.
const waits = true

// hideTyping keeps the terminal from showing what is typed, and gives out each key by
// itself, the one that leaves too. Signals that keys send come as before.
func hideTyping(fd uintptr) {
	t, err := unix.IoctlGetTermios(int(fd), getTermios)
	if err != nil {
		return // reading the secret tells
	}
	t.Lflag &^= unix.ECHO | unix.ICANON | unix.IEXTEN
	t.Iflag &^= unix.IXON
	t.Cc[unix.VMIN], t.Cc[unix.VTIME] = 1, 0
	_ = unix.IoctlSetTermios(int(fd), setTermios, t)
}
