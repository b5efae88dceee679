package session

import (
	"maps"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/store"
	"groundwork/tui/field"
)

// Historian is a notebook that keeps what a record was before it was changed. A
// [store.Safe] is one.
type Historian interface {
	// Versions are the earlier versions of a record, newest first.
	Versions(content.Key) ([]store.Version, error)
	// Keys are those of all records, and of those only earlier versions are left of.
	Keys() ([]content.Key, error)
	// KeepNext makes the next change of a record keep what it was.
	KeepNext(content.Key)
	// Erase takes records out for good, with their versions. It may return an
	// error though that is done; [store.KeyChanged] tells.
	Erase(...content.Key) error
}

// Historian is the notebook if it keeps versions, else nil.
func (d *Autosave) Historian() Historian {
	h, _ := d.Notebook.(Historian)
	return h
}

// Consult returns a command that does something with the notebook which needs
// everything new to be there, and the message that tells how it went. Once the
// program is ending there is none.
func (d *Autosave) Consult(ask func() error, told func(error) tea.Msg) tea.Cmd {
	d.Collect()
	c, failed, now := d.change(), d.Failure != nil, d.writer()
	return func() tea.Msg {
		done, err := now(func() error {
			if !c.Empty() && !failed {
				// The autosave saves it once more, finds it there, and tells of a failure.
				if err := d.Notebook.Save(c); err != nil {
					return err
				}
			}
			return ask()
		})
		if !done {
			return nil
		}
		return told(err)
	}
}

// ErasedMsg says how an erasure went.
type ErasedMsg struct {
	Keys   []content.Key
	screen any              // it was begun on
	held   []content.Record // what they were, should it have failed
	drafts map[content.Key]pending
	from   *content.Workbook // that they were taken from
	Err    error
}

// Gone reports whether the records are erased.
func (m ErasedMsg) Gone() bool { return store.KeyChanged(m.Err) }

// Of implements [News].
func (m ErasedMsg) Of() any { return m.screen }

// News implements [News].
func (m ErasedMsg) News() string {
	switch {
	case !m.Gone():
		return "not erased: " + text.CleanLine(m.Err.Error())
	case m.Err != nil:
		return "erased; one thing is left to do: " + text.CleanLine(m.Err.Error())
	}
	return "erased"
}

// Erase takes records out of the workbook in memory and in the notebook, for a screen.
// While a save is under way it is nil, for that save could put them back: ask again.
func (d *Autosave) Erase(h Historian, keys []content.Key, on any) tea.Cmd {
	d.Collect()
	if d.Saving {
		return nil
	}
	msg := ErasedMsg{Keys: keys, screen: on, drafts: map[content.Key]pending{}, from: d.Workbook}
	for _, k := range keys {
		if r, ok := d.Workbook.Record(k); ok {
			msg.held = append(msg.held, r)
		}
		if dr, ok := d.unsaved[k]; ok {
			msg.drafts[k] = dr
			delete(d.unsaved, k)
		}
	}
	d.Workbook.Apply(content.Change{Delete: keys})
	d.Serial++ // what shows them looks again
	d.Saving, d.long = true, false
	return d.Consult(func() error { return h.Erase(keys...) }, func(err error) tea.Msg {
		msg.Err = err
		return msg
	})
}

// erased takes over how it went. What could not be erased is as it was.
func (s *Session) erased(msg ErasedMsg) tea.Cmd {
	d := s.Autosave
	d.Saving = false
	if msg.Gone() {
		s.Memory = field.NewMemory() // it may hold the words, to paste or to undo
	} else if d.Workbook == msg.from {
		d.Workbook.Apply(content.Change{Put: msg.held})
		maps.Copy(d.unsaved, msg.drafts)
		d.Serial++
	}
	return d.again()
}
