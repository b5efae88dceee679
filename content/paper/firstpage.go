package paper

import (
	"slices"
	"time"

	"groundwork/content"
	"groundwork/content/text"
)

// soFar returns what stands at the front of a track: from when to when, what it is about,
// how the ratings went, words and plans to keep, and when to look again. Answers are quoted, and lead
// to where they stand whole.
func (r *run) soFar() []Node {
	first := r.t.First
	var nodes []Node
	add := func(title string, under []Node) {
		if len(under) > 0 {
			nodes = append(nodes, Question{Label: title, Nodes: under})
		}
	}
	add("What happened", r.quotes(first.Happened))
	if lines := r.allRated(); len(lines) > 0 {
		add("Rated from 0 to 10", []Node{Chart{Small: true, Lines: lines}})
	}
	add("Words and plans to keep", r.quotes(first.Helped))
	add("When to look again", r.quotes(first.Again))
	if len(nodes) == 0 {
		return nil
	}
	if period := r.period(); period != "" {
		nodes = append([]Node{Quiet{period + "."}}, nodes...)
	}
	return []Node{Section{Title: titleSoFar, Nodes: nodes}}
}

// quotes returns the beginnings of the answers to questions that are printed.
func (r *run) quotes(ids []string) []Node {
	var nodes []Node
	for _, id := range ids {
		at, ok := r.places[id]
		if !ok || !r.selection.holds(at.page) {
			continue
		}
		quote := r.quote(at)
		same := func(n Node) bool { s, _ := n.(See); return s.Quote == quote && s.Label == r.fill(at.title()) }
		if quote != "" && !slices.ContainsFunc(nodes, same) { // two pages may ask for one day
			nodes = append(nodes, See{ID: Code(r.t.ID, id), Label: r.fill(at.title()), Page: r.fill(at.page.Title), Quote: quote})
		}
	}
	return nodes
}

// allRated returns the ratings of each scale that was rated again, of every series.
func (r *run) allRated() []ChartLine { return drawable(r.everyRating()) }

// everyRating returns the ratings of each scale that has any, series by series.
func (r *run) everyRating() (lines []ChartLine) {
	for _, series := range r.seriesAsked() {
		lines = append(lines, r.ratedLines(series)...)
	}
	return lines
}

// period says of which time a track is: from its first record to its last; "" where no
// record tells.
func (r *run) period() string {
	first, last := time.Time{}, time.Time{}
	for rec := range r.book.Records() {
		at, ok := written(rec)
		if !ok || rec.Key().Track != r.t.ID || at.IsZero() {
			continue
		}
		if first.IsZero() || at.Before(first) {
			first = at
		}
		if at.After(last) {
			last = at
		}
	}
	if text.SameDay(first, last) {
		return Day(first)
	}
	return Day(first) + " to " + Day(last)
}

// written returns when a record of a person's own was last written, or when its ratings
// are of.
func written(rec content.Record) (time.Time, bool) {
	switch rec := rec.(type) {
	case content.Answer:
		return rec.Written, true
	case content.Entry:
		return rec.Written, true
	case content.RatingSet:
		return rec.At(), true
	}
	return time.Time{}, false
}

// longGap is the time without a rating that is worth a word.
const longGap = 28 * 24 * time.Hour

// gap returns the ends of the longest time without a rating, if it is long.
func (l ChartLine) gap() (from, to time.Time, long bool) {
	i := slices.IndexFunc(l.Points, func(p Point) bool { return !p.At.IsZero() })
	if i < 0 {
		return from, to, false
	}
	longest := longGap - 1
	for last := l.Points[i]; i < len(l.Points); i++ {
		if d := l.Points[i].At.Sub(last.At); d > longest {
			longest, from, to, long = d, last.At, l.Points[i].At, true
		}
		last = l.Points[i]
	}
	return from, to, long
}
