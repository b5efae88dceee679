// Package content is the book and what a person writes into it: the types, the
// [Workbook] of everything a person has put in, and pure functions over the two
// (progress, recall, letters). It does no I/O; package load turns chapter files
// into a [Book].
//
// Ids are the one promise: an answer hangs on "track/question" for ever, so an
// id never changes its meaning or its kind. Everything else may be reworded.
package content

import (
	"embed"
	"io/fs"
	"iter"
	"slices"
	"strconv"
	"sync"
)

// TrackID names one of the tracks a person can walk.
type TrackID string

// The tracks of the built-in book.
const (
	Hurt    TrackID = "hurt"    // rebuilding trust after being hurt
	Hurting TrackID = "hurting" // rebuilding it after hurting someone
)

// SafetyTrack is what the [Book.Safety] chapter says it belongs to. It is no track of
// the book: nothing on its pages is asked, answered or counted.
const SafetyTrack TrackID = "safety"

// Book is a whole workbook in one language, in reading order.
type Book struct {
	Title    string
	Language string // BCP 47, such as "en"
	Version  string // kept with each answer, so that later wording can be told apart
	Tracks   []*Track
	Safety   *Chapter // what everybody may read for when it isn't safe, in no track; nil where the book has none

	Before *Ask // how stirred up one is, asked by each [Before]; nil where no page asks
	After  *Ask // lighter, same or heavier, asked by each [After]; nil where no page asks
}

// Track is one path through the book.
type Track struct {
	ID       TrackID
	Title    string
	About    string
	Chapters []*Chapter
	Short    Way
	First    FirstPage
}

// Way is a selection of a track's pages, in their order; none where there is no such
// way.
type Way struct {
	Pages []string // their ids
	Line  int      // of the list in the book's file
}

// FirstPage names the questions whose answers stand at the front of a printed track.
type FirstPage struct {
	Happened []string // what it is about
	Helped   []string
	Again    []string // when to look again
	Line     int      // in the book's file
}

// Questions returns all of them.
func (f FirstPage) Questions() []string { return slices.Concat(f.Happened, f.Helped, f.Again) }

// Chapter is one Markdown file.
type Chapter struct {
	ID      string // unique within its track
	Title   string
	About   string
	Minutes int // a rough reading and writing time
	Number  int // shown before the title; 0 where the chapter has none
	File    string
	Track   *Track

	pages func() []*Page
}

// SetPages gives the chapter its pages: read is called once, when they are first
// asked for. A start shows one page, and need not read the others.
func (c *Chapter) SetPages(read func() []*Page) { c.pages = sync.OnceValue(read) }

// Pages returns the chapter's pages in the order of the file. The caller must not
// change the slice.
func (c *Chapter) Pages() []*Page { return c.pages() }

// Heading returns the chapter's title with its number, if it has one.
func (c *Chapter) Heading() string {
	if c.Number == 0 {
		return c.Title
	}
	return strconv.Itoa(c.Number) + " " + c.Title
}

// Page is what one screen holds: some reading, then something to do.
type Page struct {
	ID       string // unique within its track
	Title    string
	SetAside Route // kept for later for anyone whose route shares one of these
	FirstOn  Route // comes first in its chapter on these routes
	Line     int   // of the heading in the chapter's file
	Chapter  *Chapter
	Blocks   []Block
}

// Track returns the track the page belongs to.
func (p *Page) Track() *Track { return p.Chapter.Track }

// Number returns the page's place among the pages of its chapter, from 1.
func (p *Page) Number() (n, of int) {
	pages := p.Chapter.Pages()
	for i, q := range pages {
		if q == p {
			n = i + 1
		}
	}
	return n, len(pages)
}

// NumberOnWay returns the page's place in the short way and how many pages that has, or
// zeros where the page isn't on it.
func (p *Page) NumberOnWay() (n, of int) {
	way := p.Track().Short.Pages
	if i := slices.Index(way, p.ID); i >= 0 {
		return i + 1, len(way)
	}
	return 0, 0
}

// Asks returns the page's questions in order, whether or not they show now.
func (p *Page) Asks() []*Ask {
	var asks []*Ask
	for _, b := range p.Blocks {
		if a, ok := b.(*Ask); ok {
			asks = append(asks, a)
		}
	}
	return asks
}

// Track finds a track by id, or nil.
func (b *Book) Track(id TrackID) *Track {
	for _, t := range b.Tracks {
		if t.ID == id {
			return t
		}
	}
	return nil
}

// Pages returns all pages of the track in the order of the files.
func (t *Track) Pages() []*Page {
	var pages []*Page
	for _, c := range t.Chapters {
		pages = append(pages, c.Pages()...)
	}
	return pages
}

// Blocks goes through the blocks of the track with their pages, in the order of the
// files. Chapters are read as it comes to them.
func (t *Track) Blocks() iter.Seq2[*Page, Block] {
	return func(yield func(*Page, Block) bool) {
		for _, c := range t.Chapters {
			for _, p := range c.Pages() {
				for _, b := range p.Blocks {
					if !yield(p, b) {
						return
					}
				}
			}
		}
	}
}

// Asks goes through the questions of the track with their pages.
func (t *Track) Asks() iter.Seq2[*Page, *Ask] {
	return func(yield func(*Page, *Ask) bool) {
		for p, b := range t.Blocks() {
			if a, ok := b.(*Ask); ok && !yield(p, a) {
				return
			}
		}
	}
}

// ShortWay returns the pages of the short way: a few that stand alone, for somebody
// who has an hour.
func (t *Track) ShortWay() []*Page {
	var pages []*Page
	for _, id := range t.Short.Pages {
		if p := t.Page(id); p != nil {
			pages = append(pages, p)
		}
	}
	return pages
}

// tonight is the id of the page for a bad night. It stands alone, and asks nothing first.
const tonight = "tonight"

// Tonight returns the page for a bad night, nil where no short way of the book has one.
// No chapter but its own and those before it are read for that.
func (b *Book) Tonight() *Page {
	for _, t := range b.Tracks {
		if slices.Contains(t.Short.Pages, tonight) {
			return t.Page(tonight)
		}
	}
	return nil
}

// HasTonight reports whether there is a page for a bad night. No chapter is read for it.
func (b *Book) HasTonight() bool {
	return slices.ContainsFunc(b.Tracks, func(t *Track) bool { return slices.Contains(t.Short.Pages, tonight) })
}

// Gate returns the page with the questions about safety, or nil.
func (t *Track) Gate() *Page {
	for p, a := range t.Asks() {
		if a.Kind == KindGate {
			return p
		}
	}
	return nil
}

// Hushed reports whether the name of the page tells more than somebody may want seen at a
// start, before any key: where it asks about safety, or nothing but what is private.
func (p *Page) Hushed() bool {
	tells := func(a *Ask) bool { return a.Kind == KindGate }
	shows := func(a *Ask) bool { return !a.Private }
	asks := p.Asks()
	return slices.ContainsFunc(asks, tells) || len(asks) > 0 && !slices.ContainsFunc(asks, shows)
}

// Page finds a page by id, or nil.
func (t *Track) Page(id string) *Page {
	for _, c := range t.Chapters {
		if p := c.Page(id); p != nil {
			return p
		}
	}
	return nil
}

// Page finds a page of the chapter by id, or nil.
func (c *Chapter) Page(id string) *Page {
	for _, p := range c.Pages() {
		if p.ID == id {
			return p
		}
	}
	return nil
}

// Ask finds a question by id and the page it now stands on, or nil.
func (t *Track) Ask(id string) (*Ask, *Page) {
	for p, a := range t.Asks() {
		if a.ID == id {
			return a, p
		}
	}
	return nil, nil
}

//go:embed en helplines.yaml
var files embed.FS

// Files returns what comes with the program: the chapters in the folder en, and
// helplines.yaml.
func Files() fs.FS { return files }
