package editor

import (
	"bufio"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/clipperhouse/uax29/v2/words"

	"groundwork/content/text"
)

// unicodeCases reads a file of Unicode's own tests: texts with the offsets at
// which they break.
func unicodeCases(t *testing.T, name string) (texts []string, breaks [][]int) {
	t.Helper()
	f, err := os.Open("testdata/unicode/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		var text strings.Builder
		var at []int
		for word := range strings.FieldsSeq(lines.Text()) {
			switch word {
			case "÷":
				at = append(at, text.Len())
			case "×":
			default:
				r, err := strconv.ParseUint(word, 16, 32)
				if err != nil {
					t.Fatal(err)
				}
				text.WriteRune(rune(r))
			}
		}
		texts, breaks = append(texts, text.String()), append(breaks, at)
	}
	return texts, breaks
}

// writable reports whether a text can stand in a paragraph of an answer.
func writable(s string) bool {
	clean, _ := text.Clean(s)
	return clean == s && !strings.Contains(s, "\n")
}

// stops presses a key until nothing moves, and returns the offsets on the way.
func stops(p *Editor, key string) []int {
	list := []int{p.Offset()}
	for {
		p.Update(press(key))
		if at := p.Offset(); at != list[len(list)-1] {
			list = append(list, at)
			continue
		}
		return list
	}
}

func TestCharactersAreUnicodes(t *testing.T) {
	texts, breaks := unicodeCases(t, "GraphemeBreakTest.txt")
	n := 0
	for i, given := range texts {
		if !writable(given) {
			continue
		}
		n++
		for _, width := range []int{2, 40} {
			p := New(given, Options{})
			p.Resize(width, 1, 5)
			p.SetOffset(0)
			if got := stops(p, "right"); !slices.Equal(got, breaks[i]) {
				t.Errorf("%+q: right stops at %v, want %v", given, got, breaks[i])
			}
			want := slices.Clone(breaks[i])
			slices.Reverse(want)
			if got := stops(p, "left"); !slices.Equal(got, want) {
				t.Errorf("%+q: left stops at %v, want %v", given, got, want)
			}
		}
		at := breaks[i]
		p := New(given, Options{})
		p.Resize(40, 1, 5)
		p.Update(press("backspace"))
		last := at[len(at)-2]
		if got := p.Text(); got != given[:last+text.Backspaced(given[last:])] {
			t.Errorf("%+q: backspace leaves %+q", given, got)
		}
	}
	if n < 400 {
		t.Errorf("only %d of %d cases could be used", n, len(texts))
	}
}

// wordEnds are the ends of the words of a text, taken from its beginning.
func wordEnds(given string) (begins, ends []int) {
	for it := words.FromString(given); it.Next(); {
		if isWord([]byte(it.Value())) {
			begins, ends = append(begins, it.Start()), append(ends, it.End())
		}
	}
	return begins, ends
}

func TestWordsAreUnicodes(t *testing.T) {
	texts, breaks := unicodeCases(t, "WordBreakTest.txt")
	n := 0
	for i, given := range texts {
		if !writable(given) {
			continue
		}
		n++
		var begins, ends []int
		for j := range len(breaks[i]) - 1 {
			if isWord([]byte(given[breaks[i][j]:breaks[i][j+1]])) {
				begins, ends = append(begins, breaks[i][j]), append(ends, breaks[i][j+1])
			}
		}
		wordStops(t, given, begins, ends)
	}
	if n < 1000 {
		t.Errorf("only %d of %d cases could be used", n, len(texts))
	}
}

// wordStops fails unless the keys for words stop at the words' ends, or at the
// character that holds one.
func wordStops(t *testing.T, given string, begins, ends []int) {
	t.Helper()
	p := New(given, Options{})
	p.Resize(40, 1, 5)
	whole := func(at []int, after bool) []int {
		var list []int
		for _, i := range at {
			low, high := p.around(0, i)
			if after {
				low = high
			}
			list = append(list, low)
		}
		return list
	}
	p.SetOffset(0)
	right := whole(append(append([]int{0}, ends...), len(given)), true)
	if got := stops(p, "ctrl+right"); !slices.Equal(got, slices.Compact(right)) {
		t.Errorf("%+q: ctrl+right stops at %v, want %v", given, got, right)
	}
	left := whole(append(append([]int{0}, begins...), len(given)), false)
	slices.Reverse(left)
	if got := stops(p, "ctrl+left"); !slices.Equal(got, slices.Compact(left)) {
		t.Errorf("%+q: ctrl+left stops at %v, want %v", given, got, left)
	}
}

// TestWordsInALongParagraph looks for words from places in the middle, where the
// whole paragraph is not looked at.
func TestWordsInALongParagraph(t *testing.T) {
	texts, _ := unicodeCases(t, "WordBreakTest.txt")
	var b strings.Builder
	for i, given := range texts {
		if writable(given) && i%3 == 0 {
			b.WriteString(given + []string{" ", " word ", ", "}[i%3])
		}
	}
	for _, text := range []string{b.String(), strings.Repeat("漢字かな", 3000), strings.Repeat("🇩🇪", 2000), strings.Repeat(" .", 9000)} {
		begins, ends := wordEnds(text)
		wordStops(t, text, begins, ends)
	}
}
