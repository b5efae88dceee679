package history

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// historyScreen lists what has earlier versions: everything answered in a track,
// or the rows of one question.
type historyScreen struct {
	ui.LongList
	past *past
	rows content.Key // of the question whose rows are listed; else the zero key
}

func newHistory(p *past, rows content.Key) *historyScreen {
	h := &historyScreen{past: p, rows: rows}
	h.List = *ui.NewList("open", "back", h.intro)
	h.Left = p.track.Title
	return h
}

func (h *historyScreen) intro(width int, t ui.Theme) []string {
	title := "Earlier versions"
	if len(h.Items) > 0 && h.rows != (content.Key{}) {
		title = h.past.title(content.Entry{Track: h.rows.Track, Question: h.rows.ID, Pass: h.rows.Pass})
	}
	lines := ui.Sentence(title, width, t.Title)
	switch {
	case h.past.err != nil:
		lines = append(append(lines, ""), ui.Sentence("Not everything could be looked up: "+text.CleanLine(h.past.err.Error())+".", width, t.Body)...)
	case len(h.Items) == 0:
		lines = append(append(lines, ""), ui.Sentence("Nothing here yet.", width, t.Faint)...)
	}
	return lines
}

func (h *historyScreen) Enter() tea.Cmd {
	h.refresh()
	return h.past.load()
}

func (h *historyScreen) refresh() {
	if h.rows == (content.Key{}) {
		h.Set(h.all())
		return
	}
	h.Set(h.entries())
}

// all are the answers, the notes, and what can be brought back.
func (h *historyScreen) all() []ui.Choice {
	answers, notes, lost := h.past.subjects()
	items := h.choices("", answers)
	items = append(items, h.choices("Notes", notes)...)
	return append(items, h.choices("No longer in the workbook", lost)...)
}

func (h *historyScreen) choices(head string, list []subject) []ui.Choice {
	var items []ui.Choice
	now := h.past.session.Now()
	for i, s := range list {
		c := ui.Choice{Label: s.title, Detail: text.DateBy(s.written, now), Do: func() (route.Step, tea.Cmd) { return h.open(s), nil }}
		if i == 0 {
			c.Head = head
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
func (h *historyScreen) entries() []ui.Choice {
	p, k := h.past, h.rows
	ask := p.ask(k.ID)
	label := p.session.Workbook().Label(k.Track)
	var items []ui.Choice
	var keys []content.Key
	add := func(e content.Entry, head string) {
		line, title := oneLine(ask.EntryLine(label, e)), p.title(e)
		if line == "" {
			line = "an empty row"
		}
		detail := text.DateBy(e.Written, p.session.Now())
		if e.Rests() {
			detail = "rests, " + detail
		}
		keys = append(keys, e.Key())
		items = append(items, ui.Choice{Label: line, Detail: detail, Head: head, Step: route.To(route.Versions{Track: p.track.ID, Of: e.Key(), Title: title, Depth: 2})})
	}
	for _, e := range p.session.Workbook().AllEntries(k.Track, k.ID, k.Pass) {
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
	return append(items, ui.Choice{Label: "Erase all of these for good", Apart: true, Destroys: true, Step: route.To(route.Erasure{Track: p.track.ID, Keys: keys, Above: 2})})
}

func (h *historyScreen) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	switch msg := msg.(type) {
	case pastMsg:
		if msg.owner == h.past {
			h.past.took(msg)
			h.refresh()
		}
		return route.Stay(), nil
	case session.ErasedMsg:
		if msg.Gone() {
			h.past.forget(msg.Keys)
		}
		h.refresh()
		return route.Stay(), nil
	}
	return h.LongList.Update(msg)
}

// mostOfLabel is how many bytes of a text are looked at for its label in a list.
const mostOfLabel = 1 << 10

// oneLine is the beginning of a text as a label in a list.
func oneLine(s string) string {
	if len(s) > mostOfLabel {
		s = strings.ToValidUTF8(s[:mostOfLabel], "")
	}
	return strings.Join(strings.Fields(text.Display(text.CleanLine(s))), " ")
}
