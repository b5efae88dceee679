package content

import (
	"cmp"
	"slices"
	"strings"

	"groundwork/content/text"
)

// PastAnswer is what was answered to a question in an earlier pass.
type PastAnswer struct {
	Quotation // without lines where all of it rests
	Pass      int
	Resting   int // entries that rest, which are not quoted
}

// Past finds what was answered to a question before a pass, newest pass first.
// A question that is asked once for all passes has no past.
func (t *Track) Past(a *Ask, w *Workbook, pass int) []PastAnswer {
	var past []PastAnswer
	if a.PerBook || a.Kind == KindGate {
		return nil
	}
	a = t.spoken(w)(a)
	for pass--; pass >= 0; pass-- {
		was := PastAnswer{t.quote(a, w, pass, everything), pass, w.Resting(t.ID, a.ID, pass)}
		if len(was.Lines) == 0 && was.Resting > 0 {
			was.Written = w.AllEntries(t.ID, a.ID, pass)[was.Resting-1].Written
		}
		if len(was.Lines) > 0 || was.Resting > 0 {
			past = append(past, was)
		}
	}
	return past
}

// everything shows everything: what was written under other circumstances too.
func everything(Condition) bool { return true }

// Records returns what the person put in on the page, as it shows in a pass:
// answers, rows, entries, ratings and edited letters, what rests among them. Visits are
// not.
func (p *Page) Records(w *Workbook, pass int) []Record {
	track := p.Track().ID
	var found []Record
	add := func(k Key) {
		if r, ok := w.Record(k); ok {
			found = append(found, r)
		}
	}
	add(RatingSet{Track: track, ID: p.ID, Pass: pass}.Key())
	for _, set := range w.Ratings(track) {
		if set.Series == SeriesStirred && set.Occasion == p.ID && set.Pass == pass {
			found = append(found, set)
		}
	}
	for _, b := range p.Blocks {
		id, _, ask := Named(b)
		switch {
		case id == "":
		case ask == nil:
			add(EditedCopy{Track: track, Letter: id, Pass: pass}.Key())
		default:
			pass := ask.PassFor(pass)
			add(Answer{Track: track, Question: id, Pass: pass}.Key())
			k := listKey(track, id, pass)
			for _, e := range slices.Concat(w.entries[k], w.resting[k]) { // not sorted: that takes long
				found = append(found, e)
			}
		}
	}
	return found
}

// Keepsakes returns short sentences of the person's own, fit to be met again without
// having asked for them: answers of one line that the book quotes openly
// somewhere and folds away nowhere. They are of the newest pass that has any.
func (t *Track) Keepsakes(w *Workbook) []Quotation {
	var open, folded []string
	for _, r := range blocksOf[*Recall](t) {
		if r.Folded {
			folded = append(folded, r.From...)
		} else {
			open = append(open, r.From...)
		}
	}
	for pass := currentPass(w, t.ID); pass >= 0; pass-- {
		var found []Quotation
		for i, id := range open {
			a, _ := t.Ask(id)
			if a == nil || a.Kind != KindLine || a.Private || slices.Contains(folded, id) || slices.Contains(open[:i], id) {
				continue
			}
			if q := t.quote(a, w, pass, t.showing(w)); len(q.Lines) > 0 {
				found = append(found, q)
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// Saying is one question of a track, or a letter or plan the person made their own,
// and what they wrote to it.
type Saying struct {
	Quotation              // in the present pass; without lines where nothing was written
	Page      *Page        // nil where the book asks it no more
	Question  string       // its id; "" for a letter or a plan
	Letter    string       // the id of a letter or a plan
	Before    int          // rows or entries before those quoted
	Resting   int          // entries that rest, which are not quoted
	Past      []PastAnswer // in earlier passes, newest first
}

// Answered reports whether anything was written to it, in whatever pass.
func (s Saying) Answered() bool { return len(s.Lines) > 0 || s.Resting > 0 || len(s.Past) > 0 }

// Sayings returns all that is asked in a track, in reading order, with what the person
// wrote to it, and then what the book asks no more. What is not asked as things stand
// is there only if it was answered, and so are the questions of pages kept for later. Such
// a page is there without one, so that none is missing that a skipped one would not be.
func (t *Track) Sayings(w *Workbook) []Saying {
	profile, _ := w.Profile(t.ID)
	route := w.Route(t.ID)
	known := map[string]bool{}
	var all []Saying
	for _, p := range t.Order(route) {
		kept, before := p.State(w, route) == Kept, len(all)
		for _, b := range p.Blocks {
			id, title, ask := Named(b)
			if id == "" {
				continue
			}
			known[id] = true
			s := t.ownCopies(id, title, w, profile.Pass)
			if ask != nil {
				s = t.saying(ask, w, profile.Pass)
			}
			s.Page = p
			if s.Answered() || ask != nil && !kept && ask.ShowIf.Holds(w, t.ID, profile.Pass) {
				all = append(all, s)
			}
		}
		if kept && len(all) == before && p.asksToKeep() {
			all = append(all, Saying{Page: p})
		}
	}
	return append(all, t.goneSayings(w, known)...)
}

// mostEntries is how many rows or entries of one question are quoted: the last ones.
const mostEntries = 10

// saying is what was written to a question.
func (t *Track) saying(a *Ask, w *Workbook, pass int) Saying {
	own := a.PassFor(pass)
	s := Saying{Question: a.ID, Past: t.Past(a, w, pass), Resting: w.Resting(t.ID, a.ID, own)}
	a = t.spoken(w)(a)
	list := w.Entries(t.ID, a.ID, own)
	if len(list) <= mostEntries {
		s.Quotation = t.quote(a, w, pass, everything)
		return s
	}
	s.Before = len(list) - mostEntries
	s.Quotation = entriesQuote(a, w.Label(t.ID), list[s.Before:])
	return s
}

// entriesQuote quotes entries, whether or not their question is still in the book.
func entriesQuote(a *Ask, label string, list []Entry) Quotation {
	q := Quotation{Label: Fill(a.Label, label)}
	for _, e := range list {
		if line := a.EntryLine(label, e); line != "" {
			q.Lines = append(q.Lines, line)
		}
		if e.Written.After(q.Written) {
			q.Written = e.Written
		}
	}
	return q
}

// ownCopies are the copies of a letter or plan that the person made their own.
func (t *Track) ownCopies(id, title string, w *Workbook, pass int) Saying {
	s := Saying{Letter: id}
	for p := pass; p >= 0; p-- {
		own, ok := w.EditedCopy(t.ID, id, p)
		q := Quotation{Label: Fill(title, w.Label(t.ID)), Lines: linesOf(own.Text), Written: own.Written}
		switch {
		case p == pass:
			s.Quotation = q
		case ok:
			s.Past = append(s.Past, PastAnswer{Quotation: q, Pass: p})
		}
	}
	return s
}

// linesOf are the lines of a text; none of an empty one.
func linesOf(text string) []string {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	return strings.Split(strings.Trim(text, "\n"), "\n")
}

// goneSayings is what was written to questions and letters that are not known to the
// book any more, under the words it answered.
func (t *Track) goneSayings(w *Workbook, known map[string]bool) []Saying {
	var gone []Saying
	add := func(s Saying, id string) {
		if s.Label = cmp.Or(s.Label, strings.ReplaceAll(id, "-", " ")); s.Answered() {
			gone = append(gone, s)
		}
	}
	nothing, label, said := &Ask{}, w.Label(t.ID), map[Key]bool{}
	for r := range w.Records() {
		if k := r.Key(); k.Track != t.ID || known[k.ID] {
			continue
		}
		switch r := r.(type) {
		case Answer:
			q := Quotation{Label: Fill(r.Wording, label), Lines: nothing.WordsFor(label, r.Value), Written: r.Written}
			add(Saying{Quotation: q, Question: r.Question}, r.Question)
		case EditedCopy:
			add(Saying{Quotation: Quotation{Lines: linesOf(r.Text), Written: r.Written}, Letter: r.Letter}, r.Letter)
		case Entry: // whether it rests or not: there is no list any more in which it could be woken
			if k := r.listKey(); !said[k] {
				said[k] = true
				list := w.AllEntries(r.Track, r.Question, r.Pass)
				q := entriesQuote(nothing, label, list)
				q.Label = Fill(list[0].Wording, label)
				add(Saying{Quotation: q, Question: r.Question}, r.Question)
			}
		}
	}
	text.Sort(gone, func(a, b Saying) int {
		return cmp.Or(a.Written.Compare(b.Written), cmp.Compare(a.Question+a.Letter, b.Question+b.Letter))
	})
	return gone
}
