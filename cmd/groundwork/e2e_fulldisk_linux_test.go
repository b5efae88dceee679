package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"groundwork/cmd/groundwork/exit"
	"groundwork/content"
)

// onSmallDisk gives a person a data folder on a disk of its own, and a way to make
// that larger.
func onSmallDisk(t *testing.T, p *person, kilobytes int) (grow func()) {
	t.Helper()
	folder := filepath.Dir(p.path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	size := func(kilobytes int) string { return fmt.Sprintf("size=%dk,mode=0700", kilobytes) }
	if err := unix.Mount("tmpfs", folder, "tmpfs", 0, size(kilobytes)); err != nil {
		t.Skip("a file system can be mounted by root only:", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(folder, unix.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return func() {
		if err := unix.Mount("tmpfs", folder, "tmpfs", unix.MS_REMOUNT, size(64<<10)); err != nil {
			t.Fatal(err)
		}
	}
}

// TestFullDisk fills the disk while somebody writes. They are told; what they
// wrote stays on the screen, is sealed elsewhere, and is there again once there is
// room.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	p := watched(t)
	grow := onSmallDisk(t, p, 512)
	p.atText()
	p.Type("Before. ")
	p.See("saved; the disk is nearly full")
	many := strings.Repeat(canary+" and more. ", 40_000)
	p.Type(paste(many) + "The last words.")
	p.See("The last words.")
	p.See("NOT SAVED: the disk is full (kept aside)")
	p.nowhere("on a full disk")
	p.Press("ctrl+q")
	p.Ends(exit.Failed)
	p.unseen()
	p.nowhere("left a full disk")
	status := exec.Command(program(t), "status")
	status.Env = p.environ()
	if out, err := status.CombinedOutput(); err != nil || !strings.Contains(string(out), "The disk has no room for what is in it.") {
		t.Errorf("%v; nothing says what keeps the words out:\n%s", err, out)
	}

	grow()
	p.Reopen()
	p.See("Words that could not be saved last time have been taken in.")
	p.Press("enter")
	p.Continue()
	p.See("The last words.")
	p.Leave()
	p.wants(content.Hurt, "happened", "Before. "+many+"The last words.")
	p.nowhere("taken in again")
	for _, left := range []string{filepath.Dir(p.path), filepath.Join(p.home, ".cache", "groundwork")} {
		if files, _ := filepath.Glob(filepath.Join(left, "*rescue*")); len(files) > 0 {
			t.Errorf("left behind: %q", files)
		}
	}
}
