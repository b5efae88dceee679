package load

import (
	"slices"

	"groundwork/content"
)

// ways reads the short ways of a book's tracks.
func (f *fields) ways(b *content.Book) {
	if f.find("ways") == nil {
		return
	}
	for _, way := range f.maps("ways", needed) {
		id := way.id("track")
		pages := way.texts("pages", needed)
		way.done("a way")
		track := b.Track(content.TrackID(id))
		switch {
		case id == "":
		case track == nil:
			way.wrong("track", "name a track of this book", "there is no track %q", id)
		case track.Short.Pages != nil:
			way.wrong("track", "remove one of them", "the track %q has two ways", id)
		default:
			track.Short = content.Way{Pages: pages, Line: way.line("pages")}
		}
	}
}

// firstPages reads which answers stand at the front of the printed tracks.
func (f *fields) firstPages(b *content.Book) {
	if f.find("first-page") == nil {
		return
	}
	for _, m := range f.maps("first-page", needed) {
		id := m.id("track")
		first := content.FirstPage{
			Happened: m.texts("happened", optional), Helped: m.texts("helped", optional), Again: m.texts("again", optional), Line: m.line("track"),
		}
		m.done("a first page")
		if track := b.Track(content.TrackID(id)); track != nil {
			track.First = first
		} else if id != "" {
			m.wrong("track", "name a track of this book", "there is no track %q", id)
		}
	}
}

// checkFirstPage checks that the questions of a track's first page are there.
func (c *checker) checkFirstPage() {
	c.file = bookFile
	for _, id := range c.track.First.Questions() {
		if c.asks[id] == nil {
			c.add(c.track.First.Line, "name a question of the track", "the first page of %q has %q, which is no question", c.track.ID, id)
		}
	}
}

// checkWay checks that the pages of a track's short way are there.
func (c *checker) checkWay() {
	c.file = bookFile
	way := c.track.Short
	for i, id := range way.Pages {
		switch {
		case c.track.Page(id) == nil:
			c.add(way.Line, "name a page of the track", "the short way of %q has a page %q, which is not there", c.track.ID, id)
		case slices.Contains(way.Pages[:i], id):
			c.add(way.Line, "remove one of them", "the short way of %q has the page %q twice", c.track.ID, id)
		}
	}
}
