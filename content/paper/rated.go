package paper

import (
	"maps"

	"groundwork/content"
)

// Rated is what was rated in one track: a line for each scale that has a rating, also of
// one point.
type Rated struct {
	Track string // its title
	Lines []ChartLine
}

// Ratings returns every rating of what is selected that may be printed, in the order of the
// book, and a document that has nothing but how much is kept off. It returns [ErrNothing]
// where there is none, and else fails as [Build] does.
func Ratings(b *content.Book, w *content.Workbook, s Selection) (all []Rated, off *Document, err error) {
	if err := s.check(b); err != nil {
		return nil, nil, err
	}
	v, off := show(b, w, s), &Document{}
	v.onlyRatings()
	for _, t := range s.tracks(b) {
		v.leavesOut(off, t.ID)
		r := newRun(&Document{}, t, v)
		if lines := r.everyRating(); len(lines) > 0 {
			all = append(all, Rated{r.fill(t.Title), lines})
		}
	}
	if len(all) == 0 {
		return nil, off, ErrNothing
	}
	return all, off, nil
}

// onlyRatings forgets of what stays off all that is no rating.
func (v *shown) onlyRatings() {
	rated := map[content.Key]bool{}
	for _, rec := range v.off {
		if set, ok := rec.(content.RatingSet); ok {
			for id := range set.Values {
				rated[content.Key{Track: set.Track, ID: id, Pass: set.Pass}] = true
			}
		}
	}
	maps.DeleteFunc(v.private, func(k content.Key, _ bool) bool { return !rated[k] })
}
