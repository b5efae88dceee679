package paper

import (
	"maps"
	"slices"
	"strings"

	"groundwork/content"
)

// ask returns the question and what was answered to it.
//
// A private question isn't even named: whoever reads that something was left out
// knows what to ask about. One that isn't asked of this person is printed only
// for the sake of its answer.
func (r *run) ask(p *content.Page, a *content.Ask) []Node {
	if a.Kind == content.KindGate {
		return nil
	}
	answer := r.answer(a)
	private := r.keepsOff(r.places[a.ID])
	if s := a.Series(); s != "" && r.rated(s) {
		r.ratings(s)
		if len(answer) == 0 && len(r.brokenAnswer(a)) == 0 || r.twice(p, a) {
			return nil
		}
	}
	if private {
		return nil
	}
	if a.Dated() && len(answer) > 0 {
		return r.log(a, answer)
	}
	return r.question(a, answer)
}

// log puts a log into the appendix, with its tally, and points at it.
func (r *run) log(a *content.Ask, entries []Node) []Node {
	for _, c := range a.Columns {
		if c.Kind != content.KindChoice {
			continue
		}
		if s := a.Tally(c.ID, r.t.ID, r.pass, r.book).Sentence(r.selection.Now); s != "" {
			entries = append(entries, Quiet{line(s)})
		}
	}
	for _, c := range a.Columns {
		if l, ok := r.logLine(a, c); ok {
			entries = append(entries, Chart{Lines: []ChartLine{l}})
		}
	}
	if s := r.uncounted(a); s != "" && slices.ContainsFunc(a.Columns, counted) {
		entries = append(entries, Quiet{s})
	}
	r.appendix = append(r.appendix, r.question(a, entries)...)
	return []Node{See{ID: Code(r.t.ID, a.ID), Label: r.fill(a.Label), Page: TitleAppendix}}
}

// counted reports whether numbers are made of a column: a tally or a chart.
func counted(c content.Column) bool {
	return c.Kind == content.KindChoice || c.Kind == content.KindScale
}

// uncounted says that what rests is not counted, as it isn't on the screen.
func (r *run) uncounted(a *content.Ask) string {
	return content.Uncounted(r.book.Resting(r.t.ID, a.ID, a.PassFor(r.pass)))
}

// question returns the question with its answer, or with what stands in its place.
func (r *run) question(a *content.Ask, answer []Node) []Node {
	q := Question{ID: Code(r.t.ID, a.ID), Label: r.fill(a.Label), Nodes: append(answer, r.brokenAnswer(a)...)}
	switch {
	case len(q.Nodes) > 0:
		if len(answer) > 0 {
			q.Note = r.dated(a)
		}
	case !r.shows(a.ShowIf):
		return nil
	case !r.selection.AllQuestions:
		r.leftOpen++
		return nil
	default:
		q.Nodes = []Node{Quiet{notAnswered}}
	}
	return []Node{q}
}

// answer returns what was given to the question in the pass being printed, or
// nothing.
func (r *run) answer(a *content.Ask) []Node {
	if a.PerBook && r.pass != r.current {
		return nil
	}
	pass := a.PassFor(r.pass)
	if a.HasEntries() {
		return r.entryNodes(a, r.book.AllEntries(r.t.ID, a.ID, pass))
	}
	got, ok := r.book.Answer(r.t.ID, a.ID, pass)
	if !ok || !fits(a, got) {
		return nil
	}
	said := a.WordsFor(r.label, got.Value)
	if a.IsOne() {
		return answerText(strings.Join(said, "\n"))
	}
	said = lines(said) // in the words of the book
	if r.doc.curls() {
		said = curlAll(said)
	}
	return items(said)
}

// fits reports whether the answer can be read as one to the question.
func fits(a *content.Ask, got content.Answer) bool { return got.Kind == a.Kind && a.Takes(got.Value) }

// answerText returns a text as it was written, or nothing where it is blank.
func answerText(s string) []Node {
	s = words(s)
	if strings.TrimSpace(s) == "" {
		return nil
	}
	return []Node{Words{s}}
}

// items returns a list of the words; nothing where there are none, and no list of
// one.
func items(words []string) []Node {
	switch len(words) {
	case 0:
		return nil
	case 1:
		return []Node{Words{words[0]}}
	}
	return []Node{List{words}}
}

// entryNodes sets rows and log entries in their order: a list where there is
// one column, a table where there are more.
func (r *run) entryNodes(a *content.Ask, list []content.Entry) []Node {
	if len(list) == 0 {
		return nil
	}
	t := Table{Marks: map[int]bool{}}
	if a.Dated() {
		t.Columns = append(t.Columns, ColumnDate)
	}
	known := map[string]bool{}
	for _, c := range a.Columns {
		t.Marks[len(t.Columns)] = counted(c) || c.Kind == content.KindDate
		t.Columns = append(t.Columns, r.fill(c.Label))
		known[c.ID] = true
	}
	gone := otherCells(list, known)
	t.Columns = append(t.Columns, lines(gone)...)
	for _, e := range list {
		row := make([]string, 0, len(t.Columns))
		if a.Dated() {
			row = append(row, entryDay(e))
		}
		row = append(row, lines(a.EntryWordsFor(r.label, e)[:len(a.Columns)])...)
		for _, id := range gone {
			row = append(row, line(e.Cells[id]))
		}
		t.Rows = append(t.Rows, row)
	}
	return t.nodes()
}

// nodes returns the table, or a list where one column is all there is.
func (t Table) nodes() []Node {
	if len(t.Columns) != 1 {
		return []Node{t}
	}
	var all []string
	for _, row := range t.Rows {
		all = append(all, row[0])
	}
	return items(all)
}

// Lines returns a row as lines of "column: cell", for what holds something. A date
// says by itself what it is.
func (t Table) Lines(row []string) []string {
	var all []string
	for i, cell := range row {
		switch {
		case cell == "":
		case i == 0 && t.Columns[0] == ColumnDate:
			all = append(all, cell)
		default:
			all = append(all, Labelled(t.Columns[i], cell))
		}
	}
	return all
}

// entryDay returns the day of a log's entry.
func entryDay(e content.Entry) string {
	on := e.On
	if on.IsZero() {
		on = e.Written
	}
	if on.IsZero() {
		return ""
	}
	return on.Format("Mon 2 Jan 2006")
}

// otherCells returns the ids of the cells that are in no known column, in order: a
// column the book dropped keeps its answers.
func otherCells(list []content.Entry, known map[string]bool) []string {
	others := map[string]bool{}
	for _, e := range list {
		for id, words := range e.Cells {
			if !known[id] && words != "" {
				others[id] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(others))
}

// shows reports whether a condition holds for somebody on the open route: which
// route the person is on must make no difference on paper. Nor may what is kept
// off paper: it counts as not answered.
func (r *run) shows(c content.Condition) bool {
	if c.Careful() {
		return false
	}
	for id, want := range c {
		if id != content.RouteKey && !r.chosen(id, want) {
			return false
		}
	}
	return true
}

// chosen reports whether the question was answered by one of these.
func (r *run) chosen(id string, options []string) bool {
	at := r.places[id]
	if at.ask == nil {
		return false
	}
	got, ok := r.book.Answer(r.t.ID, id, r.pass)
	if !ok { // asked once for all passes
		got, _ = r.book.Answer(r.t.ID, id, 0)
	}
	return slices.ContainsFunc(content.Decided(got.Value), func(o string) bool { return slices.Contains(options, o) })
}
