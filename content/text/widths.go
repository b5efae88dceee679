package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Widths is how a terminal counts the columns of what a person sees as one character.
type Widths int

const (
	// Apart counts each character of Unicode by itself, as most terminals do.
	Apart Widths = iota
	// Whole counts what is seen as one character, as terminals in mode 2027 do.
	Whole
)

func (w Widths) method() ansi.Method {
	if w == Whole {
		return ansi.GraphemeWidth
	}
	return ansi.WcWidth
}

// Columns returns how many columns a line takes. It may hold sequences of style.
func (w Widths) Columns(line string) int {
	return w.method().StringWidth(w.composed(line)) + tabWidth*strings.Count(line, "\t")
}

// Cut returns as much of a line as is no wider. It may hold sequences of style.
func (w Widths) Cut(line string, width int) string {
	if w.Columns(line) <= width {
		return line
	}
	// What is put behind never shows. Without it the package returns the whole line
	// where that would fit if it were counted the other way.
	return w.method().Truncate(w.composed(line)+strings.Repeat(" ", width+1), width, "")
}

// composed returns a line as a terminal counts it.
func (w Widths) composed(line string) string {
	if w == Whole {
		return line
	}
	return composed(line)
}

// Pad returns a line with spaces behind it up to a width.
func (w Widths) Pad(line string, width int) string {
	return line + strings.Repeat(" ", max(width-w.Columns(line), 0))
}

const (
	softHyphen   = '\u00ad'
	joiner       = '\u200d'
	textStyle    = '\ufe0e'
	pictureStyle = '\ufe0f'
)

// Settled returns a text without what terminals can't agree on how wide it makes the
// rest: soft hyphens, and where each character counts by itself what makes one picture
// of several, or asks for one, and what comes in parts. The pictures stay. Where joined
// is set the terminal takes what follows any joiner for a part of what is before it, and
// all joiners go.
func (w Widths) Settled(s string, joined bool) string {
	s = w.composed(s)
	if !strings.ContainsAny(s, "\u00ad\u200d\ufe0e\ufe0f") {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	before := ' '
	for i, r := range s {
		apart := w == Apart && (r == textStyle || r == pictureStyle || r == joiner && (joined || picture(before) || picture(after(s[i:]))))
		if r != softHyphen && !apart {
			b.WriteRune(r)
		}
		if r != pictureStyle && r != textStyle {
			before = r
		}
	}
	return b.String()
}

// after returns the second character of a text.
func after(s string) rune {
	_, size := utf8.DecodeRuneInString(s)
	r, _ := utf8.DecodeRuneInString(s[size:])
	return r
}

// picture reports whether a character is an emoji, or what changes one.
func picture(r rune) bool {
	return unicode.Is(unicode.So, r) || unicode.Is(unicode.Sk, r) && r > 0xffff
}
