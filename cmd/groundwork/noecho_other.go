//go:build !linux && !darwin

package main

import (
	"github.com/charmbracelet/x/term"

	"groundwork/tui/input"
)

// waits is whether it can be waited for a key without reading it.
const waits = false

// showsTyping reports whether the terminal shows what is typed.
func showsTyping(uintptr) bool { return true }

// hideTyping keeps the terminal from showing what is typed, and gives out each key by
// itself.
func hideTyping(fd uintptr) { _, _ = term.MakeRaw(fd) }

// forget does nothing here: what was typed meanwhile goes to the shell.
func forget(uintptr) {}

// atHand is a terminal; here one has to wait for what is typed.
type atHand struct{ input.Terminal }
