//go:build !linux

package disk

// MemoryFolders are none here.
func MemoryFolders() []string { return nil }

// Mine isn't found out here.
func Mine(string) bool { return false }
