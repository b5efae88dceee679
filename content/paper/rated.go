package paper

import "groundwork/content"

// Rated is what was rated in one track: a line for each scale that has a rating, also of
// one point.
type Rated struct {
	Track string // its title
	Lines []ChartLine
}

// Ratings returns every rating of what is selected that may be printed, in the order of the
// book. It returns [ErrNothing] where there is none, and else fails as [Build] does.
func Ratings(b *content.Book, w *content.Workbook, s Selection) ([]Rated, error) {
	if err := s.check(b); err != nil {
		return nil, err
	}
	var all []Rated
	v := show(b, w, s)
	for _, t := range s.tracks(b) {
		r := newRun(&Document{}, t, v)
		if lines := r.everyRating(); len(lines) > 0 {
			all = append(all, Rated{r.fill(t.Title), lines})
		}
	}
	if len(all) == 0 {
		return nil, ErrNothing
	}
	return all, nil
}
