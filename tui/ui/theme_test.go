package ui

import (
	"image/color"
	"math"
	"testing"

	"charm.land/lipgloss/v2"
)

// TestContrast computes the contrast of every colour on the backgrounds people
// use, as WCAG 2.2 defines it; 4.5:1 is its bar for text (criterion 1.4.3).
func TestContrast(t *testing.T) {
	backgrounds := map[string][]string{
		"dark":  {"#000000", "#002b36" /* Solarized */, "#282828" /* Gruvbox */},
		"light": {"#ffffff", "#fdf6e3" /* Solarized */, "#fbf1c7" /* Gruvbox */},
	}
	for name, p := range map[string]palette{"dark": dark(), "light": light()} {
		for role, c := range map[string]color.Color{"accent": p.accent, "warm": p.warm, "faint": p.faint, "alert": p.alert} {
			for _, b := range backgrounds[name] {
				if got := contrast(c, lipgloss.Color(b)); got < 4.5 {
					t.Errorf("%s %s on %s: %.2f", name, role, b, got)
				}
			}
		}
	}
}

func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func linear(v uint32) float64 {
	s := float64(v) / 0xffff
	if s <= 0.04045 {
		return s / 12.92
	}
	return math.Pow((s+0.055)/1.055, 2.4)
}
