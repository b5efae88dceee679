package tui

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// homeScreen shows the track one is in: going on comes first.
type homeScreen struct {
	list
	sitting  *sitting
	track    *content.Track
	shortcut homeKeys
}

type homeKeys struct{ checkin, print, settings key.Binding }

func newHome(s *sitting, to route.Home) *homeScreen {
	track := s.book.Track(to.Track)
	h := &homeScreen{sitting: s, track: track, shortcut: homeKeys{
		checkin:  ui.Bind("check in", "c"),
		print:    ui.Bind("print", "p"),
		settings: ui.Bind("settings", "s"),
	}}
	h.list = newList("open", "", h.heading)
	h.left, h.fill = "groundwork", h.choices
	h.keys.back.SetEnabled(false)
	if to.At > 0 {
		h.refill()
		h.at = min(to.At, len(h.items)-1)
	}
	return h
}

// Route implements [located].
func (h *homeScreen) Route() route.Route { return route.Home{Track: h.track.ID, At: h.at} }

// heading is the track, which time through it is, and what there is to know of
// the disk.
func (h *homeScreen) heading(width int, t ui.Theme) []string {
	lines := []string{t.Title.Render(h.track.Title)}
	profile, _ := h.sitting.workbook().Profile(h.track.ID)
	if again := throughAgain(profile.Pass); again != "" {
		const gap = 3
		if lipgloss.Width(lines[0])+gap+lipgloss.Width(again) <= width {
			lines[0] += strings.Repeat(" ", gap) + t.Faint.Render(again)
		} else {
			lines = append(lines, t.Faint.Render(again))
		}
	}
	for _, news := range h.sitting.desk.news() {
		lines = append(lines, sentence(news, width, t.Faint)...)
	}
	return lines
}

// Enter implements [screen]: what shows depends on what was written since.
func (h *homeScreen) Enter() tea.Cmd {
	h.sitting.desk.collect()
	return h.list.Enter()
}

// Resize implements [screen].
func (h *homeScreen) Resize(f frame) {
	h.list.Resize(f)
	if len(h.sitting.desk.news()) > 0 {
		h.scroll.see(h.from, h.to, h.from)
	}
}

func (h *homeScreen) choices() []choice {
	s, w := h.sitting, h.sitting.workbook()
	profile, _ := w.Profile(h.track.ID)
	items := []choice{h.goOn(), {label: "Right now", detail: rightNowDetail(h.frame.Width), step: route.To(route.RightNow{})}}
	for i, c := range h.track.Chapters {
		items = append(items, choice{
			label: c.Heading(), detail: dots(c, w, profile.Route, h.frame.Width), apart: i == 0,
			step: route.To(route.Contents{Track: h.track.ID, Chapter: c.ID}),
		})
	}
	for i, own := range slices.Concat(checkinChoice(s, h.track), practiceChoices(s, h.track), myPlan(s, h.track), []choice{notesItem(s)}, comeBackChoice(s, h.track)) {
		own.apart = i == 0
		items = append(items, own)
	}
	for i, t := range s.book.Tracks {
		if t == h.track {
			continue
		}
		items = append(items, choice{
			label: t.Title, detail: trackDetail(t, w), apart: i == 0 || t == s.book.Tracks[1],
			do: func() (route.Step, tea.Cmd) { return s.begin(t) },
		})
	}
	return h.fitting(append(items, h.tools()...))
}

// fitting closes the gap before the tools where all then fits on the screen.
func (h *homeScreen) fitting(items []choice) []choice {
	m := list{items: items}
	lines, _, _ := m.lines(h.frame.Width, h.frame.Theme)
	if over := len(h.heading(h.frame.Width, h.frame.Theme)) + 1 + len(lines) - h.frame.Height; over != 1 {
		return items
	}
	for i, it := range items {
		if it.apart && i+1 < len(items) && items[i+1].beside {
			items[i].apart = false
		}
	}
	return items
}

// tools are what is not of the track itself, side by side: there is little room.
func (h *homeScreen) tools() []choice {
	s, t := h.sitting, h.track
	items := []choice{{label: "Search", apart: true, step: route.To(route.Search{})}}
	for _, tool := range append(historyChoice(s, t),
		choice{label: "Print", step: route.To(route.Print{Track: t.ID})},
		choice{label: "Settings", step: route.To(route.Settings{Track: t.ID})},
	) {
		tool.beside = true
		items = append(items, tool)
	}
	return items
}

// goOn is the way back to the page where the person stopped.
func (h *homeScreen) goOn() choice {
	s, w := h.sitting, h.sitting.workbook()
	place, _ := w.Place()
	spot := place.Spots[h.track.ID]
	page := s.spotPage(h.track, spot)
	if page == nil {
		page = h.track.Pages()[0]
		spot = route.PageOf(page).Spot
	}
	to := route.Page{Track: h.track.ID, Spot: spot}
	label := "Go on: " + page.Title
	if h.track.Done(w) {
		label = "Look again: " + page.Title
	}
	n, of := page.Number()
	detail := fmt.Sprintf("%s, page %d of %d", page.Chapter.Title, n, of)
	if h.frame.Width < narrow-2 {
		detail = ""
	}
	return choice{label: label, detail: detail, step: route.To(route.Contents{Track: h.track.ID}, to)}
}

// dots is how far a chapter is: a mark for each page where there is room. A
// page kept for later looks like any other that was left for later.
func dots(c *content.Chapter, w *content.Workbook, way content.Route, width int) string {
	var marks []string
	done, of := c.Progress(w, way)
	for _, p := range c.Shown(w, way) {
		marks = append(marks, mark(p.State))
	}
	if done == of {
		return "done"
	}
	line := strings.Join(marks, " ")
	if width < detailColumn+lipgloss.Width(line)+2 {
		return fmt.Sprintf("%d of %d", done, of)
	}
	return line
}

func mark(s content.PageState) string {
	switch s {
	case content.Done:
		return "●"
	case content.Opened:
		return "◐"
	}
	return "○"
}

func trackDetail(t *content.Track, w *content.Workbook) string {
	switch _, begun := w.Profile(t.ID); {
	case !begun:
		return "not begun"
	case t.Done(w):
		return "done"
	}
	return "begun"
}

// Update implements [screen].
func (h *homeScreen) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		switch {
		case key.Matches(press, h.shortcut.checkin):
			return doFirst(checkinChoice(h.sitting, h.track))
		case key.Matches(press, practiceKey(h.sitting, h.track)):
			return doFirst(practiceChoices(h.sitting, h.track))
		case key.Matches(press, h.shortcut.print):
			return route.To(route.Print{Track: h.track.ID}), nil
		case key.Matches(press, h.shortcut.settings):
			return route.To(route.Settings{Track: h.track.ID}), nil
		}
	}
	return h.list.Update(msg)
}

// doFirst does the first of some things, if there is one.
func doFirst(items []choice) (route.Step, tea.Cmd) {
	if len(items) == 0 {
		return route.Stay(), nil
	}
	return items[0].choose()
}

// Hints implements [screen].
func (h *homeScreen) Hints() []key.Binding {
	return []key.Binding{h.keys.open, searchKey(), h.shortcut.print, h.shortcut.settings}
}

// Keys implements [describer].
func (h *homeScreen) Keys() []key.Binding {
	return append(h.list.Keys(), h.shortcut.checkin, practiceKey(h.sitting, h.track), h.shortcut.print, h.shortcut.settings)
}
