package main

import "golang.org/x/sys/unix"

const (
	getTermios = unix.TIOCGETA
	setTermios = unix.TIOCSETA
)

// forget does nothing here: what was typed meanwhile goes to the shell.
func forget(uintptr) {}
