// Package tty is the terminal as the system has it: what it shows of what is typed, and what
// can be read of it.
package tty
