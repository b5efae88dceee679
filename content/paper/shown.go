package paper

import (
	"maps"

	"groundwork/content"
)

// shown is a workbook as far as a print may show it. Whatever is kept off paper
// is taken out before anything is set, so that nothing made of it, no table, no
// chart, no letter and no condition, can tell that it was ever there.
type shown struct {
	of        *content.Book
	open      *content.Workbook
	tracks    map[content.TrackID]*index
	selection Selection
	private   map[content.Key]bool // the questions whose private answers were taken out, by pass
	off       []content.Record     // all that was taken out
	secrets   map[content.TrackID]*secrets
	known     *vocabulary
}

// show parts a workbook into what may be shown and what may not: answers that
// are private, unless they are asked for, and those of pages left out.
func show(b *content.Book, w *content.Workbook, s Selection) *shown {
	v := &shown{
		of: b, open: w, tracks: map[content.TrackID]*index{}, selection: s,
		private: map[content.Key]bool{}, secrets: map[content.TrackID]*secrets{},
	}
	for _, t := range b.Tracks {
		v.tracks[t.ID] = newIndex(t)
	}
	var open []content.Record
	for rec := range w.Records() {
		if rec = v.part(rec); rec != nil {
			open = append(open, rec)
		}
	}
	if len(v.off) > 0 {
		v.open = content.NewWorkbook(open...)
	}
	return v
}

// part returns what may be shown of a record, or nil.
func (v *shown) part(rec content.Record) content.Record {
	k := rec.Key()
	at := v.place(k.Track, k.ID)
	private, left := false, v.left(at)
	switch rec := rec.(type) {
	case content.Answer:
		private = rec.Private || v.isPrivate(at)
	case content.Entry:
		private = rec.Private || v.isPrivate(at)
	case content.EditedCopy:
		// One that has its place is judged by its text.
		private = rec.Private && at.page == nil
	case content.RatingSet:
		return v.partRatings(rec)
	default:
		return rec
	}
	if private = private && !v.selection.WithPrivate; private {
		v.hide(k.Track, k.ID, k.Pass)
	}
	if private || left {
		v.off = append(v.off, rec)
		return nil
	}
	return rec
}

// partRatings takes the scales out of a set that may not be shown. A set of
// which nothing is left goes whole: its day alone would tell that there was
// something.
func (v *shown) partRatings(set content.RatingSet) content.Record {
	if v.left(place{page: v.page(set.Track, set.Occasion)}) {
		v.off = append(v.off, set)
		return nil
	}
	if set.Series == content.SeriesStirred {
		return set // it asks no question of a page's
	}
	values := maps.Clone(set.Values)
	maps.DeleteFunc(values, func(id string, _ int) bool {
		at := v.place(set.Track, id)
		private := (set.Private || v.isPrivate(at)) && !v.selection.WithPrivate
		if private {
			v.hide(set.Track, id, set.Pass)
		}
		return private || v.left(at)
	})
	if len(values) == len(set.Values) {
		return set
	}
	v.off = append(v.off, set)
	if set.Values = values; len(values) == 0 {
		return nil
	}
	return set
}

func (v *shown) hide(track content.TrackID, id string, pass int) {
	v.private[content.Key{Track: track, ID: id, Pass: pass}] = true
}

func (v *shown) place(track content.TrackID, id string) place {
	if x := v.tracks[track]; x != nil {
		return x.places[id]
	}
	return place{}
}

func (v *shown) page(track content.TrackID, id string) *content.Page {
	if x := v.tracks[track]; x != nil {
		return x.t.Page(id)
	}
	return nil
}

func (v *shown) isPrivate(at place) bool { return at.ask != nil && at.ask.Private }

// left reports whether the place is on a page that was asked to be left out.
func (v *shown) left(at place) bool { return at.page != nil && v.selection.leaves(at.page) }

// keepsOff reports whether what is answered at the place stays off this print.
func (v *shown) keepsOff(at place) bool {
	return v.left(at) || v.isPrivate(at) && !v.selection.WithPrivate
}

// leavesOut counts the questions with private answers that belong to what is printed of a
// track and stay off it, and keeps in mind their pages, in the order of the book.
func (v *shown) leavesOut(d *Document, track content.TrackID) {
	pages := map[*content.Page]bool{}
	for k := range v.private {
		at := v.place(track, k.ID)
		switch {
		case k.Track != track:
		case at.page == nil && v.selection.Chapter == "", at.page != nil && v.selection.holds(at.page):
			d.LeftOut++
			pages[at.page] = true
		}
	}
	if x := v.tracks[track]; x != nil {
		for _, c := range x.t.Chapters {
			for _, p := range c.Pages() {
				if pages[p] {
					d.LeftFrom = append(d.LeftFrom, p.Title)
				}
			}
		}
	}
}
