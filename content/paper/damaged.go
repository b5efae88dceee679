package paper

import (
	"slices"

	"groundwork/content"
)

// broken returns what stands in the place of a record that is in the workbook's file
// and can't be read; nothing where that is not so. One that was written anew since is
// whole again.
func (r *run) broken(k content.Key, said string) []Node {
	if !slices.Contains(r.selection.Damaged, k) {
		return nil
	}
	if _, anew := r.book.Record(k); anew || slices.ContainsFunc(r.off, func(o content.Record) bool { return o.Key() == k }) {
		return nil
	}
	if !slices.Contains(r.doc.Damaged, k) {
		r.doc.Damaged = append(r.doc.Damaged, k)
	}
	return []Node{Quiet{said}}
}

// brokenAnswer is broken for the answer to a question, and for its entries.
func (r *run) brokenAnswer(a *content.Ask) []Node {
	pass := a.PassFor(r.pass)
	if a.PerBook && r.pass != r.current || r.keepsOff(r.places[a.ID]) {
		return nil
	}
	if nodes := r.broken(content.Answer{Track: r.t.ID, Question: a.ID, Pass: pass}.Key(), isDamaged); len(nodes) > 0 {
		return nodes
	}
	var nodes []Node
	for _, k := range r.selection.Damaged {
		if k.Kind == content.RecordEntry && k.Track == r.t.ID && k.ID == a.ID && k.Pass == pass {
			nodes = append(nodes, r.broken(k, entryDamaged)...)
		}
	}
	return nodes
}

// brokenRatings is broken for the ratings of a page. Where all it rates is kept off the
// print, nothing tells that there are any.
func (r *run) brokenRatings(p *content.Page) []Node {
	open := func(a *content.Ask) bool { return a.Series() != "" && !r.keepsOff(r.places[a.ID]) }
	if !slices.ContainsFunc(p.Asks(), open) {
		return nil
	}
	return r.broken(content.RatingSet{Track: r.t.ID, ID: p.ID, Pass: r.pass}.Key(), ratingsDamaged)
}

// brokenCopy is broken for the copy of a letter or plan that was changed by hand. What
// is made of private answers is not spoken of.
func (r *run) brokenCopy(at place) []Node {
	if r.keptOff(at.id) {
		return nil
	}
	return r.broken(content.EditedCopy{Track: r.t.ID, Letter: at.id, Pass: r.pass}.Key(), copyDamaged)
}

// brokenNotes is broken for the free pages.
func brokenNotes(v *shown, d *Document) []Node {
	var nodes []Node
	r := &run{shown: v, doc: d, book: v.open}
	for _, k := range v.selection.Damaged {
		if k.Kind == content.RecordNote {
			nodes = append(nodes, r.broken(k, noteDamaged)...)
		}
	}
	return nodes
}
