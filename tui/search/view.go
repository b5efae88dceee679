package search

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	found "groundwork/content/search"
	"groundwork/content/text"
	"groundwork/tui/ui"
)

const searchPrompt = "Find  "

// View implements [ui.Screen]. Only the rows in sight are drawn.
func (f *search) View() (string, *tea.Cursor) {
	t := f.Frame.Theme
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
		lines = append(lines, f.Seen()...)
	case strings.TrimSpace(f.sought) == "":
		lines = append(lines, ui.Sentence(strings.TrimSpace("Your answers and notes, and the pages' titles and questions. The code beside a question on a printed form leads to it. "+f.index.Unsearched()), f.Frame.Width, t.Faint)...)
	default:
		lines = append(lines, ui.Sentence(strings.TrimSpace("Nothing found. "+f.index.Unsearched()), f.Frame.Width, t.Body)...)
	}
	return strings.Join(lines, "\n"), cursor
}

// drawHit sets one place.
func (f *search) drawHit(i int, here bool) string {
	return foundLine(f.index.Finding(f.hits[i]), here, f.Frame.Width, f.Frame.Theme)
}

// foundLine is one place: the page's title, and the words around the hit.
func foundLine(f found.Finding, here bool, width int, t ui.Theme) string {
	mark, style := "  ", t.Body
	if here {
		mark, style = t.Here, t.Accent.Bold()
	}
	column := max(min(width/3, 24), 12)
	title := text.Display(text.CleanLine(f.Title))
	if f.Note != "" && title == "" {
		title = "a note"
	}
	if bookTitle := !f.Yours && f.Spot.Question == "" && f.Letter == "" && !f.CheckIn; bookTitle {
		detail := ansi.Truncate(f.Page.Chapter.Heading(), max(width-2-lipgloss.Width(title)-2, 0), "…")
		return style.Render(mark+ansi.Truncate(title, width-2, "…")) + "  " + t.Faint.Render(detail)
	}
	title = ansi.Truncate(title, column, "…")
	gap := strings.Repeat(" ", max(column-lipgloss.Width(title), 0)+2)
	room := max(width-2-column-2, 1)
	words, hit := t.Body, t.Strong
	if f.Yours {
		words, hit = t.Warm, t.Warm.Bold()
	}
	before, middle, after := f.Around(room)
	text := words.Render(before) + hit.Render(middle) + words.Render(after)
	return style.Render(mark+title) + gap + ansi.Truncate(text, room, "…")
}
