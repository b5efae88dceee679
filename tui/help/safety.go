package help

import (
	"slices"

	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// newSafety opens the pages for when it isn't safe, or one of them; nil where there
// are none. Nobody can see later that they were read: no visit is kept, and no place.
func newSafety(s *session.Session, to route.Safety) *ui.List {
	c := s.Book.Safety
	switch {
	case c == nil:
		return nil
	case to.Page == "":
		return newSafetyList(c)
	}
	if p := c.Page(to.Page); p != nil {
		return newSafetyPage(p)
	}
	return nil
}

// safetyChoice leads to these pages; nothing where the book has none.
func safetyChoice(s *session.Session) []ui.Choice {
	if s.Book.Safety == nil {
		return nil
	}
	return []ui.Choice{ui.Lead(s.Book.Safety.Title, route.Safety{})}
}

// newSafetyList lists the pages.
func newSafetyList(c *content.Chapter) *ui.List {
	l := ui.NewList("choose", "back", ui.Titled(c.Title, c.About, "The book keeps nothing of this."))
	for _, p := range c.Pages() {
		l.Items = append(l.Items, ui.Lead(p.Title, route.Safety{Page: p.ID}))
	}
	lines := ui.Lead("Help lines", route.Help{})
	lines.Apart = true
	l.Items = append(l.Items, lines, ui.BackChoice("Back"))
	return l
}

// newSafetyPage is one page to read. The next one comes in its place.
func newSafetyPage(p *content.Page) *ui.List {
	l := ui.NewList("choose", "back", func(width int, t ui.Theme) []string {
		lines := ui.Sentence(p.Title, width, t.Title)
		for _, b := range p.Visible(content.NewWorkbook(), 0) {
			switch b := b.(type) {
			case *content.Prose:
				lines = append(append(lines, ""), ui.Prose(b.Paras, "", width, t)...)
			case *content.Why:
				lines = append(append(lines, ""), ui.Prose(b.Paras, "", width, t)...)
			}
		}
		return lines
	})
	l.Left = p.Chapter.Title
	pages := p.Chapter.Pages()
	if next := slices.Index(pages, p) + 1; next < len(pages) {
		l.Items = append(l.Items, ui.Choice{Label: "Next: " + pages[next].Title, Step: route.Replace(route.Safety{Page: pages[next].ID})})
	}
	l.Items = append(l.Items, ui.Lead("Help lines", route.Help{}), ui.BackChoice("Back"))
	return l
}
