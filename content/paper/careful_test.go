package paper

import (
	"strings"
	"testing"
	"testing/fstest"

	"groundwork/content"
)

// careful is a chapter with everything that has a form of its own on paper.
const careful = `---
id: c
title: Before you begin
about: About.
minutes: 1
---
# Is it safe? {#safe}
For both.

~~~when medium: screen
Press **ctrl+g** on any page. It is saved on this computer.
~~~
~~~when medium: paper
The last page has numbers to call.
~~~
~~~ask
id: gate
kind: gate
label: Two questions. Your answers are kept nowhere.
parts:
  - {id: afraid, label: "Are you afraid of {them}?", options: [{id: "no", label: "No"}, {id: "yes", label: "Yes, or some of it", route: solo}]}
  - {id: feared, label: "Might {them} be afraid of you?", options: [{id: "no", label: "No"}, {id: "yes", label: "Yes, or some of it", route: no-contact}]}
~~~
~~~help-lines
~~~
~~~help-lines
for: hurt
show-if: {route: solo}
~~~
~~~when route: solo
You need not tell anybody.
~~~
~~~when {route: solo, medium: paper}
- You can stop at any line.
- You can burn this.
~~~
~~~when {route: solo, medium: screen}
The key for help is ctrl+g.
~~~
~~~when route: only-no-contact
Stay away, if you were asked to.
~~~
~~~when route: both
A line can help to tell the two apart.
~~~
~~~when route: [solo, no-contact]
Anything that asks is kept for later.
~~~
~~~to-track
track: other
label: Open the other track
show-if: {route: solo}
~~~

# Heavy {#heavy set-aside=both}
This page goes into it.

~~~before
~~~
~~~ask
id: safe-with
kind: scale
series: ratings
private: true
label: How safe do you feel with {them}?
hint: Safe in body and in mind.
low: not at all
high: completely
~~~
~~~ask
id: trust
kind: scale
series: ratings
label: How much do you trust {them}?
low: not at all
high: completely
wording:
  - {show-if: {route: solo}, label: "Whom else do you trust?"}
~~~
~~~ask
id: lean
kind: choice
private: true
label: Which way do you lean?
options:
  - {id: stay, label: Toward staying}
  - {id: go, label: Toward leaving}
~~~
~~~ask
id: limits
kind: grid
private: true
label: What is crossed?
rows: [{id: body, label: Body}, {id: sex, label: Sex}]
options: [{id: never, label: Never}, {id: often, label: Often}]
~~~
~~~ask
id: where
kind: rows
private: true
label: Who could help?
columns: [{id: who, label: Who, kind: line}, {id: how, label: How, kind: line}]
~~~
~~~ask
id: known
kind: choice
label: Who knows?
options:
  - {id: nobody, label: Nobody}
  - {id: line, label: A line I called, show-if: {route: solo}}
~~~
~~~ask
id: alone
kind: line
label: What I do by myself
show-if: {route: solo}
~~~
~~~help-lines
for: hurt
~~~
~~~recall
from: [lean, known]
~~~
~~~plan
id: plan
title: My plan
sections:
  - {title: Who knows, from: known}
  - {title: Who could help, from: where}
~~~
~~~after
~~~

# Again {#again}
The same once more.

~~~ratings
series: ratings
~~~
`

// carefulBook is a book of that chapter, and of another track.
func carefulBook(t testing.TB) *content.Book {
	t.Helper()
	b, err := content.Load(fstest.MapFS{
		"book.yaml": {Data: []byte(`title: B
language: en
version: "1"
tracks:
  - {id: hurt, title: Track, about: About.}
  - {id: other, title: Other track, about: About.}
before:
  label: How stirred up are you right now?
  low: calm
  high: as much as I can be
  replies: [{from: 0, to: 10, say: "Press ctrl+g."}]
after:
  label: And now, compared with before?
  options:
    - {id: lighter, label: Lighter}
    - {id: same, label: About the same}
    - {id: heavier, label: Heavier, reply: "You can settle, or stop here."}
`)},
		"hurt/1-c.md":  {Data: []byte(strings.ReplaceAll(careful, "~~~", "```"))},
		"other/1-d.md": {Data: []byte("---\nid: d\ntitle: D\nabout: A.\nminutes: 1\n---\n# D {#d}\nOther words.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// moment is a set of how stirred up a page made somebody.
func moment(id, page string, month int, values map[string]int) content.RatingSet {
	set := ratings(id, page, at(printed.Month(), month), values)
	set.Series = content.SeriesStirred
	return set
}

// stirred is a workbook of moments: of a page twice, in another pass, and of a page
// that is gone.
func stirred() *content.Workbook {
	early := moment("c", "heavy", 3, map[string]int{"before": 4})
	early.Pass = 1
	return content.NewWorkbook(
		content.Profile{Track: content.Hurt},
		moment("a", "heavy", 1, map[string]int{"before": 6, "after": 2}),
		moment("b", "heavy", 2, map[string]int{"after": 0}),
		early,
		moment("d", "gone", 4, map[string]int{"before": 9}),
		moment("e", "heavy", 5, map[string]int{"before": 11, "after": -1}),
		ratings("f", "check-in", at(printed.Month(), 6), map[string]int{"trust": 5, "safe-with": 1}),
		ratings("g", "check-in", at(printed.Month(), 7), map[string]int{"safe-with": 2}),
	)
}

// TestBlankTellsNothing holds that nobody can tick or write on a form what tells of
// fear or of leaving, and that no key is named where paper has none.
func TestBlankTellsNothing(t *testing.T) {
	d := build(t, carefulBook(t), nil, Selection{Blank: true, Help: helpIn(t, "NZ")})
	walk(d.Nodes, func(n Node) {
		q, ok := n.(Question)
		if !ok {
			return
		}
		room := false
		for _, n := range q.Nodes {
			switch n.(type) {
			case Ruled, Boxes, Scale:
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

// TestBoxedByCaution: what can hold on the open way stands in no box, whatever else
// it holds on.
func TestBoxedByCaution(t *testing.T) {
	for words, want := range map[string]string{
		"": "", "open": "", "only-open": "", "only-open only-no-contact": "", "solo": cautionSolo, "quiet solo": cautionSolo,
		"only-no-contact": cautionNoContact, "solo no-contact": cautionEither, "both": cautionBoth,
	} {
		c := content.Condition{}
		if words != "" {
			c[content.RouteKey] = strings.Fields(words)
		}
		if got := cautionOf(c); got != want {
			t.Errorf("%q stands under %q, want %q", words, got, want)
		}
	}
}

// TestTurnToHelp finds the page a form sends to: the last one, which has the lines.
func TestTurnToHelp(t *testing.T) {
	d := build(t, carefulBook(t), nil, Selection{Blank: true, Help: helpIn(t, "NZ")})
	p, err := newPress(d, Sheet{})
	if err != nil {
		t.Fatal(err)
	}
	leaves, to := p.leaves(), p.anchors.section(helpID)
	sent, found := 0, -1
	for i, l := range leaves {
		for _, s := range l.strips {
			for _, m := range s.strip.marks {
				if m.kind == markPage && m.to == to {
					sent++
				}
			}
		}
		for _, at := range l.places {
			if to != "" && at.anchor == to {
				found = i
			}
		}
	}
	if found != len(leaves)-1 || sent != 4 {
		t.Errorf("%d ways lead to %q on page %d of %d", sent, to, found+1, len(leaves))
	}
	got := webpage(t, d)
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
	countries, _, err := content.HelpCountries()
	if err != nil {
		t.Fatal(err)
	}
	for _, track := range b.Tracks {
		for _, c := range countries {
			help := helpIn(t, c.Code)
			for form, got := range everyForm(t, build(t, b, nil, Selection{Blank: true, Track: track.ID, Help: help})) {
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

// numbers are how to reach the lines of a country.
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
		got := text(t, build(t, b, nil, Selection{Blank: true, Track: track.ID}))
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
