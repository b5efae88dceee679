//go:build !linux

package disk

import "os"

// RenameNew renames without ever taking another file's place.
func RenameNew(from, to string) error { return linkNew(from, to) }

// Reserve does nothing here.
func Reserve(*os.File, int64, int64) error { return nil }

// Room isn't found out here.
func Room(string) (bytes uint64, known bool) { return 0, false }

// LockHolder isn't found out here.
func LockHolder(os.FileInfo) (pid int, stopped bool) { return 0, false }
