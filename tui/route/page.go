package route

import "groundwork/content"

// PageOf is the route of a page of the book.
func PageOf(p *content.Page) Page {
	return Page{Track: p.Track().ID, Spot: content.Spot{Chapter: p.Chapter.ID, Page: p.ID}}
}

// OnWay is the route of a page that is come to by the short way.
func OnWay(p *content.Page) Page {
	to := PageOf(p)
	to.Spot.Way = true
	return to
}

// Alone is the route of a page that is opened by itself, from wherever one is: it leads
// nowhere else, and what one was at stays so.
func Alone(p *content.Page) Page {
	to := PageOf(p)
	to.Alone = true
	return to
}
