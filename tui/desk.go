package tui

import (
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/ui"
)

// Notebook is where words go to stay. A [groundwork/store.Safe] is one.
type Notebook interface {
	// Save writes the change to the disk and returns once it is there. An
	// error means that nothing of it can be counted on.
	Save(content.Change) error
	// Rescue seals the change into a file of its own, for when Save fails, and
	// tells where.
	Rescue(content.Change) (string, error)
}

// source holds words that the desk has not seen yet: a field.
type source interface{ Change() content.Change }

// The rhythm of saving: at each pause, and after a second of typing at most.
const (
	savePause  = 300 * time.Millisecond
	saveLimit  = 800 * time.Millisecond
	savingLong = 300 * time.Millisecond // after this the footer says "saving"
)

// desk lies between the screens and the disk. Fields tell it that they have
// something new; it asks them behind the typing, keeps the workbook on the
// screens true, and saves with one transaction under way at most. It belongs to
// the event loop; only the save itself runs beside it.
type desk struct {
	workbook *content.Workbook
	notebook Notebook
	now      func() time.Time

	sources []source
	unsaved map[content.Key]draft
	serial  int // of the newest draft

	first, last time.Time // of the unsaved changes
	waiting     bool      // a saveDueMsg is under way
	saving      bool
	long        bool // the save under way takes long
	failure     error
	saves       int

	low      bool  // little room is left on the disk
	homeless error // why what could not be saved could not be rescued either
	uncopied error // why this sitting's copy could not be made

	protected bool // the notebook has a passphrase
	traceless bool // the notebook keeps nothing

	disk   chan struct{} // held while writing, by taking its only token
	closed bool          // under disk: no write may follow
	sealed bool          // under disk: locked, with the words sealed or saved
}

// draft is a record not yet known to be on the disk; a nil record is deleted.
type draft struct {
	record content.Record
	serial int
}

type (
	saveDueMsg    struct{}
	savingLongMsg struct{ save int }
	savedMsg      struct {
		upTo int // the newest draft it held
		low  bool
		err  error
	}
	rescuedMsg struct{ err error }
)

func newDesk(w *content.Workbook, n Notebook, now func() time.Time) *desk {
	d := &desk{workbook: w, notebook: n, now: now, unsaved: map[content.Key]draft{}, disk: make(chan struct{}, 1)}
	d.disk <- struct{}{}
	if l, ok := n.(Lockable); ok {
		d.protected = l.HasPassphrase()
	}
	return d
}

// write does something to the disk, one at a time; after the last one it does
// nothing and says so.
func (d *desk) write(f func() error) (done bool, err error) {
	<-d.disk
	defer func() { d.disk <- struct{}{} }()
	if d.closed {
		return false, nil
	}
	return true, guardDisk(f)
}

// touch says that a source has something new, to be asked for in time.
func (d *desk) touch(s source) tea.Cmd {
	for _, have := range d.sources {
		if have == s {
			return d.schedule()
		}
	}
	d.sources = append(d.sources, s)
	return d.schedule()
}

// put takes records at once.
func (d *desk) put(records ...content.Record) tea.Cmd {
	d.apply(content.Change{Put: records})
	return d.schedule()
}

// remove deletes records.
func (d *desk) remove(keys ...content.Key) tea.Cmd {
	d.apply(content.Change{Delete: keys})
	return d.schedule()
}

func (d *desk) apply(c content.Change) {
	d.workbook.Apply(c)
	d.serial++
	for _, k := range c.Delete {
		d.unsaved[k] = draft{serial: d.serial}
	}
	for _, r := range c.Put {
		d.unsaved[r.Key()] = draft{record: r, serial: d.serial}
	}
}

// collect asks every source that said it had something new. After a fault in one
// it and the others are still there to be asked.
func (d *desk) collect() {
	for len(d.sources) > 0 {
		c := d.sources[0].Change()
		d.sources = d.sources[1:]
		if !c.Empty() {
			d.apply(c)
		}
	}
}

// collectAll is collect for the end: a fault in one source costs that one's words
// alone, and is told.
func (d *desk) collectAll() error {
	var faults []error
	for len(d.sources) > 0 {
		if err := guardDisk(func() error { d.collect(); return nil }); err != nil {
			faults = append(faults, errUncollected{err})
			d.sources = d.sources[min(1, len(d.sources)):]
		}
	}
	return errors.Join(faults...)
}

func (d *desk) dirty() bool { return len(d.sources) > 0 || len(d.unsaved) > 0 }

// schedule makes sure that what is new is saved at the next pause.
func (d *desk) schedule() tea.Cmd {
	d.last = d.now()
	if d.first.IsZero() {
		d.first = d.last
	}
	if d.waiting || d.saving {
		return nil
	}
	return d.wait(savePause)
}

func (d *desk) wait(t time.Duration) tea.Cmd {
	d.waiting = true
	return tea.Tick(t, func(time.Time) tea.Msg { return saveDueMsg{} })
}

// due saves, or waits on while the person is still typing.
func (d *desk) due() tea.Cmd {
	d.waiting = false
	if !d.dirty() || d.saving {
		return nil
	}
	now := d.now()
	rest := min(savePause-now.Sub(d.last), saveLimit-now.Sub(d.first))
	if rest > 0 {
		return d.wait(rest)
	}
	return d.save()
}

// save writes everything that is new, without waiting for a pause.
func (d *desk) save() tea.Cmd {
	d.collect()
	if d.saving || len(d.unsaved) == 0 {
		d.first = time.Time{}
		return nil
	}
	d.saving, d.long, d.first = true, false, time.Time{}
	d.saves++
	c, upTo, number := d.change(), d.serial, d.saves
	if d.failure != nil {
		return d.rescue(c)
	}
	write := func() tea.Msg {
		done, err := d.write(func() error { return d.notebook.Save(c) })
		if !done {
			return nil
		}
		return savedMsg{upTo: upTo, low: d.survey(), err: err}
	}
	return tea.Batch(write, tea.Tick(savingLong, func(time.Time) tea.Msg { return savingLongMsg{number} }))
}

// rescue writes what could not be saved to a file of its own. The drafts stay:
// nothing is known to be in the workbook's file any more.
func (d *desk) rescue(c content.Change) tea.Cmd {
	return func() tea.Msg {
		_, err := d.write(func() error { _, err := d.notebook.Rescue(c); return err })
		return rescuedMsg{err}
	}
}

// change is all drafts as one change.
func (d *desk) change() content.Change {
	var c content.Change
	for k, dr := range d.unsaved {
		if dr.record == nil {
			c.Delete = append(c.Delete, k)
		} else {
			c.Put = append(c.Put, dr.record)
		}
	}
	return c
}

// update takes the desk's own messages.
func (d *desk) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case saveDueMsg:
		return d.due()
	case savingLongMsg:
		d.long = d.saving && msg.save == d.saves
	case savedMsg:
		return d.saved(msg)
	case lockedMsg:
		if msg.err == nil {
			clear(d.unsaved)
			d.sources = nil
		}
	case rescuedMsg:
		d.saving, d.homeless = false, msg.err
		if len(d.sources) > 0 && !d.waiting {
			return d.wait(savePause)
		}
	}
	return nil
}

func (d *desk) saved(msg savedMsg) tea.Cmd {
	d.saving, d.long, d.low = false, false, msg.low
	if msg.err != nil {
		d.failure = errUnsaved{msg.err}
		d.saving = true
		return d.rescue(d.change())
	}
	for k, dr := range d.unsaved {
		if dr.serial <= msg.upTo {
			delete(d.unsaved, k)
		}
	}
	if d.dirty() && !d.waiting {
		return d.wait(savePause)
	}
	return nil
}

// flush writes what is left once the event loop has ended, after any save still
// under way; no write follows it. Words that cannot be saved are rescued.
func (d *desk) flush() error {
	<-d.disk
	defer func() { d.disk <- struct{}{} }()
	if d.closed {
		return nil
	}
	d.closed = true
	uncollected := d.collectAll()
	return errors.Join(uncollected, d.lastSave(d.change()))
}

// lastSave saves the change, or rescues it where nothing can be saved any more.
func (d *desk) lastSave(c content.Change) error {
	if c.Empty() || d.sealed {
		return d.failure
	}
	if d.failure == nil {
		err := guardDisk(func() error { return d.notebook.Save(c) })
		if err == nil {
			return nil
		}
		d.failure = errUnsaved{err}
	}
	rescue := guardDisk(func() error { _, err := d.notebook.Rescue(c); return err })
	return errors.Join(d.failure, rescue)
}

// state is the word for the footer.
func (d *desk) state() (text string, alert bool) {
	switch {
	case d.traceless:
		return "not kept", false
	case d.failure != nil:
		return "NOT SAVED: " + reason(d.failure), true
	case d.long:
		return "saving", false
	case d.dirty():
		return "", false
	case d.saves > 0:
		return "saved", false
	}
	return "", false
}

// touching tells the desk that a field has something new.
func touching(s *sitting, sl *ui.Piece) tea.Cmd {
	if f, ok := sl.Block.(source); ok {
		return s.desk.touch(f)
	}
	return nil
}
