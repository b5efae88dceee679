package store

import (
	"os"
	"testing"

	"golang.org/x/sys/unix"

	"groundwork/content"
)

// TestRescuedWordsAreLookedAt: a rescue file stays where a disk takes the words of it
// without a complaint and then hasn't got them.
func TestRescuedWordsAreLookedAt(t *testing.T) {
	path := saved(t, text("a", "words"))
	s := open(t, path, Options{})
	rescued, err := s.Rescue(content.Change{Put: []content.Record{text("b", "rescued")}})
	if err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)

	s = open(t, path, Options{ReserveBytes: -1})
	// From now on what is written goes to another file than the one that is read.
	other := path + ".other"
	if err := os.WriteFile(other, readAll(t, path), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(other, path); err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := unix.Dup3(int(f.Fd()), int(s.file.Fd()), unix.O_CLOEXEC); err != nil {
		t.Fatal(err)
	}
	_, report, err := s.Load()
	if err != nil || report.Rescued != 0 || len(report.RescueFailed) != 1 {
		t.Errorf("%+v, %v", report, err)
	}
	if _, err := os.Stat(rescued.Path); err != nil {
		t.Errorf("the only place of these words is gone: %v", err)
	}
}

// TestHolds: what was never saved is not in the file, nor what was saved otherwise.
func TestHolds(t *testing.T) {
	s := open(t, saved(t, text("a", "words")), Options{})
	for want, put := range map[string]content.Record{"saved": text("a", "words"), "otherwise": text("a", "other"), "never": text("b", "words")} {
		if got := s.holds(content.Change{Put: []content.Record{put}}); got != (want == "saved") {
			t.Errorf("%s: %v", want, got)
		}
	}
}
