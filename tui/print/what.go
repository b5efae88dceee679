package print

import (
	"fmt"
	"maps"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/paper"
	"groundwork/content/text"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// printed is one thing that can be printed.
type printed struct {
	label  string
	id     string // of the letter or the plan
	choose func(*paper.Selection)
}

// printable is what can be printed from a track, the largest first.
func printable(s *session.Session, track *content.Track) []printed {
	all := []printed{
		{label: "everything", choose: func(p *paper.Selection) { p.Track = "" }},
		{label: "this track", choose: func(*paper.Selection) {}},
	}
	for _, c := range track.Chapters {
		all = append(all, printed{label: c.Heading(), choose: func(p *paper.Selection) { p.Chapter = c.ID }})
	}
	if plan := track.Plan(); plan != nil {
		all = append(all, printed{label: "my plan", id: plan.ID, choose: func(p *paper.Selection) { p.Plan = true }})
	}
	for _, l := range track.Letters() {
		title := text.Display(content.Fill(l.Title, s.Workbook().Label(track.ID)))
		all = append(all, printed{
			label: "a letter: " + text.CleanLine(title), id: l.ID,
			choose: func(p *paper.Selection) { p.Letter = l.ID },
		})
	}
	all = append(all, printed{label: "a blank form", choose: func(p *paper.Selection) { p.Blank = true }})
	if len(s.Book.Tracks) > 1 {
		all = append(all, printed{label: "a blank form of all tracks", choose: func(p *paper.Selection) { p.Blank, p.Track = true, "" }})
	}
	return all
}

// newPrintingOf is the print screen with a letter or the plan chosen.
func newPrintingOf(s *session.Session, track *content.Track, id string) *printing {
	p := newPrinting(s, track)
	for i, w := range p.what {
		if w.id == id && id != "" {
			p.rows[rowWhat].At = i
		}
	}
	return p
}

// leaveOut is the list of pages to be left out of a print, one by one.
type leaveOut struct {
	ui.List
	to    route.LeaveOut
	pages []*content.Page
}

func newLeaveOut(s *session.Session, to route.LeaveOut) *leaveOut {
	l := &leaveOut{to: to, pages: pagesOf(s.Book, to.Track, to.Chapter)}
	l.List = *ui.NewList("tick", "done", ui.Titled("Leave out", "Pages that are ticked are left out of the print."))
	l.Left, l.Fill = to.Head, l.choices
	return l
}

func (l *leaveOut) choices() []ui.Choice {
	var items []ui.Choice
	for _, p := range l.pages {
		name := pageName(p)
		it := ui.Choice{Label: p.Title, Ticked: l.to.Left[name], Tick: func() tea.Cmd {
			l.mark(name)
			return nil
		}}
		if p == p.Chapter.Pages()[0] {
			it.Head = p.Chapter.Heading()
			if l.to.Track == "" {
				it.Head = p.Track().Title + " · " + it.Head
			}
		}
		items = append(items, it)
	}
	return items
}

// mark leaves a page out, or takes it in again.
func (l *leaveOut) mark(name string) {
	if l.to.Left[name] {
		delete(l.to.Left, name)
	} else {
		l.to.Left[name] = true
	}
}

func (l *leaveOut) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	st, cmd := l.List.Update(msg)
	if st.Back > 0 {
		st.Result = l.to.Left
	}
	return st, cmd
}

// pageName names a page among all tracks, as [paper.Selection] does.
func pageName(p *content.Page) string { return string(p.Track().ID) + "/" + p.ID }

// pagesOf are the pages of a track and a chapter, or of all of them, in the order
// of the files: the order on the screen would tell of the route.
func pagesOf(book *content.Book, track content.TrackID, chapter string) []*content.Page {
	var pages []*content.Page
	for _, t := range book.Tracks {
		if track != "" && track != t.ID {
			continue
		}
		for _, page := range t.Pages() {
			if chapter == "" || chapter == page.Chapter.ID {
				pages = append(pages, page)
			}
		}
	}
	return pages
}

// leaveOut leads to the list of pages that what is chosen may print.
func (p *printing) leaveOut() (ui.Outcome, tea.Cmd) {
	sel := p.selection()
	return ui.Outcome{Step: route.To(route.LeaveOut{Head: p.title(), Track: sel.Track, Chapter: sel.Chapter, Left: maps.Clone(p.left)})}, nil
}

// leftOut says how many pages are left out of what is chosen.
func (p *printing) leftOut() string {
	n, sel := 0, p.selection()
	for _, page := range pagesOf(p.session.Book, sel.Track, sel.Chapter) {
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
