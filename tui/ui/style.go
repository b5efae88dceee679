package ui

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// Style is how words are drawn. A style of Lip Gloss weighs half a kilobyte and asks fifty
// things of itself for each row; what comes of them is the same for every row, so it is
// kept.
type Style struct {
	full  *lipgloss.Style // nil leaves words as they are
	begin string          // what is sent before words
}

func newStyle(s lipgloss.Style) Style {
	begin, _, _ := strings.Cut(s.Render("x"), "x")
	return Style{full: &s, begin: begin}
}

// Bold returns the style in bold.
func (s Style) Bold() Style { return newStyle(s.lipgloss().Bold(true)) }

// Render returns words in the style.
func (s Style) Render(words string) string {
	switch {
	case strings.IndexByte(words, '\n') >= 0, strings.IndexByte(words, '\t') >= 0:
		return s.lipgloss().Render(words)
	case s.begin == "":
		return words
	}
	return s.begin + words + ansi.ResetStyle
}

func (s Style) lipgloss() lipgloss.Style {
	if s.full == nil {
		return lipgloss.NewStyle()
	}
	return *s.full
}
