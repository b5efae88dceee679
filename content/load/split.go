package load

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"groundwork/content/text"
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

// at returns the line of the heading or of the opening fence.
func (p piece) at() int {
	if p.kind == fencedBlock {
		return p.line - 1
	}
	return p.line
}

const byteOrderMark = "\uFEFF"

// readable brings the bytes of a file to valid UTF-8 with \n line ends and
// without controls, or reports why that can't be.
func readable(data []byte, r *reporter) ([]byte, bool) {
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	if bytes.IndexByte(data, '\r') >= 0 {
		data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	}
	s := string(data)
	at := text.Unclean(s)
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

// lines walks the lines of a file without copying them.
type lines struct {
	data []byte
	at   int // where the next line starts
	line int // the number of the line last returned
}

// next returns the next line with its end, or nil.
func (l *lines) next() []byte {
	rest := l.data[l.at:]
	if len(rest) == 0 {
		return nil
	}
	if end := bytes.IndexByte(rest, '\n'); end >= 0 {
		rest = rest[:end+1]
	}
	l.at += len(rest)
	l.line++
	return rest
}

// split cuts a chapter into pieces, from behind its front matter. Only what starts at the
// beginning of a line counts, so that the cut can be seen without knowing
// Markdown's rules for nesting.
func split(l *lines, r *reporter) (pieces []piece) {
	data := l.data
	prose := piece{line: l.line + 1}
	start := l.at
	flush := func(end int) {
		if prose.text = data[start:end]; len(bytes.TrimSpace(prose.text)) > 0 {
			pieces = append(pieces, prose)
		}
	}
	for {
		before := l.at
		line := l.next()
		if line == nil {
			flush(before)
			return pieces
		}
		ticks := fence(line)
		switch {
		case bytes.HasPrefix(line, []byte("# ")):
			flush(before)
			pieces = append(pieces, piece{kind: pageHeading, line: l.line, info: string(bytes.TrimSpace(line[2:]))})
		case ticks > 0:
			flush(before)
			b := piece{kind: fencedBlock, line: l.line + 1, info: string(bytes.TrimSpace(line[ticks:]))}
			text, ok := l.fenced(ticks)
			if !ok {
				r.lose(b.at(), "close it with a line of ```", "the block has no end")
				return pieces
			}
			b.text = text
			pieces = append(pieces, b)
		default:
			continue
		}
		start, prose.line = l.at, l.line+1
	}
}

// frontMatter returns the text between the two lines of --- at the top. Without one
// the walk stands at the start again.
func frontMatter(l *lines, r *reporter) []byte {
	if first := l.next(); first == nil || !isRule(first) {
		r.add(1, "begin it with --- and id, title, about, minutes", "the chapter has no front matter")
		*l = lines{data: l.data}
		return nil
	}
	start := l.at
	for {
		before := l.at
		line := l.next()
		if line == nil {
			r.add(1, "end it with a second line of ---", "the front matter has no end")
			return nil
		}
		if isRule(line) {
			return l.data[start:before:before]
		}
	}
}

// fenced walks to the end of a block that was opened with so many ticks, and is
// what stands in it.
func (l *lines) fenced(ticks int) ([]byte, bool) {
	start := l.at
	for {
		before := l.at
		line := l.next()
		if line == nil {
			return nil, false
		}
		line = bytes.TrimRight(line, " \t\n")
		if len(line) >= ticks && len(bytes.Trim(line, "`")) == 0 {
			return l.data[start:before:before], true
		}
		if bytes.HasPrefix(line, []byte("# ")) && bytes.HasSuffix(line, []byte("}")) {
			return nil, false // the next page: the mistake is up here, not at the end of the file
		}
	}
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
