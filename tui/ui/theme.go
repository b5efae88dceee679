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
	Title  Style // bold, accent
	Label  Style // bold text: the label of a question
	Body   Style
	Strong Style
	Emph   Style
	Faint  Style
	Accent Style // what is chosen
	Chosen Style // text that is selected: the terminal's colours swapped
	Warm   Style
	Alert  Style

	BarFocused string // the bar beside the answer one is in, with its space
	Bar        string // the bar beside any other answer, with its space
	Quote      string // the bar beside the person's earlier words, with its space
	Here       string // the mark before what one is on, with its space
	Rule       Style

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
	strong, faint, accent, warm := newStyle(s.Bold(true)), newStyle(s.Foreground(p.faint)), newStyle(s.Foreground(p.accent)), newStyle(s.Foreground(p.warm))
	return Theme{
		Title:      accent.Bold(),
		Label:      strong,
		Body:       newStyle(s),
		Strong:     strong,
		Emph:       newStyle(s.Italic(true)),
		Faint:      faint,
		Accent:     accent,
		Chosen:     newStyle(s.Reverse(true)),
		Warm:       warm,
		Alert:      newStyle(s.Foreground(p.alert).Bold(true)),
		BarFocused: accent.Render("┃") + " ",
		Bar:        faint.Render("│") + " ",
		Quote:      warm.Render("┆") + " ",
		Here:       "▸ ",
		Rule:       faint,
	}
}
