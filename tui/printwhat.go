package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/paper"
	"groundwork/content/text"
	"groundwork/tui/theme"
)

// printed is one thing that can be printed.
type printed struct {
	label  string
	id     string // of the letter or the plan
	choose func(*paper.Selection)
}

// printable is what can be printed from a track, the largest first.
func printable(s *sitting, track *content.Track) []printed {
	all := []printed{
		{label: "everything", choose: func(p *paper.Selection) { p.Track = "" }},
		{label: "this track", choose: func(*paper.Selection) {}},
	}
	for _, c := range track.Chapters {
		all = append(all, printed{label: chapterTitle(c), choose: func(p *paper.Selection) { p.Chapter = c.ID }})
	}
	if plan := track.Plan(); plan != nil {
		all = append(all, printed{label: "my plan", id: plan.ID, choose: func(p *paper.Selection) { p.Plan = true }})
	}
	for _, l := range track.Letters() {
		title := text.Display(content.Fill(l.Title, s.workbook().Label(track.ID)))
		all = append(all, printed{
			label: "a letter: " + text.CleanLine(title), id: l.ID,
			choose: func(p *paper.Selection) { p.Letter = l.ID },
		})
	}
	all = append(all, printed{label: "a blank form", choose: func(p *paper.Selection) { p.Blank = true }})
	if len(s.book.Tracks) > 1 {
		all = append(all, printed{label: "a blank form of all tracks", choose: func(p *paper.Selection) { p.Blank, p.Track = true, "" }})
	}
	return all
}

// helpOnPaper are the help lines of the person's country, as a blank form has them.
func (s *sitting) helpOnPaper() paper.Help {
	countries, anywhere := s.directory()
	here, _ := content.HelpFor(countries, s.helpCountry())
	return paper.Help{Country: here, Anywhere: anywhere}
}

// newPrintingOf is the print screen with a letter or the plan chosen.
func newPrintingOf(s *sitting, track *content.Track, id string) *printing {
	p := newPrinting(s, track)
	for i, w := range p.what {
		if w.id == id {
			p.rows[rowWhat].at = i
		}
	}
	return p
}

// leaveOut is the list of pages to be left out of a print, one by one.
type leaveOut struct {
	list
	print *printing
}

func newLeaveOut(p *printing) *leaveOut {
	l := &leaveOut{print: p}
	l.above = func(width int, t theme.Theme) []string {
		return append([]string{t.Title.Render("Leave out"), ""}, sentence("Pages with a mark are left out of the print.", width, t.Body)...)
	}
	l.menu.keys = newListKeys("mark or take the mark away", "done")
	l.refresh()
	return l
}

func (l *leaveOut) refresh() {
	var items []choice
	for _, p := range l.print.pages() {
		name, mark := pageName(p), "[ ] "
		if l.print.left[name] {
			mark = "[x] "
		}
		it := choice{label: mark + p.Title, do: func() (step, tea.Cmd) {
			l.print.leave(name)
			l.refresh()
			return stay(), nil
		}}
		if p == p.Chapter.Pages()[0] {
			it.head = chapterTitle(p.Chapter)
			if l.print.selection().Track == "" {
				it.head = p.Track().Title + " · " + it.head
			}
		}
		items = append(items, it)
	}
	l.menu.set(items)
}

// pageName names a page among all tracks, as [paper.Selection] does.
func pageName(p *content.Page) string { return string(p.Track().ID) + "/" + p.ID }

// pages are those that what is chosen may print, in the order of the files: the
// order on the screen would tell of the route.
func (p *printing) pages() []*content.Page {
	sel := p.selection()
	var pages []*content.Page
	for _, t := range p.sitting.book.Tracks {
		if sel.Track != "" && sel.Track != t.ID {
			continue
		}
		for _, page := range t.Pages() {
			if sel.Chapter == "" || sel.Chapter == page.Chapter.ID {
				pages = append(pages, page)
			}
		}
	}
	return pages
}

// leave leaves a page out, or takes it in again.
func (p *printing) leave(name string) {
	if p.left[name] {
		delete(p.left, name)
	} else {
		p.left[name] = true
	}
}

// leftOut says how many pages are left out of what is chosen.
func (p *printing) leftOut() string {
	n := 0
	for _, page := range p.pages() {
		if p.left[pageName(page)] {
			n++
		}
	}
	switch n {
	case 0:
		return "none"
	case 1:
		return "1 page"
	}
	return fmt.Sprintf("%d pages", n)
}

// Update implements [screen].
func (l *leaveOut) Update(msg tea.Msg) (step, tea.Cmd) {
	st, cmd, _ := l.update(msg)
	return st, cmd
}

// Header implements [screen].
func (l *leaveOut) Header() (string, string) { return l.print.title(), "" }
