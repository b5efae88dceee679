package tui

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/theme"
)

// historyScreen lists what has earlier versions: everything answered in a track,
// or the rows of one question.
type historyScreen struct {
	roll
	past *past
	rows content.Key // of the question whose rows are listed; else the zero key
}

// historyChoice is the way there from Home, where versions are kept.
func historyChoice(s *sitting, t *content.Track) []choice {
	h := s.desk.historian()
	if h == nil {
		return nil
	}
	return []choice{{label: "Earlier versions", do: func() (step, tea.Cmd) {
		return open(newHistory(newPast(s, t, h), content.Key{})), nil
	}}}
}

func newHistory(p *past, rows content.Key) *historyScreen {
	h := &historyScreen{past: p, rows: rows}
	h.keys = newListKeys("open", "back")
	h.above = h.intro
	return h
}

func (h *historyScreen) intro(width int, t theme.Theme) []string {
	title := "Earlier versions"
	if len(h.items) > 0 && h.rows != (content.Key{}) {
		title = h.past.title(content.Entry{Track: h.rows.Track, Question: h.rows.ID, Pass: h.rows.Pass})
	}
	lines := sentence(title, width, t.Title)
	switch {
	case h.past.err != nil:
		lines = append(append(lines, ""), sentence("Not everything could be looked up: "+text.CleanLine(h.past.err.Error())+".", width, t.Body)...)
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
		c := choice{label: s.title, detail: day(s.written, now), do: func() (step, tea.Cmd) { return h.open(s), nil }}
		if i == 0 {
			c.head = head
		}
		items = append(items, c)
	}
	return items
}

func (h *historyScreen) open(s subject) step {
	if s.key.Kind == content.RecordEntry {
		return open(newHistory(h.past, s.key))
	}
	return open(newVersions(h.past, s.key, s.title, 1))
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
		items = append(items, choice{label: line, detail: day(e.Written, p.sitting.now()), head: head, do: func() (step, tea.Cmd) {
			return open(newVersions(p, e.Key(), title, 2)), nil
		}})
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
	return append(items, choice{label: "Erase all of these for good", apart: true, do: func() (step, tea.Cmd) {
		return open(newErasure(p, keys, 2)), nil
	}})
}

// Update implements [screen].
func (h *historyScreen) Update(msg tea.Msg) (step, tea.Cmd) {
	switch msg := msg.(type) {
	case pastMsg:
		if msg.owner == h.past {
			h.past.took(msg)
			h.refresh()
		}
		return stay(), nil
	case erasedMsg:
		if msg.gone() {
			h.past.forget(msg.keys)
		}
		h.refresh()
		return stay(), nil
	}
	return h.update(msg)
}

// Header implements [screen].
func (h *historyScreen) Header() (string, string) { return h.past.track.Title, "" }
