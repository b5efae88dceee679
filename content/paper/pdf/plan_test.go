package pdf

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"groundwork/content/paper"
)

// TestFittedIsTheFirstThatFits lays plans of growing length out in every way there is, from
// one column in the largest type on, and wants the first that takes one page, or else the
// largest type that takes no more pages than the smallest.
func TestFittedIsTheFirstThatFits(t *testing.T) {
	seen, columns := map[string]bool{}, map[int]int{}
	for _, parts := range []int{1, 4, 7, 10, 14} {
		for _, words := range []int{3, 20, 45, 60, 75, 110} {
			for _, sheet := range []paper.Sheet{{}, {Size: paper.Letter}} {
				p, err := newLayout(plan(parts, words), sheet, nil)
				if err != nil {
					t.Fatal(err)
				}
				got := len(p.fitted())
				ways := fmt.Sprint(p.halved(), p.measures.top, p.scale, p.apart)
				columns[got]++
				if p.halved() {
					columns[-2]++
				}
				if want, pages := firstFitting(p); ways != want || got != pages {
					t.Errorf("%d parts of %d words on %v: %s takes %d pages, want %s on %d", parts, words, sheet, ways, got, want, pages)
				}
				seen[ways] = true
			}
		}
	}
	if len(seen) < 10 || columns[1] < 20 || columns[2] < 3 || columns[-2] < 2 {
		t.Errorf("only these are tried: %v, %v", seen, columns)
	}
}

// firstFitting tries all of them.
func firstFitting(p *layout) (way string, pages int) {
	least := 0
	for _, f := range []fitting{{columns: 1}, {columns: 2}, {columns: 1, over: true}} {
		if f.over {
			f.size, f.gap = fitSizes()[len(fitSizes())-1], closest()[len(closest())-1]
			least = len(p.lay(f))
		}
		for _, f.size = range fitSizes() {
			for _, f.gap = range closest() {
				pages = len(p.lay(f))
				if way = fmt.Sprint(p.halved(), p.measures.top, p.scale, p.apart); pages <= max(least, 1) {
					return way, pages
				}
			}
		}
	}
	return way, pages
}

// plan is a plan of some parts with two lines each.
func plan(parts, words int) *paper.Document {
	d := &paper.Document{Title: "Plan", Fitted: true}
	var nodes []paper.Node
	for i := range parts {
		said := strings.TrimSpace(strings.Repeat(fmt.Sprintf("word%d ", i), words))
		nodes = append(nodes, paper.Part{Title: fmt.Sprintf("Part %d", i), Lines: []paper.Line{{Text: said}, {Text: said, Tick: true}}})
	}
	d.Nodes = []paper.Node{paper.Section{Title: "My plan", Nodes: nodes}}
	return d
}

// TestFittedCutsNothing wants every word of a plan on paper, each once, however long it is, and
// what goes on over a page headed and told.
func TestFittedCutsNothing(t *testing.T) {
	for _, parts := range []int{1, 5, 9, 14} {
		for _, words := range []int{10, 50, 110, 400} {
			d := plan(parts, words)
			p, err := newLayout(d, paper.Sheet{}, nil)
			if err != nil {
				t.Fatal(err)
			}
			pages := p.fitted()
			got := map[string]int{}
			last := -1
			for i, l := range pages {
				if i > 0 && l.head != "My plan" {
					t.Errorf("over page %d stands %q", i+1, l.head)
				}
				for _, s := range l.lines {
					for _, m := range s.line.ops {
						for _, w := range strings.Fields(m.text) {
							got[w]++
						}
						if right := p.left + p.across; m.kind == opText && m.x > right || s.y+s.line.height > p.foot+0.1 {
							t.Errorf("%d parts of %d words: %q is set outside of the page", parts, words, m.text)
						}
						var part int
						if n, _ := fmt.Sscanf(strings.TrimSpace(m.text), "word%d", &part); n == 1 {
							if part < last {
								t.Errorf("part %d stands behind part %d", part, last)
							}
							last = part
						}
					}
				}
			}
			for i := range parts {
				if n := got[fmt.Sprintf("word%d", i)]; n != 2*words {
					t.Errorf("%d parts of %d words: part %d has %d words", parts, words, i, n)
				}
			}
			if made := p.made(pages); made.Over != (len(pages) > 1) {
				t.Errorf("%d parts of %d words: %+v", parts, words, made)
			}
		}
	}
}

// TestPlanParts names what could be left out of a plan, in its order.
func TestPlanParts(t *testing.T) {
	if got := plan(3, 1).Parts(); !slices.Equal(got, []string{"Part 0", "Part 1", "Part 2"}) {
		t.Errorf("it has %q", got)
	}
}
