package pdf

import (
	"sort"

	"golang.org/x/text/unicode/bidi"
)

// The order of writing of a paragraph, after the Unicode Bidirectional
// Algorithm (UAX 9). The classes of characters come from x/text; its own
// ordering tells the direction of a run but not how deep it is nested, which is
// needed for numbers in Hebrew within Latin text. Marks that embed, override or
// isolate never get here: [text.Display] takes them out.

// fromRight reports whether r is written from the right.
func fromRight(r rune) bool {
	const first = 0x590
	if r < first {
		return false
	}
	c := classOf(r)
	return c == bidi.R || c == bidi.AL || c == bidi.AN
}

func classOf(r rune) bidi.Class {
	p, _ := bidi.LookupRune(r)
	return p.Class()
}

// baseLevel returns the level of a paragraph by its first letter.
func baseLevel(classes []bidi.Class) uint8 {
	for _, c := range classes {
		switch c {
		case bidi.L:
			return 0
		case bidi.R, bidi.AL:
			return 1
		}
	}
	return 0
}

// levels returns the embedding levels of a paragraph of the base level. It may
// change classes. first holds the character each class is that of.
func levels(classes []bidi.Class, first []rune, base uint8) []uint8 {
	weak(classes, base)
	brackets(classes, first, base)
	neutrals(classes, base)
	out := make([]uint8, len(classes))
	for i, c := range classes {
		switch {
		case c == bidi.R:
			out[i] = 1
		case c == bidi.EN || c == bidi.AN:
			out[i] = 2
		default: // L
			out[i] = base + base&1
		}
	}
	return out
}

func direction(base uint8) bidi.Class {
	if base&1 == 1 {
		return bidi.R
	}
	return bidi.L
}

// weak resolves numbers and what belongs to them: rules W1 to W7.
func weak(c []bidi.Class, base uint8) {
	before := direction(base)
	strong := before
	for i := range c {
		if c[i] == bidi.NSM {
			c[i] = before
		}
		switch {
		case c[i] == bidi.EN && strong == bidi.AL:
			c[i] = bidi.AN
		case c[i] == bidi.L || c[i] == bidi.R || c[i] == bidi.AL:
			strong = c[i]
		}
		before = c[i]
	}
	for i := range c {
		if c[i] == bidi.AL {
			c[i] = bidi.R
		}
		if 0 < i && i+1 < len(c) && c[i-1] == c[i+1] &&
			(c[i] == bidi.CS && (c[i-1] == bidi.EN || c[i-1] == bidi.AN) || c[i] == bidi.ES && c[i-1] == bidi.EN) {
			c[i] = c[i-1]
		}
	}
	for i := 0; i < len(c); {
		if c[i] != bidi.ET {
			i++
			continue
		}
		end := i
		for end < len(c) && c[end] == bidi.ET {
			end++
		}
		if 0 < i && c[i-1] == bidi.EN || end < len(c) && c[end] == bidi.EN {
			for j := i; j < end; j++ {
				c[j] = bidi.EN
			}
		}
		i = end
	}
	strong = direction(base)
	for i := range c {
		switch c[i] {
		case bidi.ES, bidi.ET, bidi.CS:
			c[i] = bidi.ON
		case bidi.L, bidi.R:
			strong = c[i]
		case bidi.EN:
			if strong == bidi.L {
				c[i] = bidi.L
			}
		}
	}
}

// strongOf returns the direction a class counts as among neutrals, or ON.
func strongOf(c bidi.Class) bidi.Class {
	switch c {
	case bidi.L:
		return bidi.L
	case bidi.R, bidi.EN, bidi.AN:
		return bidi.R
	}
	return bidi.ON
}

// brackets gives both of a pair of brackets one direction: rule N0.
func brackets(c []bidi.Class, first []rune, base uint8) {
	type opened struct {
		at   int
		want rune
	}
	var stack []opened
	var pairs [][2]int
	for i, r := range first {
		p, _ := bidi.LookupRune(r)
		if c[i] != bidi.ON || !p.IsBracket() {
			continue
		}
		if p.IsOpeningBracket() {
			if len(stack) == 63 { // as the rule has it
				break
			}
			stack = append(stack, opened{i, mirrored(r)})
			continue
		}
		for s := len(stack) - 1; s >= 0; s-- {
			if stack[s].want == r {
				pairs = append(pairs, [2]int{stack[s].at, i})
				stack = stack[:s]
				break
			}
		}
	}
	sort.Slice(pairs, func(i, j int) bool { return pairs[i][0] < pairs[j][0] })
	for _, p := range pairs {
		if d := within(c, p, direction(base)); d != bidi.ON {
			c[p[0]], c[p[1]] = d, d
		}
	}
}

// within returns the direction a pair of brackets takes from what it holds and what
// stands before it; ON where it holds nothing that has one.
func within(c []bidi.Class, pair [2]int, base bidi.Class) bidi.Class {
	found := bidi.Class(bidi.ON)
	for _, inner := range c[pair[0]+1 : pair[1]] {
		switch strongOf(inner) {
		case base:
			return base
		case bidi.ON:
		default:
			found = strongOf(inner)
		}
	}
	if found == bidi.ON {
		return bidi.ON
	}
	for i := pair[0] - 1; i >= 0; i-- {
		if s := strongOf(c[i]); s != bidi.ON {
			if s == found {
				return found
			}
			return base
		}
	}
	return base
}

// neutrals take the direction on both sides of them, or else the paragraph's:
// rules N1 and N2.
func neutrals(c []bidi.Class, base uint8) {
	own := direction(base)
	before := own
	for i := 0; i < len(c); {
		if s := strongOf(c[i]); s != bidi.ON {
			before = s
			i++
			continue
		}
		end := i
		for end < len(c) && strongOf(c[end]) == bidi.ON {
			end++
		}
		after := own
		if end < len(c) {
			after = strongOf(c[end])
		}
		d := own
		if before == after {
			d = before
		}
		for j := i; j < end; j++ {
			c[j] = d
		}
		i = end
	}
}

// mirrored returns the character that looks like r in a mirror, for brackets.
func mirrored(r rune) rune {
	for _, m := range bidi.ReverseString(string(r)) {
		return m
	}
	return r
}

// visual returns the order to draw a line in, from the left: rule L2.
func visual(levels []uint8) []int {
	order := make([]int, len(levels))
	var highest uint8
	for i, l := range levels {
		order[i] = i
		highest = max(highest, l)
	}
	for level := highest; level >= 1; level-- {
		for i := 0; i < len(order); {
			end := i
			for end < len(order) && levels[order[end]] >= level {
				end++
			}
			for a, b := i, end-1; a < b; a, b = a+1, b-1 {
				order[a], order[b] = order[b], order[a]
			}
			i = max(end, i+1)
		}
	}
	return order
}
