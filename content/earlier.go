package content

import "slices"

// PastAnswer is what was answered to a question in an earlier pass.
type PastAnswer struct {
	Quotation
	Pass int
}

// Past finds what was answered to a question before a pass, newest pass first.
// A question that is asked once for all passes has no past.
func (t *Track) Past(a *Ask, w *Workbook, pass int) []PastAnswer {
	var past []PastAnswer
	if a.PerBook || a.Kind == KindGate {
		return nil
	}
	for pass--; pass >= 0; pass-- {
		if q := t.quote(a, w, pass, everything); len(q.Lines) > 0 {
			past = append(past, PastAnswer{q, pass})
		}
	}
	return past
}

// everything shows everything: what was written under other circumstances too.
func everything(Condition) bool { return true }

// Records returns what the person put in on the page, as it shows in a pass:
// answers, rows, entries, ratings and edited letters. Visits are not among them.
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
			for _, e := range w.Entries(track, id, pass) {
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
