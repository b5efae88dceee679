package markdown

import (
	"strings"
)

// marks have a meaning in Markdown wherever they stand. Some have it only in
// dialects; nothing is lost by escaping those too.
const marks = "\\`*_[]<>&|~$"

// escape writes a text so that Markdown reads it as these very characters:
// lines stay lines, and blank lines blank. It expects a text as [text.Display]
// leaves it, without line ends around it.
func escape(s string) string {
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	blank, begun := 0, false
	for line := range strings.SplitSeq(s, "\n") {
		switch {
		case line == "":
			blank++
			continue
		case !begun:
		case blank == 0:
			b.WriteString("\\\n")
		default:
			// One blank line parts two paragraphs. Each further one is a hard
			// break of the second, which would swallow it otherwise.
			b.WriteString("\n\n")
			b.WriteString(strings.Repeat("\\\n", blank-1))
		}
		begun, blank = true, 0
		escapeInto(&b, line, marks)
	}
	return b.String()
}

// escapeLine is [escape] for one line in running text.
func escapeLine(s string) string {
	var b strings.Builder
	escapeInto(&b, s, marks)
	return b.String()
}

// escapeHeading is [escape] for a heading, where each # at the end would be
// dropped.
func escapeHeading(s string) string {
	var b strings.Builder
	escapeInto(&b, s, marks+"#")
	return b.String()
}

// escapeInto writes one line. Spaces at its ends are written as characters by
// number: Markdown drops them otherwise, or makes code of them.
func escapeInto(b *strings.Builder, s, marks string) {
	start := len(s) - len(strings.TrimLeft(s, " \t"))
	stop := len(strings.TrimRight(s, " \t"))
	opener := -1
	if start < stop {
		if i := opens(s[start:stop]); i >= 0 {
			opener = start + i
		}
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		outside := i < start || i >= stop
		switch {
		case outside && c == ' ':
			b.WriteString("&#32;")
		case outside && c == '\t':
			b.WriteString("&#9;")
		case c == '\\' && i == len(s)-1:
			b.WriteString("&#92;") // some readers take \\\ at a line's end for no break
		case i == opener || strings.IndexByte(marks, c) >= 0:
			b.WriteByte('\\')
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
}

// opens returns the place of the character to escape where a line starts a heading,
// a list, a rule, an underline or a definition, or -1.
func opens(s string) int {
	if strings.IndexByte("#+-=:", s[0]) >= 0 {
		return 0
	}
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if 0 < digits && digits < len(s) && (s[digits] == '.' || s[digits] == ')') {
		return digits
	}
	return -1
}
