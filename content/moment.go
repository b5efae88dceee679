package content

import "time"

// SeriesStirred is the series that what a [Before] and an [After] were answered
// is kept in: one set for each time a page was worked on. Its name and those of
// its values are part of what is stored.
const (
	SeriesStirred = "stirred"
	StirredBefore = "before" // 0 to 10
	StirredAfter  = "after"  // a place in the list of [Book.After]'s options
)

// Heavier is the option of an [After] that asks for care.
const Heavier = "heavier"

// AfterOptions returns the ids of the options of an [After], in the order their
// places are kept by.
func AfterOptions() []string { return []string{"lighter", "same", Heavier} }

// Moment is how stirred up a person was before a page and how it was after.
type Moment struct {
	At     time.Time
	Before int    // 0 to 10, or -1
	After  string // an option's id, or ""
}

// MomentOf reads a set of [SeriesStirred]. Values out of range, which only a
// damaged or foreign file can hold, are as if not given.
func MomentOf(set RatingSet) Moment {
	m := Moment{At: set.Written, Before: -1}
	if n, ok := set.Values[StirredBefore]; ok && 0 <= n && n <= ScaleMax {
		m.Before = n
	}
	if n, ok := set.Values[StirredAfter]; ok && 0 <= n && n < len(AfterOptions()) {
		m.After = AfterOptions()[n]
	}
	return m
}

// Moments returns the times a page was worked on in a pass, oldest first.
func (w *Workbook) Moments(track TrackID, page string, pass int) []Moment {
	var list []Moment
	for _, set := range w.Ratings(track) {
		if set.Series == SeriesStirred && set.Occasion == page && set.Pass == pass {
			list = append(list, MomentOf(set))
		}
	}
	return list
}

// RatedOn returns the id by which paper knows a rating that is given on a page again
// and again: of a scale on a page that asks its series anew, and of what a [Before]
// and an [After] ask. The scale's own id stands for the first time alone, on its
// own page. No question can have such an id.
func RatedOn(page, scale string) string { return page + "/" + scale }
