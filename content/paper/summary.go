package paper

import (
	"fmt"
	"maps"
	"strconv"
	"strings"

	"groundwork/content"
	"groundwork/content/text"
)

// MostBeside is how many answers a summary takes in besides what it counts.
const MostBeside = 3

// roomy is with how many sections half of a summary is white.
const roomy = 2

// MayStandBeside reports whether the answer to a question can stand in a summary. What is
// private can't, and neither can the name the other person was given.
func MayStandBeside(a *content.Ask) bool { return !a.Private && a.ID != content.LabelQuestion }

// summary returns one page for somebody who helps: what was rated and counted, and the
// answers chosen to stand beside it. It names neither the track nor the other person, and
// what is private is in none of it, asked for or not. Only what the person adds is theirs
// word for word.
func (r *run) summary() []Node {
	if !r.begun() {
		return nil
	}
	var nodes []Node
	add := func(title string, under ...Node) { nodes = append(nodes, section(title, under)...) }
	add("Ratings", r.ratingsInShort()...)
	add("Heavy pages", r.stirredInShort()...)
	add("Counted", r.logsInShort()...)
	for _, id := range r.selection.Beside {
		at := r.places[id]
		if at.ask == nil || !MayStandBeside(at.ask) {
			continue
		}
		if answer := r.answer(at.ask); len(answer) > 0 {
			nodes = append(nodes, Question{Label: r.fill(at.ask.Label), Nodes: answer})
		}
	}
	if len(nodes) == 0 && r.selection.Said == (Said{}) {
		return nil
	}
	lines := 2
	if len(nodes) <= roomy && r.selection.Said == (Said{}) { // a hand is given what is white on the page
		lines = 4
	}
	nodes = append([]Node{Quiet{r.spoken()}}, nodes...)
	said := r.selection.Said
	for _, one := range [][2]string{{"To talk about", said.ToTalkAbout}, {"What helped", said.Helped}, {"What got harder", said.Harder}} {
		under := answerText(one[1])
		if under == nil {
			under = []Node{Ruled{Lines: lines}}
		}
		nodes = append(nodes, Question{Label: one[0], Nodes: under})
	}
	return nodes
}

// spoken says what the page is, and of which time.
func (r *run) spoken() string {
	const said = "Written by the person, not a clinical measure."
	if period := r.period(); period != "" {
		return period + ". " + said
	}
	return said
}

// ratingsInShort returns a row for each scale that is rated again and again, and what
// became of it in a sentence.
func (r *run) ratingsInShort() []Node {
	table := Table{Columns: []string{"Of 0 to 10", "First", "Last", "Lowest", "Highest", "Times"}}
	for _, l := range r.everyRating() {
		low, high := l.Points[0].Value, l.Points[0].Value
		for _, p := range l.Points {
			low, high = min(low, p.Value), max(high, p.Value)
		}
		first, last := l.Points[0], l.Points[len(l.Points)-1]
		table.Rows = append(table.Rows, []string{
			l.Label, strconv.Itoa(first.Value), strconv.Itoa(last.Value),
			strconv.Itoa(low), strconv.Itoa(high), strconv.Itoa(len(l.Points)),
		})
	}
	if len(table.Rows) == 0 {
		return nil
	}
	nodes := []Node{table}
	if lines := r.allRated(); len(lines) > 0 {
		nodes = append(nodes, Chart{Small: true, Lines: lines})
	}
	return nodes
}

// seriesAsked returns the series of the book in its order.
func (r *run) seriesAsked() []string {
	var all []string
	known := map[string]bool{}
	for _, a := range r.t.Asks() {
		if s := a.Series(); s != "" && !known[s] {
			known[s] = true
			all = append(all, s)
		}
	}
	return all
}

// stirredInShort tells how pages that may stir were met and left.
func (r *run) stirredInShort() []Node {
	after := map[string]int{}
	low, high, asked := content.ScaleMax, 0, 0
	for _, set := range r.book.Ratings(r.t.ID) {
		if set.Series != content.SeriesStirred {
			continue
		}
		m := content.MomentOf(set)
		if m.Before >= 0 {
			asked++
			low, high = min(low, m.Before), max(high, m.Before)
		}
		if m.After != "" {
			after[m.After]++
		}
	}
	var all []string
	if asked > 0 {
		rated := strconv.Itoa(low)
		if high > low {
			rated = fmt.Sprintf("%d to %d", low, high)
		}
		all = append(all, fmt.Sprintf("Stirred up beforehand: %s of %d, asked %s", rated, content.ScaleMax, text.Times(asked)))
	}
	if a := r.of.After; a != nil {
		for _, o := range a.Options {
			if n := after[o.ID]; n > 0 {
				all = append(all, Labelled("Afterwards "+strings.ToLower(r.fill(o.Label)), text.Times(n)))
			}
		}
	}
	return items(all)
}

// logsInShort tells how often each thing was chosen in the logs that count something.
func (r *run) logsInShort() []Node {
	var all []string
	for _, a := range r.t.Asks() {
		if !a.Dated() || a.Private {
			continue
		}
		first := true
		for _, c := range a.Columns {
			if c.Kind != content.KindChoice {
				continue
			}
			label := c.Label // what else is chosen there is another thing
			if first {
				label = a.Label
			}
			if s := a.Tally(c.ID, r.t.ID, r.pass, r.book).Sentence(r.selection.Now); s != "" {
				all = append(all, Labelled(r.fill(label), strings.TrimSpace(line(s)+" "+r.uncounted(a))))
			}
			first = false
		}
	}
	return items(all)
}

// leavesOutOfSummary counts what would be rated or counted in a summary, and is private.
func (r *run) leavesOutOfSummary() {
	v := *r.shown
	v.private = maps.Clone(v.private)
	v.onlyRatings()
	for k := range r.private {
		if at := v.place(k.Track, k.ID); at.ask != nil && at.ask.Dated() {
			v.private[k] = true
		}
	}
	v.leavesOut(r.doc, r.t.ID)
}
