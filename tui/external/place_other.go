//go:build !linux

package external

// isMemory reports whether a place is kept in memory rather than on a disk: no
// place is known to be.
func isMemory(string) bool { return false }
