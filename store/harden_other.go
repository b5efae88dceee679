//go:build !linux

package store

// Harden does nothing here.
func Harden() error { return nil }
