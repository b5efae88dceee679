package ui

import (
	"testing"

	"charm.land/lipgloss/v2"

	"groundwork/content"
)

// TestStyle holds that a style draws as Lip Gloss does what it was made of.
func TestStyle(t *testing.T) {
	plain := lipgloss.NewStyle()
	all := map[string]lipgloss.Style{"plain": plain, "bold": plain.Bold(true), "reverse": plain.Reverse(true)}
	for _, look := range []content.Look{content.LookAuto, content.LookStrong, content.LookPlain} {
		p := paletteOf(look, Terminal{Dark: true})
		all["text of "+string(look)] = plain.Foreground(p.text)
		all["accent of "+string(look)] = plain.Foreground(p.accent)
		all["italic of "+string(look)] = plain.Foreground(p.warm).Italic(true)
	}
	for name, full := range all {
		for _, words := range []string{"", " ", "words", "x", "kurz und gut, 漢字", "a\tb", "two\nlines of words", "two\r\nlines", "\x1b[1mbold\x1b[m"} {
			if got, want := newStyle(full).Render(words), full.Render(words); got != want {
				t.Errorf("%s: %q is drawn as %q, want %q", name, words, got, want)
			}
			if got, want := newStyle(full).Bold().Render(words), full.Bold(true).Render(words); got != want {
				t.Errorf("%s, bold: %q is drawn as %q, want %q", name, words, got, want)
			}
		}
	}
	if got := (Style{}).Render("a\tb"); got != plain.Render("a\tb") {
		t.Errorf("without a style it is %q", got)
	}
}
