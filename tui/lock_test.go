package tui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"groundwork/content"
	"groundwork/store"
)

// vault is a disk with a passphrase.
type vault struct {
	*disk
	locked bool
	sealed content.Change
}

func (v *vault) HasPassphrase() bool { return true }

func (v *vault) Lock(c content.Change) error {
	v.locked, v.sealed = true, c
	return nil
}

func (v *vault) Unlock(p []byte) (*content.Workbook, content.Change, store.Report, error) {
	if string(p) != "river stone" {
		return nil, content.Change{}, store.Report{}, &store.WrongPassphraseError{}
	}
	v.locked = false
	return content.NewWorkbook(slices.Collect(v.saved.Records())...), v.sealed, store.Report{}, nil
}

// lockUp gives the stage a notebook with a passphrase.
func (s *stage) lockUp() *vault {
	v := &vault{disk: s.disk}
	s.app.sitting.desk.notebook = v
	return v
}

func TestLock(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		v := s.lockUp()
		s.press("tab", "tab")
		s.write("to mysel")
		s.press("left", "ctrl+l")
		s.pass(time.Second)
		if got := strings.TrimSpace(s.screen()); !strings.HasPrefix(got, "passphrase\n") {
			t.Errorf("locked, the screen shows\n%s", s.screen())
		}
		if !v.locked || s.app.sitting.workbook().Len() != 0 || len(s.app.sitting.desk.unsaved) != 0 {
			t.Error("words stayed in memory")
		}
		s.press("ctrl+g")
		s.see("Samaritans")
		s.press("esc")
		s.write("wrong")
		s.press("enter")
		s.pass(time.Second)
		s.see("that was not the passphrase")
		s.miss("wrong")
		s.write("river stone")
		s.press("enter")
		s.pass(time.Second)
		s.write("X")
		s.see("to myseXl")
		s.settle()
		if got := s.disk.saved.Text(content.Hurt, "to-myself", 0); got != "to myseXl" {
			t.Errorf("the disk has %q", got)
		}
	})
}

// TestLockOnAFailingDisk holds that words survive a lock though nothing can be
// saved.
func TestLockOnAFailingDisk(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.lockUp()
		s.disk.fail = store.ErrFull
		s.press("tab")
		s.write("only in memory")
		s.press("ctrl+l")
		s.pass(time.Second)
		if got := s.disk.rescued.Text(content.Hurt, "to-a-friend", 0); got != "only in memory" {
			t.Errorf("rescued: %q", got)
		}
		s.disk.fail = nil
		s.write("river stone")
		s.press("enter")
		s.pass(time.Second)
		s.see("only in memory")
		s.settle()
		if got := s.disk.saved.Text(content.Hurt, "to-a-friend", 0); got != "only in memory" {
			t.Errorf("after unlocking the disk has %q", got)
		}
	})
}

// TestLeaveWhileLocking leaves before the save of the lock has ended.
func TestLeaveWhileLocking(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.lockUp()
		s.disk.slow = 3 * time.Second
		s.press("tab")
		s.write("in time")
		s.press("ctrl+l", "ctrl+q")
		if err := s.app.Flush(); err != nil {
			t.Fatal(err)
		}
		if got := s.disk.saved.Text(content.Hurt, "to-a-friend", 0); got != "in time" {
			t.Errorf("the disk has %q", got)
		}
	})
}
