package content

import (
	"strconv"
	"strings"

	"groundwork/content/text"
)

// Heading returns the chapter's title with its number, if it has one.
func (c *Chapter) Heading() string {
	if c.Number == 0 {
		return c.Title
	}
	return strconv.Itoa(c.Number) + " " + c.Title
}

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

// FirstWords returns what a note is called in a list.
func (n Note) FirstWords() string {
	for line := range strings.Lines(n.Title + "\n" + n.Text) {
		if line = strings.TrimSpace(text.CleanLine(text.Display(line))); line != "" {
			return line
		}
	}
	return "a note"
}
