package tui

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// historyScreen lists what has earlier versions: everything answered in a track,
// or the rows of one question.
type historyScreen struct {
	longList
	past *past
	rows content.Key // of the question whose rows are listed; else the zero key
}

// historyChoice is the way there from Home, where versions are kept.
func historyChoice(s *sitting, t *content.Track) []choice {
	if s.desk.historian() == nil {
		return nil
	}
	return []choice{{label: "Earlier versions", step: route.To(route.History{Track: t.ID})}}
}

func newHistory(p *past, rows content.Key) *historyScreen {
	h := &historyScreen{past: p, rows: rows}
	h.list = newList("open", "back", h.intro)
	h.left = p.track.Title
	return h
}

func (h *historyScreen) intro(width int, t ui.Theme) []string {
	title := "Earlier versions"
	if len(h.items) > 0 && h.rows != (content.Key{}) {
		title = h.past.title(content.Entry{Track: h.rows.Track, Question: h.rows.ID, Pass: h.rows.Pass})
	}
	lines := sentence(title, width, t.Title)
	switch {
	case h.past.err != nil:
		lines = append(append(lines, ""), sentence("Not everything could be looked up: "+content.CleanLine(h.past.err.Error())+".", width, t.Body)...)
	case len(h.items) == 0:
		lines = append(append(lines, ""), sentence("Nothing here yet.", width, t.Faint)...)
	}
	return lines
}

// Enter implements [screen].
func (h *historyScreen) Enter() tea.Cmd {
	h.refresh()
	return h.past.load()
}

func (h *historyScreen) refresh() {
	h.past.sitting.desk.collect()
	if h.rows == (content.Key{}) {
		h.set(h.all())
		return
	}
	h.set(h.entries())
}

// all are the answers, the notes, and what can be brought back.
func (h *historyScreen) all() []choice {
	answers, notes, lost := h.past.subjects()
	items := h.choices("", answers)
	items = append(items, h.choices("Notes", notes)...)
	return append(items, h.choices("No longer in the workbook", lost)...)
}

func (h *historyScreen) choices(head string, list []subject) []choice {
	var items []choice
	now := h.past.sitting.now()
	for i, s := range list {
		c := choice{label: s.title, detail: text.Day(s.written, now), do: func() (route.Step, tea.Cmd) { return h.open(s), nil }}
		if i == 0 {
			c.head = head
		}
		items = append(items, c)
	}
	return items
}

func (h *historyScreen) open(s subject) route.Step {
	if s.key.Kind == content.RecordEntry {
		return route.To(route.Rows{Track: h.past.track.ID, Of: s.key, Gone: h.past.gone})
	}
	return route.To(route.Versions{Track: h.past.track.ID, Of: s.key, Title: s.title, Depth: 1})
}

// entries are the rows of one question, those in the workbook first.
func (h *historyScreen) entries() []choice {
	p, k := h.past, h.rows
	ask := p.ask(k.ID)
	label := p.sitting.workbook().Label(k.Track)
	var items []choice
	var keys []content.Key
	add := func(e content.Entry, head string) {
		line, title := oneLine(ask.EntryLine(label, e)), p.title(e)
		if line == "" {
			line = "an empty row"
		}
		keys = append(keys, e.Key())
		items = append(items, choice{label: line, detail: text.Day(e.Written, p.sitting.now()), head: head, step: route.To(route.Versions{Track: p.track.ID, Of: e.Key(), Title: title, Depth: 2})})
	}
	for _, e := range p.sitting.workbook().Entries(k.Track, k.ID, k.Pass) {
		add(e, "")
	}
	head := "No longer in the workbook"
	for _, r := range p.lost() {
		if e, ok := r.(content.Entry); ok && e.Track == k.Track && e.Question == k.ID && e.Pass == k.Pass {
			add(e, head)
			head = ""
		}
	}
	if len(items) == 0 {
		return nil
	}
	return append(items, choice{label: "Erase all of these for good", apart: true, step: route.To(route.Erasure{Track: p.track.ID, Keys: keys, Above: 2})})
}

// Update implements [screen].
func (h *historyScreen) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	switch msg := msg.(type) {
	case pastMsg:
		if msg.owner == h.past {
			h.past.took(msg)
			h.refresh()
		}
		return route.Stay(), nil
	case erasedMsg:
		if msg.gone() {
			h.past.forget(msg.keys)
		}
		h.refresh()
		return route.Stay(), nil
	}
	return h.longList.Update(msg)
}
