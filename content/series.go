package content

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"groundwork/content/text"
)

// Point is a rating on its day.
type Point struct {
	Day   time.Time // midnight in UTC of the day it was where the person was
	Value int       // 0 to 10
}

// Series is how one scale was rated over time, in the order the ratings were given.
// The day of one who travels west may be an earlier one than that of the rating
// before.
type Series []Point

// Series finds all ratings given to a scale of a series, in every pass.
func (w *Workbook) Series(track TrackID, scale string) Series {
	var s Series
	for _, set := range w.Ratings(track) {
		if n, ok := set.Values[scale]; ok {
			s = s.With(set.At(), n)
		}
	}
	return s
}

// LogSeries finds the ratings in a log's column of scales.
func (w *Workbook) LogSeries(track TrackID, log, column string, pass int) Series {
	var s Series
	for _, e := range w.Entries(track, log, pass) {
		if n, err := strconv.Atoi(e.Cells[column]); err == nil {
			s = s.With(e.On, n)
		}
	}
	return s
}

// With adds a rating. One that is out of range, which only a damaged or foreign
// file can hold, is left out.
func (s Series) With(at time.Time, n int) Series {
	if n < 0 || n > ScaleMax {
		return s
	}
	return append(s, Point{DayOf(at), n})
}

// Places returns the days to draw the ratings at: their own, but none before one
// that is drawn already, so that a line never runs backwards.
func (s Series) Places() []time.Time {
	days := make([]time.Time, len(s))
	for i, p := range s {
		days[i] = p.Day
		if i > 0 && p.Day.Before(days[i-1]) {
			days[i] = days[i-1]
		}
	}
	return days
}

// DayOf returns the day of a time where it was taken.
func DayOf(t time.Time) time.Time { return DateOf(t).Time() }

// Sentence states the numbers: where the series began and is, and how high and
// low it went between. It predicts and judges nothing.
func (s Series) Sentence(now time.Time) string {
	if len(s) == 0 {
		return ""
	}
	first, last := s[0], s[len(s)-1]
	if len(s) == 1 {
		return fmt.Sprintf("One rating so far: %d, on %s.", first.Value, text.DateBy(first.Day, now))
	}
	low, high := s.extremes()
	from, to := first.Value, last.Value
	var b strings.Builder
	b.WriteString(period(first.Day, last.Day, now) + " this ")
	switch {
	case low.Value == high.Value:
		fmt.Fprintf(&b, "stayed at %d.", from)
		return b.String()
	case from == to:
		fmt.Fprintf(&b, "went from %d back to %d", from, to)
	default:
		fmt.Fprintf(&b, "went from %d to %d", from, to)
	}
	between := func(link, what string, p Point) {
		fmt.Fprintf(&b, "%s a %s of %d", link, what, p.Value)
		if !first.Day.Equal(last.Day) {
			b.WriteString(" on " + text.DateBy(p.Day, now))
		}
	}
	link := ", with"
	if high.Value > max(from, to) {
		between(link, "high", high)
		link = " and"
	}
	if low.Value < min(from, to) {
		between(link, "low", low)
	}
	return b.String() + "."
}

// extremes returns the lowest and the highest rating, the last of each.
func (s Series) extremes() (low, high Point) {
	low, high = s[0], s[0]
	for _, p := range s {
		if p.Value <= low.Value {
			low = p
		}
		if p.Value >= high.Value {
			high = p
		}
	}
	return low, high
}

// period says from when to when, at the start of a sentence.
func period(first, last, now time.Time) string {
	switch {
	case first.Equal(last):
		return "On " + text.DateBy(first, now)
	case first.Before(last) && last.Equal(DayOf(now)):
		return "Since " + text.DateBy(first, now)
	}
	return "From " + text.DateBy(first, now) + " to " + text.DateBy(last, now)
}

// Tally is what was chosen in a log's column of choices, and when.
type Tally struct {
	Rows        []TallyRow // the options of the book in order, then those it no longer has
	First, Last time.Time  // the first and the last day
}

// TallyRow is one option and the days it was chosen on.
type TallyRow struct {
	Label string
	Days  []time.Time // oldest first; a day may be there several times
	id    string      // the option's
}

// Tally gathers a log's column of choices, with labels filled in.
func (a *Ask) Tally(column string, track TrackID, pass int, w *Workbook) Tally {
	return a.tally(column, w.Entries(track, a.ID, pass), w.Label(track))
}

// month is how far back a look at the last month goes.
const month = 30 * 24 * time.Hour

// TallyBy counts a log's column of choices for each option of another one, and where
// there are entries from before then for the last month: a sentence each.
func (a *Ask) TallyBy(column, by string, track TrackID, pass int, w *Workbook, now time.Time) []string {
	entries, label := w.Entries(track, a.ID, pass), w.Label(track)
	var said []string
	add := func(name string, of func(Entry) bool) {
		some := slices.DeleteFunc(slices.Clone(entries), func(e Entry) bool { return !of(e) })
		if counts := a.tally(column, some, label).counts(); counts != "" {
			said = append(said, name+". "+counts)
		}
	}
	for _, r := range a.tally(by, entries, label).Rows {
		add(r.Label, func(e Entry) bool { return e.Cells[by] == r.id })
	}
	since := DayOf(now).Add(-month)
	lately := func(e Entry) bool { return DayOf(e.On).After(since) }
	if slices.ContainsFunc(entries, func(e Entry) bool { return !lately(e) }) {
		add("The last 30 days", lately)
	}
	return said
}

func (a *Ask) tally(column string, entries []Entry, label string) Tally {
	days := map[string][]time.Time{}
	t := Tally{}
	for _, e := range entries {
		id := e.Cells[column]
		if id == "" {
			continue
		}
		day := DayOf(e.On)
		days[id] = append(days[id], day)
		if t.First.IsZero() || day.Before(t.First) {
			t.First = day
		}
		if day.After(t.Last) {
			t.Last = day
		}
	}
	var options []Option
	for _, c := range a.Columns {
		if c.ID == column {
			options = c.Options
		}
	}
	add := func(id string) {
		text.Sort(days[id], time.Time.Compare)
		t.Rows = append(t.Rows, TallyRow{Fill(LabelOf(options, id), label), days[id], id})
	}
	for _, o := range options {
		add(o.ID)
	}
	for _, id := range slices.Sorted(maps.Keys(days)) {
		if !HasOption(options, id) {
			add(id)
		}
	}
	return t
}

// Sentence states the counts; what was never chosen is not named.
func (t Tally) Sentence(now time.Time) string {
	entries := 0
	for _, r := range t.Rows {
		entries += len(r.Days)
	}
	when := period(t.First, t.Last, now)
	when = strings.ToLower(when[:1]) + when[1:]
	switch entries {
	case 0:
		return ""
	case 1:
		return "One entry, " + when + ". " + t.counts()
	}
	return fmt.Sprintf("%d entries %s. %s", entries, when, t.counts())
}

// counts says how often each option was chosen.
func (t Tally) counts() string {
	var parts []string
	for _, r := range t.Rows {
		if n := len(r.Days); n > 0 {
			parts = append(parts, r.Label+": "+text.Times(n)+".")
		}
	}
	return strings.Join(parts, " ")
}

// Scales returns the questions of the track that are rated again and again: those
// of one series, or of all for "", as far as they are asked in this pass.
func (t *Track) Scales(series string, w *Workbook, pass int) []*Ask {
	var asks []*Ask
	for _, a := range t.Asks() {
		if own := a.Series(); own != "" && cmp.Or(series, own) == own && a.ShowIf.Holds(w, t.ID, pass) {
			asks = append(asks, a)
		}
	}
	return asks
}

// Then returns the first rating of a scale in a pass, or the first ever where the
// pass has none; of those given before a set only. That is what the ratings of
// the set are shown beside.
func (w *Workbook) Then(scale string, set RatingSet) (int, bool) {
	then, found := 0, false
	for _, r := range w.Ratings(set.Track) {
		n, ok := r.Values[scale]
		if !ok || r.Key() == set.Key() || !r.At().Before(set.At()) {
			continue
		}
		if r.Pass == set.Pass {
			return n, true
		}
		if !found {
			then, found = n, true
		}
	}
	return then, found
}

// LastCheckIn returns when the last check-in of the track is of.
func (w *Workbook) LastCheckIn(track TrackID) (time.Time, bool) {
	for _, r := range slices.Backward(w.Ratings(track)) {
		if r.Occasion == OccasionCheckIn {
			return r.At(), true
		}
	}
	return time.Time{}, false
}

// OccasionCheckIn is the occasion of ratings that no page asked for.
const OccasionCheckIn = "check-in"

// HomeLogs returns all logs that have a name on Home, private ones last: the key of the
// first is the one that is found most easily.
func (t *Track) HomeLogs() []*Ask {
	var logs []*Ask
	for _, a := range t.Asks() {
		if a.Home != "" {
			logs = append(logs, a)
		}
	}
	text.SortStable(logs, func(a, b *Ask) int {
		switch {
		case a.Private == b.Private:
			return 0
		case a.Private:
			return 1
		}
		return -1
	})
	return logs
}

// Practices returns the logs kept from Home now: those whose page was opened, which says
// so, or that have an entry. Until then their names would tell whoever passes by. One whose
// page the route keeps for later is no practice.
func (t *Track) Practices(w *Workbook) []*Ask {
	profile, _ := w.Profile(t.ID)
	return slices.DeleteFunc(t.HomeLogs(), func(a *Ask) bool {
		p := t.holder(a.ID)
		return p.KeptOn(w.Route(t.ID)) || !a.ShowIf.Holds(w, t.ID, profile.Pass) || !p.taken(a, w, profile.Pass)
	})
}

// taken reports whether a page was opened, or a log of it written, this time through the
// track or earlier.
func (p *Page) taken(log *Ask, w *Workbook, pass int) bool {
	for ; pass >= 0; pass-- {
		if _, seen := w.Visit(p.Track().ID, p.ID, pass); seen || log.answered(w, p.Track().ID, pass) {
			return true
		}
	}
	return false
}

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
