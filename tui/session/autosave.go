package session

import (
	"errors"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/store"
	"groundwork/store/fault"
)

// Notebook is where words go to stay. A [groundwork/store.Safe] is one.
type Notebook interface {
	// Save writes the change to the disk and returns once it is there. An
	// error means that nothing of it can be counted on.
	Save(content.Change) error
	// Rescue seals the change into a file of its own, for when Save fails, and
	// tells where.
	Rescue(content.Change) (store.Kept, error)
}

// Source holds words that the autosave has not seen yet: a field.
type Source interface{ Change() content.Change }

// The rhythm of saving: at each pause, and after a second of typing at most.
const (
	savePause  = 300 * time.Millisecond
	saveLimit  = 800 * time.Millisecond
	savingLong = 300 * time.Millisecond // after this the footer says "saving"
)

// Autosave lies between the screens and the disk. Fields tell it that they have
// something new; it asks them behind the typing, keeps the workbook on the
// screens true, and saves with one transaction under way at most. It belongs to
// the event loop; only the save itself runs beside it.
type Autosave struct {
	Workbook *content.Workbook
	Notebook Notebook
	now      func() time.Time

	sources []Source
	moved   Source // what stands somewhere else now, or nil
	unsaved map[content.Key]pending
	Serial  int // of the newest draft

	first, last time.Time // of the unsaved changes
	waiting     bool      // a saveDueMsg is under way
	Saving      bool
	locking     bool
	locks       int  // asked for
	long        bool // the save under way takes long
	Failure     error
	saves       int

	Low      bool       // little room is left on the disk
	homeless error      // why what could not be saved could not be rescued either
	kept     store.Kept // where it was rescued
	rescued  int        // the newest draft that was to be
	uncopied error      // why this session's copy could not be made

	Protected bool // the notebook has a passphrase
	Traceless bool // the notebook keeps nothing

	disk   chan struct{} // held while writing, by taking its only token
	closed bool          // under disk: no write may follow
	sealed bool          // under disk: locked, with the words sealed or saved
	behind int           // under disk: the last lock that was come to

	untold atomic.Pointer[[]string] // what came of a change of the key, until it was read
}

// pending is a record not yet known to be on the disk; a nil record is deleted.
type pending struct {
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
	rescuedMsg struct {
		upTo int // as of savedMsg
		kept store.Kept
		err  error
	}
)

func newAutosave(w *content.Workbook, n Notebook, now func() time.Time) *Autosave {
	d := &Autosave{Workbook: w, Notebook: n, now: now, unsaved: map[content.Key]pending{}, disk: make(chan struct{}, 1)}
	d.disk <- struct{}{}
	if l, ok := n.(Lockable); ok {
		d.Protected = l.HasPassphrase()
	}
	return d
}

// write does something to the disk, one at a time; after the last one it does
// nothing and says so.
func (d *Autosave) write(f func() error) (done bool, err error) {
	<-d.disk
	defer func() { d.disk <- struct{}{} }()
	if d.closed {
		return false, nil
	}
	return true, Guard(f)
}

// Touch says that a source has something new, to be asked for in time.
func (d *Autosave) Touch(s Source) tea.Cmd {
	for _, have := range d.sources {
		if have == s {
			return d.Schedule()
		}
	}
	d.sources = append(d.sources, s)
	return d.Schedule()
}

// Moved says that the cursor may stand elsewhere now. It is saved as words are, and
// nothing is said of it: no word is new. Where nothing can be saved it waits for them.
func (d *Autosave) Moved(s Source) tea.Cmd {
	d.moved = s
	if d.Failure != nil {
		return nil
	}
	return d.Schedule()
}

// Put takes records at once.
func (d *Autosave) Put(records ...content.Record) tea.Cmd {
	d.Apply(content.Change{Put: records})
	return d.Schedule()
}

// Remove deletes records.
func (d *Autosave) Remove(keys ...content.Key) tea.Cmd {
	d.Apply(content.Change{Delete: keys})
	return d.Schedule()
}

// Apply takes a change at once, without seeing to it that it is saved.
func (d *Autosave) Apply(c content.Change) {
	d.Workbook.Apply(c)
	d.Serial++
	for _, k := range c.Delete {
		d.unsaved[k] = pending{serial: d.Serial}
	}
	for _, r := range c.Put {
		d.unsaved[r.Key()] = pending{record: r, serial: d.Serial}
	}
}

// Collect asks every source that said it had something new. After a fault in one
// it and the others are still there to be asked.
func (d *Autosave) Collect() {
	for len(d.sources) > 0 {
		c := d.sources[0].Change()
		d.sources = d.sources[1:]
		if !c.Empty() {
			d.Apply(c)
		}
	}
	if d.moved != nil {
		c := d.moved.Change()
		if d.moved = nil; !c.Empty() {
			d.Apply(c)
		}
	}
}

// collectAll is collect for the end: a fault in one source costs that one's words
// alone, and is told.
func (d *Autosave) collectAll() error {
	var faults []error
	for len(d.sources) > 0 || d.moved != nil {
		if err := Ask(d.Collect); err != nil {
			faults = append(faults, err)
			if len(d.sources) == 0 {
				d.moved = nil
			}
			d.sources = d.sources[min(1, len(d.sources)):]
		}
	}
	return errors.Join(faults...)
}

// Quiet reports whether all that can be written to the disk has been, to a rescue file
// where nothing can be saved, and the key is gone where it was to go.
func (d *Autosave) Quiet() bool {
	return !d.Saving && !d.locking && (!d.Dirty() || d.Failure != nil && !d.unrescued())
}

// Dirty reports whether anything is new and not known to be on the disk.
func (d *Autosave) Dirty() bool { return len(d.sources) > 0 || d.moved != nil || len(d.unsaved) > 0 }

// wordsWait reports whether anything but where one stands is new.
func (d *Autosave) wordsWait() bool {
	_, place := d.unsaved[content.Place{}.Key()]
	return len(d.sources) > 0 || len(d.unsaved) > 1 || len(d.unsaved) == 1 && !place
}

// unrescued reports whether any word is newer than those of the last rescue. Where one
// stands waits for a word.
func (d *Autosave) unrescued() bool {
	for k, dr := range d.unsaved {
		if dr.serial > d.rescued && k != (content.Place{}).Key() {
			return true
		}
	}
	return len(d.sources) > 0
}

// Schedule makes sure that what is new is saved at the next pause.
func (d *Autosave) Schedule() tea.Cmd {
	d.last = d.now()
	if d.first.IsZero() {
		d.first = d.last
	}
	if d.waiting || d.Saving {
		return nil
	}
	return d.wait(savePause)
}

func (d *Autosave) wait(t time.Duration) tea.Cmd {
	d.waiting = true
	return tea.Tick(t, func(time.Time) tea.Msg { return saveDueMsg{} })
}

// due saves, or waits on while the person is still typing.
func (d *Autosave) due() tea.Cmd {
	d.waiting = false
	if !d.Dirty() || d.Saving || d.locking {
		return nil
	}
	now := d.now()
	rest := min(savePause-now.Sub(d.last), saveLimit-now.Sub(d.first))
	if rest > 0 {
		return d.wait(rest)
	}
	return d.Save()
}

// Save writes everything that is new, without waiting for a pause.
func (d *Autosave) Save() tea.Cmd {
	d.Collect()
	if d.Saving || d.locking || len(d.unsaved) == 0 {
		d.first = time.Time{}
		return nil
	}
	d.Saving, d.long, d.first = true, false, time.Time{}
	d.saves++
	if d.Failure != nil {
		return d.rescue()
	}
	c, upTo, number, now := d.change(), d.Serial, d.saves, d.writer()
	write := func() tea.Msg {
		done, err := now(func() error { return d.Notebook.Save(c) })
		if !done {
			return nil
		}
		return savedMsg{upTo: upTo, low: d.survey(), err: err}
	}
	return tea.Batch(write, tea.Tick(savingLong, func(time.Time) tea.Msg { return savingLongMsg{number} }))
}

// rescue writes what could not be saved to a file of its own. The drafts stay:
// nothing is known to be in the workbook's file any more.
func (d *Autosave) rescue() tea.Cmd {
	c, msg, now := d.change(), rescuedMsg{upTo: d.Serial}, d.writer()
	return func() tea.Msg {
		_, msg.err = now(func() (err error) { msg.kept, err = d.Notebook.Rescue(c); return err })
		return msg
	}
}

// change is all drafts as one change.
func (d *Autosave) change() content.Change {
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

// update takes the autosave's own messages.
func (d *Autosave) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case saveDueMsg:
		return d.due()
	case savingLongMsg:
		d.long = d.Saving && msg.save == d.saves
	case savedMsg:
		return d.saved(msg)
	case LockedMsg:
		if d.locking = false; msg.Err != nil {
			return d.again()
		}
		clear(d.unsaved)
		d.sources, d.moved = nil, nil
	case rescuedMsg:
		if d.Saving = false; errors.Is(msg.err, fault.Locked) {
			return d.again()
		}
		d.kept, d.homeless, d.rescued = msg.kept, msg.err, msg.upTo
		if d.unrescued() && !d.waiting {
			return d.wait(savePause)
		}
	}
	return nil
}

func (d *Autosave) saved(msg savedMsg) tea.Cmd {
	d.Saving, d.long, d.Low = false, false, msg.low
	switch {
	case errors.Is(msg.err, fault.Locked): // the lock has these words
		return d.again()
	case msg.err != nil:
		d.Failure = unsavedError{msg.err}
		d.Saving = true
		return d.rescue()
	}
	for k, dr := range d.unsaved {
		if dr.serial <= msg.upTo {
			delete(d.unsaved, k)
		}
	}
	return d.again()
}

// again goes on saving what is left.
func (d *Autosave) again() tea.Cmd {
	if !d.Dirty() || d.waiting || d.locking {
		return nil
	}
	return d.wait(savePause)
}

// Flush writes what is left once the event loop has ended, after any save still
// under way; no write follows it. Words that cannot be saved are rescued.
func (d *Autosave) Flush() error {
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
func (d *Autosave) lastSave(c content.Change) error {
	if c.Empty() || d.sealed {
		return d.Failure
	}
	if d.Failure == nil {
		err := Guard(func() error { return d.Notebook.Save(c) })
		if err == nil {
			return nil
		}
		d.Failure = unsavedError{err}
	}
	rescue := Guard(func() error { _, err := d.Notebook.Rescue(c); return err })
	return errors.Join(d.Failure, rescue)
}

// State is the word for the footer.
func (d *Autosave) State() (text string, alert bool) {
	switch {
	case d.Traceless:
		return "not kept", false
	case d.Failure != nil:
		return "NOT SAVED: " + reason(d.Failure), true
	case d.long:
		return "saving", false
	case d.wordsWait():
		return "", false
	case d.saves > 0:
		return "saved", false
	}
	return "", false
}
