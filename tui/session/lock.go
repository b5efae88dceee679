package session

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/store"
	"groundwork/store/fault"
)

// Lockable is a notebook that may have a passphrase. A [store.Safe] is one.
type Lockable interface {
	// HasPassphrase reports whether Lock can keep anybody out.
	HasPassphrase() bool
	// Lock seals what could not be saved, and the place the person is at, in memory
	// and drops the key. Nothing can be read or written until Unlock.
	Lock(unsaved content.Change, place []byte) error
	// Unlock takes the key up again and gives everything back: what is in the
	// file, and what Lock was given.
	Unlock(passphrase []byte) (store.Unlocked, error)
}

type (
	// LockedMsg says how locking went: where there is an error, the words are still
	// there.
	LockedMsg struct{ Err error }
	// UnlockedMsg says how unlocking went.
	UnlockedMsg struct {
		store.Unlocked
		Err error
	}
)

// Lockable is the notebook if it has a passphrase, else nil. The notebook itself
// is not asked: it may be busy saving, and locking can't wait.
func (d *Autosave) Lockable() Lockable {
	if l, ok := d.Notebook.(Lockable); ok && d.Protected {
		return l
	}
	return nil
}

// Lock saves what is new, or has it sealed in memory with the place, and drops the key.
// The drafts stay with the autosave until that is done. What came of a change of the key
// and nobody has read is sealed too: place is given it once no change is under way.
func (d *Autosave) Lock(l Lockable, place func(untold []string) []byte) tea.Cmd {
	d.Collect()
	c, failed := d.change(), d.Failure != nil
	d.locking = true
	d.locks++
	locks := d.locks
	return func() tea.Msg {
		_, err := d.write(func() error {
			d.behind = locks
			if !c.Empty() && !failed && d.Notebook.Save(c) == nil {
				c = content.Change{}
			}
			if !c.Empty() {
				_, _ = d.Notebook.Rescue(c) // should it never be unlocked
			}
			err := l.Lock(c, place(d.Untold()))
			if d.sealed = err == nil; d.sealed {
				d.Told()
			}
			return err
		})
		return LockedMsg{err}
	}
}

// writer is write for what there is now. Where it comes to it only after a lock, it does
// nothing and says so: the lock has these words, and what is on the disk since may be newer.
func (d *Autosave) writer() func(func() error) (done bool, err error) {
	locks := d.locks
	return func(f func() error) (bool, error) {
		return d.write(func() error {
			if d.behind > locks {
				return fault.Locked
			}
			return f()
		})
	}
}

// Restore takes up what unlocking gave back. Where locking had failed the drafts are still
// here, and nowhere else.
func (d *Autosave) Restore(back store.Unlocked) {
	d.Workbook = back.Workbook
	d.Workbook.Apply(d.change())
	d.Apply(back.Unsaved)
}

// Unlock takes the key up again.
func (d *Autosave) Unlock(l Lockable, passphrase []byte) tea.Cmd {
	return func() tea.Msg {
		var msg UnlockedMsg
		_, err := d.write(func() (err error) {
			defer clear(passphrase)
			msg.Unlocked, err = l.Unlock(passphrase)
			d.sealed = d.sealed && err != nil
			return err
		})
		msg.Err = err
		return msg
	}
}

// Keeper is a notebook whose passphrase can be set and changed. A [store.Safe]
// is one. What changes the key may return an error though the key has changed;
// [store.KeyChanged] tells.
type Keeper interface {
	Lockable
	SetPassphrase(passphrase []byte) error
	ChangePassphrase(old, passphrase []byte) error
	RemovePassphrase(old []byte) error
	NewRecoveryCode(passphrase []byte) (string, error)
	HasRecoveryCode() bool
}

// RekeyedMsg says how a change of the passphrase went.
type RekeyedMsg struct {
	Code      string // a recovery code, to be shown once
	Protected bool   // there is a passphrase now
	Err       error
}

// Rekey changes the key; what is new and not saved yet is saved after it, under
// the new one. What was typed is wiped. In which words tell says what came of it is kept
// until [Autosave.Told]: the screen that asked may be gone by then.
func (d *Autosave) Rekey(typed [][]byte, act func([][]byte) (string, error), tell func(RekeyedMsg) []string) tea.Cmd {
	d.Collect()
	msg := RekeyedMsg{Protected: d.Protected}
	return func() tea.Msg {
		defer func() {
			for _, t := range typed {
				clear(t)
			}
		}()
		_, err := d.write(func() error {
			msg.Code, msg.Err = act(typed)
			if l, ok := d.Notebook.(Lockable); ok {
				msg.Protected = l.HasPassphrase()
			}
			told := tell(msg)
			d.untold.Store(&told)
			return msg.Err
		})
		msg.Err = err
		return msg
	}
}

// Untold is what came of a change of the key, where nobody has read it yet.
func (d *Autosave) Untold() []string {
	if told := d.untold.Load(); told != nil {
		return *told
	}
	return nil
}

// Told says that it was read.
func (d *Autosave) Told() { d.untold.Store(nil) }

// Unconfirmed tells of a change of the key that a power cut may take back: what is so now,
// what may be then, and what to do.
func Unconfirmed(err error) []string {
	return []string{text.Capital(text.CleanLine(err.Error())) + ".", "What to do: " + text.CleanLine(fault.Hint(err)) + "."}
}

// Keeper is the notebook if it can have a passphrase: one that keeps nothing has
// nothing to protect.
func (s *Session) Keeper() (Keeper, bool) {
	k, ok := s.Autosave.Notebook.(Keeper)
	return k, ok && !s.Autosave.Traceless
}
