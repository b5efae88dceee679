package store

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"

	"groundwork/store/fault"
)

// TestLockedByStopped opens a workbook that another process has open, which was stopped
// and goes on: what to do about it is another thing.
func TestLockedByStopped(t *testing.T) {
	path := saved(t, text("a", "b"))
	c := child("hold", path)
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := out.Read(make([]byte, 1)); err != nil { // it is open there
		t.Fatal(err)
	}
	for _, sig := range []syscall.Signal{syscall.SIGSTOP, syscall.SIGCONT} {
		if err := c.Process.Signal(sig); err != nil {
			t.Fatal(err)
		}
		want := sig == syscall.SIGSTOP
		for { // the signal takes its time
			stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", c.Process.Pid))
			if err != nil || bytes.Contains(stat, []byte(") T ")) == want {
				break
			}
		}
		e := refusedAs(t, fault.InUse, path)
		if got := strings.Contains(e.Error(), "was stopped") && strings.Contains(fault.Hint(e), "fg"); got != want {
			t.Errorf("after %v it says %v, %s", sig, e, fault.Hint(e))
		}
	}
	in.Close()
	if err := c.Wait(); err != nil {
		t.Fatal(err)
	}
}
