package history

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/session"
)

// past is what there is of a track beside its present answers.
type past struct {
	session *session.Session
	track   *content.Track
	keeper  session.Historian
	asks    map[string]*content.Ask
	gone    []content.Record // the last of what is no longer in the workbook
	err     error
}

func newPast(s *session.Session, track content.TrackID) *past {
	t := s.Book.Track(track)
	p := &past{session: s, track: t, keeper: s.Autosave.Historian(), asks: map[string]*content.Ask{}}
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
	present := map[content.Key]bool{}
	for r := range p.session.Workbook().Records() {
		present[r.Key()] = true
	}
	var found []content.Record
	return p.session.Autosave.Consult(func() error {
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
	}, func(err error) tea.Msg { return pastMsg{p, found, err} })
}

// belongs reports whether a record has versions here: what was written in the
// track has, and the notes, which are in none.
func (p *past) belongs(k content.Key) bool {
	if k.Kind == content.RecordNote {
		return true
	}
	return k.Kind.HoldsWords() && k.Track == p.track.ID && p.ask(k.ID).Kind != content.KindGate
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
		if _, back := p.session.Workbook().Record(r.Key()); !back {
			all = append(all, r)
		}
	}
	return all
}

// moment is a day and the time of day.
func moment(t, now time.Time) string { return text.DateBy(t, now) + ", " + t.Format("15:04") }
