package afresh

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"strconv"
	"strings"
	"syscall"

	"github.com/go-json-experiment/json"
	"golang.org/x/sys/windows"

	"groundwork/cmd/groundwork/exit"
	"groundwork/cmd/groundwork/signals"
	"groundwork/store"
)

// No program can put another one in its place here. So the one that was started shows
// nothing and reads nothing: it starts itself once more to do that, and again each time
// that one was locked.

// variable tells the program that it was started by itself: where to read the
// Handover, and where to write the next one.
const variable = "GROUNDWORK_AFRESH"

// exitAfresh asks for another one to be started.
const exitAfresh = 75

// handedOver is what is written: the workbook's file can't be handed on here.
type handedOver struct {
	*Handover
	Locked []byte
}

// Successor is where this process writes the handover to the next one, if there is to
// be one.
type Successor struct{ out *os.File }

// Supervise shows the workbook in processes of its own, one after the other. ended is
// false where this is one of them, or none can be started: then it is shown here, with
// what the last one left.
func (n Successor) Supervise() (code int, ended bool, left *Handover) {
	if n.out != nil {
		return 0, false, nil
	}
	came := make(chan os.Signal, 8) // those of the console come to every process
	signal.Notify(came, signals.Ending()...)
	defer signal.Stop(came)
	var handed []byte
	for {
		next, code, err := startItself(handed)
		if err != nil {
			return 0, false, readHandover(handed)
		}
		clear(handed)
		if code != exitAfresh {
			return code, true, nil
		}
		handed = next
	}
}

// startItself starts the program with what the one before handed over, and returns what
// it hands over at its end.
func startItself(handed []byte) (next []byte, code int, err error) {
	self, err := os.Executable()
	if err != nil {
		return nil, 0, err
	}
	give, given, err := inheritable(true)
	if err != nil {
		return nil, 0, err
	}
	defer func() { _ = given.Close() }()
	take, taken, err := inheritable(false)
	if err != nil {
		_ = give.Close()
		return nil, 0, err
	}
	defer func() { _ = take.Close() }()
	cmd := exec.Command(self, os.Args[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.Env = append(os.Environ(), variable+"="+strconv.Itoa(int(given.Fd()))+":"+strconv.Itoa(int(taken.Fd())))
	cmd.SysProcAttr = &syscall.SysProcAttr{AdditionalInheritedHandles: []syscall.Handle{syscall.Handle(given.Fd()), syscall.Handle(taken.Fd())}}
	err = cmd.Start()
	_ = taken.Close() // the end comes once the other one has closed its own
	if err != nil {
		_ = give.Close()
		return nil, 0, err
	}
	go func() {
		_, _ = give.Write(handed) // it tells by itself what it misses
		_ = give.Close()
	}()
	next, _ = io.ReadAll(take)
	var ended *exec.ExitError
	if err := cmd.Wait(); err != nil && !errors.As(err, &ended) {
		return nil, exit.Failed, nil
	}
	return next, cmd.ProcessState.ExitCode(), nil
}

// inheritable makes a pipe, of which another process gets the end to read or to write.
func inheritable(reads bool) (own, its *os.File, err error) {
	r, w, err := os.Pipe()
	if err != nil {
		return nil, nil, err
	}
	own, its = r, w
	if reads {
		own, its = w, r
	}
	return own, its, windows.SetHandleInformation(windows.Handle(its.Fd()), windows.HANDLE_FLAG_INHERIT, windows.HANDLE_FLAG_INHERIT)
}

// Start ends the program, for another one to be started. It returns only where that can't
// be.
func (n Successor) Start(h *Handover, safe store.HandedOver) error {
	if n.out == nil {
		return errors.ErrUnsupported
	}
	h.Path, h.Words = safe.Path, safe.Words
	text, err := json.Marshal(handedOver{h, safe.Sealed})
	if err != nil {
		return err
	}
	if _, err := n.out.Write(text); err != nil {
		return err
	}
	os.Exit(exitAfresh)
	return nil
}

// TakeOver reads what was handed over to this process, if it was started by itself.
func TakeOver() (h *Handover, next Successor) {
	value := os.Getenv(variable)
	_ = os.Unsetenv(variable)
	in, out, _ := strings.Cut(value, ":")
	from, err := strconv.Atoi(in)
	if err != nil {
		return nil, next
	}
	to, err := strconv.Atoi(out)
	if err != nil {
		return nil, next
	}
	next.out = os.NewFile(uintptr(to), "what is handed over")
	given := os.NewFile(uintptr(from), "what was handed over")
	defer func() { _ = given.Close() }()
	text, err := io.ReadAll(given)
	defer clear(text)
	if err != nil {
		return nil, next
	}
	return readHandover(text), next
}

// readHandover reads what [Successor.Start] wrote; nothing is read as nil.
func readHandover(text []byte) *Handover {
	got := handedOver{Handover: newHandover()}
	if json.Unmarshal(text, &got) != nil {
		_ = got.Missed() // nobody is there for them
		return nil
	}
	got.safe = store.HandedOver{Path: got.Path, Sealed: got.Locked, Words: got.Words}
	return got.Handover
}
