package pages

import (
	"errors"
	"runtime/debug"
)

// ErrFault stands for a fault or panic while pages were used. What it said is
// left out: it may hold parts of the file.
var ErrFault = errors.New("its pages could not be read")

// Guard runs f so that a panic, and a fault on a mapped page that has gone, come
// back as [ErrFault]. It holds for the goroutine it is called in only. After it
// bbolt's locks may be held for ever: the database must be abandoned.
func Guard(f func() error) (err error) {
	old := debug.SetPanicOnFault(true)
	defer debug.SetPanicOnFault(old)
	defer func() {
		if recover() != nil {
			err = ErrFault
		}
	}()
	return f()
}
