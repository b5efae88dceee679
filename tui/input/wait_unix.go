//go:build unix && !darwin

package input

import (
	"errors"
	"time"

	"golang.org/x/sys/unix"
)

// fenced reports whether a [Reader] reads what the terminal answers.
const fenced = true

// ready waits until something can be read, the end included.
func ready(fd int, d time.Duration) bool {
	end := time.Now().Add(d)
	for {
		left := max(time.Until(end), 0)
		n, err := unix.Poll([]unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}, int((left+time.Millisecond-1)/time.Millisecond))
		if !errors.Is(err, unix.EINTR) {
			return n > 0 || err != nil
		}
	}
}
