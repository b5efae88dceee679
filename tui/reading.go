package tui

import (
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/theme"
)

// readingLines sets prose in a column, with a blank line between paragraphs but
// not between the items of a list.
func readingLines(paras []content.Para, label string, width int, t theme.Theme) []string {
	var lines []string
	for i, p := range paras {
		if i > 0 && (!listed(p) || !listed(paras[i-1])) {
			lines = append(lines, "")
		}
		lines = append(lines, paraLines(p, label, width, t)...)
	}
	return lines
}

func listed(p content.Para) bool {
	return p.Style == content.Bullet || p.Style == content.Numbered
}

// paraLines sets one paragraph; the lines after the first hang under the text.
func paraLines(p content.Para, label string, width int, t theme.Theme) []string {
	first, rest := "", ""
	switch p.Style {
	case content.Bullet:
		first = strings.Repeat("  ", p.Depth) + "· "
	case content.Numbered:
		first = strings.Repeat("  ", p.Depth) + strconv.Itoa(p.Item) + ". "
	case content.Quote:
		first, rest = t.Quote, t.Quote
	}
	if rest == "" {
		rest = strings.Repeat(" ", lipgloss.Width(first))
	}
	var runs []styled
	for _, s := range p.Spans {
		runs = append(runs, styled{content.Fill(s.Text, label), spanStyle(p, s, t)})
	}
	lines := styledLines(runs, width-lipgloss.Width(first))
	for i := range lines {
		if i == 0 {
			lines[i] = first + lines[i]
		} else {
			lines[i] = rest + lines[i]
		}
	}
	return lines
}

func spanStyle(p content.Para, s content.Span, t theme.Theme) lipgloss.Style {
	switch {
	case p.Style == content.Heading:
		return t.Label
	case s.Strong:
		return t.Strong
	case s.Emph:
		return t.Emph
	}
	return t.Body
}

// sentence sets one plain text in a column.
func sentence(words string, width int, style lipgloss.Style) []string {
	lines := text.Wrap(words, width)
	for i, l := range lines {
		lines[i] = style.Render(l)
	}
	return lines
}

// quoteLines sets the person's own earlier words.
func quoteLines(intro string, words []string, width int, t theme.Theme) []string {
	inner := max(width-lipgloss.Width(t.Quote), 1)
	var lines []string
	for _, l := range sentence(intro, inner, t.Faint) {
		lines = append(lines, t.Quote+l)
	}
	for _, w := range words {
		for _, l := range sentence(w, inner, t.Warm) {
			lines = append(lines, t.Quote+l)
		}
	}
	return lines
}
