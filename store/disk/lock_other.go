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
