package editor

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"

	"groundwork/content/text"
)

// lookBack is how far back in a paragraph an offset is looked for from
// which words can be told for sure.
const lookBack = 4 << 10

// wordLeft returns the beginning of the word before the cursor, by Unicode's rules.
// Line ends are passed over.
func (e *Editor) wordLeft() position {
	at := e.cursor
	for {
		line := e.paras[at.para].text
		for end := at.byte; end > 0; {
			start := sureStart(line, end)
			found := -1
			eachWord(line[start:], func(from, to int, word bool) bool {
				if start+from >= end {
					return false
				}
				if word {
					found = start + from
				}
				return true
			})
			if found >= 0 {
				before, _ := e.around(at.para, found)
				return position{at.para, before}
			}
			end = start
		}
		if at.para == 0 {
			return position{}
		}
		at = position{at.para - 1, len(e.paras[at.para-1].text)}
	}
}

// wordRight returns the end of the word after the cursor.
func (e *Editor) wordRight() position {
	at := e.cursor
	for {
		line := e.paras[at.para].text
		start, found := sureStart(line, at.byte), -1
		eachWord(line[start:], func(from, to int, word bool) bool {
			if word && start+to > at.byte {
				found = start + to
			}
			return found < 0
		})
		switch {
		case found >= 0:
			_, after := e.around(at.para, found)
			return position{at.para, after}
		case at.para == len(e.paras)-1:
			return e.end()
		}
		at = position{para: at.para + 1}
	}
}

// around returns the beginning and the end of the character that holds an offset,
// or twice the offset where one begins: a word of Unicode may end within what a
// person sees as one character.
func (e *Editor) around(para, at int) (before, after int) {
	line, i := e.paras[para].text, e.rowStart(position{para, at})
	for before = i; i < at; {
		before = i
		n, _ := text.Glyph(line[i:])
		i += n
	}
	if i == at {
		before = at
	}
	return before, i
}

// eachWord goes through the pieces Unicode's rules make of a text, as long as
// it is told to go on.
func eachWord(line []byte, do func(from, to int, word bool) bool) {
	for it := words.FromBytes(line); it.Next(); {
		if !do(it.Start(), it.End(), isWord(it.Value())) {
			return
		}
	}
}

// isWord reports whether a piece is a word, not a space or sign between words.
func isWord(piece []byte) bool {
	r, _ := utf8.DecodeRune(piece)
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || unicode.Is(unicode.So, r)
}

// sureStart returns an offset before another from which words can be told: the
// beginning, or a letter or digit after a space. In a text without any it is
// some character far enough before.
func sureStart(line []byte, before int) int {
	low := max(before-lookBack, 0)
	for i := before - 1; i > low; i-- {
		if line[i-1] == ' ' && plain(line[i]) {
			return i
		}
	}
	for low > 0 && !utf8.RuneStart(line[low]) {
		low--
	}
	return low
}

// plain reports whether c is a letter or digit of ASCII, with which a piece always
// begins after a space.
func plain(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// spacedLeft returns the beginning of what stands before the cursor without a space
// in it.
func (e *Editor) spacedLeft() position {
	at, word := e.cursor, false
	for {
		to := e.previous(at)
		if to == at {
			return at
		}
		space := e.spaceAt(to)
		if word && space {
			return at
		}
		at, word = to, word || !space
	}
}

// spaceAt reports whether a space or a line end stands at the position.
func (e *Editor) spaceAt(at position) bool {
	line := e.paras[at.para].text
	if at.byte == len(line) {
		return true
	}
	n, _ := text.Glyph(line[at.byte:])
	return text.IsSpace(line[at.byte : at.byte+n])
}
