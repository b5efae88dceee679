package paper

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"groundwork/content"
)

// ratings puts the table of a series and its chart into the appendix, once. It holds every pass: a
// series runs on through all of them.
func (r *run) ratings(series string) {
	if !r.tabled[series] {
		r.tabled[series] = true
		r.appendix = append(r.appendix, r.table(series)...)
		if lines := drawable(r.ratedLines(series)); len(lines) > 0 {
			r.appendix = append(r.appendix, Chart{Lines: lines})
		}
	}
}

// rated reports whether the series has any ratings to print.
func (r *run) rated(series string) bool { return len(r.sets(series)) > 0 }

// twice reports whether the answer to a scale was kept as one of a series too.
func (r *run) twice(p *content.Page, a *content.Ask) bool {
	got, _ := r.book.Answer(r.t.ID, a.ID, r.pass)
	for _, set := range r.sets(a.Series()) {
		n, ok := set.Values[a.ID]
		if ok && set.Occasion == p.ID && set.Pass == r.pass && got.Value == content.Rating(n) {
			return true
		}
	}
	return false
}

// table returns all ratings of a series, a row for each time.
func (r *run) table(series string) []Node {
	sets := r.sets(series)
	if len(sets) == 0 {
		return nil
	}
	columns := r.scales(series, sets)
	t := Table{Columns: []string{ColumnDate, columnOccasion}}
	for _, c := range columns {
		t.Columns = append(t.Columns, c.label)
	}
	for _, set := range sets {
		row := []string{Day(set.At()), r.occasion(set)}
		for _, c := range columns {
			row = append(row, c.words(set))
		}
		t.Rows = append(t.Rows, row)
	}
	return []Node{t}
}

// sets returns the rating sets of a series that may be printed, oldest first.
func (r *run) sets(series string) []content.RatingSet {
	var sets []content.RatingSet
	for _, set := range r.book.Ratings(r.t.ID) {
		if set.Series == series && len(set.Values) > 0 {
			sets = append(sets, set)
		}
	}
	return sets
}

// scale is one column of a table of ratings.
type scale struct {
	id    string
	label string
}

// words returns the column's cell for a set.
func (c scale) words(set content.RatingSet) string {
	n, ok := set.Values[c.id]
	if !ok {
		return ""
	}
	return strconv.Itoa(n)
}

// scales returns the columns of a series that have a rating: those the book asks, then
// those it once asked.
func (r *run) scales(series string, sets []content.RatingSet) []scale {
	var columns []scale
	known := map[string]bool{}
	for _, a := range r.index.series[series] {
		known[a.ID] = true
		rated := slices.ContainsFunc(sets, func(set content.RatingSet) bool { _, ok := set.Values[a.ID]; return ok })
		if c, ok := r.scale(a.ID); ok && rated {
			columns = append(columns, c)
		}
	}
	others := map[string]bool{}
	for _, set := range sets {
		for id := range set.Values {
			if !known[id] {
				others[id] = true
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(others)) {
		if c, ok := r.scale(id); ok {
			columns = append(columns, c)
		}
	}
	return columns
}

// scale returns the column of one scale, and false where it is kept off the print.
func (r *run) scale(id string) (scale, bool) {
	at, ok := r.places[id]
	if !ok || at.ask == nil {
		return scale{id: id, label: line(id)}, true
	}
	label := at.ask.Label
	if at.ask.Scale != nil {
		label = cmp.Or(at.ask.Scale.Short, label)
	}
	return scale{id, r.fill(label)}, !r.keepsOff(at)
}

// occasion returns where the ratings were given: the page's title, a check-in, or
// whatever was kept.
func (r *run) occasion(set content.RatingSet) string {
	if p := r.t.Page(set.Occasion); p != nil {
		return r.fill(p.Title)
	}
	return line(set.Occasion)
}

// drawable leaves the lines there is something to draw of: two points at least.
func drawable(lines []ChartLine) []ChartLine {
	return slices.DeleteFunc(lines, func(l ChartLine) bool { return len(l.Points) < 2 })
}

// ratedLines returns the ratings of each scale of a series that has any.
func (r *run) ratedLines(series string) []ChartLine {
	var all []ChartLine
	sets := r.sets(series)
	for _, c := range r.scales(series, sets) {
		l := ChartLine{Label: c.label}
		for _, set := range sets {
			if n, ok := set.Values[c.id]; ok {
				l.Points = append(l.Points, Point{At: set.At(), Value: n, DayOnly: !set.On.IsZero()})
			}
		}
		if len(l.Points) > 0 {
			all = append(all, l)
		}
	}
	return all
}

// logLine draws a log's column of scales, where there are at least two points to draw.
func (r *run) logLine(a *content.Ask, c content.Column) (ChartLine, bool) {
	l := ChartLine{Label: r.fill(c.Label)}
	if c.Kind != content.KindScale {
		return l, false
	}
	for _, e := range r.book.Entries(r.t.ID, a.ID, r.pass) {
		if n, err := strconv.Atoi(e.Cells[c.ID]); err == nil && 0 <= n && n <= content.ScaleMax {
			l.Points = append(l.Points, Point{At: e.On, Value: n})
		}
	}
	return l, len(l.Points) > 1
}
