package history

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"groundwork/content"
	"groundwork/tui/ui"
)

// shown is a comparison as one line.
func shown(all []stretch) string {
	var b strings.Builder
	for _, s := range all {
		b.WriteString(bracketed(s))
	}
	return b.String()
}

func TestDifferences(t *testing.T) {
	for _, c := range []struct{ name, then, now, want string }{
		{"one word", "You had every reason.", "You gave every reason.", "You [had]{gave} every reason."},
		{"at the start", "Maybe it was hard.", "It was hard.", "[Maybe it]{It} was hard."},
		{"at the end", "It was hard", "It was hard to say", "It was hard {to say}"},
		{"two in a row", "a quiet evening walk home", "a loud morning walk home", "a [quiet evening]{loud morning} walk home"},
		{"a paragraph out", "It stays.\n\nIt goes away.\n\nIt ends.", "It stays.\n\nIt ends.", "It stays.\n\n[It goes away.]\n\nIt ends."},
		{"a part of a word", "I was not believed then", "I was not believing then", "I was not [believed]{believing} then"},
		{"spaces only", "so  it was", "so it was", "so it was"},
		{"without spaces", "我不知道该怎么办", "我知道该怎么办", "我[不]知道该怎么办"},
		{"nothing in common", "one two three", "four five six", ""},
		{"one word for another", "yes", "no", ""},
		{"little in common", "a long walk that we took by the river", "a dog", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := shown(differences(c.then, c.now)); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// TestDifferencesLoseNothing holds that both texts can be read out of what is
// marked.
func TestDifferencesLoseNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	tokens := []string{"a", "river", " ", "\n", ", ", "é", "👩‍👩‍👧", "[", "}", "stone", "\u200d", "e\u0301"}
	text := func() string {
		var b strings.Builder
		for range r.IntN(30) {
			b.WriteString(tokens[r.IntN(len(tokens))])
		}
		return b.String()
	}
	compared := 0
	for range 20000 {
		then, now := text(), text()
		all := differences(then, now)
		if all == nil {
			continue
		}
		compared++
		var a, b strings.Builder
		for _, s := range all {
			if s.kind != came {
				a.WriteString(s.text)
			}
			if s.kind != gone {
				b.WriteString(s.text)
			}
		}
		if a.String() != then || b.String() != now {
			t.Fatalf("%q and %q became %q", then, now, shown(all))
		}
	}
	if compared < 1000 {
		t.Errorf("only %d were alike enough", compared)
	}
}

// TestDifferencesOfLongTexts holds that there is an end to the work.
func TestDifferencesOfLongTexts(t *testing.T) {
	line := strings.Repeat("and then we walked on by the river, ", 20000)
	if got := differences(line, line[:300000]+"stopped and "+line[300000:]); len(got) != 3 {
		t.Errorf("%d stretches", len(got))
	}
	var other strings.Builder
	for i := range 100000 {
		fmt.Fprintf(&other, "%d river ", i)
	}
	if got := differences(line, other.String()); got != nil {
		t.Errorf("%d stretches of texts with little in common", len(got))
	}
}

// TestDifferenceLines holds what is said around the marks, and that the marks
// can be told without colours.
func TestDifferenceLines(t *testing.T) {
	plain := ui.NewTheme(content.LookPlain, true)
	text := func(then, now string) string {
		return strings.Join(differenceLines(then, now, 40, plain), "\n")
	}
	for _, c := range []struct{ name, then, now, want string }{
		{"both", "it was my fault alone", "it was not my fault", "Words in [ ] have gone"},
		{"out", "it was all my fault", "it was my fault", "have gone since then."},
		{"in", "it was my fault", "it was not my fault", "Words in { } have come since then."},
		{"same", "as it was", "as it was", "word for word"},
		{"nothing now", "as it was", "\n ", "Nothing is there now."},
		{"spaces", "so  it was", "so it was", "Only spaces"},
		{"both whole", "yes", "no", "Then"},
	} {
		if got := ansi.Strip(text(c.then, c.now)); !strings.Contains(got, c.want) {
			t.Errorf("%s: %q misses %q", c.name, got, c.want)
		}
	}
	got := text("it was all my fault", "it was not my fault")
	for _, want := range []string{"was [all]", "\x1b[1m{not}"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q misses %q", got, want)
		}
	}
}

// TestHostileDifferences holds that no text reaches the terminal as it is.
func TestHostileDifferences(t *testing.T) {
	evil := "\x1b]0;title\x07\x1b[2Jit was \u202eevil\u202c my\x00 fault \x9b31m"
	for _, c := range [][2]string{{evil, "it was my fault"}, {"it was my fault", evil}, {evil, ""}, {evil, evil}, {evil, "no"}} {
		for _, l := range differenceLines(c[0], c[1], 40, ui.NewTheme(content.LookPlain, true)) {
			for _, bad := range []string{"\x1b]", "\x1b[2J", "\u202e", "\x00", "\x9b", "\x07"} {
				if strings.Contains(l, bad) {
					t.Errorf("%q has %q", l, bad)
				}
			}
			if ansi.StringWidth(l) > 40 {
				t.Errorf("%q is too wide", l)
			}
		}
	}
}

func BenchmarkDifferences(b *testing.B) {
	paras := strings.Repeat("and then we walked on by the river, until it was dark.\n", 20000)
	now := paras[:500000] + "We stopped. " + paras[500000:]
	for b.Loop() {
		differenceLines(paras, now, 72, ui.NewTheme(content.LookDark, true))
	}
}
