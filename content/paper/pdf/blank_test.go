package pdf

import (
	"slices"
	"strings"
	"testing"

	"groundwork/content"
	"groundwork/content/load"
	"groundwork/content/paper"
	"groundwork/content/paper/html"
	"groundwork/content/paper/papertest"
)

// TestBlankTellsNothing holds that nobody can tick or write on a form what tells of
// fear or of leaving, and that no key is named where paper has none.
func TestBlankTellsNothing(t *testing.T) {
	d := papertest.Build(t, papertest.CarefulBook(t), nil, paper.Selection{Blank: true, Help: papertest.Help(t, "NZ")})
	papertest.Walk(d.Nodes, func(n paper.Node) {
		q, ok := n.(paper.Question)
		if !ok {
			return
		}
		room := false
		for _, n := range q.Nodes {
			switch n.(type) {
			case paper.Ruled, paper.Boxes, paper.Scale, paper.Cards:
				room = true
			}
		}
		thought := strings.Contains("How safe do you feel with this person? Which way do you lean? What is crossed? Who could help? What I do by myself", q.Label)
		if room == thought || thought && q.ID != "" {
			t.Errorf("%q has room: %v, code %q", q.Label, room, q.ID)
		}
	})
	for form, got := range everyForm(t, d) {
		for _, s := range []string{"ctrl", "saved", "computer", "Yes,orsomeofit", "keptnowhere", "AlineIcalled", "Whomelse"} {
			if strings.Contains(got, s) {
				t.Errorf("%s: %q is there", form, s)
			}
		}
	}
}

// TestTurnToHelp finds the page a form sends to: the last one, which has the lines.
func TestTurnToHelp(t *testing.T) {
	d := papertest.Build(t, papertest.CarefulBook(t), nil, paper.Selection{Blank: true, Help: papertest.Help(t, "NZ")})
	p, err := newLayout(d, paper.Sheet{}, ownFaces)
	if err != nil {
		t.Fatal(err)
	}
	pages, to := p.layOut(), p.targets.Section("help")
	sent, found := 0, -1
	for i, l := range pages {
		for _, s := range l.lines {
			for _, m := range s.line.ops {
				if m.kind == opPage && m.to == to {
					sent++
				}
			}
		}
		for _, at := range l.anchors {
			if to != "" && at.id == to {
				found = i
			}
		}
	}
	if found != len(pages)-1 || sent != 3 {
		t.Errorf("%d ways lead to %q on page %d of %d", sent, to, found+1, len(pages))
	}
	got := written(t, html.Write, d)
	if strings.Count(got, `go to <a href="#`+to+`" dir="auto">“Help lines”</a> at the end.</strong></p>`) != 3 ||
		!strings.Contains(got, `<h2 id="`+to+`" dir="auto">Help lines</h2>`) {
		t.Errorf("the web page leads elsewhere:\n%s", got)
	}
}

// TestBlankBuiltin makes the form of each track of the book in the program: it has
// the numbers of the country that was chosen beside the questions about safety and
// at its end, and names no key and nothing of the screen's.
func TestBlankBuiltin(t *testing.T) {
	b := builtin(t)
	countries, _, err := load.HelpCountries()
	if err != nil {
		t.Fatal(err)
	}
	for _, track := range b.Tracks {
		for _, c := range countries {
			help := papertest.Help(t, c.Code)
			for form, got := range everyForm(t, papertest.Build(t, b, nil, paper.Selection{Blank: true, Track: track.ID, Help: help})) {
				for _, number := range append(numbers(c), help.Anywhere.Name) {
					if n := strings.Count(got, unspaced(number)); n < 2 {
						t.Errorf("%s %s %s: %q is there %d times", track.ID, c.Code, form, number, n)
					}
				}
				for _, s := range []string{"ctrl", "Settings", "thiscomputer", "thescreen", "homescreen", "passphrase", "Pressctrl", "groundworkprint"} {
					if strings.Contains(got, s) {
						t.Errorf("%s %s: %q is there", track.ID, form, s)
					}
				}
			}
		}
	}
}

// TestBlankNamesWhatItHas wants nothing said at the front, or beside a question, of what
// the form does not have: sheets to copy, or room to leave empty.
func TestBlankNamesWhatItHas(t *testing.T) {
	b := builtin(t)
	for _, track := range b.Tracks {
		for _, short := range []bool{false, true} {
			d := papertest.Build(t, b, nil, paper.Selection{Blank: true, Track: track.ID, ShortWay: short, Help: papertest.Help(t, "IE")})
			for form, got := range everyForm(t, d) {
				if said, has := strings.Contains(got, "Copythesheets"), strings.Contains(got, "Sheetstocopy"); said != has {
					t.Errorf("%s %s, short %v: sheets are named: %v, and there: %v", track.ID, form, short, said, has)
				}
				if !strings.Contains(got, "Tickabox,circleanumber:") {
					t.Errorf("%s %s, short %v: nothing says how it is filled in", track.ID, form, short)
				}
			}
		}
		for _, a := range track.Asks() {
			if hint := a.OnPaper().Hint; a.Private && a.ShowIf == nil && strings.Contains(hint, "empty") {
				t.Errorf("%s: %q is said where there is no room", a.ID, hint)
			}
		}
	}
}

// numbers returns how to reach the lines of a country.
func numbers(c content.HelpCountry) []string {
	all := []string{c.Emergency}
	for _, l := range c.Lines {
		all = append(all, l.Reach)
	}
	return all
}

// TestBlankTracks makes a form of one track, and of all.
func TestBlankTracks(t *testing.T) {
	b := builtin(t)
	for _, track := range b.Tracks {
		got := asText(t, papertest.Build(t, b, nil, paper.Selection{Blank: true, Track: track.ID}))
		for _, other := range b.Tracks {
			if has := strings.Contains(got, "\n"+other.Title+"\n==="); has != (other == track) {
				t.Errorf("%s: %s is there: %v", track.ID, other.ID, has)
			}
		}
		if !strings.Contains(got, "If yes, go to “Help lines” at the end.") || !strings.Contains(got, "The emergency number where I am") {
			t.Errorf("%s has no way to help", track.ID)
		}
	}
}

// TestBlankLength holds how many pages of A4 or Letter a form has, with the help lines of every
// country: a track fits into a folder, and the short way into a coat.
func TestBlankLength(t *testing.T) {
	b := builtin(t)
	countries, _, err := load.HelpCountries()
	if err != nil {
		t.Fatal(err)
	}
	for _, track := range b.Tracks {
		for _, c := range countries {
			s := paper.Selection{Blank: true, Track: track.ID, Help: papertest.Help(t, c.Code)}
			for most, short := range map[int]bool{50: false, 10: true} {
				s.ShortWay = short
				form := papertest.Build(t, b, nil, s)
				for _, size := range []paper.Size{paper.A4, paper.Letter} {
					made, err := Look(form, paper.Sheet{Size: size}, ownFaces)
					if err != nil || made.Pages > most {
						t.Errorf("%s %s takes %d pages of %d, %v", track.ID, c.Code, made.Pages, most, err)
					}
				}
			}
		}
	}
}

// TestBlankForHands holds that lines are far enough apart for a hand and boxes large
// enough to tick, that there is room for holes on both sides, and that whatever a form
// points at has room to be written in.
func TestBlankForHands(t *testing.T) {
	d := papertest.Build(t, builtin(t), nil, paper.Selection{Blank: true, Track: content.Hurt, Help: papertest.Help(t, "GB")})
	for sheet, apart := range map[paper.Sheet]float64{{}: 9 * mm, {Large: true}: 12 * mm, {Size: paper.Letter}: 9 * mm} {
		p, pages := laidOut(t, d, sheet)
		if p.spacing != apart {
			t.Errorf("lines are %v apart", p.spacing/mm)
		}
		boxes := 0
		for _, l := range pages {
			for _, s := range l.lines {
				for _, m := range s.line.ops {
					if m.kind == opBox {
						if boxes++; m.w < 5*mm || m.h < 5*mm {
							t.Errorf("a box is %v wide", m.w/mm)
						}
					}
					if m.kind == opLine && m.w > 0 && (m.x < 17*mm || m.x+m.w > p.width-17*mm) {
						t.Errorf("a line goes from %v to %v", m.x/mm, (m.x+m.w)/mm)
					}
				}
			}
		}
		if boxes < 50 {
			t.Errorf("%d boxes", boxes)
		}
	}
	rooms := map[string]bool{}
	papertest.Walk(d.Nodes, func(n paper.Node) {
		if q, ok := n.(paper.Question); ok && q.ID != "" && len(q.Nodes) > 0 {
			rooms[q.ID] = true
		}
	})
	papertest.Walk(d.Nodes, func(n paper.Node) {
		if see, ok := n.(paper.See); ok && !rooms[see.ID] {
			t.Errorf("%q is looked back at and has no room", see.Label)
		}
	})
}

// TestShortWay holds that it begins with the way to help and with the first page of the way.
func TestShortWay(t *testing.T) {
	got := asText(t, papertest.Build(t, builtin(t), nil, paper.Selection{Blank: true, ShortWay: true, Track: content.Hurt, Help: papertest.Help(t, "GB")}))
	last := 0
	for _, s := range []string{"If you are afraid of somebody", "\nTonight\n---", "\nName it\n---", "\nRefill\n---", "\nWhen it isn’t safe\n===", "\nHelp lines\n==="} {
		at := strings.Index(got, s)
		if at < last {
			t.Errorf("%q stands at %d, after %d", s, at, last)
		}
		last = at
	}
	if strings.Contains(got, "Is it safe to ask?\n---") || strings.Contains(got, "ctrl") {
		t.Error("more is there")
	}
}

// TestShortWayLeadsNowhereElse: the few pages that stand alone name no page that isn't
// among them, but with the chapter it is in, and have the help lines where they are said
// to be.
func TestShortWayLeadsNowhereElse(t *testing.T) {
	b := builtin(t)
	for _, track := range b.Tracks {
		got := strings.Join(strings.Fields(asText(t, papertest.Build(t, b, nil, paper.Selection{Blank: true, ShortWay: true, Track: track.ID, Help: papertest.Help(t, "US")}))), " ")
		for _, p := range track.Pages() {
			if slices.Contains(track.Short.Pages, p.ID) {
				continue
			}
			if n := strings.Count(got, "“"+p.Title+"”"); n > strings.Count(got, "“"+p.Title+",” in the chapter")+strings.Count(got, "“"+p.Title+"”, in the chapter") {
				t.Errorf("%s leads to %q, which it doesn't have", track.ID, p.Title)
			}
		}
		if said := "Help lines stand at the end of this page"; strings.Contains(got, said) {
			_, after, _ := strings.Cut(got, said)
			tonight, _, _ := strings.Cut(after, track.Page(track.Short.Pages[1]).Title)
			if !strings.Contains(tonight, "988") {
				t.Errorf("%s has no help lines there", track.ID)
			}
		}
	}
}

// TestRoomInEntries wants room for a sentence in an entry for a hand: the label does not take
// it, and where an entry is of two sentences each of them has two lines.
func TestRoomInEntries(t *testing.T) {
	long := paper.Cell{Label: "If it turns out to be too much: a smaller one, or how and when I say so"}
	if long, short := cardLines(t, long), cardLines(t, paper.Cell{Label: "What I promise"}); long != 2 || short != 1 {
		t.Errorf("a long label takes %d lines, a short one %d", long, short)
	}
	if n := cardLines(t, paper.Cell{Label: "If…"}, paper.Cell{Label: "I will…"}); n != 4 {
		t.Errorf("two sentences have %d lines", n)
	}
	if n := cardLines(t, paper.Cell{Label: "I want"}, paper.Cell{Label: "This is", Options: []string{"a need", "a wish"}}); n != 2 {
		t.Errorf("a sentence and a choice have %d lines", n)
	}
}

// cardLines returns how many lines an entry takes.
func cardLines(t *testing.T, cells ...paper.Cell) int {
	t.Helper()
	d := &paper.Document{Title: "Workbook", Blank: true, Nodes: []paper.Node{paper.Cards{Count: 1, Cells: cells}}}
	p, err := newLayout(d, paper.Sheet{}, ownFaces)
	if err != nil {
		t.Fatal(err)
	}
	p.cards(paper.Cards{Count: 1, Cells: cells}, p.left, p.column)
	p.finish()
	return len(p.paginator.pages[0].lines)
}
