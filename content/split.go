package content

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// A piece is a run of lines of a chapter file: what is between two fences or
// headings, or what stands in one fence.
type piece struct {
	kind pieceKind
	line int    // of the first line of text in the file
	info string // heading: what follows "# "; fence: what follows the ticks
	text []byte
}

type pieceKind uint8

const (
	proseText pieceKind = iota
	pageHeading
	fencedBlock
)

// at is the line of the heading or of the opening fence.
func (p piece) at() int {
	if p.kind == fencedBlock {
		return p.line - 1
	}
	return p.line
}

var utf8BOM = []byte("\uFEFF")

// readable brings the bytes of a file to valid UTF-8 with \n line ends and
// without controls, or reports why that can't be.
func readable(data []byte, r *reporter) ([]byte, bool) {
	data = bytes.TrimPrefix(data, utf8BOM)
	if bytes.IndexByte(data, '\r') >= 0 {
		data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	}
	s := string(data)
	at := badRune(s)
	if at < 0 {
		return data, true
	}
	line := 1 + strings.Count(s[:at], "\n")
	if c, size := utf8.DecodeRuneInString(s[at:]); c == utf8.RuneError && size == 1 {
		r.add(line, "save the file as UTF-8", "the file is not UTF-8")
	} else {
		r.add(line, "remove it", "an invisible control character (U+%04X)", c)
	}
	return nil, false
}

// badRune is the place of the first byte that may not stand in a chapter, or
// -1: invalid UTF-8 and whatever [Clean] would change.
func badRune(s string) int {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c < ' ' && c != '\n' && c != '\t' || c == 0x7f {
				return i
			}
			i++
			continue
		}
		c, size := utf8.DecodeRuneInString(s[i:])
		if c == utf8.RuneError && size == 1 || forbidden(c) || isLineSeparator(c) {
			return i
		}
		i += size
	}
	return -1
}

// split cuts a chapter into front matter and pieces. Only what starts at the
// beginning of a line counts, so that the cut can be seen without knowing
// Markdown's rules for nesting.
func split(data []byte, r *reporter) (front []byte, pieces []piece) {
	lines := bytes.SplitAfter(data, []byte("\n"))
	front, next := frontMatter(lines, r)
	var prose piece
	flush := func() {
		if len(bytes.TrimSpace(prose.text)) > 0 {
			pieces = append(pieces, prose)
		}
		prose = piece{}
	}
	for i := next; i < len(lines); i++ {
		line := lines[i]
		if bytes.HasPrefix(line, []byte("# ")) {
			flush()
			pieces = append(pieces, piece{kind: pageHeading, line: i + 1, info: string(bytes.TrimSpace(line[2:]))})
			continue
		}
		if ticks := fence(line); ticks > 0 {
			flush()
			end := closing(lines, i+1, ticks)
			if end < 0 {
				r.lose(i+1, "close it with a line of ```", "the block has no end")
				return front, pieces
			}
			info := string(bytes.TrimSpace(line[ticks:]))
			pieces = append(pieces, piece{fencedBlock, i + 2, info, bytes.Join(lines[i+1:end], nil)})
			i = end
			continue
		}
		if prose.line == 0 {
			prose.line = i + 1
		}
		prose.text = append(prose.text, line...)
	}
	flush()
	return front, pieces
}

// frontMatter is the text between the two lines of --- at the top, and the
// index of the first line after it.
func frontMatter(lines [][]byte, r *reporter) ([]byte, int) {
	if len(lines) == 0 || !isRule(lines[0]) {
		r.add(1, "begin it with --- and id, title, about, minutes", "the chapter has no front matter")
		return nil, 0
	}
	for i := 1; i < len(lines); i++ {
		if isRule(lines[i]) {
			return bytes.Join(lines[1:i], nil), i + 1
		}
	}
	r.add(1, "end it with a second line of ---", "the front matter has no end")
	return nil, len(lines)
}

func isRule(line []byte) bool { return string(bytes.TrimRight(line, " \t\n")) == "---" }

// fence counts the ticks a line opens a block with, or 0.
func fence(line []byte) int {
	n := 0
	for n < len(line) && line[n] == '`' {
		n++
	}
	if n < 3 || bytes.IndexByte(line[n:], '`') >= 0 {
		return 0
	}
	return n
}

// closing is the index of the line that ends a block, or -1.
func closing(lines [][]byte, from, ticks int) int {
	for i := from; i < len(lines); i++ {
		line := bytes.TrimRight(lines[i], " \t\n")
		if len(line) >= ticks && len(bytes.Trim(line, "`")) == 0 {
			return i
		}
		if bytes.HasPrefix(line, []byte("# ")) && bytes.HasSuffix(line, []byte("}")) {
			return -1 // the next page: the mistake is up here, not at the end of the file
		}
	}
	return -1
}
