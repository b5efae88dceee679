//go:build !unix && !windows

package disk

import (
	"os"
	"time"
)

// Lock leaves locking to bbolt.
func Lock(*os.File, time.Duration) (bool, error) { return true, nil }

// LockShared leaves locking to bbolt, as Lock does.
func LockShared(*os.File, time.Duration) (bool, error) { return true, nil }

// Unlock does nothing here.
func Unlock(*os.File) {}

// HeldElsewhere isn't found out here.
func HeldElsewhere(error) bool { return false }

// Map reads the whole file: a mapping would keep it from being made larger.
func Map(f *os.File, size int64) (data []byte, unmap func(), err error) {
	data = make([]byte, size)
	_, err = f.ReadAt(data, 0)
	return data, func() {}, err
}
