//go:build unix

package store

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// shareFile takes the lock that several readers may have at once. It answers
// false if somebody still has the file to themselves after the timeout.
func shareFile(f *os.File, timeout time.Duration) (bool, error) {
	end := time.Now().Add(timeout)
	for {
		err := unix.Flock(int(f.Fd()), unix.LOCK_SH|unix.LOCK_NB)
		switch {
		case err == nil:
			return true, nil
		case errors.Is(err, unix.EINTR):
		case !errors.Is(err, unix.EWOULDBLOCK):
			return false, err
		case time.Now().After(end):
			return false, nil
		default:
			time.Sleep(lockRetry)
		}
	}
}
