//go:build linux || darwin

package main

import "golang.org/x/sys/unix"

// noEcho keeps the terminal from showing what is typed.
func noEcho(fd uintptr) {
	t, err := unix.IoctlGetTermios(int(fd), getTermios)
	if err != nil {
		return // reading the secret tells
	}
	t.Lflag &^= unix.ECHO
	_ = unix.IoctlSetTermios(int(fd), setTermios, t)
}
