package input

import (
	"errors"
	"time"

	"golang.org/x/sys/unix"
)

// fenced reports whether a [Reader] reads what the terminal answers.
const fenced = true

// ready waits until something can be read, the end included. There is no polling
// a terminal here.
func ready(fd int, d time.Duration) bool {
	end := time.Now().Add(d)
	for {
		var set unix.FdSet
		set.Set(fd)
		left := unix.NsecToTimeval(max(time.Until(end), 0).Nanoseconds())
		n, err := unix.Select(fd+1, &set, nil, nil, &left)
		if !errors.Is(err, unix.EINTR) {
			return n > 0 || err != nil
		}
	}
}
