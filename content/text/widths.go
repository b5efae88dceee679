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
	if printable(line) {
		return len(line)
	}
	return w.method().StringWidth(w.composed(line)) + tabWidth*strings.Count(line, "\t")
}

// printable reports whether a line is of printable ASCII only, as most are.
func printable(line string) bool {
	for i := range len(line) {
		if c := line[i]; c < ' ' || c >= 0x7f {
			return false
		}
	}
	return true
}

// Fits reports whether a line takes no more than so many columns. It may hold sequences of
// style. Nearly every line is known to fit without telling its characters from each other.
func (w Widths) Fits(line string, width int) bool {
	return atMost(line, width) || w.Columns(line) <= width
}

// atMost reports whether a line takes no more than so many columns, however they are
// counted. A line of which it doesn't know that may be as short.
func atMost(line string, width int) bool {
	for i := 0; i < len(line); {
		c, size := line[i], 1
		switch {
		case c == esc && i+1 < len(line) && line[i+1] == '[':
			for i += 2; i < len(line) && ' ' <= line[i] && line[i] < '@'; {
				i++
			}
			if i == len(line) || line[i] < '@' || line[i] > '~' {
				return false // nor is this a sequence
			}
		case c < ' ', c == 0x7f:
			return false // what a control does is told elsewhere
		case c < utf8.RuneSelf:
			width--
		case c < 0xe1: // up to U+0FFF nothing is wide
			_, size = utf8.DecodeRuneInString(line[i:])
			width--
		default:
			var r rune
			r, size = utf8.DecodeRuneInString(line[i:])
			if width--; !drawn(r) {
				width--
			}
		}
		if width < 0 {
			return false
		}
		i += size
	}
	return true
}

// drawn reports whether a character is of the dashes, quotes and lines that screens are
// made of, which take one column everywhere.
func drawn(r rune) bool { return '\u2010' <= r && r <= '\u2027' || '\u2500' <= r && r <= '\u257f' }

const esc = 0x1b

// Cut returns as much of a line as is no wider. It may hold sequences of style.
func (w Widths) Cut(line string, width int) string {
	if w.Fits(line, width) {
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
	// ContainsAny takes many times as long for characters that are not ASCII.
	if !strings.Contains(s, "\u00ad") && !strings.Contains(s, "\u200d") && !strings.Contains(s, "\ufe0e") && !strings.Contains(s, "\ufe0f") {
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
