//go:build !linux

package disk

// Harden does nothing here.
func Harden() error { return nil }
