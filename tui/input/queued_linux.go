package input

import "golang.org/x/sys/unix"

// Queued returns how many bytes lie ready to be read.
func (t Terminal) Queued() int {
	n, err := unix.IoctlGetInt(int(t.Fd()), unix.TIOCINQ)
	if err != nil {
		return 0
	}
	return n
}
