package pdf

import (
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
			case paper.Ruled, paper.Boxes, paper.Scale:
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
	p, err := newLayout(d, paper.Sheet{}, nil)
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
	if found != len(pages)-1 || sent != 4 {
		t.Errorf("%d ways lead to %q on page %d of %d", sent, to, found+1, len(pages))
	}
	got := written(t, html.Write, d)
	if strings.Count(got, `go to <a href="#`+to+`" dir="auto">“Help lines”</a> at the end.</strong></p>`) != 4 ||
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
