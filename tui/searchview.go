package tui

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	found "groundwork/content/search"
	"groundwork/content/text"
	"groundwork/tui/theme"
)

const searchPrompt = "Find  "

// View implements [screen]. Only the rows in sight are drawn.
func (f *search) View() (string, *tea.Cursor) {
	t := f.frame.Theme
	lines, cursor := f.input.View()
	for i, row := range lines {
		prompt := strings.Repeat(" ", len(searchPrompt))
		if i == 0 {
			prompt = t.Label.Render(searchPrompt)
		}
		lines[i] = prompt + row
	}
	cursor.X += len(searchPrompt)
	lines = append(lines, "")
	switch {
	case len(f.hits) > 0:
		lines = append(lines, f.found()...)
	case strings.TrimSpace(f.sought) == "":
		lines = append(lines, sentence("Your answers and notes, and the pages' titles and questions. The code beside a question on a printed form leads to it.", f.frame.Width, t.Faint)...)
	default:
		lines = append(lines, t.Body.Render("Nothing found."))
	}
	return strings.Join(lines, "\n"), cursor
}

// found draws the rows in sight.
func (f *search) found() []string {
	t := f.frame.Theme
	var lines []string
	for _, r := range f.rows[f.scroll.top:min(f.scroll.top+f.scroll.room(), len(f.rows))] {
		if r.hit < 0 {
			lines = append(lines, t.Label.Render(ansi.Truncate(text.Display(r.head), f.frame.Width, "…")))
			continue
		}
		lines = append(lines, foundLine(f.index.Finding(f.hits[r.hit]), r.hit == f.at, f.frame.Width, t))
	}
	if f.scroll.more() {
		lines = append(lines, t.Faint.Render("more below"))
	}
	return lines
}

// foundLine is one place: the page's title, and the words around the hit.
func foundLine(found found.Finding, here bool, width int, t theme.Theme) string {
	mark, style := "  ", t.Body
	if here {
		mark, style = "▸ ", t.Accent.Bold(true)
	}
	column := max(min(width/3, 24), 12)
	title := text.Display(text.CleanLine(found.Title))
	if found.Note != "" && title == "" {
		title = "a note"
	}
	if bookTitle := !found.Yours && found.Spot.Question == "" && found.Letter == ""; bookTitle {
		detail := ansi.Truncate(chapterTitle(found.Page.Chapter), max(width-2-lipgloss.Width(title)-2, 0), "…")
		return style.Render(mark+ansi.Truncate(title, width-2, "…")) + "  " + t.Faint.Render(detail)
	}
	title = ansi.Truncate(title, column, "…")
	gap := strings.Repeat(" ", max(column-lipgloss.Width(title), 0)+2)
	room := max(width-2-column-2, 1)
	words, hit := t.Body, t.Strong
	if found.Yours {
		words, hit = t.Warm, t.Warm.Bold(true)
	}
	before, middle, after := found.Around(room)
	text := words.Render(before) + hit.Render(middle) + words.Render(after)
	return style.Render(mark+title) + gap + ansi.Truncate(text, room, "…")
}

// countOf is a number of things in words.
func countOf(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + more
}
