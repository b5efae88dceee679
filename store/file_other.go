//go:build !unix

package store

import (
	"os"
	"syscall"
	"time"
)

const openNoFollow = 0

// publishOpen is false: a file can't be renamed while it is open.
const publishOpen = false

// lockFile leaves locking to bbolt: here it needs the file to itself.
func lockFile(*os.File, time.Duration) (bool, error) { return true, nil }

// shareFile leaves locking to bbolt, as lockFile does.
func shareFile(*os.File, time.Duration) (bool, error) { return true, nil }

func unlockFile(*os.File) {}

func syncFolder(string) error { return nil }

func mayWrite(string) error { return nil }

func isReadOnlyFS(error) bool { return false }

// fullErrors are what the system says when there is no room: on Windows disk full
// and handle disk full.
func fullErrors() []error { return []error{syscall.Errno(112), syscall.Errno(39)} }

func isLink(error) bool { return false }

// mapFile reads the whole file: a mapping would keep it from being made larger.
func mapFile(f *os.File, size int64) (data []byte, unmap func(), err error) {
	data = make([]byte, size)
	_, err = f.ReadAt(data, 0)
	return data, func() {}, err
}
