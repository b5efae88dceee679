//go:build unix

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"
)

// allEnded waits until whatever was started with a home has ended. A test waits only for
// what it started itself: under a shell, a screen reader or tmux the program ends after
// that, and still saves while the home is taken away. Where there is no /proc it can't be
// told.
func allEnded(t testing.TB, home string) {
	t.Helper()
	for end := time.Now().Add(deadline); ; time.Sleep(20 * time.Millisecond) {
		left := startedWith("HOME=" + home)
		if len(left) == 0 {
			return
		}
		if time.Now().After(end) {
			for pid, command := range left {
				t.Errorf("still runs after its terminal has gone: %s", command)
				_ = syscall.Kill(pid, syscall.SIGKILL)
			}
			return
		}
	}
}

// startedWith finds the processes that were started with a setting in their environment,
// and how each was called.
func startedWith(setting string) map[int]string {
	found := map[int]string{}
	files, _ := filepath.Glob("/proc/[0-9]*/environ")
	for _, file := range files {
		environ, err := os.ReadFile(file)
		if err != nil || !bytes.Contains(append([]byte{0}, environ...), []byte("\x00"+setting+"\x00")) {
			continue
		}
		pid, err := strconv.Atoi(filepath.Base(filepath.Dir(file)))
		if err != nil {
			continue
		}
		command, _ := os.ReadFile(filepath.Join(filepath.Dir(file), "cmdline"))
		found[pid] = string(bytes.ReplaceAll(command, []byte{0}, []byte(" ")))
	}
	return found
}
