package pdf

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"

	"groundwork/content/paper"
	"groundwork/content/paper/papertest"
	"groundwork/content/paper/pdf/font"
)

func laidOut(t testing.TB, d *paper.Document, s paper.Sheet) (*layout, []page) {
	t.Helper()
	p, err := newLayout(d, s, ownFaces)
	if err != nil {
		t.Fatal(err)
	}
	return p, p.layOut()
}

// checkPages holds what makes a page one that can be read.
func checkPages(t testing.TB, d *paper.Document, s paper.Sheet) {
	t.Helper()
	p, pages := laidOut(t, d, s)
	for i, l := range pages {
		if len(l.lines) == 0 {
			t.Fatalf("page %d is empty", i+1)
		}
		below := 0.0
		for _, one := range l.lines {
			if one.y < below-0.01 {
				t.Fatalf("page %d: lines overlap at %.1f", i+1, one.y)
			}
			below = one.y + one.line.height
			for _, m := range one.line.ops {
				if m.x < p.left-20 || m.kind == opText && m.x+measured(m) > p.left+p.column+1 {
					t.Fatalf("page %d: something %g wide at %g leaves the column", i+1, measured(m), m.x)
				}
			}
		}
		if below > p.foot+0.01 && len(l.lines) > 1 {
			t.Fatalf("page %d goes on to %.1f, below %.1f", i+1, below, p.foot)
		}
	}
	for _, a := range p.anchors {
		if a.level == 0 {
			continue
		}
		page := pages[a.page+len(pages)-len(p.paginator.pages)]
		if at := slices.IndexFunc(page.lines, func(s placed) bool { return s.line.anchor == a }); at < 0 {
			t.Fatalf("%q is not on its page", a.title)
		}
	}
}

func measured(m op) float64 {
	if m.kind != opText {
		return m.w
	}
	w := 0.0
	for _, r := range strings.TrimRight(m.text, " ") {
		w += m.style.wide(m.style.Width(r))
	}
	return w
}

func TestPages(t *testing.T) {
	for name, w := range papertest.Scenes() {
		for _, s := range sheets() {
			t.Run(name, func(t *testing.T) {
				checkPages(t, papertest.Build(t, fixture(t), w, paper.Selection{WithPrivate: w != nil, Blank: w == nil}), s)
			})
		}
	}
	checkPages(t, papertest.Build(t, fixture(t), papertest.Diary(), paper.Selection{}), paper.Sheet{})
}

// Nothing that belongs to what comes next ends a page.
func TestPagesKeep(t *testing.T) {
	for _, s := range sheets() {
		for name, d := range map[string]*paper.Document{
			"diary": papertest.Build(t, fixture(t), papertest.Diary(), paper.Selection{}),
			"blank": papertest.Build(t, fixture(t), nil, paper.Selection{Blank: true}),
		} {
			_, pages := laidOut(t, d, s)
			for i, l := range pages {
				if last := l.lines[len(l.lines)-1].line; last.keep {
					t.Errorf("%s: page %d ends with what should stay with the next", name, i+1)
				}
			}
		}
	}
}

// A table that runs on has its head on each page.
func TestTableHead(t *testing.T) {
	_, pages := laidOut(t, papertest.Build(t, fixture(t), papertest.Diary(), paper.Selection{}), paper.Sheet{})
	heads := 0
	for _, l := range pages[5 : len(pages)-5] {
		head := l.lines[0].line
		if len(head.ops) > 0 && head.ops[0].text == paper.ColumnDate {
			heads++
		}
	}
	if heads < 50 || heads < len(pages)-12 {
		t.Errorf("the head stands on %d of %d pages", heads, len(pages))
	}
}

// The contents tell the pages on which the sections begin.
func TestContentsPages(t *testing.T) {
	b := builtin(t)
	_, pages := laidOut(t, papertest.Build(t, b, papertest.Whole(b), paper.Selection{}), paper.Sheet{})
	numbers := map[string]string{}
	for i, l := range pages {
		for _, a := range l.anchors {
			if a.level > 0 {
				numbers[a.id] = strconv.Itoa(i + 1)
			}
		}
	}
	told := 0
	for _, one := range pages[1].lines {
		to := ""
		for _, m := range one.line.ops {
			if m.kind == opLink {
				to = m.to
			}
		}
		if to == "" {
			continue
		}
		told++
		number := ""
		for _, m := range one.line.ops {
			if m.kind == opText {
				number = m.text // the last one
			}
		}
		if number != numbers[to] {
			t.Errorf("%s is on page %s and said to be on %s", to, numbers[to], number)
		}
	}
	if told < 10 || numbers["s1"] == "1" {
		t.Errorf("%d entries", told)
	}
}

// What is longer than a page is cut and not drawn over its edge.
func TestLongerThanAPage(t *testing.T) {
	long := strings.Repeat("so many words of this ", 900)
	d := &paper.Document{Title: "x", Nodes: []paper.Node{paper.Section{Title: "One", Nodes: []paper.Node{
		paper.Question{Label: long, Nodes: []paper.Node{paper.Words{Text: "short"}}},
		paper.Question{Label: "A table", Nodes: []paper.Node{paper.Table{Columns: []string{"Date", "What"}, Rows: [][]string{{"1 May", "x"}, {"2 May", long}}}}},
		paper.Question{Label: "A head", Nodes: []paper.Node{paper.Table{Columns: []string{"Date", long}, Rows: [][]string{{"1 May", "x"}, {"2 May", "y"}}}}},
	}}, paper.Section{Title: long}, paper.Section{Title: "Three", Nodes: []paper.Node{paper.Words{Text: strings.Repeat("x", 40_000)}}}}}
	for _, s := range sheets() {
		checkPages(t, d, s)
	}
}

func TestFacesAgree(t *testing.T) {
	var first *font.Face
	for _, name := range []string{font.Serif, font.SerifItalic, font.SerifBold, font.SansBold} {
		f, err := font.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, span := range [][2]rune{{' ', '~'}, {0xa1, 0xac}, {0xae, 0x17f}, {0x391, 0x3a1}, {0x3b1, 0x3c9}, {0x400, 0x45f}, {0x5d0, 0x5ea}, {0x300, 0x345}, {0x2212, 0x2212}, {0x2018, 0x201f}, {0xfffd, 0xfffd}} {
			for r := span[0]; r <= span[1]; r++ {
				if !f.Draws(r) {
					t.Errorf("%s lacks %U", name, r)
				}
			}
		}
		if first == nil {
			first = f
		}
		for r := range rune(0xffff) {
			if f.Draws(r) != first.Draws(r) {
				t.Errorf("%s and %s differ at %U", name, font.Serif, r)
			}
		}
	}
	if n := first.Width('i'); n <= 0 || n >= first.Width('m') {
		t.Errorf("an i is %g wide and an m %g", n, first.Width('m'))
	}
}

// Lines hold all of a text in its order, and no more than fits.
func TestSetLines(t *testing.T) {
	p, _ := laidOut(t, &paper.Document{Title: "x", Nodes: []paper.Node{paper.Words{Text: "x"}}}, paper.Sheet{})
	st := p.read()
	rng := rand.New(rand.NewPCG(1, 2))
	alphabet := []string{"a", "W", " ", " ", "-", "/", "–", "é", "m", "1", "(", ".", "ж"}
	for range 400 {
		var b strings.Builder
		for range rng.IntN(120) {
			b.WriteString(alphabet[rng.IntN(len(alphabet))])
		}
		width := 20 + rng.Float64()*200
		var got strings.Builder
		for _, l := range breakLines(p.shaper.shape(nil, b.String(), st), width) {
			if l.width > width+0.1 {
				t.Fatalf("a line of %g in %g", l.width, width)
			}
			for _, one := range l.pieces {
				got.WriteString(one.text)
			}
		}
		if want := strings.ReplaceAll(b.String(), " ", ""); strings.ReplaceAll(got.String(), " ", "") != want {
			t.Fatalf("%q became %q", want, got.String())
		}
	}
}

func TestLinesEnd(t *testing.T) {
	p, _ := laidOut(t, &paper.Document{Title: "x", Nodes: []paper.Node{paper.Words{Text: "x"}}}, paper.Sheet{})
	st := p.read()
	for _, c := range []struct{ s, want string }{
		{"one two three four", "one two three|four"},
		{"https://example.org/a/longer/path/here", "https://|example.org/|a/longer/path/|here"},
		{"well-behaved words", "well-behaved|words"},
		{"twenty-seven-and-one", "twenty-seven-|and-one"},
		{"mmmmmmmmmmmmmmmmm", "mmmmmmm|mmmmmmm|mmm"},
		{"a -flag and - more", "a -flag and -|more"},
	} {
		var got []string
		for _, l := range breakLines(p.shaper.shape(nil, c.s, st), 75) {
			text := ""
			for _, one := range l.pieces {
				text += one.text
			}
			got = append(got, text)
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q: %q", c.s, got)
		}
	}
}

// seen returns the text as it is drawn, from the left.
func seen(p *layout, s string) string {
	var b strings.Builder
	for _, l := range breakLines(p.shaper.shape(nil, s, p.read()), 1e6) {
		slices.SortStableFunc(l.pieces, func(a, b piece) int { return cmp.Compare(a.x, b.x) })
		for _, one := range l.pieces {
			b.WriteString(one.text)
		}
	}
	return b.String()
}

func TestHebrewOrder(t *testing.T) {
	p, _ := laidOut(t, &paper.Document{Title: "x", Nodes: []paper.Node{paper.Words{Text: "x"}}}, paper.Sheet{})
	for in, want := range map[string]string{
		"אבג דהו":            "והד גבא",
		"abc אבג def":        "abc גבא def",
		"abc אבג 123 def":    "abc 123 גבא def",
		"אבג 123 דה":         "הד 123 גבא",
		"אבג (דה) abc":       "abc (הד) גבא",
		"see (אבג) דה":       "see (גבא) הד",
		"אבג (דה abc) x":     "x (abc הד) גבא",
		"a (אב) b":           "a (בא) b",
		"אבג 12.50, abc def": "abc def ,12.50 גבא",
		"plain (12) text":    "plain (12) text",
	} {
		if got := seen(p, in); got != want {
			t.Errorf("%q is drawn as %q, not %q", in, got, want)
		}
	}
	lines := breakLines(p.shaper.shape(nil, "אבג abc", p.read()), 1e6)
	if !lines[0].right {
		t.Error("a Hebrew line ends at the left")
	}
}

// The levels agree with what x/text finds of directions. It has another mind of
// brackets.
func TestLevelsAgree(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	alphabet := []rune("abאב1 2,.-+$%!ג־")
	for range 3000 {
		line := make([]rune, 1+rng.IntN(14))
		for i := range line {
			line[i] = alphabet[rng.IntN(len(alphabet))]
		}
		classes := make([]bidi.Class, len(line))
		for i, r := range line {
			classes[i] = classOf(r)
		}
		base := baseLevel(classes)
		got := levels(classes, line, base)
		var p bidi.Paragraph
		if _, err := p.SetString(string(line)); err != nil {
			t.Fatal(err)
		}
		order, err := p.Order()
		if err != nil {
			t.Fatal(err)
		}
		at := 0
		for i := range order.NumRuns() {
			run := order.Run(i)
			for range utf8.RuneCountInString(run.String()) {
				right := got[at]&1 == 1
				if right != (run.Direction() == bidi.RightToLeft) && !trailing(line, at) {
					t.Fatalf("%q: level %d at %d, but direction %v", string(line), got[at], at, run.Direction())
				}
				at++
			}
		}
	}
}

// trailing reports whether only spaces follow, which lines drop before they are
// ordered.
func trailing(line []rune, at int) bool { return strings.TrimSpace(string(line[at:])) == "" }

// A letter and its marks are one drawing, as wide as the letter, with all marks in it
// clear of each other.
func TestMarks(t *testing.T) {
	p, _ := laidOut(t, &paper.Document{Title: "x", Nodes: []paper.Node{paper.Words{Text: "x"}}}, paper.Sheet{})
	st := p.read()
	pieces := breakLines(p.shaper.shape(nil, "m\u0302\u0301M\u0302x", st), 1e6)[0].pieces
	want := norm.NFC.String("m\u0302\u0301M\u0302x")
	got := ""
	for _, one := range pieces {
		got += one.text
	}
	if got != want || len(pieces) != 2 || len(pieces[0].drawn) != 2 {
		t.Fatalf("%q in %d pieces", got, len(pieces))
	}
	high := func(c *font.Cluster) (top float64) {
		for _, s := range c.Path {
			top = max(top, s.To[len(s.To)-1][1])
		}
		return top
	}
	two, capital := pieces[0].drawn[0], pieces[0].drawn[1]
	hat := st.Bounds('\u0302')
	if high(two) < st.Bounds('m').Top+2*(hat.Top-hat.Bottom) || high(capital) <= st.Bounds('M').Top+hat.Top-hat.Bottom {
		t.Errorf("the marks reach up to %g and %g", high(two), high(capital))
	}
	if two.Width != st.Width('m') || capital.Width != st.Width('M') {
		t.Errorf("%g and %g wide", two.Width, capital.Width)
	}
}
