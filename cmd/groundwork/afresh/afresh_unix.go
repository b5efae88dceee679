//go:build unix

package afresh

import (
	"errors"
	"io"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/go-json-experiment/json"
	"golang.org/x/sys/unix"

	"groundwork/store"
	"groundwork/store/disk"
)

// variable tells the program that it was started in the place of itself: the number
// of its process, which stays the same, and where to read the handover.
const variable = "GROUNDWORK_AFRESH"

// Successor is the program that is started in the place of this one.
type Successor struct{}

// Supervise does nothing here: a program can put another one in its place.
func (Successor) Supervise() (code int, ended bool, left *Handover) { return 0, false, nil }

// Start puts the program in the place of itself. It returns only where that fails.
func (Successor) Start(h *Handover, safe store.HandedOver) error {
	self, err := itself()
	if err != nil {
		return err
	}
	sealed, err := disk.Anonymous(safe.Sealed)
	if err != nil {
		return err
	}
	defer func() { _ = sealed.Close() }()
	h.Path, h.Words = safe.Path, safe.Words
	h.Workbook, h.Sealed = int(safe.File.Fd()), int(sealed.Fd())
	pipe, err := h.written()
	if err != nil {
		return err
	}
	defer func() { _ = pipe.Close() }()
	for _, f := range []*os.File{safe.File, sealed, pipe} {
		if _, err := unix.FcntlInt(f.Fd(), unix.F_SETFD, 0); err != nil {
			return err
		}
		defer syscall.CloseOnExec(int(f.Fd()))
	}
	where := strconv.Itoa(os.Getpid()) + ":" + strconv.Itoa(int(pipe.Fd()))
	return syscall.Exec(self, os.Args, append(os.Environ(), variable+"="+where))
}

// written is the end of a pipe that the handover can be read from.
func (h *Handover) written() (*os.File, error) {
	text, err := json.Marshal(h)
	if err != nil {
		return nil, err
	}
	read, write, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	if err = write.SetWriteDeadline(time.Now().Add(time.Second)); err == nil { // nobody reads it yet
		_, err = write.Write(text)
	}
	if err := errors.Join(err, write.Close()); err != nil {
		_ = read.Close()
		return nil, err
	}
	return read, nil
}

// itself is the path of the program, as long as it is this one that lies there.
func itself() (string, error) {
	path, err := os.Executable()
	if err != nil {
		return "", err
	}
	const running = "/proc/self/exe"
	mine, err := os.Stat(running)
	if err != nil {
		return path, nil // no such place on this system
	}
	if there, err := os.Stat(path); err != nil || !os.SameFile(mine, there) {
		return running, nil // it was replaced by a newer one, or removed
	}
	return path, nil
}

// TakeOver reads what was handed over, if this program was started in the place of itself.
func TakeOver() (*Handover, Successor) {
	value := os.Getenv(variable)
	_ = os.Unsetenv(variable)
	pid, number, _ := strings.Cut(value, ":")
	fd, err := strconv.Atoi(number)
	if err != nil || pid != strconv.Itoa(os.Getpid()) {
		return nil, Successor{}
	}
	h := newHandover()
	text, err := readAll(fd)
	defer clear(text)
	if err != nil || json.Unmarshal(text, h) != nil {
		h.refuse(-1)
		return nil, Successor{}
	}
	h.safe.Path, h.safe.Words = h.Path, h.Words
	if h.safe.Sealed, err = readAll(h.Sealed); err != nil {
		h.refuse(h.Workbook)
		return nil, Successor{}
	}
	syscall.CloseOnExec(h.Workbook)
	h.safe.File = os.NewFile(uintptr(h.Workbook), "the workbook")
	return h, Successor{}
}

// refuse lets go of what can't be taken over: of the signals, of which one that came
// does what it does in every program, and of the workbook's file, which would stay locked.
func (h *Handover) refuse(workbook int) {
	if s, came := h.Missed().(syscall.Signal); came {
		_ = syscall.Kill(os.Getpid(), s)
	}
	if workbook > syscall.Stderr {
		_ = syscall.Close(workbook)
	}
}

// readAll reads a file that was handed over, from its beginning if it has one.
func readAll(fd int) ([]byte, error) {
	f := os.NewFile(uintptr(fd), "what was handed over")
	if f == nil {
		return nil, os.ErrInvalid
	}
	defer func() { _ = f.Close() }()
	_, _ = f.Seek(0, io.SeekStart) // a pipe has none
	return io.ReadAll(f)
}
