package words

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/ui"
)

// markWidth is the room of the mark before what one is on.
const markWidth = 2

// mostRows is how many rows of one answer are shown; the page has the rest.
const mostRows = 200

// Resize implements [ui.Screen]. All is set here, so that a key costs nothing but
// where one is.
func (w *words) Resize(f ui.Frame) {
	w.frame, w.scroll.Height = f, f.Height
	w.rows = ui.Sentence("My words", f.Width, f.Theme.Title)
	if len(w.items) == 0 {
		w.rows = append(append(w.rows, ""), ui.Sentence("Nothing here yet.", f.Width, f.Theme.Faint)...)
	}
	for i := range w.items {
		w.set(i)
	}
	w.scroll.Total = len(w.rows)
	if len(w.items) > 0 && w.at > 0 {
		w.see()
	}
}

// set sets one item below those before it.
func (w *words) set(i int) {
	it, t, width := &w.items[i], w.frame.Theme, w.frame.Width
	quiet := !it.Answered() && i > 0 && !w.items[i-1].Answered() // one under the other
	if !quiet || it.chapter != "" || it.title != "" || (it.page == nil) != (w.items[i-1].page == nil) {
		w.rows = append(w.rows, "")
	}
	it.from = len(w.rows)
	if it.chapter != "" {
		w.rows = append(append(w.rows, ui.Sentence(it.chapter, width, t.Title)...), "")
	}
	if it.title != "" {
		w.rows = append(w.rows, ui.Sentence(it.title, width, t.Label)...)
	}
	it.row = len(w.rows)
	w.rows = append(w.rows, w.label(i, false)...)
	if it.Before > 0 {
		w.indent(ui.Sentence(text.Count(it.Before, "earlier entry", "earlier entries")+" on the page.", width-markWidth, t.Faint))
	}
	w.quote(it.Lines)
	if it.Resting > 0 {
		w.indent(ui.Sentence(resting(it.Resting), width-markWidth, t.Faint))
	}
	for _, past := range it.Past {
		w.indent(ui.Sentence("The "+text.Ordinal(past.Pass)+" time, on "+text.DateBy(past.Written, w.session.Now())+":", width-markWidth, t.Faint))
		w.quote(past.Lines)
		if past.Resting > 0 {
			w.indent(ui.Sentence(content.RestingThen(past.Resting), width-markWidth, t.Faint))
		}
	}
	it.to = len(w.rows)
}

// label is the question, or the title of an empty page, with its mark where one is on
// it.
func (w *words) label(i int, here bool) []string {
	it, t := &w.items[i], w.frame.Theme
	words, style := it.Label, t.Body
	detail := ""
	switch {
	case it.page != nil:
		words, style, detail = it.page.Title, t.Faint, it.standing
	case !it.Answered():
		style = t.Faint
	case len(it.Lines) > 0:
		detail = text.DateBy(it.Written, w.session.Now())
	}
	mark := "  "
	if here {
		mark, style = t.Here, t.Accent.Bold()
	}
	lines := ui.Sentence(text.CleanLine(words), w.frame.Width-markWidth, style)
	for n := range lines {
		lines[n] = style.Render(mark) + lines[n]
		mark = "  "
	}
	last := len(lines) - 1
	const gap = 2
	if detail != "" && lipgloss.Width(lines[last])+gap+lipgloss.Width(detail) <= w.frame.Width {
		lines[last] += strings.Repeat(" ", gap) + t.Faint.Render(detail)
	}
	return lines
}

// quote adds the person's words below a label.
func (w *words) quote(lines []string) {
	t, width := w.frame.Theme, w.frame.Width-markWidth-lipgloss.Width(w.frame.Theme.Quote)
	n := 0
	for len(lines) > 0 && strings.TrimSpace(lines[len(lines)-1]) == "" {
		lines = lines[:len(lines)-1]
	}
	for _, line := range lines {
		for row := range text.Rows(line, max(width, 1)) {
			if n++; n > mostRows {
				w.indent([]string{t.Faint.Render("more on the page")})
				return
			}
			w.indent([]string{t.Quote + t.Warm.Render(row)})
		}
	}
}

func (w *words) indent(rows []string) {
	for _, r := range rows {
		w.rows = append(w.rows, strings.Repeat(" ", markWidth)+r)
	}
}

// View implements [ui.Screen].
func (w *words) View() (string, *tea.Cursor) {
	if len(w.items) == 0 {
		return w.scroll.Window(w.rows, nil, w.frame.Theme)
	}
	row := w.items[w.at].row
	rows := append([]string{}, w.rows...)
	copy(rows[row:], w.label(w.at, true))
	return w.scroll.Window(rows, tea.NewCursor(markWidth, row), w.frame.Theme)
}

// resting says where entries are that rest.
func resting(n int) string { return content.RestingWords(n) + ", on the page." }

func joined(lines []string) string { return strings.Join(lines, "\n") }
