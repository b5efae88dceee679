//go:build !unix

package disk

import (
	"os"
	"syscall"
)

// NoFollow does nothing here.
const NoFollow = 0

// RenamesOpen is false: a file can't be renamed while it is open.
const RenamesOpen = false

// NoLocks isn't found out here.
func NoLocks(error) bool { return false }

// Copied returns f: where it can't be locked bbolt says so.
func Copied(f *os.File) (*os.File, error) { return f, nil }

// Wide isn't found out here.
func Wide(*os.File, os.FileInfo) bool { return false }

// SyncFolder does nothing here.
func SyncFolder(string) error { return nil }

// MayWrite isn't found out here.
func MayWrite(string) error { return nil }

// IsReadOnlyFS isn't found out here.
func IsReadOnlyFS(error) bool { return false }

// fullErrors are what the system says when there is no Room: on Windows disk full
// and handle disk full.
func fullErrors() []error { return []error{syscall.Errno(112), syscall.Errno(39)} }

// IsLink isn't found out here.
func IsLink(error) bool { return false }
