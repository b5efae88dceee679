package content

import (
	"cmp"
	"slices"
	"strings"
)

// Index is everything that can be searched for, in the order it is told: of each
// track the titles of its pages, the person's words, and the questions. It is
// made once for a search, and does not follow later changes.
type Index struct{ items []searchItem }

// Hit is one item of an [Index] that was found; see [Index.Finding].
type Hit struct{ item, at, size int }

// Finding is a hit as a reader needs it: where it leads and the words there.
type Finding struct {
	Track   *Track // nil for a note, and for a track the book does not have
	Page    *Page  // nil for a note, and for words whose question has gone
	Title   string // of the page or the note; what was asked, where that has gone
	Spot    Spot   // in the page, the cursor at the hit
	Letter  string // the letter or plan found, or ""
	Note    string // the note's id, or ""
	Pass    int    // of the person's words
	Yours   bool   // the person's own words, not the book's
	Earlier bool   // from an earlier pass than the present one

	Text     string // what was searched
	At, Size int    // the hit in Text, in bytes
}

// searchItem is one text and the place it leads to.
type searchItem struct {
	sort   int // title, words or question
	folded string
	code   string
	found  Finding
	ask    *Ask
	entry  *Entry
	label  string // of the other person, for an entry
}

// The order of what is found in a track: titles are few, and a question that
// names the other person would stand before all that was written about them.
const (
	titleItem = iota
	wordsItem
	questionItem
)

// NewIndex gathers what can be searched for, beginning with one track. Of a
// page that is kept for later only the title is among it, as of any page that
// was never opened, and of a gate nothing is. code, if it is not nil, gives the
// code under which a question is known on paper.
func NewIndex(b *Book, w *Workbook, first TrackID, code func(TrackID, string) string) *Index {
	g := &gatherer{book: b, work: w, code: code, spoken: speech(w)}
	if t := b.Track(first); t != nil {
		g.walk(t)
	}
	g.notes()
	for _, t := range b.Tracks {
		if t.ID != first {
			g.walk(t)
		}
	}
	g.gone(func(TrackID) bool { return true })
	return &Index{g.items}
}

// Find is all that holds the words, in order; what has them as its code comes
// first. Case and accents don't matter.
func (x *Index) Find(words string) []Hit {
	sought := strings.Fields(fold(words))
	if len(sought) == 0 {
		return nil
	}
	phrase := strings.Join(sought, " ")
	code := strings.ToUpper(strings.TrimSpace(words))
	var coded, hits []Hit
	for i := range x.items {
		it := &x.items[i]
		if it.code == code {
			coded = append(coded, Hit{item: i})
		} else if at, size := it.find(phrase, sought); at >= 0 {
			hits = append(hits, Hit{i, at, size})
		}
	}
	return append(coded, hits...)
}

// find is where the phrase stands, or else the first of its words where all of
// them are there.
func (it *searchItem) find(phrase string, words []string) (at, size int) {
	if at := strings.Index(it.folded, phrase); at >= 0 || len(words) == 1 {
		return at, len(phrase)
	}
	for _, w := range words {
		if !strings.Contains(it.folded, w) {
			return -1, 0
		}
	}
	return strings.Index(it.folded, words[0]), len(words[0])
}

// From tells what a hit is from: a track, or a note. It is neither for words of a
// track the book does not have.
func (x *Index) From(h Hit) (t *Track, note bool) {
	f := &x.items[h.item].found
	return f.Track, f.Note != ""
}

// Finding tells what was found.
func (x *Index) Finding(h Hit) Finding {
	it := &x.items[h.item]
	f := it.found
	f.At = unfold(f.Text, h.at)
	f.Size = max(unfoldEnd(f.Text, h.at+h.size)-f.At, 0)
	switch {
	case !f.Yours:
	case it.entry != nil:
		f.Spot.Part, f.Spot.Offset = cellAt(it.ask, it.label, *it.entry, f.At)
	case f.Note != "":
		f.Spot.Offset = max(f.At-len(f.Title)-1, 0)
	case f.Letter != "", it.ask != nil && (it.ask.Kind == KindLine || it.ask.Kind == KindText):
		f.Spot.Offset = f.At
	}
	return f
}

// wordsKey names a question, letter or plan: they share one namespace.
type wordsKey struct {
	track TrackID
	id    string
}

// gatherer makes an index.
type gatherer struct {
	book   *Book
	work   *Workbook
	code   func(TrackID, string) string
	spoken map[wordsKey][]Record // what has found no place yet, newest pass first
	items  []searchItem
}

// speech is all the person wrote to questions and letters.
func speech(w *Workbook) map[wordsKey][]Record {
	all := map[wordsKey][]Record{}
	for _, r := range w.records {
		k := r.Key()
		switch k.Kind {
		case RecordAnswer, RecordEntry, RecordCopy:
			at := wordsKey{k.Track, k.ID}
			all[at] = append(all[at], r)
		}
	}
	for _, list := range all {
		slices.SortFunc(list, compareSpoken)
	}
	return all
}

func compareSpoken(a, b Record) int {
	if c := cmp.Compare(b.Key().Pass, a.Key().Pass); c != 0 {
		return c
	}
	x, isEntry := a.(Entry)
	y, alike := b.(Entry)
	if isEntry && alike {
		return compareEntries(x, y)
	}
	return cmp.Compare(a.Key().Kind, b.Key().Kind)
}

// walk gathers a track page by page, then what its questions have left behind.
func (g *gatherer) walk(t *Track) {
	from := len(g.items)
	profile, _ := g.work.Profile(t.ID)
	label := g.work.Label(t.ID)
	for _, p := range t.Pages() {
		at := Finding{Track: t, Page: p, Title: p.Title, Spot: Spot{Chapter: p.Chapter.ID, Page: p.ID}}
		g.add(searchItem{sort: titleItem, found: at}, p.Title)
		kept := p.State(g.work, profile.Route) == Kept
		for _, b := range p.Blocks {
			id, title, ask := named(b)
			if id == "" {
				continue
			}
			at := at
			if ask != nil {
				at.Spot.Question = id
			} else {
				at.Letter = id
			}
			shown := !kept && b.Info().ShowIf.Holds(g.work, t.ID, profile.Pass)
			g.addNamed(at, id, Fill(title, label), shown)
			pass := profile.Pass
			if ask != nil {
				pass = ask.PassFor(pass)
			}
			g.addSpoken(at, ask, label, wordsKey{t.ID, id}, pass)
		}
	}
	g.gone(func(id TrackID) bool { return id == t.ID })
	slices.SortStableFunc(g.items[from:], func(a, b searchItem) int { return cmp.Compare(a.sort, b.sort) })
}

// named is the id and the title of a block that words are kept under. A gate
// has none.
func named(b Block) (id, title string, ask *Ask) {
	switch b := b.(type) {
	case *Ask:
		if b.Kind != KindGate {
			return b.ID, b.Label, b
		}
	case *Letter:
		return b.ID, b.Title, nil
	case *Plan:
		return b.ID, b.Title, nil
	}
	return "", "", nil
}

func (g *gatherer) add(it searchItem, text string) {
	it.found.Text = text
	it.folded = fold(text)
	g.items = append(g.items, it)
}

// addNamed adds a question or a letter; one that doesn't show now is found by
// its code alone, because it may stand on a form that was printed.
func (g *gatherer) addNamed(at Finding, id, title string, shown bool) {
	it := searchItem{sort: questionItem, found: at}
	if g.code != nil {
		it.code = g.code(at.Track.ID, id)
	}
	g.add(it, title)
	if !shown {
		g.items[len(g.items)-1].folded = ""
	}
}

// addSpoken adds what the person wrote to one question, letter or plan.
func (g *gatherer) addSpoken(at Finding, ask *Ask, label string, k wordsKey, pass int) {
	for _, r := range g.spoken[k] {
		f := at
		f.Yours, f.Pass = true, r.Key().Pass
		f.Earlier = f.Pass != pass
		switch r := r.(type) {
		case EditedCopy:
			g.add(searchItem{sort: wordsItem, found: f}, r.Text)
		case Entry:
			text, _ := entryText(ask, label, r)
			g.add(searchItem{sort: wordsItem, found: f, ask: ask, entry: &r, label: label}, text)
		case Answer:
			if text := answerText(ask, label, r.Value); text != "" {
				g.add(searchItem{sort: wordsItem, found: f, ask: ask}, text)
			}
		}
	}
	delete(g.spoken, k)
}

// answerText is an answer as it is searched. A rating is a number alone, which
// nobody looks for.
func answerText(a *Ask, label string, v Value) string {
	if _, ok := v.(Rating); ok || v == nil {
		return ""
	}
	if text, ok := v.(Text); ok {
		return string(text)
	}
	if a == nil {
		a = &Ask{}
	}
	return strings.Join(a.WordsFor(label, v), "\n")
}

// cellStart is where a cell begins in the text of its entry.
type cellStart struct {
	column Column
	at     int
}

// entryText is an entry as it is searched, and where its cells are.
func entryText(a *Ask, label string, e Entry) (string, []cellStart) {
	if a == nil {
		a = &Ask{}
	}
	var b strings.Builder
	if !e.On.IsZero() {
		b.WriteString(e.On.Format(dateLayout) + ":")
	}
	var starts []cellStart
	for i, cell := range a.EntryWordsFor(label, e) {
		if cell == "" {
			continue
		}
		if b.Len() > 0 {
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

// cellAt is the cell of an entry that a place in its text belongs to, and the
// cursor in it.
func cellAt(a *Ask, label string, e Entry, at int) (part string, offset int) {
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
	if cell.column.Kind == KindLine {
		offset = at - cell.at
	}
	return e.ID + "/" + cell.column.ID, offset
}

// notes adds the free pages, newest first.
func (g *gatherer) notes() {
	var notes []Note
	for _, r := range g.work.records {
		if n, ok := r.(Note); ok {
			notes = append(notes, n)
		}
	}
	slices.SortFunc(notes, func(a, b Note) int {
		return cmp.Or(b.Written.Compare(a.Written), strings.Compare(a.ID, b.ID))
	})
	for _, n := range notes {
		g.add(searchItem{sort: wordsItem, found: Finding{Title: n.Title, Note: n.ID, Yours: true}}, n.Title+"\n"+n.Text)
	}
}

// gone adds what has lost its place in the book, under the wording it answered.
func (g *gatherer) gone(of func(TrackID) bool) {
	var keys []wordsKey
	for k := range g.spoken {
		if of(k.track) {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b wordsKey) int {
		return cmp.Or(strings.Compare(string(a.track), string(b.track)), strings.Compare(a.id, b.id))
	})
	for _, k := range keys {
		at := Finding{Track: g.book.Track(k.track), Title: Fill(wording(g.spoken[k][0]), g.work.Label(k.track))}
		g.addSpoken(at, nil, g.work.Label(k.track), k, 0)
	}
}

// wording is what was asked when a record was written.
func wording(r Record) string {
	switch r := r.(type) {
	case Answer:
		return cmp.Or(r.Wording, r.Question)
	case Entry:
		return cmp.Or(r.Wording, r.Question)
	case EditedCopy:
		return cmp.Or(r.Wording, r.Letter)
	}
	return ""
}
