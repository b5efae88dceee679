package disk

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/windows"
)

const lockRetry = 10 * time.Millisecond

// Lock keeps others from a file as bbolt does, but for the byte before the one that locks:
// the same one can't be locked twice. It returns false if another process still has it
// after the timeout.
func Lock(f *os.File, timeout time.Duration) (bool, error) {
	return lockByte(f, windows.LOCKFILE_EXCLUSIVE_LOCK, timeout)
}

// LockShared takes the lock that several readers may have at once. It returns
// false if somebody still has the file to themselves after the timeout.
func LockShared(f *os.File, timeout time.Duration) (bool, error) {
	return lockByte(f, 0, timeout)
}

// theByte lies behind the end of every file.
func theByte() *windows.Overlapped {
	return &windows.Overlapped{Offset: 1<<32 - 2, OffsetHigh: 1<<32 - 1}
}

// lockByte tries for a lock until the timeout, and returns whether it got it.
func lockByte(f *os.File, how uint32, timeout time.Duration) (bool, error) {
	end := time.Now().Add(timeout)
	for {
		err := windows.LockFileEx(windows.Handle(f.Fd()), how|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, theByte())
		switch {
		case err == nil:
			return true, nil
		case !errors.Is(err, windows.ERROR_LOCK_VIOLATION):
			return false, err
		case time.Now().After(end):
			return false, nil
		default:
			time.Sleep(lockRetry)
		}
	}
}

// Unlock releases the lock.
func Unlock(f *os.File) { _ = windows.UnlockFileEx(windows.Handle(f.Fd()), 0, 1, 0, theByte()) }

// HeldElsewhere reports whether another program that has a file open is the cause.
func HeldElsewhere(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_LOCK_VIOLATION)
}
