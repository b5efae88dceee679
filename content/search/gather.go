package search

import (
	"cmp"
	"strings"

	"groundwork/content"
	"groundwork/content/text"
)

// wordsKey names a question, letter or plan: they share one namespace.
type wordsKey struct {
	track content.TrackID
	id    string
}

// gatherer makes an index.
type gatherer struct {
	book   *content.Book
	work   *content.Workbook
	code   func(content.TrackID, string) string
	spoken map[wordsKey]*spoken // what has found no place yet
	items  []item
}

// spoken is what the person wrote to one question, letter or plan: in each part
// the newest pass first.
type spoken struct {
	records []content.Record // answers and edited copies
	lists   [][]content.Entry
}

// speech returns all the person wrote to questions and letters.
func speech(w *content.Workbook) map[wordsKey]*spoken {
	all := map[wordsKey]*spoken{}
	at := func(k content.Key) *spoken {
		s := all[wordsKey{k.Track, k.ID}]
		if s == nil {
			s = &spoken{}
			all[wordsKey{k.Track, k.ID}] = s
		}
		return s
	}
	for r := range w.Records() {
		switch r.(type) {
		case content.Answer, content.EditedCopy:
			s := at(r.Key())
			s.records = append(s.records, r)
		}
	}
	for k, list := range w.EntryLists() {
		s := at(k)
		s.lists = append(s.lists, list)
	}
	for _, s := range all {
		text.Sort(s.records, func(a, b content.Record) int {
			return cmp.Or(cmp.Compare(b.Key().Pass, a.Key().Pass), cmp.Compare(a.Key().Kind, b.Key().Kind))
		})
		text.Sort(s.lists, func(a, b []content.Entry) int { return cmp.Compare(b[0].Pass, a[0].Pass) })
	}
	return all
}

// walk gathers a track page by page, then what its questions have left behind.
func (g *gatherer) walk(t *content.Track) {
	from := len(g.items)
	profile, _ := g.work.Profile(t.ID)
	label := g.work.Label(t.ID)
	for _, p := range t.Pages() {
		at := Finding{Track: t, Page: p, Title: p.Title, Spot: content.Spot{Chapter: p.Chapter.ID, Page: p.ID}}
		g.add(item{sort: titleItem, found: at}, p.Title)
		kept := p.State(g.work, g.work.Route(t.ID)) == content.Kept
		for _, b := range p.Blocks {
			id, title, ask := content.Named(b)
			if id == "" {
				g.addRated(at, b, label)
				continue
			}
			at := at
			if ask != nil {
				ask = ask.OptionsWorded(g.work, t.ID, profile.Pass)
				at.Spot.Question = id
			} else {
				at.Letter = id
			}
			shown := !kept && b.Info().ShowIf.Holds(g.work, t.ID, profile.Pass)
			g.addNamed(at, id, content.Fill(title, label), shown)
			pass := profile.Pass
			if ask != nil {
				pass = ask.PassFor(pass)
			}
			g.addSpoken(at, ask, label, wordsKey{t.ID, id}, pass)
		}
	}
	g.addCheckIn(t, label)
	g.gone(func(id content.TrackID) bool { return id == t.ID })
	text.SortStable(g.items[from:], func(a, b item) int { return cmp.Compare(a.sort, b.sort) })
}

func (g *gatherer) add(it item, words string) {
	it.found.Text = words
	it.folded = text.Fold(words)
	g.items = append(g.items, it)
}

// addNamed adds a question or a letter; one that doesn't show now is found by
// its code alone, because it may stand on a form that was printed.
func (g *gatherer) addNamed(at Finding, id, title string, shown bool) {
	it := item{sort: questionItem, found: at}
	if g.code != nil {
		it.code = g.code(at.Track.ID, id)
	}
	g.add(it, title)
	if !shown {
		g.items[len(g.items)-1].folded = ""
	}
}

// addSpoken adds what the person wrote to one question, letter or plan. Of a log
// the latest days come first.
func (g *gatherer) addSpoken(at Finding, ask *content.Ask, label string, k wordsKey, pass int) {
	s := g.spoken[k]
	if s == nil {
		return
	}
	delete(g.spoken, k)
	from := func(p int) Finding {
		f := at
		f.Yours, f.Pass, f.Earlier = true, p, p != pass
		return f
	}
	for _, r := range s.records {
		found := item{sort: wordsItem, found: from(r.Key().Pass), ask: ask}
		switch r := r.(type) {
		case content.EditedCopy:
			g.add(found, r.Text)
		case content.Answer:
			if words := answerText(ask, label, r.Value); words != "" {
				g.add(found, words)
			}
		}
	}
	for _, list := range s.lists {
		for i := range list {
			e := &list[i]
			if ask != nil && ask.Dated() {
				e = &list[len(list)-1-i]
			}
			words, _ := entryText(ask, label, *e)
			g.add(item{sort: wordsItem, found: from(e.Pass), ask: ask, entry: e, label: label}, words)
		}
	}
}

// answerText returns an answer as it is searched. A rating is a number alone, which
// nobody looks for.
func answerText(a *content.Ask, label string, v content.Value) string {
	if _, ok := v.(content.Rating); ok || v == nil {
		return ""
	}
	if words, ok := v.(content.Text); ok {
		return string(words)
	}
	if a == nil {
		a = &content.Ask{}
	}
	return strings.Join(a.WordsFor(label, v), "\n")
}

// cellStart is where a cell begins in the text of its entry.
type cellStart struct {
	column content.Column
	at     int
}

// entryText returns an entry as it is searched, and where its cells are.
func entryText(a *content.Ask, label string, e content.Entry) (string, []cellStart) {
	if a == nil {
		a = &content.Ask{}
	}
	var b strings.Builder
	if !e.On.IsZero() {
		b.WriteString(text.Date(e.On) + ":")
	}
	var starts []cellStart
	for i, cell := range a.EntryWordsFor(label, e) {
		if cell == "" {
			continue
		}
		switch {
		case len(starts) > 0:
			b.WriteString(" — ")
		case b.Len() > 0:
			b.WriteString(" ")
		}
		start := cellStart{at: b.Len()}
		if i < len(a.Columns) {
			start.column = a.Columns[i]
		}
		starts = append(starts, start)
		b.WriteString(cell)
	}
	return b.String(), starts
}

// cellAt returns the cell of an entry that a place in its text belongs to, and the
// cursor in it.
func cellAt(a *content.Ask, label string, e content.Entry, at int) (part string, offset int) {
	if a == nil || len(a.Columns) == 0 {
		return e.ID, 0
	}
	cell := cellStart{column: a.Columns[0], at: at}
	_, starts := entryText(a, label, e)
	for _, s := range starts {
		if s.at <= at {
			cell = s
		}
	}
	if cell.column.Kind == content.KindLine {
		offset = at - cell.at
	}
	return e.ID + "/" + cell.column.ID, offset
}

// notes adds the free pages that don't rest, newest first.
func (g *gatherer) notes() {
	notes := g.work.Notes(false)
	text.Sort(notes, func(a, b content.Note) int {
		return cmp.Or(b.Written.Compare(a.Written), strings.Compare(a.ID, b.ID))
	})
	for _, n := range notes {
		g.add(item{sort: wordsItem, found: Finding{Title: n.Title, Note: n.ID, Yours: true}}, n.Title+"\n"+n.Text)
	}
}

// gone adds what has lost its place in the book, under the wording it answered.
func (g *gatherer) gone(of func(content.TrackID) bool) {
	var keys []wordsKey
	for k := range g.spoken {
		if of(k.track) {
			keys = append(keys, k)
		}
	}
	text.Sort(keys, func(a, b wordsKey) int {
		return cmp.Or(strings.Compare(string(a.track), string(b.track)), strings.Compare(a.id, b.id))
	})
	for _, k := range keys {
		at := Finding{Track: g.book.Track(k.track), Title: content.Fill(g.spoken[k].wording(k.id), g.work.Label(k.track))}
		g.addSpoken(at, nil, g.work.Label(k.track), k, 0)
	}
}

// wording returns what was asked when it was written.
func (s *spoken) wording(id string) string {
	asked := ""
	if len(s.records) > 0 {
		if a, ok := s.records[0].(content.Answer); ok {
			asked = a.Wording
		}
	} else {
		asked = s.lists[0][0].Wording
	}
	return cmp.Or(asked, strings.ReplaceAll(id, "-", " "))
}
