//go:build !linux && !darwin

package tty

import (
	"github.com/charmbracelet/x/term"

	"groundwork/tui/input"
)

// Waits is whether it can be waited for a key without reading it.
const Waits = false

// Echoes reports whether the terminal shows what is typed.
func Echoes(uintptr) bool { return true }

// Hide keeps the terminal from showing what is typed, and gives out each key by
// itself.
func Hide(fd uintptr) { _, _ = term.MakeRaw(fd) }

// Forget does nothing here: what was typed meanwhile goes to the shell.
func Forget(uintptr) {}

// Drop does nothing here.
func Drop(uintptr) {}

// AtHand is a terminal; here one has to wait for what is typed.
type AtHand struct{ input.Terminal }
