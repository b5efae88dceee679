package tui

import (
	"maps"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
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

// historian is the notebook if it keeps versions, else nil.
func (d *desk) historian() Historian {
	h, _ := d.notebook.(Historian)
	return h
}

// consult is for a command: it does something with the notebook that needs
// everything new to be there. done is false once the program is ending.
func (d *desk) consult(ask func() error) func() (done bool, err error) {
	d.collect()
	c, failed := d.change(), d.failure != nil
	return func() (bool, error) {
		return d.write(func() error {
			if !c.Empty() && !failed {
				// The desk saves it once more, finds it there, and tells of a failure.
				if err := d.notebook.Save(c); err != nil {
					return err
				}
			}
			return ask()
		})
	}
}

// erasedMsg says how an erasure went.
type erasedMsg struct {
	keys   []content.Key
	held   []content.Record // what they were, should it have failed
	drafts map[content.Key]draft
	from   *content.Workbook // that they were taken from
	err    error
}

// gone tells whether the records are erased.
func (m erasedMsg) gone() bool { return store.KeyChanged(m.err) }

// erase takes records out of the workbook in memory and in the notebook. While a
// save is under way it is nil, for that save could put them back: ask again.
func (d *desk) erase(h Historian, keys []content.Key) tea.Cmd {
	d.collect()
	if d.saving {
		return nil
	}
	msg := erasedMsg{keys: keys, drafts: map[content.Key]draft{}, from: d.workbook}
	for _, k := range keys {
		if r, ok := d.workbook.Record(k); ok {
			msg.held = append(msg.held, r)
		}
		if dr, ok := d.unsaved[k]; ok {
			msg.drafts[k] = dr
			delete(d.unsaved, k)
		}
	}
	d.workbook.Apply(content.Change{Delete: keys})
	d.serial++ // what shows them looks again
	d.saving, d.long = true, false
	write := d.consult(func() error { return h.Erase(keys...) })
	return func() tea.Msg {
		var done bool
		if done, msg.err = write(); !done {
			return nil
		}
		return msg
	}
}

// erased takes over how it went. What could not be erased is as it was.
func (s *sitting) erased(msg erasedMsg) tea.Cmd {
	d := s.desk
	d.saving = false
	if msg.gone() {
		s.memory = field.NewMemory() // it may hold the words, to paste or to undo
	} else if d.workbook == msg.from {
		d.workbook.Apply(content.Change{Put: msg.held})
		maps.Copy(d.unsaved, msg.drafts)
		d.serial++
	}
	if d.dirty() && !d.waiting {
		return d.wait(savePause)
	}
	return nil
}

// past is what there is of a track beside its present answers.
type past struct {
	sitting *sitting
	track   *content.Track
	keeper  Historian
	asks    map[string]*content.Ask
	gone    []content.Record // the last of what is no longer in the workbook
	err     error
}

func newPast(s *sitting, t *content.Track, h Historian) *past {
	p := &past{sitting: s, track: t, keeper: h, asks: map[string]*content.Ask{}}
	for _, page := range t.Pages() {
		for _, a := range page.Asks() {
			p.asks[a.ID] = a
		}
	}
	return p
}

// ask is a question of the track. Of one the book no longer has nothing is known.
func (p *past) ask(id string) *content.Ask {
	if a := p.asks[id]; a != nil {
		return a
	}
	return &content.Ask{}
}

// pastMsg brings what is no longer in the workbook.
type pastMsg struct {
	owner *past
	gone  []content.Record
	err   error
}

// load finds what has gone from the workbook and can be brought back.
func (p *past) load() tea.Cmd {
	p.sitting.desk.collect()
	present := map[content.Key]bool{}
	for r := range p.sitting.workbook().Records() {
		present[r.Key()] = true
	}
	var found []content.Record
	read := p.sitting.desk.consult(func() error {
		keys, err := p.keeper.Keys()
		for _, k := range keys {
			if present[k] || !p.belongs(k) {
				continue
			}
			if v, _ := p.keeper.Versions(k); len(v) > 0 {
				found = append(found, v[0].Record)
			}
		}
		return err
	})
	return func() tea.Msg {
		done, err := read()
		if !done {
			return nil
		}
		return pastMsg{p, found, err}
	}
}

// belongs tells the records that have versions here: what was written in the
// track, and the notes, which are in none.
func (p *past) belongs(k content.Key) bool {
	switch k.Kind {
	case content.RecordNote:
		return true
	case content.RecordAnswer, content.RecordEntry, content.RecordCopy:
		return k.Track == p.track.ID && p.ask(k.ID).Kind != content.KindGate
	}
	return false
}

// took takes what load found.
func (p *past) took(msg pastMsg) { p.gone, p.err = msg.gone, msg.err }

// forget drops what was erased.
func (p *past) forget(keys []content.Key) {
	p.gone = slices.DeleteFunc(p.gone, func(r content.Record) bool { return slices.Contains(keys, r.Key()) })
}

// lost is what has gone from the workbook and has not been brought back.
func (p *past) lost() []content.Record {
	var all []content.Record
	for _, r := range p.gone {
		if _, back := p.sitting.workbook().Record(r.Key()); !back {
			all = append(all, r)
		}
	}
	return all
}

// stampOf is when and under which words a record was written.
func stampOf(r content.Record) content.Stamp {
	switch r := r.(type) {
	case content.Answer:
		return r.Stamp
	case content.Entry:
		return r.Stamp
	case content.EditedCopy:
		return r.Stamp
	case content.Note:
		return r.Stamp
	}
	return content.Stamp{}
}

// moment is a day and the time of day.
func moment(t, now time.Time) string { return day(t, now) + ", " + t.Format("15:04") }
