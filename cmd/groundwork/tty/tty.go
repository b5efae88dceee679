//go:build linux || darwin

package tty

import (
	"errors"
	"io"

	"golang.org/x/sys/unix"

	"groundwork/tui/input"
)

// Waits is whether it can be waited for a key without reading it.
const Waits = true

// AtHand is a terminal of which only what is there is read. What one was told of may have
// been thrown away or read by the shell meanwhile, and who waited for it then would hold
// up the program's stopping and going on.
type AtHand struct{ input.Terminal }

// Read implements [io.Reader]. It returns [io.ErrNoProgress] where nothing is there.
func (t AtHand) Read(p []byte) (int, error) {
	fd := int(t.Fd())
	if err := unix.SetNonblock(fd, true); err != nil {
		return 0, err
	}
	defer func() { _ = unix.SetNonblock(fd, false) }()
	switch n, err := unix.Read(fd, p); {
	case errors.Is(err, unix.EAGAIN), errors.Is(err, unix.EINTR):
		return 0, io.ErrNoProgress
	case err != nil:
		return 0, err
	case n == 0:
		return 0, io.EOF
	default:
		return n, nil
	}
}

// Echoes reports whether the terminal shows what is typed.
func Echoes(fd uintptr) bool {
	t, err := unix.IoctlGetTermios(int(fd), getTermios)
	return err == nil && t.Lflag&unix.ECHO != 0
}

// Hide keeps the terminal from showing what is typed, and gives out each key by
// itself, the one that leaves too. Signals that keys send come as before.
func Hide(fd uintptr) {
	t, err := unix.IoctlGetTermios(int(fd), getTermios)
	if err != nil {
		return // reading the secret tells
	}
	t.Lflag &^= unix.ECHO | unix.ICANON | unix.IEXTEN
	t.Iflag &^= unix.IXON
	t.Cc[unix.VMIN], t.Cc[unix.VTIME] = 1, 0
	_ = unix.IoctlSetTermios(int(fd), setTermios, t)
}
