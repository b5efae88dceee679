package ui

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// Style is how words are drawn; the zero Style leaves them as they are. It keeps what a
// style of Lip Gloss puts before words: that is the same for every row, and Lip Gloss works
// it out anew for each.
type Style struct {
	full  *lipgloss.Style // nil leaves words as they are
	begin string          // what is sent before words
}

func newStyle(s lipgloss.Style) Style {
	begin, _, _ := strings.Cut(s.Render("x"), "x")
	return Style{full: &s, begin: begin}
}

// Bold returns the style with bold words.
func (s Style) Bold() Style { return newStyle(s.lipgloss().Bold(true)) }

// Render returns words in the style.
func (s Style) Render(words string) string {
	switch {
	case strings.ContainsAny(words, "\n\t"): // Lip Gloss pads the rows, and sets tabs
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
