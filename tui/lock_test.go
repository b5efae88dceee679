package tui

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/store"
	"groundwork/store/fault"
	"groundwork/tui/route"
)

// safe is a notebook whose passphrase can be set, as the disk of a stage is one.
type safe struct {
	passphrase string
	recovery   bool
	locked     bool
	sealed     store.Unlocked
	noLock     error // Lock gives this
	rekeyed    error // what changes the key gives this, though it does so

	making time.Duration // NewRecoveryCode takes this long
	given  []byte        // and was given this
	noCode bool          // and doesn't take it
}

func (d *disk) HasPassphrase() bool   { return d.passphrase != "" }
func (d *disk) HasRecoveryCode() bool { return d.recovery }

func (d *disk) Lock(c content.Change, place []byte) error {
	if d.noLock != nil {
		return d.noLock
	}
	d.locked, d.sealed = true, store.Unlocked{Unsaved: c, Place: place}
	return nil
}

func (d *disk) Unlock(p []byte) (store.Unlocked, error) {
	time.Sleep(d.checking)
	if d.passphrase != "" && string(p) != d.passphrase { // locked or not
		return store.Unlocked{}, fault.WrongPassphrase
	}
	back := d.sealed
	d.locked, d.sealed = false, store.Unlocked{}
	back.Workbook = content.NewWorkbook(slices.Collect(d.saved.Records())...)
	return back, nil
}

func (d *disk) SetPassphrase(p []byte) error  { d.passphrase = string(p); return d.rekeyed }
func (d *disk) RemovePassphrase([]byte) error { d.passphrase = ""; return d.rekeyed }
func (d *disk) ChangePassphrase(old, p []byte) error {
	if string(old) != d.passphrase {
		return fault.WrongPassphrase
	}
	d.passphrase, d.recovery = string(p), false
	return d.rekeyed
}

func (d *disk) NewRecoveryCode(p []byte) (string, error) {
	time.Sleep(d.making)
	switch d.given = p; {
	case d.locked:
		return "", fault.NewLocked("")
	case d.noCode:
		return "", &fault.Error{Kind: fault.WrongPassphrase, Text: "that is not the passphrase"}
	}
	d.recovery = true
	return "ABCD-EFGH", d.rekeyed
}

// lockUp gives the stage's notebook a passphrase.
func (s *stage) lockUp() *disk {
	s.disk.passphrase, s.app.session.Autosave.Protected = "river stone", true
	return s.disk
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
		if !v.locked || s.app.session.Workbook().Len() != 0 || s.app.session.Autosave.Dirty() {
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

// TestTypedWhileChecking enters the passphrase once more while a wrong one is being
// checked, and while the right one is.
func TestTypedWhileChecking(t *testing.T) {
	for name, typed := range map[string]struct {
		then     []string
		unlocked bool
	}{
		"the right one, entered":    {[]string{"river stone", "enter"}, true},
		"entered later":             {[]string{"river ", "wait", "stone", "enter"}, true},
		"begun anew":                {[]string{"rivre", "esc", "river stone", "enter"}, true},
		"wrong again":               {[]string{"rivre", "enter"}, false},
		"nothing":                   {[]string{"enter"}, false},
		"more after it was entered": {[]string{"river stone", "enter", "and so on"}, true},
	} {
		t.Run(name, func(t *testing.T) {
			onStage(t, english(t), 80, 24, func(s *stage) {
				s.at("friend-test")
				s.lockUp().checking = 2 * time.Second
				s.press("tab", "tab")
				s.write("to mysel")
				s.press("ctrl+l")
				s.pass(time.Second)
				s.write("wrong")
				s.press("enter")
				s.see("a moment")
				for _, each := range typed.then {
					switch each {
					case "enter", "esc":
						s.press(each)
					case "wait":
						s.pass(5 * time.Second)
					default:
						s.write(each)
					}
				}
				s.pass(5 * time.Second)
				if s.disk.locked == typed.unlocked {
					t.Fatalf("locked: %v\n%s", s.disk.locked, s.screen())
				}
				if typed.unlocked {
					s.see("to mysel")
					s.miss("river")
					s.miss("and so on")
				} else {
					s.see("that was not the passphrase")
				}
			})
		})
	}
}

// TestLockOnAFailingDisk holds that words survive a lock though nothing can be
// saved.
func TestLockOnAFailingDisk(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.lockUp()
		s.disk.fail = fault.ErrFull
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

// TestLockOvertakesASave locks right after ctrl+s: the save's part of a batch comes to the
// disk after the lock. That is no failure, and what is written next is saved.
func TestLockOvertakesASave(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.lockUp()
		s.press("tab")
		s.settle()
		s.write("a word")
		var save, lock tea.Cmd
		s.model, save = s.model.Update(pressOf("ctrl+s"))
		batch, ok := save().(tea.BatchMsg) // comes back to the event loop first
		if !ok {
			t.Fatal("a save is no batch")
		}
		s.model, lock = s.model.Update(pressOf("ctrl+l"))
		s.run(lock)
		s.pass(time.Millisecond)
		for _, c := range batch {
			s.run(c)
		}
		s.settle()
		s.unlock()
		if err := s.app.session.Autosave.Failure; err != nil {
			t.Errorf("it is taken for a failure: %v", err)
		}
		s.write(" more")
		s.settle()
		if got := s.disk.saved.Text(content.Hurt, "to-a-friend", 0); got != "a word more" {
			t.Errorf("the disk has %q", got)
		}
	})
}

// TestSaveOutlastsALock has a save come to the disk only after the workbook was unlocked
// again: what was written later stays.
func TestSaveOutlastsALock(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.lockUp()
		s.press("tab")
		s.settle()
		s.write("a word")
		var save, more tea.Cmd
		s.model, save = s.model.Update(pressOf("ctrl+s"))
		batch, _ := save().(tea.BatchMsg)
		s.model, more = s.model.Update(pressOf("!"))
		s.run(more)
		s.press("ctrl+l")
		s.pass(time.Second)
		s.unlock()
		for _, c := range batch {
			s.run(c)
		}
		s.settle()
		if got := s.disk.saved.Text(content.Hurt, "to-a-friend", 0); got != "a word!" {
			t.Errorf("the disk has %q", got)
		}
	})
}

// TestNoSaveWhileLocking locks on a slow disk, and the pause after the last word comes
// before that is done.
func TestNoSaveWhileLocking(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.lockUp()
		s.press("tab")
		s.settle()
		s.disk.slow = 2 * time.Second
		s.write("a word")
		s.press("ctrl+l")
		s.settle()
		s.disk.slow = 0
		s.unlock()
		if err := s.app.session.Autosave.Failure; err != nil {
			t.Errorf("it is taken for a failure: %v", err)
		}
		s.see("a word")
	})
}

// TestWordsOutlastAFailedLock holds that words are on the screen and go to the disk where they
// could be neither saved nor sealed.
func TestWordsOutlastAFailedLock(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.lockUp()
		s.disk.fail, s.disk.noLock = fault.ErrFull, errors.New("it can't be")
		s.press("tab")
		s.write("only here")
		s.press("ctrl+l")
		s.pass(100 * time.Millisecond)
		s.disk.fail = nil
		s.write("another river")
		s.press("enter")
		s.pass(100 * time.Millisecond)
		s.see("that was not the passphrase")
		s.unlock()
		s.press("enter")
		s.see("only here")
		s.settle()
		if got := s.disk.saved.Text(content.Hurt, "to-a-friend", 0); got != "only here" {
			t.Errorf("the disk has %q", got)
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

func TestSetPassphrase(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		k := s.disk
		give := func(words string) {
			s.write(words)
			s.miss(words)
			s.press("enter")
			s.pass(time.Second)
		}
		s.app.take(route.To(route.Protection{}))
		s.press("enter")
		give("river stone")
		give("river ston")
		s.see("not the same")
		if k.passphrase != "" {
			t.Fatal("set though the two differ")
		}
		give("river stone")
		give("river stone")
		s.see("Done.")
		if k.passphrase != "river stone" || !s.app.session.Autosave.Protected {
			t.Errorf("the passphrase is %q", k.passphrase)
		}
		s.press("enter")
		s.app.take(route.To(route.Protection{}))
		s.see("Change it")
		s.press("enter")
		give("wrong")
		give("new one")
		give("new one")
		s.see("nothing changed")
		if k.passphrase != "river stone" {
			t.Error("changed with the wrong passphrase")
		}
	})
}
