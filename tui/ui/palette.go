package ui

import (
	"image/color"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"groundwork/content"
)

// Terminal is what is known of the terminal's colours.
type Terminal struct {
	Dark       bool                 // whether its background is dark
	Background color.Color          // nil where it doesn't say
	Profile    colorprofile.Profile // how many colours it has; the zero one is taken for all
	Console    bool                 // it is the console of Linux
}

// palette names colours by meaning. On each background people use they have a
// contrast of at least 4.5:1, and the strong ones of 7:1; a test computes it.
type palette struct {
	text   color.Color // the terminal's own, but where it is to be strong
	accent color.Color // where you are: title, focused bar, chosen option
	warm   color.Color // the person's own earlier words
	faint  color.Color // hints, counts, footer
	alert  color.Color // only "not saved" and real errors
}

// paletteOf returns the colours of a look on a terminal.
func paletteOf(look content.Look, t Terminal) palette {
	switch look {
	case content.LookAuto, content.LookTerminal, content.LookStrong:
	case content.LookPlain:
		return inks(none, none, none, none, none)
	case content.LookDark:
		t = t.taken(true)
	case content.LookLight:
		t = t.taken(false)
	}
	strong := look == content.LookStrong
	switch {
	case look == content.LookTerminal, t.Profile == colorprofile.ANSI:
		return t.sixteen(strong)
	case t.Profile == colorprofile.ANSI256:
		return of256(t.Dark, strong)
	}
	return ofAll(t.Dark, strong)
}

// taken is the terminal, taken for a dark or a light one. What it says of its
// background then counts only if it agrees.
func (t Terminal) taken(dark bool) Terminal {
	if t.Dark != dark {
		t.Dark, t.Background, t.Console = dark, nil, false
	}
	return t
}

func ofAll(dark, strong bool) palette {
	switch {
	case dark && strong:
		return hex("#f2f2f2", "#a9e5dc", "#ecd3b0", "#c3cad2", "#ffd0ca")
	case strong:
		return hex("#111111", "#0a4a45", "#5c3a08", "#454c54", "#7d1a20")
	case dark:
		return hex("", "#7fc8bd", "#d7b98e", "#8b949e", "#f0a8a0")
	}
	return hex("", "#0f6e66", "#8a5a13", "#636c76", "#a4262c")
}

// of256 are those of the 256 colours that come nearest and have the contrast.
func of256(dark, strong bool) palette {
	switch {
	case dark && strong:
		return hex("255", "158", "223", "251", "224")
	case strong:
		return hex("16", "22", "52", "239", "88")
	case dark:
		return hex("", "115", "180", "247", "217")
	}
	return hex("", "23", "94", "241", "124")
}

func hex(text, accent, warm, faint, alert string) palette {
	return palette{lipgloss.Color(text), lipgloss.Color(accent), lipgloss.Color(warm), lipgloss.Color(faint), lipgloss.Color(alert)}
}

// ink is one of the sixteen colours that a terminal gives its own values, or none:
// the terminal's foreground.
type ink int

const none ink = -1

func inks(text, accent, warm, faint, alert ink) palette {
	return palette{text.color(), accent.color(), warm.color(), faint.color(), alert.color()}
}

func (i ink) color() color.Color {
	if i == none {
		return lipgloss.NoColor{}
	}
	return ansi.BasicColor(i)
}

// The sixteen colours that are used, by their usual names. What a terminal shows for
// them is up to it.
const (
	black ink = iota
	red
	_
	yellow
	blue
	magenta
	cyan
	white
	brightBlack
	brightRed
	brightGreen
	brightYellow
	brightBlue
	brightMagenta
	brightCyan
	brightWhite
)

// sixteen returns colours of the sixteen. No two palettes agree on what can be read:
// what is grey in one is the background in another. So the background tells which
// palette it is, and where it tells nothing only what can be read in all is used. Quiet
// text is bright black where that has the contrast, and never blue.
func (t Terminal) sixteen(strong bool) palette {
	pick := func(usual, strongly palette) palette {
		if strong {
			return strongly
		}
		return usual
	}
	switch {
	case t.Console: // its bright black has 2.8:1
		return pick(inks(none, cyan, brightYellow, none, brightRed), inks(brightWhite, brightCyan, brightYellow, white, brightWhite))
	case t.isOn("#000000"):
		return pick(inks(none, cyan, yellow, brightBlack, brightRed), inks(brightWhite, brightCyan, brightYellow, white, brightWhite))
	case t.isOn("#ffffff"): // no grey is dark enough
		return pick(inks(none, blue, magenta, none, red), inks(black, blue, black, black, black))
	case t.isOn("#002b36"): // Solarized, where bright green to bright cyan are greys
		return pick(inks(none, cyan, yellow, brightCyan, brightWhite), inks(brightWhite, brightWhite, white, white, brightWhite))
	case t.isOn("#fdf6e3"):
		return pick(inks(none, brightBlack, black, brightGreen, brightBlack), inks(brightBlack, brightBlack, black, black, brightBlack))
	case t.isOn("#282828"): // Gruvbox
		return pick(inks(none, brightCyan, yellow, white, brightMagenta), inks(brightWhite, brightCyan, brightYellow, brightWhite, brightWhite))
	case t.isOn("#fbf1c7"):
		return pick(inks(none, brightBlue, brightMagenta, none, brightRed), inks(brightWhite, brightWhite, brightWhite, brightWhite, brightRed))
	case t.Dark:
		return pick(inks(none, cyan, brightWhite, white, brightWhite), inks(brightWhite, brightWhite, brightWhite, brightWhite, brightWhite))
	}
	return inks(none, none, none, none, none)
}

// isOn reports whether the terminal said that its background is a colour.
func (t Terminal) isOn(background string) bool {
	if t.Background == nil {
		return false
	}
	r, g, b, _ := t.Background.RGBA()
	x, y, z, _ := lipgloss.Color(background).RGBA()
	return r>>8 == x>>8 && g>>8 == y>>8 && b>>8 == z>>8
}
