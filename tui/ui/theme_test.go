package ui

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"groundwork/content"
)

// screenColours is what a terminal shows: its background, its foreground and what it
// takes for the sixteen colours.
type screenColours struct {
	back, fore string
	sixteen    string
	console    bool
	silent     bool // it doesn't say what its background is
}

// The sixteen colours as their makers publish them.
const (
	xtermColours     = "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff"
	consoleColours   = "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff"
	solarizedColours = "073642 dc322f 859900 b58900 268bd2 d33682 2aa198 eee8d5 002b36 cb4b16 586e75 657b83 839496 6c71c4 93a1a1 fdf6e3"
	gruvboxDark      = "282828 cc241d 98971a d79921 458588 b16286 689d6a a89984 928374 fb4934 b8bb26 fabd2f 83a598 d3869b 8ec07c ebdbb2"
	gruvboxLight     = "fbf1c7 cc241d 98971a d79921 458588 b16286 689d6a 7c6f64 928374 9d0006 79740e b57614 076678 8f3f71 427b58 3c3836"
)

func screensPeopleUse() map[string]screenColours {
	return map[string]screenColours{
		"xterm, black":      {back: "000000", fore: "e5e5e5", sixteen: xtermColours},
		"xterm, white":      {back: "ffffff", fore: "000000", sixteen: xtermColours},
		"Linux console":     {back: "000000", fore: "aaaaaa", sixteen: consoleColours, console: true, silent: true},
		"console's, white":  {back: "ffffff", fore: "000000", sixteen: consoleColours},
		"Solarized, dark":   {back: "002b36", fore: "839496", sixteen: solarizedColours},
		"Solarized, light":  {back: "fdf6e3", fore: "657b83", sixteen: solarizedColours},
		"Gruvbox, dark":     {back: "282828", fore: "ebdbb2", sixteen: gruvboxDark},
		"Gruvbox, light":    {back: "fbf1c7", fore: "3c3836", sixteen: gruvboxLight},
		"xterm, silent":     {back: "000000", fore: "e5e5e5", sixteen: xtermColours, silent: true},
		"Solarized, silent": {back: "002b36", fore: "839496", sixteen: solarizedColours, silent: true},
		"Gruvbox, silent":   {back: "282828", fore: "ebdbb2", sixteen: gruvboxDark, silent: true},
	}
}

// terminal is what the program knows of such a terminal.
func (s screenColours) terminal(p colorprofile.Profile) Terminal {
	t := Terminal{Profile: p, Console: s.console, Dark: luminance(lipgloss.Color("#"+s.back)) < 0.5}
	if !s.silent {
		t.Background = lipgloss.Color("#" + s.back)
	}
	return t
}

// shown is what such a terminal shows for a colour.
func (s screenColours) shown(c color.Color) color.Color {
	switch c := c.(type) {
	case lipgloss.NoColor:
		return lipgloss.Color("#" + s.fore)
	case ansi.BasicColor:
		return lipgloss.Color("#" + strings.Fields(s.sixteen)[c])
	}
	return c
}

// TestContrast computes the contrast of every role on the terminals people use, with
// all colours, with 256 and with 16, as WCAG 2.2 defines it: 4.5:1 is its bar for text
// (criterion 1.4.3), and 7:1 the one for those who need more (1.4.6). What has the
// terminal's own foreground is up to the terminal, but in the strong look.
func TestContrast(t *testing.T) {
	for name, s := range screensPeopleUse() {
		for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI} {
			for look, bar := range map[content.Look]float64{content.LookAuto: 4.5, content.LookTerminal: 4.5, content.LookStrong: 7} {
				if look != content.LookAuto && s.silent && !s.console && profile == colorprofile.ANSI && !s.terminal(profile).Dark {
					continue
				}
				p := paletteOf(look, s.terminal(profile))
				for role, c := range map[string]color.Color{"text": p.text, "accent": p.accent, "warm": p.warm, "faint": p.faint, "alert": p.alert} {
					if _, own := c.(lipgloss.NoColor); own && look != content.LookStrong {
						continue
					}
					if got := contrast(s.shown(c), lipgloss.Color("#"+s.back)); got < bar {
						t.Errorf("%s, %s, look %q: %s is %v, %.2f:1, want %.1f:1", name, profile, look, role, c, got, bar)
					}
				}
			}
		}
	}
}

// TestQuietTextIsNeverBlue holds what the sixteen colours are used for: bright black
// where it can be read, and no blue for what is quiet.
func TestQuietTextIsNeverBlue(t *testing.T) {
	for name, s := range screensPeopleUse() {
		faint := paletteOf(content.LookAuto, s.terminal(colorprofile.ANSI)).faint
		if slices.Contains([]color.Color{ansi.Blue, ansi.BrightBlue}, faint) {
			t.Errorf("%s: quiet text is blue", name)
		}
		if name == "xterm, black" && faint != ansi.BrightBlack {
			t.Errorf("%s: quiet text is %v", name, faint)
		}
	}
}

// TestSixteenAreOneOfSixteen holds that with 16 colours, and in the look of the
// terminal's own, nothing asks for a colour that the terminal would have to guess.
func TestSixteenAreOneOfSixteen(t *testing.T) {
	for name, s := range screensPeopleUse() {
		for _, c := range []struct {
			look    content.Look
			profile colorprofile.Profile
		}{{content.LookAuto, colorprofile.ANSI}, {content.LookStrong, colorprofile.ANSI}, {content.LookTerminal, colorprofile.TrueColor}} {
			p := paletteOf(c.look, s.terminal(c.profile))
			for _, role := range []color.Color{p.text, p.accent, p.warm, p.faint, p.alert} {
				switch role.(type) {
				case lipgloss.NoColor, ansi.BasicColor:
				default:
					t.Errorf("%s, look %q: %v", name, c.look, role)
				}
			}
		}
	}
}

// TestLooksTakeTheirSide holds that a look for a light screen is one on whatever the
// terminal says, and that no colours are none.
func TestLooksTakeTheirSide(t *testing.T) {
	dark := screensPeopleUse()["Solarized, dark"].terminal(colorprofile.ANSI256)
	light := Terminal{Profile: colorprofile.ANSI256}
	if got, want := paletteOf(content.LookLight, dark), paletteOf(content.LookAuto, light); got != want {
		t.Errorf("for a light screen it is %v, want %v", got, want)
	}
	if got, want := paletteOf(content.LookDark, dark), paletteOf(content.LookAuto, dark); got != want {
		t.Errorf("for a dark screen it is %v, want %v", got, want)
	}
	if got := fmt.Sprint(paletteOf(content.LookPlain, dark)); got != fmt.Sprint(inks(none, none, none, none, none)) {
		t.Errorf("without colours it has %s", got)
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
