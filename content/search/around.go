package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"groundwork/content/text"
)

// Around cuts the words around the hit, in one line of at most n characters:
// what comes before it, the hit, and what comes after.
func (f Finding) Around(n int) (before, hit, after string) {
	line := func(s string) []rune {
		return []rune(strings.Join(strings.Fields(text.Display(text.CleanLine(s))), " "))
	}
	const most = 4000 // bytes on either side: more is never shown
	from, to := max(f.At-most, 0), min(f.At+f.Size+most, len(f.Text))
	for from > 0 && !utf8.RuneStart(f.Text[from]) {
		from++
	}
	for to < len(f.Text) && !utf8.RuneStart(f.Text[to]) {
		to--
	}
	left, middle, right := line(f.Text[from:f.At]), line(f.Text[f.At:f.At+f.Size]), line(f.Text[f.At+f.Size:to])
	left = spaced(left, f.Text[from:f.At], false)
	right = spaced(right, f.Text[f.At+f.Size:to], true)
	if len(middle) > n {
		middle = middle[:max(n, 0)]
	}
	room := n - len(middle)
	if room < 2 {
		return "", string(middle), ""
	}
	ahead := min(len(left), max(room/3, room-len(right)))
	if ahead < len(left) || from > 0 {
		left = append([]rune("…"), wordsFrom(left, len(left)-max(ahead-1, 0))...)
	}
	room -= len(left)
	if len(right) > room || to < len(f.Text) {
		right = append(wordsTo(right, max(min(len(right), room-1), 0)), '…')
	}
	if room <= 0 {
		right = nil
	}
	return string(left), string(middle), string(right)
}

// spaced gives back the space between a neighbour and the hit.
func spaced(line []rune, cut string, first bool) []rune {
	if len(line) == 0 {
		return nil
	}
	if first {
		if r, _ := utf8.DecodeRuneInString(cut); unicode.IsSpace(r) {
			return append([]rune{' '}, line...)
		}
		return line
	}
	if r, _ := utf8.DecodeLastRuneInString(cut); unicode.IsSpace(r) {
		return append(line, ' ')
	}
	return line
}

// wordsFrom returns a line from about a place on, without the rest of a word that
// was cut, unless that is all there is.
func wordsFrom(line []rune, from int) []rune {
	for i := max(from, 1); i < len(line); i++ {
		if line[i-1] == ' ' {
			return line[i:]
		}
	}
	return line[from:]
}

// wordsTo returns a line up to about a place, likewise.
func wordsTo(line []rune, to int) []rune {
	for i := to; i > 0; i-- {
		if i == len(line) || line[i] == ' ' {
			return line[:i]
		}
	}
	return line[:to]
}
