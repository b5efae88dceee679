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
				p, err := newLayout(plan(parts, words), sheet, ownFaces)
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

// TestFittedCutsNothing wants every word of a plan on paper, each once and in its order, however
// long it is, and what goes on over a page headed and told.
func TestFittedCutsNothing(t *testing.T) {
	halved, over := 0, 0
	for _, parts := range []int{1, 5, 10, 14, 26} {
		for _, words := range []int{3, 10, 50, 60, 75, 110, 400} {
			for _, sheet := range []paper.Sheet{{}, {Size: paper.Letter}} {
				p, err := newLayout(plan(parts, words), sheet, ownFaces)
				if err != nil {
					t.Fatal(err)
				}
				pages := p.fitted()
				name := fmt.Sprintf("%d parts of %d words on %v", parts, words, sheet)
				wholePlan(t, name, p, pages, parts, 2*words)
				if p.halved() {
					halved++
				}
				if made := p.made(pages); made.Over != (len(pages) > 1) {
					t.Errorf("%s: %+v", name, made)
				} else if made.Over {
					over++
				}
			}
		}
	}
	if halved == 0 || over == 0 {
		t.Errorf("%d plans have two columns, and %d go on over a page", halved, over)
	}
}

// wholePlan holds that the pages have that many words of each part, part after part.
func wholePlan(t *testing.T, name string, p *layout, pages []page, parts, words int) {
	t.Helper()
	got := map[string]int{}
	last := -1
	for i, l := range pages {
		if i > 0 && l.head != "My plan" {
			t.Errorf("%s: over page %d stands %q", name, i+1, l.head)
		}
		for _, s := range l.lines {
			if s.y+s.line.height > p.foot+0.1 {
				t.Errorf("%s: a line is set below the foot", name)
			}
			for _, m := range s.line.ops {
				if m.kind == opText && m.x > p.left+p.across {
					t.Errorf("%s: %q is set beside the page", name, m.text)
				}
				for _, w := range strings.Fields(m.text) {
					got[w]++
					var part int
					if n, _ := fmt.Sscanf(w, "word%d", &part); n == 1 && part < last {
						t.Errorf("%s: part %d stands behind part %d", name, part, last)
					}
					last = max(last, part)
				}
			}
		}
	}
	for i := range parts {
		if n := got[fmt.Sprintf("word%d", i)]; n != words {
			t.Errorf("%s: of part %d there are %d words, and not %d", name, i, n, words)
		}
	}
}

// TestPlanParts names what could be left out of a plan, in its order.
func TestPlanParts(t *testing.T) {
	if got := plan(3, 1).Parts(); !slices.Equal(got, []string{"Part 0", "Part 1", "Part 2"}) {
		t.Errorf("it has %q", got)
	}
}
