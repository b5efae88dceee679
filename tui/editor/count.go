package editor

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"

	"groundwork/content/text"
)

// counts is what can be counted in a text.
type counts struct {
	words    int // by Unicode's rules, but for those of scripts without spaces
	unspaced int // letters of such scripts
	shown    int // characters that take a place
}

func (c counts) plus(o counts) counts {
	return counts{c.words + o.words, c.unspaced + o.unspaced, c.shown + o.shown}
}

func (c counts) minus(o counts) counts {
	return counts{c.words - o.words, c.unspaced - o.unspaced, c.shown - o.shown}
}

// countsOf counts what is in a line or, from and to where words can be told for sure,
// in a part of it.
func countsOf(line []byte) (c counts) {
	for it := words.FromBytes(line); it.Next(); {
		piece := it.Value()
		r, size := utf8.DecodeRune(piece)
		if (unicode.IsLetter(r) || unicode.IsNumber(r)) && !text.Unspaced(r) {
			c.words++
		}
		for ; len(piece) > 0; r, size = utf8.DecodeRune(piece) {
			if text.Unspaced(r) {
				c.unspaced++
			}
			if text.Shows(r) {
				c.shown++
			}
			piece = piece[size:]
		}
	}
	return c
}

// Count returns how many words the text has or, where most of it is in a script that
// doesn't tell where they end, how many characters.
func (e *Editor) Count() (n int, characters bool) {
	if e.count.unspaced > e.count.words {
		return e.count.shown, true
	}
	return e.count.words, false
}

// Counted returns the count in words, as "34 words"; nothing where there is nothing.
func (e *Editor) Counted() string {
	switch n, characters := e.Count(); {
	case n == 0:
		return ""
	case characters:
		return text.Count(n, "character", "characters")
	default:
		return text.Count(n, "word", "words")
	}
}

// sureEnd returns an offset after another from which words can be told whatever is
// before it, as sureStart does.
func sureEnd(line []byte, after int) int {
	high := min(after+lookBack, len(line))
	for i := after + 1; i < high; i++ {
		if line[i-1] == ' ' && plain(line[i]) {
			return i
		}
	}
	for high < len(line) && !utf8.RuneStart(line[high]) {
		high++
	}
	return high
}
