package ui

import (
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"

	"groundwork/content"
	"groundwork/content/text"
)

// Prose sets prose in a column, with a blank line between paragraphs but
// not between the items of a list.
func Prose(paras []content.Para, label string, width int, t Theme) []string {
	var lines []string
	for i, p := range paras {
		if i > 0 && (!inList(p) || !inList(paras[i-1])) {
			lines = append(lines, "")
		}
		lines = append(lines, paraLines(p, label, width, t)...)
	}
	return lines
}

func inList(p content.Para) bool {
	return p.Style == content.Bullet || p.Style == content.Numbered
}

// paraLines sets one paragraph; the lines after the first hang under the text.
func paraLines(p content.Para, label string, width int, t Theme) []string {
	first, rest := "", ""
	switch p.Style {
	case content.Body, content.Heading:
	case content.Bullet:
		if t.Heard {
			break
		}
		first = strings.Repeat("  ", p.Depth) + "· "
	case content.Numbered:
		first = strings.Repeat("  ", p.Depth) + strconv.Itoa(p.Item) + ". "
	case content.Quote:
		first, rest = t.Quote, t.Quote
	}
	if rest == "" {
		rest = strings.Repeat(" ", lipgloss.Width(first))
	}
	var runs []Styled
	for _, s := range p.Spans {
		runs = append(runs, Styled{content.Fill(s.Text, label), spanStyle(p, s, t)})
	}
	lines := StyledLines(runs, width-lipgloss.Width(first))
	for i := range lines {
		if i == 0 {
			lines[i] = first + lines[i]
		} else {
			lines[i] = rest + lines[i]
		}
	}
	return lines
}

func spanStyle(p content.Para, s content.Span, t Theme) Style {
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

// Sentence sets one plain text in a column.
func Sentence(words string, width int, style Style) []string {
	lines := text.Wrap(words, width)
	for i, l := range lines {
		lines[i] = style.Render(l)
	}
	return lines
}

// Quote sets the person's own earlier words.
func Quote(intro string, words []string, width int, t Theme) []string {
	inner := max(width-lipgloss.Width(t.Quote), 1)
	var lines []string
	for _, l := range Sentence(intro, inner, t.Faint) {
		lines = append(lines, t.Quote+l)
	}
	for _, w := range words {
		for _, l := range Sentence(w, inner, t.Warm) {
			lines = append(lines, t.Quote+l)
		}
	}
	return lines
}

// OwnWords sets a text as the person's own words.
func OwnWords(text string, width int, t Theme) []string {
	lines := Sentence(text, max(width-2, 1), t.Warm)
	for i, l := range lines {
		lines[i] = t.Quote + l
	}
	return lines
}

// SpelledOut returns the example of a row as sentences, one for each column.
func SpelledOut(hint string, columns []content.Column) (row string, ok bool) {
	cells := strings.Split(hint, ";")
	if len(cells) < 2 || len(cells) != len(columns) {
		return "", false
	}
	for i, c := range columns {
		cells[i] = strings.TrimRight(c.Label, "….:?") + ": " + strings.TrimSpace(cells[i])
	}
	return strings.TrimRight(strings.Join(cells, ". "), ".") + ".", true
}
