package history

import (
	"strings"

	"charm.land/lipgloss/v2"

	"groundwork/content/text"
	"groundwork/tui/ui"
)

// differenceLines sets an earlier text beside the present one: marked word by
// word, or both whole where too little is the same. The marks are brackets, so
// that they can be told without weight and colour, and heard.
func differenceLines(then, now string, width int, t ui.Theme) []string {
	then, now = text.Display(then), text.Display(now)
	switch {
	case then == now:
		lines := ui.Sentence("It is word for word what is there now.", width, t.Faint)
		return append(append(lines, ""), ui.OwnWords(then, width, t)...)
	case strings.TrimSpace(now) == "":
		lines := ui.Sentence("Nothing is there now.", width, t.Faint)
		return append(append(lines, ""), ui.OwnWords(then, width, t)...)
	}
	all := differences(then, now)
	if all == nil {
		lines := append([]string{t.Label.Render("Then")}, ui.OwnWords(then, width, t)...)
		lines = append(lines, "", t.Label.Render("Now"))
		return append(lines, ui.OwnWords(now, width, t)...)
	}
	lines := ui.Sentence(legend(all), width, t.Faint)
	return append(append(lines, ""), markedLines(all, width, t)...)
}

// legend says what the marks mean that are used.
func legend(all []stretch) string {
	var left, added bool
	for _, s := range all {
		left = left || s.kind == gone && strings.TrimSpace(s.text) != ""
		added = added || s.kind == came && strings.TrimSpace(s.text) != ""
	}
	switch {
	case left && added:
		return "Words in [ ] have gone since then, words in { } have come."
	case left:
		return "Words in [ ] have gone since then."
	case added:
		return "Words in { } have come since then."
	}
	return "Only spaces and line ends are different now."
}

// markedLines sets stretches of text in a column.
func markedLines(all []stretch, width int, t ui.Theme) []string {
	inner := max(width-lipgloss.Width(t.Quote), 1)
	var runs []ui.Styled
	for _, s := range all {
		var style ui.Style
		switch s.kind {
		case stayed:
			style = t.Warm
		case gone:
			style = t.Faint
		case came:
			style = t.Strong
		}
		runs = append(runs, ui.Styled{Words: bracketed(s), Style: style})
	}
	lines := ui.StyledLines(runs, inner)
	for i := range lines {
		lines[i] = t.Quote + lines[i]
	}
	return lines
}

// bracketed puts the marks around the words, with the spaces outside. Spaces
// that have gone are not shown.
func bracketed(s stretch) string {
	words := strings.TrimSpace(s.text)
	switch {
	case s.kind == stayed:
		return s.text
	case words == "" && s.kind == gone:
		return ""
	case words == "":
		return s.text
	}
	open, shut := "[", "]"
	if s.kind == came {
		open, shut = "{", "}"
	}
	from := strings.Index(s.text, words)
	return s.text[:from] + open + words + shut + s.text[from+len(words):]
}
