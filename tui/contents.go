package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/theme"
)

// contentsScreen lists every page of the track.
type contentsScreen struct {
	list
	sitting *sitting
	track   *content.Track
	at      *content.Page // the page to stand on when next shown, or nil
	from    *content.Page // the page one came from last
}

// newContents lists the pages of a track, standing on one of them or, for nil,
// on the page the person is on.
func newContents(s *sitting, track *content.Track, at *content.Page) *contentsScreen {
	c := &contentsScreen{sitting: s, track: track, at: at}
	c.menu.keys = newListKeys("open", "home")
	return c
}

// Enter implements [screen]: it stands on the page one comes from.
func (c *contentsScreen) Enter() tea.Cmd {
	c.sitting.desk.collect()
	place, _ := c.sitting.workbook().Place()
	here := c.sitting.spotPage(c.track, place.Spots[c.track.ID])
	if c.at == nil && here != c.from {
		c.at = here
	}
	c.from = here
	c.refresh()
	return nil
}

// Resize implements [screen].
func (c *contentsScreen) Resize(f frame) {
	c.frame = f
	c.refresh()
	c.list.Resize(f)
}

// refresh lists the pages in the order of the route now walked.
func (c *contentsScreen) refresh() {
	w := c.sitting.workbook()
	profile, _ := w.Profile(c.track.ID)
	var items []choice
	for _, chapter := range c.track.Chapters {
		for i, p := range chapter.Shown(w, profile.Route) {
			it := choice{
				label: p.Title, detail: pageDetail(p, w, profile.Pass),
				do: func() (step, tea.Cmd) { return open(newPage(c.sitting, p.Page, content.Spot{})), nil },
			}
			if i == 0 {
				it.head = chapterTitle(chapter)
			}
			if p.Page == c.at {
				c.menu.at, c.at = len(items), nil
			}
			items = append(items, it)
		}
	}
	c.menu.set(items)
}

// pageDetail is a word about a page: skipped and kept pages look alike.
func pageDetail(p content.ShownPage, w *content.Workbook, pass int) string {
	visit, _ := w.Visit(p.Track().ID, p.ID, pass)
	switch {
	case visit.ComeBack:
		return "come back to this"
	case p.State == content.Done && len(p.Asks()) > 0 && !p.Written(w) && !gated(p.Page):
		return "for later"
	case p.State == content.Done:
		return "done"
	case p.State == content.Opened:
		return "begun"
	}
	return ""
}

// gated tells whether all the page asks is a gate, of which nothing is stored:
// having passed it is all there is to it.
func gated(p *content.Page) bool {
	for _, a := range p.Asks() {
		if a.Kind != content.KindGate {
			return false
		}
	}
	return true
}

// Update implements [screen].
func (c *contentsScreen) Update(msg tea.Msg) (step, tea.Cmd) {
	st, cmd, _ := c.update(msg)
	return st, cmd
}

// Header implements [screen].
func (c *contentsScreen) Header() (string, string) { return c.track.Title + " · Contents", "" }

// outline is the rail beside a page: the chapter's pages, and which one this is.
func outline(page *content.Page, s *sitting, width, height int, t theme.Theme) string {
	w := s.workbook()
	profile, _ := w.Profile(page.Track().ID)
	lines := []string{"", "", t.Label.Render(ansi.Truncate(chapterTitle(page.Chapter), width, "…")), ""}
	for _, p := range page.Chapter.Shown(w, profile.Route) {
		sign, style := mark(p.State), t.Faint
		if p.Page == page {
			sign, style = "▸", t.Accent.Bold(true)
		}
		for i, l := range text.Wrap(p.Title, width-2) {
			if i > 0 {
				sign = " "
			}
			lines = append(lines, style.Render(fmt.Sprintf("%s %s", sign, l)))
		}
	}
	if len(lines) > height {
		lines = lines[:height]
	}
	return strings.Join(lines, "\n")
}
