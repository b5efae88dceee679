package ui

import (
	"image/color"

	"charm.land/lipgloss/v2"

	"groundwork/content"
	"groundwork/content/text"
)

// palette names colours by meaning.
type palette struct {
	accent color.Color // where you are: title, focused bar, chosen option
	warm   color.Color // the person's own earlier words
	faint  color.Color // hints, counts, footer
	alert  color.Color // only "not saved" and real errors
}

// The two palettes have a contrast of at least 4.5:1 on black or white and on
// the Solarized and Gruvbox backgrounds; a test computes it.
func dark() palette {
	return palette{
		accent: lipgloss.Color("#7fc8bd"),
		warm:   lipgloss.Color("#d7b98e"),
		faint:  lipgloss.Color("#8b949e"),
		alert:  lipgloss.Color("#f0a8a0"),
	}
}

func light() palette {
	return palette{
		accent: lipgloss.Color("#0f6e66"),
		warm:   lipgloss.Color("#8a5a13"),
		faint:  lipgloss.Color("#636c76"),
		alert:  lipgloss.Color("#a4262c"),
	}
}

// Theme is how the screens are drawn, and the one place with colours: everything
// else names what a text is, never how it looks, and meaning is never carried by
// colour alone. Body text is the terminal's own foreground on its own background.
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
	Rule       lipgloss.Style

	Widths text.Widths // how the terminal counts columns
	Heard  bool        // it is heard: no signs, and no drawings
}

// NewTheme returns the theme for a look on a terminal whose background is dark or not.
func NewTheme(look content.Look, isDark bool) Theme {
	switch look {
	case content.LookAuto:
	case content.LookPlain:
		return themed(palette{
			accent: lipgloss.NoColor{}, warm: lipgloss.NoColor{},
			faint: lipgloss.NoColor{}, alert: lipgloss.NoColor{},
		})
	case content.LookDark:
		isDark = true
	case content.LookLight:
		isDark = false
	}
	if isDark {
		return themed(dark())
	}
	return themed(light())
}

func themed(p palette) Theme {
	s := lipgloss.NewStyle()
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
		Rule:       faint,
	}
}
