package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// reader sees to it that a screen reader speaks whole rows, and only those worth it.
//
// Readers speak what a program writes. Bubble Tea writes the cells that differ: where a
// row becomes another one, that is pieces of words. So each row has a tone, a colour that
// is never shown, as there are no colours while a reader is there. A row with another tone
// differs in every cell, and is written as a whole. A row gets another one when its words
// have changed, but not when somebody types in it, as readers say themselves what is
// typed; and when the focus comes to it.
type reader struct {
	rows  []string // their words
	shown []string // as they were drawn
	tones []int
	next  int
	at    tea.Position
	asked string // what was asked where one was
	keys  int    // how many keys had come
	holds bool   // what else changed waits
}

// focused is a screen that tells in which row of it begins what has the focus, and whether
// what is typed is written there.
type focused interface {
	Focal() (first int, writes bool)
}

// toned is a frame with its tones. The cursor is where it will stand, or nil; what has the
// focus begins in row first, or nothing tells where it does; keys tells how many have come.
func (r *reader) toned(content string, cursor *tea.Cursor, first int, writes bool, keys int) string {
	rows := strings.Split(content, "\n")
	words, tones, fresh := make([]string, len(rows)), make([]int, len(rows)), make([]bool, len(rows))
	at := r.at
	if cursor != nil {
		at = cursor.Position
	}
	for y, row := range rows {
		words[y] = strings.TrimRight(ansi.Strip(row), " ")
	}
	holds := writes && len(words) == len(r.rows) && (r.typed(words, at) || r.holds && keys == r.keys)
	if holds {
		for y := range rows[:len(rows)-alwaysNew] {
			if y != at.Y {
				rows[y], words[y] = r.shown[y], r.rows[y]
			}
		}
		copy(tones, r.tones)
	}
	for y, down := 0, 0; y < len(rows); y++ {
		if tones[y] == 0 || words[y] != r.rows[y] && y != at.Y {
			tones[y], down, fresh[y] = r.tone(words[y], y, down)
		}
	}
	again := func(y int) {
		if !fresh[y] {
			tones[y], fresh[y] = r.another(y), true
		}
	}
	from, to := askedAt(words, first, at.Y)
	asked := strings.Join(words[from:to], " ")
	if asked != r.asked {
		for y := from; y < to; y++ {
			again(y)
		}
	}
	if (asked != r.asked || at.Y != r.at.Y) && at.Y < len(rows) {
		again(at.Y)
	}
	*r = reader{rows: words, shown: rows, tones: tones, next: r.next, at: at, asked: asked, keys: keys, holds: holds}
	drawn := make([]string, len(rows))
	for y, row := range rows {
		drawn[y] = colour(row, words[y], tones[y])
	}
	return strings.Join(drawn, "\n")
}

// alwaysNew are the rows below that have what must be known at once: what is said, and
// that something isn't saved. The others wait while somebody types.
const alwaysNew = 2

// askedAt are the rows of what is asked where the cursor stands: those next above it that
// aren't indented, as what is answered and what can be chosen are.
func askedAt(words []string, first, at int) (from, to int) {
	if first < 0 || first >= len(words) || at >= len(words) {
		return 0, 0
	}
	margin := indent(words[first])
	if words[at] != "" && indent(words[at]) <= margin {
		return 0, 0 // it is the first row of something itself
	}
	for to = at; to > first; to-- {
		if row := words[to-1]; row != "" && indent(row) <= margin {
			break
		}
	}
	for from = to; from > first && words[from-1] != "" && indent(words[from-1]) <= margin; {
		from--
	}
	return from, to
}

func indent(row string) int { return len(row) - len(strings.TrimLeft(row, " ")) }

// tone is the tone of a row with these words, and whether it is one for them alone. Where
// they only moved it is the one they had; down tells how far the row above did.
func (r *reader) tone(words string, y, down int) (tone, by int, fresh bool) {
	had := func(from int) bool {
		return from >= 0 && from < len(r.rows) && r.rows[from] == words && (from == y || y >= len(r.tones) || r.tones[from] != r.tones[y])
	}
	switch {
	case words == "":
		return r.another(y), down, true
	case had(y - down):
		return r.tones[y-down], down, false
	case had(y):
		return r.tones[y], 0, false
	}
	for from := range r.rows {
		if had(from) {
			return r.tones[from], y - from, false
		}
	}
	return r.another(y), down, true
}

// mostTones is how many there are. More rows than that don't change between two frames.
const mostTones = 250

// another is a tone that a row hasn't had.
func (r *reader) another(y int) int {
	r.next = r.next%mostTones + 1
	if y < len(r.tones) && r.tones[y] == r.next {
		r.next = r.next%mostTones + 1
	}
	return r.next
}

// typed reports whether all that came of a key is that the row of the cursor has more at
// the cursor, or less.
func (r *reader) typed(words []string, at tea.Position) bool {
	if at.Y != r.at.Y || at.Y >= len(words)-alwaysNew {
		return false
	}
	was, is := []rune(r.rows[at.Y]), []rune(words[at.Y])
	n := 0
	for n < len(was) && n < len(is) && was[n] == is[n] {
		n++
	}
	end := 0
	for end < min(len(was), len(is))-n && was[len(was)-1-end] == is[len(is)-1-end] {
		end++
	}
	out, in := len(was)-end-n, len(is)-end-n
	return out == 0 && in > 0 && at.X > r.at.X || in == 0 && out > 0
}

// colour sets a row in its tone. What is selected stays set apart.
func colour(row, words string, tone int) string {
	text := strings.TrimLeft(words, " ")
	if text == "" {
		return words
	}
	margin := words[:len(words)-len(text)]
	begin := fmt.Sprintf("\x1b[38;2;0;0;%dm", tone)
	if strings.Contains(row, reverse) {
		return strings.ReplaceAll(begin+row, ansi.ResetStyle, ansi.ResetStyle+begin)
	}
	return margin + begin + text + ansi.ResetStyle
}

// reverse is how what is selected begins.
const reverse = "\x1b[7m"

// asRead is a frame as a reader is to meet it.
func (a *App) asRead(v *tea.View) {
	if a.reader == nil {
		return
	}
	first, writes := -1, false
	if f, ok := a.top().(focused); ok && !a.cover.on {
		first, writes = f.Focal()
		if a.headed() {
			first += 2
		}
	}
	v.SetContent(a.reader.toned(v.Content, v.Cursor, first, writes, a.pressed))
}
