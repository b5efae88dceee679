package pdf

import (
	"slices"
	"testing"

	"groundwork/content/load"
	"groundwork/content/paper"
	"groundwork/content/paper/papertest"
)

// bottom returns how far down a page is filled, of all there is of it.
func (p *page) bottom(m measures) float64 {
	if len(p.lines) == 0 {
		return 0
	}
	last := p.lines[len(p.lines)-1]
	return (last.y + last.line.height - m.top) / (m.foot - m.top)
}

// TestSheetsAreWhole: a sheet to copy is a page by itself, so that no answer is copied with
// it, and none of it is on another.
func TestSheetsAreWhole(t *testing.T) {
	b := builtin(t)
	for _, track := range b.Tracks {
		d := papertest.Build(t, b, nil, paper.Selection{Blank: true, Track: track.ID})
		sheets := 0
		papertest.Walk(d.Nodes, func(n paper.Node) {
			if s, ok := n.(paper.Section); ok && s.Title == "Sheets to copy" {
				sheets = len(s.Nodes)
			}
		})
		for _, size := range []paper.Size{paper.A4, paper.Letter} {
			_, pages := laidOut(t, d, paper.Sheet{Size: size})
			first, behind := -1, -1
			for i, p := range pages {
				for _, a := range p.anchors {
					switch a.title {
					case "Sheets to copy":
						first = i
					case "What the book says to your answers":
						behind = i
					default:
						continue
					}
					if p.anchors[0] != a {
						t.Errorf("%s on %s: %q begins in the middle of page %d", track.ID, size, a.title, i+1)
					}
				}
			}
			if sheets == 0 || behind-first != sheets {
				t.Errorf("%s on %s: %d sheets are on the pages from %d to %d", track.ID, size, sheets, first+1, behind)
			}
		}
	}
}

// TestShortWayIsFull: of the few pages for an hour none but the last is nearly empty, and the
// page for a bad night is on one.
func TestShortWayIsFull(t *testing.T) {
	b := builtin(t)
	for _, track := range b.Tracks {
		for _, country := range []string{"US", "GB", "DE"} {
			d := papertest.Build(t, b, nil, paper.Selection{Blank: true, ShortWay: true, Track: track.ID, Help: papertest.Help(t, country)})
			for _, size := range []paper.Size{paper.A4, paper.Letter} {
				p, pages := laidOut(t, d, paper.Sheet{Size: size})
				for i := range pages[:len(pages)-1] {
					if full := pages[i].bottom(p.measures); full < 0.55 {
						t.Errorf("%s %s on %s: page %d of %d is full to %.2f", track.ID, country, size, i+1, len(pages), full)
					}
				}
			}
		}
	}
}

// TestTonightIsOnePage: in every country the page for a bad night takes one side of paper,
// its help lines too, so that nothing of it is overleaf.
func TestTonightIsOnePage(t *testing.T) {
	b := builtin(t)
	next := b.Tonight().Track().Short.Pages
	name := b.Tonight().Track().Page(next[slices.Index(next, b.Tonight().ID)+1]).Title
	countries, _, err := load.HelpCountries()
	if err != nil {
		t.Fatal(err)
	}
	codes := []string{""} // of nowhere that is known
	for _, c := range countries {
		codes = append(codes, c.Code)
	}
	for _, country := range codes {
		d := papertest.Build(t, b, nil, paper.Selection{Blank: true, ShortWay: true, Track: b.Tonight().Track().ID, Help: papertest.Help(t, country)})
		for _, size := range []paper.Size{paper.A4, paper.Letter} {
			_, pages := laidOut(t, d, paper.Sheet{Size: size})
			inSight := append(pages[0].anchors, pages[1].anchors[0])
			if !slices.ContainsFunc(inSight, func(a *anchor) bool { return a.title == name }) {
				t.Errorf("%q on %s: page 2 doesn't begin with %q", country, size, name)
			}
		}
	}
}
