package tui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"groundwork/content"
	"groundwork/tui/theme"
)

// homeScreen shows the track one is in: going on comes first.
type homeScreen struct {
	list
	sitting  *sitting
	track    *content.Track
	shortcut homeKeys
}

type homeKeys struct{ checkin, print, settings key.Binding }

func newHome(s *sitting, track *content.Track) *homeScreen {
	h := &homeScreen{sitting: s, track: track, shortcut: homeKeys{
		checkin:  bind("check in", "c"),
		print:    bind("print", "p"),
		settings: bind("settings", "s"),
	}}
	h.above = h.heading
	h.menu.keys = newListKeys("open", "")
	h.menu.keys.back.SetEnabled(false)
	return h
}

// heading is the track, which time through it is, and what there is to know of
// the disk.
func (h *homeScreen) heading(width int, t theme.Theme) []string {
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
	h.menu.set(h.items())
	return nil
}

// Resize implements [screen].
func (h *homeScreen) Resize(f frame) {
	h.frame = f
	h.menu.set(h.items())
	h.list.Resize(f)
	if len(h.sitting.desk.news()) > 0 {
		h.scroll.see(h.first, h.last, h.first)
	}
}

func (h *homeScreen) items() []choice {
	s, w := h.sitting, h.sitting.workbook()
	profile, _ := w.Profile(h.track.ID)
	items := []choice{h.goOn(), rightNowChoice(s, h.frame.Width)}
	for i, c := range h.track.Chapters {
		items = append(items, choice{
			label: chapterTitle(c), detail: dots(c, w, profile.Route, h.frame.Width), apart: i == 0,
			do: func() (step, tea.Cmd) { return open(newContents(s, h.track, c.Pages()[0])), nil },
		})
	}
	for i, own := range slices.Concat(checkinChoice(s, h.track), practiceChoices(s, h.track), s.myPlan(h.track), []choice{s.notesItem()}, comeBackChoice(s, h.track)) {
		own.apart = i == 0
		items = append(items, own)
	}
	for i, t := range s.book.Tracks {
		if t == h.track {
			continue
		}
		items = append(items, choice{
			label: t.Title, detail: trackDetail(t, w), apart: i == 0 || t == s.book.Tracks[1],
			do: func() (step, tea.Cmd) { return s.begin(t) },
		})
	}
	return h.fitting(append(items, h.tools()...))
}

// fitting closes the gap before the tools where all then fits on the screen.
func (h *homeScreen) fitting(items []choice) []choice {
	m := menu{items: items}
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
	items := []choice{{label: "Search", apart: true, do: func() (step, tea.Cmd) { return open(newSearch(s)), nil }}}
	for _, tool := range append(historyChoice(s, t),
		choice{label: "Print", do: func() (step, tea.Cmd) { return open(newPrinting(s, t)), nil }},
		choice{label: "Settings", do: func() (step, tea.Cmd) { return open(newSettings(s, t)), nil }},
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
		page, spot = h.track.Pages()[0], content.Spot{}
	}
	label := "Go on: " + page.Title
	if h.track.Done(w) {
		label = "Look again: " + page.Title
	}
	n, of := pageNumber(page)
	detail := fmt.Sprintf("%s, page %d of %d", page.Chapter.Title, n, of)
	if h.frame.Width < narrow-2 {
		detail = ""
	}
	return choice{label: label, detail: detail, do: func() (step, tea.Cmd) {
		return open(newContents(s, h.track, nil), newPage(s, page, spot)), nil
	}}
}

func chapterTitle(c *content.Chapter) string {
	if c.Number == 0 {
		return c.Title
	}
	return strconv.Itoa(c.Number) + " " + c.Title
}

// pageNumber is a page's place among the pages of its chapter, from 1.
func pageNumber(p *content.Page) (n, of int) {
	for i, q := range p.Chapter.Pages() {
		if q == p {
			n = i + 1
		}
	}
	return n, len(p.Chapter.Pages())
}

// dots is how far a chapter is: a mark for each page where there is room. A
// page kept for later looks like any other that was left for later.
func dots(c *content.Chapter, w *content.Workbook, route content.Route, width int) string {
	var marks []string
	done, of := c.Progress(w, route)
	for _, p := range c.Shown(w, route) {
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
func (h *homeScreen) Update(msg tea.Msg) (step, tea.Cmd) {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		switch {
		case key.Matches(press, h.shortcut.checkin):
			return doFirst(checkinChoice(h.sitting, h.track))
		case key.Matches(press, practiceKey(h.sitting, h.track)):
			return doFirst(practiceChoices(h.sitting, h.track))
		case key.Matches(press, h.shortcut.print):
			return open(newPrinting(h.sitting, h.track)), nil
		case key.Matches(press, h.shortcut.settings):
			return open(newSettings(h.sitting, h.track)), nil
		}
	}
	st, cmd, _ := h.update(msg)
	return st, cmd
}

// doFirst does the first of some things, if there is one.
func doFirst(items []choice) (step, tea.Cmd) {
	if len(items) == 0 {
		return stay(), nil
	}
	return items[0].do()
}

// Header implements [screen].
func (h *homeScreen) Header() (string, string) { return "groundwork", "" }

// Hints implements [screen].
func (h *homeScreen) Hints() []key.Binding {
	return []key.Binding{h.menu.keys.open, searchKey(), h.shortcut.print, h.shortcut.settings}
}

// Keys implements [describer].
func (h *homeScreen) Keys() []key.Binding {
	return append(h.list.Keys(), h.shortcut.checkin, practiceKey(h.sitting, h.track), h.shortcut.print, h.shortcut.settings)
}
