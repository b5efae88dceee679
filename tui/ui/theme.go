package ui

import (
	"charm.land/lipgloss/v2"

	"groundwork/content"
	"groundwork/content/text"
)

// Theme is how the screens are drawn, and the one place with colours: everything
// else names what a text is, never how it looks, and meaning is never carried by
// colour alone. Body text is the terminal's own foreground on its own background, but
// in the strong look.
type Theme struct {
	Title  lipgloss.Style // bold, accent
	Label  lipgloss.Style // bold text: the label of a question
	Body   lipgloss.Style
	Strong lipgloss.Style
	Emph   lipgloss.Style
	Faint  lipgloss.Style
	Accent lipgloss.Style // what is chosen
	Chosen lipgloss.Style // text that is selected: the terminal's colours swapped
	Warm   lipgloss.Style
	Alert  lipgloss.Style

	BarFocused string // the bar beside the answer one is in, with its space
	Bar        string // the bar beside any other answer, with its space
	Quote      string // the bar beside the person's earlier words, with its space
	Here       string // the mark before what one is on, with its space
	Rule       lipgloss.Style

	Widths text.Widths // how the terminal counts columns
	Heard  bool        // it is heard: no signs, and no drawings
}

// NewTheme returns the theme for a look on a terminal of all colours whose background
// is dark or not.
func NewTheme(look content.Look, isDark bool) Theme { return ThemeOn(Terminal{Dark: isDark}, look) }

// ReaderTheme returns the theme for screens that a reader speaks, or sets in braille, as
// it follows the cursor. No bar and no sign stands before the words it comes to, and what
// one is on is drawn like the rest: a row that stays as it was isn't spoken again.
func ReaderTheme() Theme {
	t := themed(inks(none, none, none, none, none))
	t.BarFocused, t.Bar, t.Quote, t.Here, t.Heard = "  ", "  ", "  ", "  ", true
	return t
}

// ThemeOn returns the theme for a look on a terminal.
func ThemeOn(t Terminal, look content.Look) Theme { return themed(paletteOf(look, t)) }

func themed(p palette) Theme {
	s := lipgloss.NewStyle().Foreground(p.text)
	faint := s.Foreground(p.faint)
	accent := s.Foreground(p.accent)
	return Theme{
		Title:      accent.Bold(true),
		Label:      s.Bold(true),
		Body:       s,
		Strong:     s.Bold(true),
		Emph:       s.Italic(true),
		Faint:      faint,
		Accent:     accent,
		Chosen:     s.Reverse(true),
		Warm:       s.Foreground(p.warm),
		Alert:      s.Foreground(p.alert).Bold(true),
		BarFocused: accent.Render("┃") + " ",
		Bar:        faint.Render("│") + " ",
		Quote:      s.Foreground(p.warm).Render("┆") + " ",
		Here:       "▸ ",
		Rule:       faint,
	}
}
