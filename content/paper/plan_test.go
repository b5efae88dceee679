package paper_test

import (
	"strings"
	"testing"

	"groundwork/content"
	"groundwork/content/load"
	. "groundwork/content/paper"
	"groundwork/content/paper/papertest"
)

// A plan says what it holds in sentences, and leaves out what it is asked to.
func TestPlanParts(t *testing.T) {
	b, err := load.Builtin() // one of its own: it is changed
	if err != nil {
		t.Fatal(err)
	}
	// The same words on two pages, as another book may have them.
	again, _ := b.Track(content.Hurt).Ask("boundaries-review")
	again.Label = "The day I look again"
	w := papertest.Whole(b)
	w.Put(papertest.Answer("before-bed", content.KindLine, content.Text("lay out my clothes")))
	all := asText(t, papertest.Build(t, b, w, Selection{Plan: true, WithPrivate: true}))
	for _, s := range []string{"\nFor the nights\n  Before bed, I lay out my clothes\n", "\nMy boundaries\n  [ ] If ", ", I will ", "\nPeople I would call\n"} {
		if !strings.Contains(all, s) {
			t.Errorf("no %q in\n%s", s, all)
		}
	}
	if n := strings.Count(all, "The day I look again: 24 December 2031"); n != 1 {
		t.Errorf("a day that was given twice is there %d times", n)
	}
	if n := strings.Count(asText(t, papertest.Build(t, b, w, Selection{Track: content.Hurt})), "“24 December 2031”"); n != 1 {
		t.Errorf("it is quoted %d times", n)
	}
	less := asText(t, papertest.Build(t, b, w, Selection{Plan: true, WithPrivate: true, NoPeople: true, Without: []string{"for the NIGHTS", "boundaries"}}))
	for _, s := range []string{"For the nights", "People I would call", "[ ] If "} {
		if strings.Contains(less, s) {
			t.Errorf("%q in\n%s", s, less)
		}
	}
	if !strings.Contains(less, "What I do") {
		t.Errorf("the rest of a section is gone:\n%s", less)
	}
	w.Put(content.EditedCopy{Stamp: papertest.Stamp("", papertest.Printed()), Track: content.Hurt, Letter: b.Track(content.Hurt).Plan().ID, Text: "call Robin"})
	if s := asText(t, papertest.Build(t, b, w, Selection{Plan: true, WithPrivate: true})); !strings.Contains(s, "call Robin") {
		t.Errorf("what was changed by hand is gone:\n%s", s)
	}
	for name, sel := range map[string]Selection{
		"people":    {Plan: true, WithPrivate: true, NoPeople: true},
		"a section": {Plan: true, WithPrivate: true, Without: []string{"for the nights"}},
	} {
		if s := asText(t, papertest.Build(t, b, w, sel)); strings.Contains(s, "Robin") || !strings.Contains(s, "What I do") {
			t.Errorf("without %s, what was changed by hand prints as it is:\n%s", name, s)
		}
	}
	if _, err := Build(b, w, Selection{Plan: true, Without: []string{"Elsewhere"}}); err == nil {
		t.Error("a section that isn't there is left out")
	}
}
