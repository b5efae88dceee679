package paper

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"groundwork/content"
	"groundwork/content/text"
)

// earlier returns what has no place in the pass now being walked: the other passes,
// each in the order of the book, and answers whose question is gone.
func (r *run) earlier() []Node {
	var nodes []Node
	for _, pass := range r.otherPasses() {
		past := *r
		past.pass = pass
		nodes = append(nodes, section(passTitle(pass), past.passNodes())...)
	}
	if r.selection.Chapter == "" {
		nodes = append(nodes, section(titleGone, r.gone())...)
	}
	return nodes
}

// otherPasses returns the passes anything was kept in, but for the current one.
func (r *run) otherPasses() []int {
	passes := map[int]bool{}
	for rec := range r.book.Records() {
		k := rec.Key()
		if k.Track == r.t.ID && k.Pass != r.current && r.housed(rec) {
			passes[k.Pass] = true
		}
	}
	for _, k := range r.selection.Damaged {
		if k.Track == r.t.ID && k.Pass != r.current && k.Kind.HoldsWords() {
			passes[k.Pass] = true
		}
	}
	return slices.Sorted(maps.Keys(passes))
}

// passNodes returns the answers of an earlier pass under the wording they answered.
func (r *run) passNodes() []Node {
	var nodes []Node
	for _, p := range r.t.Pages() {
		if !r.selection.holds(p) {
			continue
		}
		for _, b := range p.Blocks {
			nodes = append(nodes, r.pastBlock(b)...)
		}
		for _, n := range r.moments(p) {
			q := n.(Question)
			q.Note = r.fill(p.Title) // elsewhere it stands above
			nodes = append(nodes, q)
		}
	}
	return nodes
}

func (r *run) pastBlock(b content.Block) []Node {
	id, title, ask := content.Named(b)
	switch {
	case id == "":
		return nil
	case ask != nil:
		return r.past(title, append(r.answer(ask), r.brokenAnswer(ask)...), r.stamp(ask))
	}
	c, _ := r.book.EditedCopy(r.t.ID, id, r.pass)
	return r.past(title, append(r.copyText(r.places[id]), r.brokenCopy(r.places[id])...), c.Stamp)
}

// past returns an answer under the wording it was given to, or else the label.
func (r *run) past(label string, answer []Node, s content.Stamp) []Node {
	if len(answer) == 0 {
		return nil
	}
	return []Node{Question{Label: r.fill(cmp.Or(s.Wording, label)), Note: Day(s.Written), Nodes: answer}}
}

// stamp returns that of the question's answer; of several entries, the last.
func (r *run) stamp(a *content.Ask) content.Stamp {
	if list := r.book.AllEntries(r.t.ID, a.ID, r.pass); len(list) > 0 {
		return list[len(list)-1].Stamp
	}
	got, _ := r.book.Answer(r.t.ID, a.ID, r.pass)
	return got.Stamp
}

// housed reports whether a record of this track has a place in the book, in
// whatever pass. Records that are nobody's words count as housed.
func (r *run) housed(rec content.Record) bool {
	switch rec := rec.(type) {
	case content.Answer:
		a := r.places[rec.Question].ask
		return a != nil && (a.Kind == content.KindGate || fits(a, rec) && !(a.PerBook && rec.Pass != 0))
	case content.Entry:
		a := r.places[rec.Question].ask
		return a != nil && a.HasEntries() && !(a.PerBook && rec.Pass != 0)
	case content.EditedCopy:
		at := r.places[rec.Letter]
		return at.letter != nil || at.plan != nil
	case content.RatingSet:
		if rec.Series == content.SeriesStirred {
			return r.t.Page(rec.Occasion) != nil
		}
		_, ok := r.series[rec.Series]
		return ok
	}
	return true
}

// orphan is one question that is gone, with its answer.
type orphan struct {
	id      string
	pass    int
	stamp   content.Stamp
	answer  []Node
	entries []content.Entry
}

// gone returns everything of the track that has no place in the book any more,
// oldest first.
func (r *run) gone() []Node {
	var all []orphan
	for _, o := range r.orphans() {
		if len(o.entries) > 0 {
			o.answer = r.entryNodes(&content.Ask{Kind: goneKind(o.entries)}, o.entries)
		}
		all = append(all, *o)
	}
	text.Sort(all, func(a, b orphan) int {
		return cmp.Or(a.stamp.Written.Compare(b.stamp.Written), cmp.Compare(a.id, b.id), cmp.Compare(a.pass, b.pass))
	})
	var nodes []Node
	for _, o := range all {
		nodes = append(nodes, r.past(o.id, o.answer, o.stamp)...)
	}
	return append(append(nodes, r.goneRatings()...), r.goneMoments()...)
}

// orphans gathers the records without a place, entries of a question together.
func (r *run) orphans() map[content.Key]*orphan {
	found := map[content.Key]*orphan{}
	for rec := range r.book.Records() {
		k := rec.Key()
		if k.Track != r.t.ID || r.housed(rec) {
			continue
		}
		switch rec := rec.(type) {
		case content.Answer:
			found[k] = &orphan{id: rec.Question, pass: rec.Pass, stamp: rec.Stamp, answer: rawAnswer(rec.Value)}
		case content.EditedCopy:
			c := r.judge(rec, place{})
			if c.cut {
				r.doc.LeftOut++
			}
			found[k] = &orphan{id: rec.Letter, pass: rec.Pass, stamp: rec.Stamp, answer: answerText(c.text)}
		case content.Entry:
			k.Entry = ""
			if found[k] == nil {
				list := r.book.AllEntries(r.t.ID, rec.Question, rec.Pass)
				found[k] = &orphan{id: rec.Question, pass: rec.Pass, stamp: list[0].Stamp, entries: list}
			}
		}
	}
	return found
}

// goneKind tells a log from rows by what its entries hold.
func goneKind(list []content.Entry) content.Kind {
	for _, e := range list {
		if !e.On.IsZero() {
			return content.KindLog
		}
	}
	return content.KindRows
}

// goneRatings returns the tables of series the book no longer has.
func (r *run) goneRatings() []Node {
	names := map[string]bool{}
	for _, set := range r.book.Ratings(r.t.ID) {
		if !r.housed(set) && set.Series != content.SeriesStirred {
			names[set.Series] = true
		}
	}
	var nodes []Node
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if table := r.table(name); len(table) > 0 {
			nodes = append(nodes, Question{Label: line(name), Nodes: table})
		}
	}
	return nodes
}

// rawAnswer returns an answer whose question is not there to tell the words of its
// options: their ids have to do.
func rawAnswer(v content.Value) []Node {
	said := (&content.Ask{}).Words(v)
	if content.OwnWords(v) {
		return answerText(strings.Join(said, "\n"))
	}
	return items(lines(said))
}

// strangers returns the records of tracks this book doesn't have.
func strangers(b *content.Book, v *shown, d *Document) []Node {
	tracks := map[content.TrackID]bool{}
	for rec := range v.open.Records() {
		if id := rec.Key().Track; id != "" && b.Track(id) == nil {
			tracks[id] = true
		}
	}
	var nodes []Node
	for _, id := range slices.Sorted(maps.Keys(tracks)) {
		r := newRun(d, &content.Track{ID: id}, v)
		v.leavesOut(d, id)
		nodes = append(nodes, r.gone()...)
	}
	return section(titleEarlier, nodes)
}
