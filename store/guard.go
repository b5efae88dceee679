package store

import (
	"runtime/debug"
)

// guard runs f so that a panic, and a fault on a mapped page that has gone, come
// back as errFault. It holds for the goroutine it is called in only. After it
// bbolt's locks may be held for ever: the database must be abandoned.
func guard(f func() error) (err error) {
	old := debug.SetPanicOnFault(true)
	defer debug.SetPanicOnFault(old)
	defer func() {
		if recover() != nil {
			err = errFault
		}
	}()
	return f()
}
