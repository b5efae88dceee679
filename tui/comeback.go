package tui

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// comeBack lists the pages marked "come back to this". The mark is taken away on
// the page itself.
type comeBack struct {
	list
	sitting *sitting
	track   *content.Track
}

// markedPages are the pages a person wants to come back to, in reading order.
func markedPages(s *sitting, t *content.Track) []*content.Page {
	profile, _ := s.workbook().Profile(t.ID)
	var pages []*content.Page
	for _, p := range t.Order(profile.Route) {
		if v, _ := s.workbook().Visit(t.ID, p.ID, profile.Pass); v.ComeBack {
			pages = append(pages, p)
		}
	}
	return pages
}

// comeBackChoice is the way there from Home, while there are any.
func comeBackChoice(s *sitting, t *content.Track) []choice {
	n := len(markedPages(s, t))
	if n == 0 {
		return nil
	}
	return []choice{{label: "Come back to", detail: strconv.Itoa(n), do: func() (route.Step, tea.Cmd) {
		return route.To(route.Marked{Track: t.ID}), nil
	}}}
}

func newComeBack(s *sitting, t *content.Track) *comeBack {
	c := &comeBack{sitting: s, track: t}
	c.above = func(_ int, th ui.Theme) []string { return []string{th.Title.Render("Come back to")} }
	c.below = func(width int, th ui.Theme) []string {
		return sentence("The mark is taken away at the end of its page.", width, th.Faint)
	}
	c.menu.keys = newListKeys("open", "home")
	c.refresh()
	return c
}

func (c *comeBack) refresh() {
	var items []choice
	for _, p := range markedPages(c.sitting, c.track) {
		items = append(items, choice{label: p.Title, detail: p.Chapter.Heading(), do: func() (route.Step, tea.Cmd) {
			// The contents take this list's place, because that is where a page
			// leads back to.
			return route.Replace(route.Contents{Track: c.track.ID}, route.PageOf(p)), nil
		}})
	}
	c.menu.set(items)
}

// Update implements [screen].
func (c *comeBack) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	st, cmd, _ := c.update(msg)
	return st, cmd
}

// Header implements [screen].
func (c *comeBack) Header() (string, string) { return c.track.Title, "" }

// earlierWords is the first screen of a sitting for somebody who asked for it:
// one sentence of their own.
type earlierWords struct{ list }

// newKeepsake is that screen, or nil where it isn't wanted or nothing fits. Each
// day has its own sentence, in turn.
func newKeepsake(s *sitting) *earlierWords {
	place, _ := s.workbook().Place()
	track := s.book.Track(place.Track)
	if !s.workbook().Settings().Earlier || track == nil {
		return nil
	}
	own := track.Keepsakes(s.workbook())
	if len(own) == 0 {
		return nil
	}
	q := own[s.now().YearDay()%len(own)]
	e := &earlierWords{}
	e.above = func(width int, t ui.Theme) []string {
		return quoteLines("You wrote on "+text.Day(q.Written, s.now())+":", q.Lines, width, t)
	}
	e.menu.keys = newListKeys("go on", "")
	e.menu.set([]choice{{label: "Go on", do: func() (route.Step, tea.Cmd) { return route.Back(), nil }}})
	return e
}

// Update implements [screen].
func (e *earlierWords) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	st, cmd, _ := e.update(msg)
	return st, cmd
}

// Header implements [screen].
func (e *earlierWords) Header() (string, string) { return "groundwork", "" }

// earlierChoice turns that sentence on and off.
func (st *settingsScreen) earlierChoice() choice {
	settings := st.sitting.workbook().Settings()
	detail := "no"
	if settings.Earlier {
		detail = "yes"
	}
	return choice{label: "Show one earlier sentence when I come back", detail: detail, do: func() (route.Step, tea.Cmd) {
		settings.Earlier = !settings.Earlier
		cmd := st.sitting.desk.put(settings)
		st.refresh()
		return route.Stay(), cmd
	}}
}
