package paper_test

import (
	"slices"
	"strings"
	"testing"

	"groundwork/content"
	. "groundwork/content/paper"
	"groundwork/content/paper/papertest"
)

// routed is a page of everything a route can change.
const routed = `---
id: c
title: Chapter
about: About.
minutes: 1
---
# Gate {#gate}
Reading about fear.
` + "```ask\nid: g\nkind: gate\nlabel: Gate label\nparts:\n  - {id: p, label: Part label, options: [{id: \"no\", label: No}, {id: \"yes\", label: Yes, route: solo}]}\n```\n" + `
# Kept {#kept set-aside=solo first-on=no-contact}
Open reading.
` + "```when route: solo\nSolo reading.\n```\n```when route: open\nOnly open reading.\n```\n```when medium: screen\nFor the screen only.\n```\n" +
	"```ask\nid: always\nkind: line\nlabel: Always asked\n```\n" +
	"```ask\nid: solo-only\nkind: line\nlabel: Solo asked\nshow-if: {route: solo}\n```\n" +
	"```ask\nid: open-only\nkind: line\nlabel: Open asked\nshow-if: {route: open}\n```\n" +
	"```ask\nid: secret\nkind: choice\nlabel: Secret choice\nprivate: true\noptions: [{id: a, label: A}, {id: b, label: B}]\n```\n" +
	"```ask\nid: after-secret\nkind: line\nlabel: After the secret\nshow-if: {secret: a}\n```\n" +
	"```recall\nfrom: solo-only\nshow-if: {route: solo}\n```\n" +
	"```letter\nid: l\ntitle: A letter\ntext: Dear {them}, {always}\nshow-if: {route: no-contact}\n```\n"

// TestRouteNeverShows holds that nobody can tell from a print which way was walked. The plan
// leaves out what is set aside on it, as if that had never been answered.
func TestRouteNeverShows(t *testing.T) {
	for name, b := range map[string]*content.Book{"fixture": fixture(t), "routed": papertest.Track(t, routed)} {
		for _, pick := range []Selection{{}, {WithPrivate: true}, {Plan: true}, {Summary: true}, {AllQuestions: true}, {Letter: "l"}, {Letter: "ask-letter"}, {Blank: true}} {
			var want string
			for _, route := range []content.Route{content.Open, content.Solo, content.NoContact, content.Solo | content.NoContact} {
				w := papertest.Full()
				w.Put(papertest.Answer("always", content.KindLine, content.Text("something")))
				w.Put(content.Profile{Track: content.Hurt, Route: route})
				got := everyWay(t, b, w, pick)
				if pick.Plan {
					want = everyWay(t, b, notMet(b, w, route), pick)
				} else if route == content.Open {
					want = got
				}
				if got != want {
					t.Errorf("%s %+v: route %d differs:\n%s", name, pick, route, difference(want, got))
				}
			}
		}
	}
}

// notMet is a workbook on the open way as it were if nobody had ever met what isn't met on
// another one.
func notMet(b *content.Book, w *content.Workbook, route content.Route) *content.Workbook {
	open := content.NewWorkbook(slices.Collect(w.Records())...)
	open.Put(content.Profile{Track: content.Hurt})
	met := map[string]bool{}
	for p, block := range b.Tracks[0].Blocks() {
		id, _, ask := content.Named(block)
		asks, on := block.Info().ShowIf[content.RouteKey]
		met[id] = !p.KeptOn(route) && (!on || (content.Condition{content.RouteKey: asks}).Holds(w, content.Hurt, 0))
		if id != "" && ask == nil && !met[id] { // a letter is made of other pages too
			open.Put(content.EditedCopy{Track: content.Hurt, Letter: id})
		}
	}
	for r := range w.Records() {
		if was, known := met[r.Key().ID]; known && !was && r.Key().Track == content.Hurt && r.Key().Kind != content.RecordCopy {
			open.Delete(r.Key())
		}
	}
	return open
}

// everyWay returns the print by every writer, or the error.
func everyWay(t *testing.T, b *content.Book, w *content.Workbook, s Selection) string {
	s.Now = papertest.Printed()
	d, err := Build(b, w, s)
	if err != nil {
		return err.Error()
	}
	return asText(t, d) + asMarkdown(t, d) + webpage(t, d)
}

func TestRoutedQuestions(t *testing.T) {
	b := papertest.Track(t, routed)
	w := content.NewWorkbook(content.Profile{Track: content.Hurt, Route: content.Solo})
	got := asText(t, papertest.Build(t, b, w, Selection{AllQuestions: true}))
	for _, s := range []string{"Always asked", "Open asked"} {
		if !strings.Contains(got, s) {
			t.Errorf("no %q in\n%s", s, got)
		}
	}
	for _, s := range []string{"Gate", "Part", "fear", "Solo", "reading", "Secret", "After the secret", "A letter"} {
		if strings.Contains(got, s) {
			t.Errorf("%q in\n%s", s, got)
		}
	}
	w.Put(papertest.Answer("solo-only", content.KindLine, content.Text("stored all the same")))
	if got := asText(t, papertest.Build(t, b, w, Selection{AllQuestions: true})); !strings.Contains(got, "stored all the same") {
		t.Errorf("an answer is missing in\n%s", got)
	}
}

func TestRoutedBlank(t *testing.T) {
	got := asText(t, papertest.Build(t, papertest.Track(t, routed), nil, Selection{Blank: true}))
	for _, s := range []string{
		"Reading about fear.", "Part label\n\n  If yes, go to “Help lines” at the end.", "Open reading.", "Only open reading.",
		"| If it may not be safe for you\n  |\n  | Solo reading.", "| Solo asked\n  |   (For thinking, not for writing)",
		"Always asked [", "Open asked [", "After the secret [", "Secret choice\n    (For thinking, not for writing: A / B)",
	} {
		if !strings.Contains(got, s) {
			t.Errorf("no %q in\n%s", s, got)
		}
	}
	for _, s := range []string{"[ ]", "Gate label", "Secret choice [", "Solo asked [", "A letter", Code(content.Hurt, "secret"), "Yes", "screen only"} {
		if strings.Contains(got, s) {
			t.Errorf("%q in\n%s", s, got)
		}
	}
}

// Whether a private question was answered is private too.
func TestPrivateNeverShows(t *testing.T) {
	for _, c := range []struct {
		book   *content.Book
		record content.Record
	}{
		{fixture(t), papertest.Answer("untold", content.KindText, content.Text("what only I know"))},
		{papertest.Track(t, routed), papertest.Answer("secret", content.KindChoice, content.Choice("a"))},
	} {
		for _, pass := range []int{0, 1} {
			w := papertest.Full()
			w.Put(content.Profile{Track: content.Hurt, Pass: pass})
			w.Put(c.record)
			with := papertest.Build(t, c.book, w, Selection{})
			asked := everyWay(t, c.book, w, Selection{WithPrivate: true})
			w.Delete(c.record.Key())
			without := papertest.Build(t, c.book, w, Selection{})
			if a, b := asText(t, with), asText(t, without); a != b {
				t.Errorf("pass %d: the print differs:\n%s", pass, difference(b, a))
			}
			if _, page := c.book.Tracks[0].Ask(c.record.Key().ID); !slices.Contains(with.LeftFrom, page.Title) {
				t.Errorf("pass %d: %q is not among the pages it is left out of: %q", pass, page.Title, with.LeftFrom)
			}
			if with.LeftOut != without.LeftOut+1 {
				t.Errorf("pass %d: left out %d and %d", pass, with.LeftOut, without.LeftOut)
			}
			if asked == everyWay(t, c.book, w, Selection{WithPrivate: true}) {
				t.Errorf("pass %d: asking for private answers changes nothing", pass)
			}
		}
	}
}

// What was written by hand from private answers is as private as they are.
func TestPrivateParts(t *testing.T) {
	const chapter = "---\nid: c\ntitle: C\nabout: A.\nminutes: 1\n---\n# P {#p}\nx\n" +
		"```ask\nid: q\nkind: line\nlabel: Q\nprivate: true\n```\n" +
		"```letter\nid: l\ntitle: L\ntext: Dear {q}\n```\n" +
		"```plan\nid: plan\ntitle: Plan\nsections: [{title: S, from: l}]\n```\n" +
		"```plan\nid: plan-too\ntitle: Plan\nsections: [{title: T, from: q}]\n```\n"
	b := papertest.Track(t, chapter)
	w := content.NewWorkbook(content.Profile{Track: content.Hurt},
		papertest.Answer("q", content.KindLine, content.Text("SECRET")))
	picks := []Selection{{}, {Letter: "l"}, {Plan: true}, {LeaveOut: []string{"p"}, WithPrivate: true}}
	check := func() {
		t.Helper()
		for _, pick := range picks {
			if got := everyWay(t, b, w, pick); strings.Contains(got, "SECRET") {
				t.Errorf("%+v prints\n%s", pick, got)
			}
			pick.WithPrivate, pick.LeaveOut = true, nil
			if got := everyWay(t, b, w, pick); !strings.Contains(got, "SECRET") {
				t.Errorf("%+v prints\n%s", pick, got)
			}
		}
	}
	check()
	for _, id := range []string{"l", "plan", "plan-too"} {
		w.Put(content.EditedCopy{Track: content.Hurt, Letter: id, Text: "by hand: SECRET"})
	}
	check()
}

// TestCellDecidesOnPaper wants a question that hangs on a cell of a grid among those that
// are not answered, as it is asked on the screen.
func TestCellDecidesOnPaper(t *testing.T) {
	const chapter = "---\nid: c\ntitle: C\nabout: A.\nminutes: 1\n---\n# P {#p}\n" +
		"```ask\nid: g\nkind: grid\nlabel: G\nrows: [{id: body, label: Body}]\noptions: [{id: fine, label: Fine}, {id: closed, label: Closed}]\n```\n" +
		"```ask\nid: then\nkind: line\nlabel: What then\nshow-if: {g: \"body:closed\"}\n```\n"
	for option, want := range map[string]bool{"fine": false, "closed": true} {
		w := content.NewWorkbook(papertest.Answer("g", content.KindGrid, content.Grid{"body": option}))
		if got := asText(t, papertest.Build(t, papertest.Track(t, chapter), w, Selection{AllQuestions: true})); strings.Contains(got, "What then") != want {
			t.Errorf("with %s chosen one finds\n%s", option, got)
		}
	}
}
