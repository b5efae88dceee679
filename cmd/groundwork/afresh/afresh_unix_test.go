//go:build unix

package afresh

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"groundwork/cmd/groundwork/signals"
)

// handed returns the number of a file that says what was handed over.
func handed(t *testing.T, text string) int {
	t.Helper()
	path := filepath.Join(t.TempDir(), "handed")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return opened(t, path)
}

func opened(t *testing.T, path string) int {
	t.Helper()
	fd, err := unix.Open(path, unix.O_RDONLY|unix.O_CLOEXEC, 0)
	if err != nil {
		t.Fatal(err)
	}
	return fd
}

// taken is what is taken over from a file.
func taken(t *testing.T, from int) *Handover {
	t.Helper()
	t.Setenv(variable, strconv.Itoa(os.Getpid())+":"+strconv.Itoa(from))
	h, _ := TakeOver()
	return h
}

const nobodys = 9999 // the number of no file

// broken are handovers that can't be taken over.
func broken(t *testing.T) map[string]int {
	t.Helper()
	return map[string]int{"no file": nobodys, "no handover": handed(t, "{"), "nothing sealed": handed(t, fmt.Sprintf(`{"Sealed": %d}`, nobodys))}
}

// TestBrokenHandoverHears: a program that could take nothing over is ended by a signal, as
// every other one.
func TestBrokenHandoverHears(t *testing.T) {
	const as = "GROUNDWORK_TEST_BROKEN"
	if what := os.Getenv(as); what != "" {
		how, number := filepath.Split(what)
		if taken(t, broken(t)[filepath.Clean(how)]) != nil {
			t.Fatal("something was taken over")
		}
		n, _ := strconv.Atoi(number)
		_ = syscall.Kill(os.Getpid(), syscall.Signal(n))
		time.Sleep(3 * time.Second) // it is over by then
		return
	}
	for how := range broken(t) {
		for _, s := range signals.Ending() {
			cmd := exec.Command(os.Args[0], "-test.run=^TestBrokenHandoverHears$")
			cmd.Env = append(os.Environ(), fmt.Sprintf("%s=%s/%d", as, how, s))
			var ended *exec.ExitError
			if err := cmd.Run(); !errors.As(err, &ended) || ended.Sys().(syscall.WaitStatus).Signal() != s {
				t.Errorf("%s: after %v it ends with %v", how, s, err)
			}
		}
	}
}

// TestBrokenHandoverLetsGo: the workbook's file doesn't stay locked by a program that
// could take nothing over.
func TestBrokenHandoverLetsGo(t *testing.T) {
	workbook := opened(t, os.Args[0])
	if taken(t, handed(t, fmt.Sprintf(`{"Sealed": %d, "Workbook": %d}`, nobodys, workbook))) != nil {
		t.Fatal("something was taken over")
	}
	if _, err := unix.FcntlInt(uintptr(workbook), unix.F_GETFD, 0); !errors.Is(err, unix.EBADF) {
		t.Errorf("the file is still open: %v", err)
	}
}
