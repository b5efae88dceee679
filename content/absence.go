package content

import (
	"cmp"
	"slices"
	"time"

	"groundwork/content/text"
)

// LastHere returns when somebody last wrote or turned a page, as far as that is
// known, and else the zero time.
func (w *Workbook) LastHere() time.Time {
	place, _ := w.Place()
	last := place.Left
	for _, r := range w.records {
		if written := StampOf(r).Written; written.After(last) {
			last = written
		}
	}
	return last
}

// Due is a day to look again that has come.
type Due struct {
	Page *Page
	Day  time.Time // midnight in UTC
}

// dueFor is how long a day that has come is told of: there are no deadlines.
const dueFor = 30 * 24 * time.Hour

// Due returns the days to look again that have come by now, one for each page, those
// longest past first. A page that was written on since its day was looked at again.
// Private questions are passed over: a day is told before anybody has pressed a key.
//
// The book is asked only about the days that are there: a start need not read all of it.
func (t *Track) Due(w *Workbook, now time.Time) []Due {
	profile, _ := w.Profile(t.ID)
	pages := map[*Page]time.Time{}
	for key, day := range w.daysCome(t.ID, profile.Pass, DayOf(now)) {
		a, p := t.Ask(key.ID)
		if a == nil || a.Private || key.Pass != a.PassFor(profile.Pass) || !a.ShowIf.Holds(w, t.ID, profile.Pass) ||
			p.State(w, w.Route(t.ID)) == Kept || p.writtenSince(day, w, profile.Pass) {
			continue
		}
		if had, ok := pages[p]; !ok || day.Before(had) {
			pages[p] = day
		}
	}
	due := make([]Due, 0, len(pages))
	for p, day := range pages {
		due = append(due, Due{p, day})
	}
	text.Sort(due, func(a, b Due) int {
		return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(a.Page.ID, b.Page.ID))
	})
	return due
}

// daysCome finds the days given in answers and rows of a track that have come, the
// first of each question, by the question's key.
func (w *Workbook) daysCome(track TrackID, pass int, today time.Time) map[Key]time.Time {
	days := map[Key]time.Time{}
	add := func(k Key, day time.Time) {
		if had, ok := days[k]; day.After(today) || today.Sub(day) > dueFor || ok && had.Before(day) {
			return
		}
		days[k] = day
	}
	inPass := func(k Key) bool { return k.Track == track && (k.Pass == 0 || k.Pass == pass) }
	for k, r := range w.records {
		if k.Kind != RecordAnswer || !inPass(k) {
			continue
		}
		if a, ok := r.(Answer); ok {
			if d, ok := a.Value.(Date); ok && !d.Empty() {
				add(k, d.Time())
			}
		}
	}
	for k, list := range w.entries {
		if !inPass(k) {
			continue
		}
		for i := range list {
			if !list[i].On.IsZero() {
				break // a log has days of its own, and the log of a thick workbook is long
			}
			for _, cell := range list[i].Cells {
				if d := DateInCell(cell); !d.Empty() {
					add(k, d.Time())
				}
			}
		}
	}
	return days
}

// writtenSince reports whether something was put in on the page on a day or after it.
func (p *Page) writtenSince(day time.Time, w *Workbook, pass int) bool {
	return slices.ContainsFunc(p.Records(w, pass), func(r Record) bool {
		return !DayOf(StampOf(r).Written).Before(day)
	})
}

// SmallStep returns the smallest thing left to answer on the page, or nil. It says
// nothing of private questions.
func (p *Page) SmallStep(w *Workbook) *Ask {
	pass := currentPass(w, p.Track().ID)
	var least *Ask
	for _, b := range p.Visible(w, pass) {
		a, ok := b.(*Ask)
		if !ok || a.Private || a.Kind.info().effort == 0 || a.answered(w, p.Track().ID, pass) {
			continue
		}
		if _, rated := p.Track().answer(a, w, a.PassFor(pass)); rated {
			continue
		}
		if least == nil || a.Kind.info().effort < least.Kind.info().effort {
			least = a
		}
	}
	return least
}
