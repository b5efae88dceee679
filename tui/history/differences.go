package history

import (
	"strings"
	"unicode"

	"github.com/clipperhouse/uax29/v2/words"
)

// How much work a comparison may be: so many bytes, words changed, and steps.
// Beyond that both texts are shown whole, which tells more anyway.
const (
	mostCompared = 4 << 20
	mostChanges  = 1000
	mostSteps    = 20 << 20
)

// stretchKind is what became of a stretch of text.
type stretchKind int

const (
	stayed stretchKind = iota
	gone
	came
)

// stretch is some words of one text or of both.
type stretch struct {
	kind stretchKind
	text string
}

// differences tells word by word how one text became another. It is nil where
// too little is the same for that to be readable.
func differences(then, now string) []stretch {
	if len(then)+len(now) > mostCompared {
		return nil
	}
	head, tail := sameLines(then, now)
	a, b := wordsOf(then[head:len(then)-tail]), wordsOf(now[head:len(now)-tail])
	runs, ok := commonRuns(a, b)
	if !ok {
		return nil
	}
	runs = telling(runs, a, len(b))
	around := head + tail
	if common := around + weightOf(runs, a); common == 0 || common*3 < around+min(weight(a), weight(b)) {
		return nil
	}
	var all []stretch
	add := func(kind stretchKind, tokens ...string) {
		if text := strings.Join(tokens, ""); text != "" {
			all = append(all, stretch{kind, text})
		}
	}
	add(stayed, then[:head])
	i, j := 0, 0
	for _, r := range append(runs, run{len(a), len(b), 0}) {
		add(gone, a[i:r.a]...)
		add(came, b[j:r.b]...)
		add(stayed, a[r.a:r.a+r.n]...)
		i, j = r.a+r.n, r.b+r.n
	}
	add(stayed, then[len(then)-tail:])
	return all
}

// sameLines is how many bytes of whole lines two texts begin and end with alike.
func sameLines(a, b string) (head, tail int) {
	n := min(len(a), len(b))
	for i := 0; i < n && a[i] == b[i]; i++ {
		if a[i] == '\n' {
			head = i + 1
		}
	}
	begins := func(s string, at int) bool { return at == 0 || s[at-1] == '\n' }
	for i := 1; i <= n-head && a[len(a)-i] == b[len(b)-i]; i++ {
		if begins(a, len(a)-i) && begins(b, len(b)-i) {
			tail = i
		}
	}
	return head, tail
}

// wordsOf splits a text into its words and what is between them, losing nothing.
func wordsOf(text string) []string {
	var all []string
	for tokens := words.FromString(text); tokens.Next(); {
		all = append(all, tokens.Value())
	}
	return all
}

// isWord reports whether a token is a word, and not what is between words.
func isWord(token string) bool {
	return strings.ContainsFunc(token, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsSymbol(r) })
}

func weight(tokens []string) int {
	n := 0
	for _, t := range tokens {
		if isWord(t) {
			n += len(t)
		}
	}
	return n
}

func weightOf(runs []run, a []string) int {
	n := 0
	for _, r := range runs {
		n += weight(a[r.a : r.a+r.n])
	}
	return n
}

// run is a run of n words that both texts have, at a in one and b in the other.
type run struct{ a, b, n int }

// telling leaves out the runs between two changes that are no more than a space
// or a comma: two words replaced read better as one change.
func telling(runs []run, a []string, lenB int) []run {
	var kept []run
	for i, r := range runs {
		atStart := i == 0 && r.a == 0 && r.b == 0
		atEnd := i == len(runs)-1 && r.a+r.n == len(a) && r.b+r.n == lenB
		text := strings.Join(a[r.a:r.a+r.n], "")
		if atStart || atEnd || isWord(text) || strings.Contains(text, "\n") {
			kept = append(kept, r)
		}
	}
	return kept
}

// commonRuns finds what two texts have in common, in order. It gives up where
// they differ too much.
func commonRuns(a, b []string) (runs []run, ok bool) {
	x, y := numbered(a, b)
	start := 0
	for start < min(len(x), len(y)) && x[start] == y[start] {
		start++
	}
	end := 0
	for end < min(len(x), len(y))-start && x[len(x)-1-end] == y[len(y)-1-end] {
		end++
	}
	if start > 0 {
		runs = append(runs, run{0, 0, start})
	}
	middle, ok := shortestEdit(x[start:len(x)-end], y[start:len(y)-end])
	for _, r := range middle {
		runs = append(runs, run{r.a + start, r.b + start, r.n})
	}
	if end > 0 {
		runs = append(runs, run{len(x) - end, len(y) - end, end})
	}
	return runs, ok
}

// numbered gives every word a number, the same to the same word.
func numbered(a, b []string) (x, y []int) {
	numbers := map[string]int{}
	number := func(tokens []string) []int {
		out := make([]int, len(tokens))
		for i, t := range tokens {
			n, ok := numbers[t]
			if !ok {
				n = len(numbers)
				numbers[t] = n
			}
			out[i] = n
		}
		return out
	}
	return number(a), number(b)
}

// shortestEdit finds the runs that stay in the shortest way from a to b, by
// Myers' method: reach[k] is how far in a one gets with d changes on diagonal k.
func shortestEdit(a, b []int) (runs []run, ok bool) {
	most := min(mostChanges, mostSteps/(len(a)+len(b)+1), len(a)+len(b))
	reach := make([]int, 2*most+3)
	at := func(k int) *int { return &reach[k+most+1] }
	var trail [][]int // reach before each round, from diagonal -d to d
	for d := 0; d <= most; d++ {
		trail = append(trail, append([]int{}, reach[most+1-d:most+2+d]...))
		for k := -d; k <= d; k += 2 {
			i := *at(k - 1) + 1
			if k == -d || k != d && *at(k - 1) < *at(k + 1) {
				i = *at(k + 1)
			}
			for i < len(a) && i-k < len(b) && a[i] == b[i-k] {
				i++
			}
			*at(k) = i
			if i >= len(a) && i-k >= len(b) {
				return walkBack(trail, len(a), len(b)), true
			}
		}
	}
	return nil, false
}

// walkBack follows the trail from the end of both texts to their beginning.
func walkBack(trail [][]int, i, j int) []run {
	var runs []run
	for d := len(trail) - 1; d >= 0; d-- {
		before := func(k int) int { return trail[d][k+d] }
		k, fromI, fromJ := i-j, 0, 0
		if d > 0 {
			prev := k - 1
			if k == -d || k != d && before(k-1) < before(k+1) {
				prev = k + 1
			}
			fromI, fromJ = before(prev), before(prev)-prev
		}
		n := min(i-fromI, j-fromJ)
		if n > 0 {
			runs = append([]run{{i - n, j - n, n}}, runs...)
		}
		i, j = fromI, fromJ
	}
	return runs
}
