package pdf

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"groundwork/content"
	"groundwork/content/paper"
	"groundwork/content/paper/papertest"
	"groundwork/content/paper/pdf/file"
)

// A see-line tells the page on which what it names stands.
func TestSeePages(t *testing.T) {
	for name, w := range map[string]*content.Workbook{"full": papertest.Full(), "blank": nil} {
		p, pages := laidOut(t, papertest.Build(t, fixture(t), w, paper.Selection{Blank: w == nil}), paper.Sheet{})
		numbers := map[string]int{}
		for i, l := range pages {
			for _, a := range l.anchors {
				if a.id != "" {
					numbers[a.id] = i + 1
				}
			}
		}
		d := &drawer{layout: p, spots: map[string]file.Spot{}}
		d.aim(pages)
		told := 0
		for _, l := range pages {
			for _, s := range l.lines {
				for _, m := range s.line.ops {
					if m.kind != opPage {
						continue
					}
					told++
					if numbers[m.to] == 0 || d.spots[m.to].Page+1 != numbers[m.to] {
						t.Errorf("%s: %s is said to stand on page %d, not %d", name, m.to, d.spots[m.to].Page+1, numbers[m.to])
					}
				}
			}
		}
		if told < 2 {
			t.Errorf("%s: %d pages are told", name, told)
		}
	}
}

// Options to tick, lines to write on and short tables stay on one page.
func TestPagesWhole(t *testing.T) {
	d := &paper.Document{Title: "Workbook", Blank: true}
	for range 40 {
		d.Nodes = append(d.Nodes,
			paper.Question{Label: "boxes", Nodes: []paper.Node{paper.Boxes{Items: strings.Fields("a1 b1 c1 d1 e1 f1 g1 h1")}}},
			paper.Question{Label: "lines", Nodes: []paper.Node{paper.Ruled{Lines: 8}}},
			paper.Question{Label: "table", Nodes: []paper.Node{paper.Table{Columns: []string{"x"}, Rows: [][]string{{"r1"}, {"r2"}, {"r3"}, {"r4"}}}}})
	}
	for _, sheet := range sheets()[:2] {
		_, pages := laidOut(t, d, sheet)
		for i, l := range pages {
			var words []string
			rules := 0
			for _, s := range l.lines {
				for _, m := range s.line.ops {
					if m.kind == opText {
						words = append(words, m.text)
					}
				}
				if len(s.line.ops) == 1 && s.line.ops[0].weight == 0.5 {
					rules++
				}
			}
			for _, whole := range []string{"boxes a1 b1 c1 d1 e1 f1 g1 h1", "table x r1 r2 r3 r4"} {
				first := strings.Fields(whole)[0]
				n := len(slices.DeleteFunc(slices.Clone(words), func(s string) bool { return s != first }))
				if strings.Count(strings.Join(words, " "), whole) != n {
					t.Errorf("page %d parts %q: %q", i+1, whole, words)
				}
			}
			if rules%8 != 0 {
				t.Errorf("page %d has %d lines", i+1, rules)
			}
		}
	}
}

// Contents that would spill a few lines over to another page stand closer.
func TestContentsCloser(t *testing.T) {
	m := newMeasures(paper.Sheet{}, false)
	for n := 40; n < 52; n++ {
		p, err := newLayout(&paper.Document{Title: "Workbook"}, paper.Sheet{}, ownFaces)
		if err != nil {
			t.Fatal(err)
		}
		for i := range n {
			p.anchors = append(p.anchors, &anchor{level: 3, title: "A page", page: i})
		}
		pages := p.contents(0)
		last := pages[len(pages)-1].lines
		if _, down := p.listed(0, 1); len(pages) > 1 && down < m.top+100 && n < 46 {
			t.Errorf("%d entries leave %d on the last page", n, len(last))
		}
	}
}

// A question without an answer takes one line.
func TestNotAnsweredBeside(t *testing.T) {
	p, _ := laidOut(t, &paper.Document{Nodes: []paper.Node{
		paper.Question{Label: "What is it?", Nodes: []paper.Node{paper.Quiet{Text: "not answered"}}},
		paper.Question{Label: "And this?", Nodes: []paper.Node{paper.Words{Text: "It."}}},
	}}, paper.Sheet{})
	var found []string
	for _, s := range p.paginator.pages[0].lines {
		line := ""
		for _, m := range s.line.ops {
			line += m.text
		}
		found = append(found, line)
	}
	if !slices.Contains(found, "What is it?  not answered") || !slices.Contains(found, "And this?") {
		t.Errorf("%q", found)
	}
}

// A grid is a table of boxes under their options where these fit side by side.
func TestGridBoxes(t *testing.T) {
	grid := func(items ...string) (words []string, boxes []op) {
		d := &paper.Document{Nodes: []paper.Node{paper.Question{Label: "How is each?", Nodes: []paper.Node{
			paper.Boxes{Label: "money", Items: items}, paper.Boxes{Label: "the house we wanted", Items: items}}}}}
		p, _ := laidOut(t, d, paper.Sheet{})
		for _, l := range p.paginator.pages {
			for _, s := range l.lines {
				for _, m := range s.line.ops {
					if m.kind == opBox {
						boxes = append(boxes, m)
					}
					if m.kind == opText {
						words = append(words, m.text)
					}
				}
			}
		}
		return words, boxes
	}
	words, boxes := grid("fine", "strained", "closed")
	if got := strings.Join(words, "|"); got != "How is each?|fine|strained|closed|money|the house we wanted" {
		t.Errorf("it says %s", got)
	}
	if len(boxes) != 6 || boxes[0].x != boxes[3].x || boxes[2].x != boxes[5].x || boxes[0].x >= boxes[1].x {
		t.Errorf("boxes %v", boxes)
	}
	long := strings.Repeat("incomprehensibly", 3)
	words, boxes = grid(long, long+"2", long+"3")
	if n := strings.Count(strings.Join(words, "|"), long); n != 6 || len(boxes) != 6 {
		t.Errorf("%d of 6 options, %d boxes", n, len(boxes))
	}
}

// TestFewPages: a print of a few pages begins a chapter where there is room for it, and
// on a page of its own only where there is little.
func TestFewPages(t *testing.T) {
	chapter := func(title string, words int) paper.Section {
		page := paper.Section{Title: "A page", Nodes: []paper.Node{paper.Words{Text: strings.Repeat("word ", words)}}}
		return paper.Section{Title: title, Nodes: []paper.Node{page}}
	}
	for words, want := range map[int]int{40: 1, 500: 2} {
		d := &paper.Document{Title: "Workbook", Nodes: []paper.Node{paper.Section{Title: "A track", Nodes: []paper.Node{
			chapter("One", words), chapter("Two", 40),
		}}}}
		_, pages := laidOut(t, d, paper.Sheet{})
		if len(pages) != want {
			t.Errorf("after %d words there are %d pages, want %d", words, len(pages), want)
		}
	}
}

// TestAskedWithItsTitle: no page of a form begins so far down that nothing can be asked
// beside its title.
func TestAskedWithItsTitle(t *testing.T) {
	b := builtin(t)
	for _, track := range b.Tracks {
		for least, short := range map[int]bool{5: true, 30: false} {
			for _, s := range sheets() {
				d := papertest.Build(t, b, nil, paper.Selection{Blank: true, Track: track.ID, ShortWay: short, Help: papertest.Help(t, "US")})
				p, pages := laidOut(t, d, s)
				dated := map[string]bool{}
				papertest.Walk(d.Nodes, func(n paper.Node) {
					if section, ok := n.(paper.Section); ok && section.Dated {
						dated[section.Title] = true
					}
				})
				seen := 0
				for _, l := range pages {
					for _, a := range l.anchors {
						if a.level == 0 || !dated[a.title] {
							continue
						}
						dated[a.title] = false // the next one of that title has what is said at the back
						seen++
						if room := p.foot - a.down + p.gap(6); room < (p.foot-p.top)/7 {
							t.Errorf("%s: %q has %.0f of %.0f below it", track.ID, a.title, room, p.foot-p.top)
						}
					}
				}
				if seen < least {
					t.Errorf("%s: only %d pages begin", track.ID, seen)
				}
			}
		}
	}
}

// TestEndsStandWithWhatTheyEnd wants no page to begin with how much of a chapter was left open.
func TestEndsStandWithWhatTheyEnd(t *testing.T) {
	b := builtin(t)
	said, leftOpen := 0, regexp.MustCompile(`^In ?this ?chapter, ?\d+ ?questions? ?(is|are) ?left ?open$`)
	for _, w := range []*content.Workbook{papertest.Half(b), papertest.Whole(b)} {
		d := papertest.Build(t, b, w, paper.Selection{})
		for _, sheet := range sheets() {
			_, pages := laidOut(t, d, sheet)
			for i, l := range pages {
				for j, s := range l.lines {
					var words strings.Builder
					for _, m := range s.line.ops {
						words.WriteString(m.text)
					}
					if !leftOpen.MatchString(words.String()) {
						continue
					}
					said++
					if j == 0 {
						t.Errorf("page %d begins with %q", i+1, words.String())
					}
				}
			}
		}
	}
	if said < 10 {
		t.Errorf("it is said %d times", said)
	}
}

// TestWordsFromElsewhereEndWithWhatTheyEnd wants no page to begin with a quotation that ends
// a page of the book.
func TestWordsFromElsewhereEndWithWhatTheyEnd(t *testing.T) {
	answer := func(said string) paper.Question {
		return paper.Question{Label: "Asked", Nodes: []paper.Node{paper.Words{Text: said}}}
	}
	second := 0
	for n := 20; n < 60; n++ {
		nodes := []paper.Node{answer(strings.TrimSpace(strings.Repeat("a line\n", n))), answer("the last"), paper.See{Label: "Asked", Page: "A page", Quote: "a word"}}
		d := &paper.Document{Title: "Workbook", Nodes: []paper.Node{paper.Section{Title: "T", Nodes: []paper.Node{paper.Section{Title: "P", Nodes: nodes}}}}}
		_, pages := laidOut(t, d, paper.Sheet{})
		for i, l := range pages {
			if len(l.lines) > 0 && len(l.lines[0].line.ops) > 0 && strings.Contains(l.lines[0].line.ops[0].text, "“") {
				t.Errorf("%d lines: page %d begins with the quotation", n, i+1)
			}
		}
		if len(pages) > 1 {
			second++
		}
	}
	if second < 5 || second > 35 {
		t.Errorf("%d take two pages", second)
	}
}

// TestLetterIsALetter wants nothing on the pages of a letter but its words: no title over it,
// no day and no number.
func TestLetterIsALetter(t *testing.T) {
	b := builtin(t)
	w := papertest.Whole(b)
	d := papertest.Build(t, b, w, paper.Selection{Track: content.Hurt, Letter: "one-ask"})
	if got, want := unspaced(onPages(t, d)), unspaced(asText(t, d)); got != want {
		t.Errorf("it reads\n%q\nand not\n%q", got, want)
	}
}
