//go:build !linux && !darwin

package main

// noEcho does nothing here: what is typed is hidden once the secret is read.
func noEcho(uintptr) {}

// forget does nothing here: what was typed meanwhile goes to the shell.
func forget(uintptr) {}
