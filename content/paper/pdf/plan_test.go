package pdf

import (
	"fmt"
	"strings"
	"testing"

	"groundwork/content/paper"
)

// TestFittedIsTheFirstThatFits lays plans of growing length out in every way there is, from
// the most text in the largest type on, and wants the first that takes one page, or else
// the last.
func TestFittedIsTheFirstThatFits(t *testing.T) {
	seen := map[string]bool{}
	for _, parts := range []int{1, 4, 7, 10, 14} {
		for _, words := range []int{3, 20, 45, 110} {
			for _, sheet := range []paper.Sheet{{}, {Size: paper.Letter}} {
				p, err := newLayout(plan(parts, words), sheet, nil)
				if err != nil {
					t.Fatal(err)
				}
				got := len(p.fitted())
				chosen, most := p.measures, p.most
				ways := fmt.Sprint(most, chosen.scale, chosen.apart)
				if want, pages := firstFitting(p); ways != want || got != pages {
					t.Errorf("%d parts of %d words on %v: %s takes %d pages, want %s", parts, words, sheet, ways, got, want)
				}
				seen[ways] = true
			}
		}
	}
	if len(seen) < 10 {
		t.Errorf("only these are tried: %v", seen)
	}
}

// firstFitting tries all of them.
func firstFitting(p *layout) (way string, pages int) {
	for _, most := range mosts() {
		for _, size := range fitSizes() {
			for _, gap := range closest() {
				pages = len(p.lay(most, size, gap))
				if way = fmt.Sprint(p.most, p.scale, p.apart); pages == 1 {
					return way, pages
				}
			}
		}
	}
	return way, pages
}

// plan is a plan of some parts with two lines each.
func plan(parts, words int) *paper.Document {
	d := &paper.Document{Title: "My plan", Fitted: true}
	for i := range parts {
		said := strings.TrimSpace(strings.Repeat(fmt.Sprintf("word%d ", i), words))
		d.Nodes = append(d.Nodes, paper.Part{Title: fmt.Sprintf("Part %d", i), Lines: []paper.Line{{Text: said}, {Text: said, Tick: true}}})
	}
	return d
}

// TestFittedNamesWhatItShows wants a character that no font has told where it is printed, and
// not where the text was cut before it.
func TestFittedNamesWhatItShows(t *testing.T) {
	const at = 300 // characters into the first text
	cut := 0
	for parts := 1; parts <= 14; parts++ {
		d := plan(parts, 110)
		first, _ := d.Nodes[0].(paper.Part)
		first.Lines[0].Text = first.Lines[0].Text[:at] + "𒀀" + first.Lines[0].Text[at:]
		p, err := newLayout(d, paper.Sheet{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		made := p.made(p.fitted())
		shown := p.most == 0 || p.most > at
		if (len(made.Undrawn) == 1) != shown || made.Cut == (p.most == 0) {
			t.Errorf("%d parts, of which %d characters are shown: %+v", parts, p.most, made)
		}
		if !shown {
			cut++
		}
	}
	if cut < 3 || cut > 12 {
		t.Errorf("it was cut in %d plans", cut)
	}
}
