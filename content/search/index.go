// Package search finds words in a book and in what a person wrote. An [Index] is made
// once for a search.
package search

import (
	"strings"

	"groundwork/content"
	"groundwork/content/text"
)

// Index is everything that can be searched for, in the order it is listed: of each
// track the titles of its pages, the person's words, and the questions. It is
// made once for a search, and does not follow later changes.
type Index struct {
	items []item
	rests bool
}

// Hit is one item of an [Index] that was found; see [Index.Finding].
type Hit struct{ item, at, size int }

// Finding is a hit as a reader needs it: where it leads and the words there.
type Finding struct {
	Track   *content.Track // nil for a note, and for a track the book does not have
	Page    *content.Page  // nil for a note, and for words whose question has gone
	Title   string         // of the page or the note; what was asked, where that has gone
	Spot    content.Spot   // in the page, the cursor at the hit
	Letter  string         // the letter or plan found, or ""
	Note    string         // the note's id, or ""
	CheckIn bool           // the ratings that are given on any day
	Pass    int            // of the person's words
	Yours   bool           // the person's own words, not the book's
	Earlier bool           // from an earlier pass than the present one

	Text     string // what was searched
	At, Size int    // the hit in Text, in bytes
}

// item is one text and the place it leads to.
type item struct {
	sort   int // title, words or question
	folded string
	code   string
	found  Finding
	ask    *content.Ask
	entry  *content.Entry
	label  string // of the other person, for an entry
}

// The order of what is found in a track: titles are few, and a question that
// names the other person would stand before all that was written about them.
const (
	titleItem = iota
	wordsItem
	questionItem
)

// New gathers what can be searched for, beginning with one track. Of a
// page that is kept for later only the title is among it, as of any page that
// was never opened, and of a gate nothing is. code, if it is not nil, returns the
// code under which a question is known on paper.
func New(b *content.Book, w *content.Workbook, first content.TrackID, code func(content.TrackID, string) string) *Index {
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
	g.gone(func(content.TrackID) bool { return true })
	return &Index{g.items, w.AnyRests()}
}

// Unsearched says that what rests was not searched; "" where nothing rests.
func (x *Index) Unsearched() string {
	if x.rests {
		return "What rests isn't searched."
	}
	return ""
}

// Find returns all that holds the words, in order; what has them as its code comes
// first. Case and accents don't matter.
func (x *Index) Find(words string) []Hit {
	sought := strings.Fields(text.Fold(words))
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

// find returns where the phrase stands, or else the first of its words where all of
// them are there.
func (it *item) find(phrase string, words []string) (at, size int) {
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

// From returns what a hit is from: a track, or a note. It is neither for words of a
// track the book does not have.
func (x *Index) From(h Hit) (t *content.Track, note bool) {
	f := &x.items[h.item].found
	return f.Track, f.Note != ""
}

// Finding returns what was found.
func (x *Index) Finding(h Hit) Finding {
	it := &x.items[h.item]
	f := it.found
	f.At = text.Unfold(f.Text, h.at)
	f.Size = max(text.UnfoldEnd(f.Text, h.at+h.size)-f.At, 0)
	switch {
	case !f.Yours:
	case it.entry != nil:
		f.Spot.Part, f.Spot.Offset = cellAt(it.ask, it.label, *it.entry, f.At)
	case f.Note != "" && f.At > len(f.Title):
		f.Text, f.At = f.Text[len(f.Title)+1:], f.At-len(f.Title)-1
		f.Spot.Offset = f.At
	case f.Letter != "", it.ask != nil && it.ask.Written():
		f.Spot.Offset = f.At
	}
	return f
}
