package paper_test

import (
	"strings"
	"testing"
	"time"

	"groundwork/content"
	. "groundwork/content/paper"
	"groundwork/content/paper/papertest"
)

// TestResting: what rests stands in the print with the others, and its numbers are those of
// the screen, which leave it out and say so.
func TestResting(t *testing.T) {
	daily := func(id string, day int, good, mood string) content.Entry {
		return papertest.Entry("daily", id, papertest.At(time.October, day), map[string]string{"good": good, "mood": mood})
	}
	late := daily("c", 3, "the sea at rest", "9")
	late.Rest = late.Turn(true, papertest.At(time.October, 12))
	note := content.Note{ID: "n", Text: "a note at rest"}
	note.Rest = late.Rest
	w := content.NewWorkbook(content.Profile{Track: content.Hurt}, daily("a", 1, "warm bread", "4"), daily("b", 2, "rain", "5"), late, note)
	print := asText(t, papertest.Build(t, fixture(t), w, Selection{}))
	for _, want := range []string{"the sea at rest", "warm bread", "rain", "a note at rest", "1 entry rests, and isn’t counted."} {
		if !strings.Contains(print, want) {
			t.Errorf("the print lacks %q:\n%s", want, print)
		}
	}
	line := w.LogSeries(content.Hurt, "daily", "mood", 0)
	if len(line) != 2 {
		t.Errorf("the chart on the screen has %d ratings", len(line))
	}
	for _, n := range papertest.Build(t, fixture(t), w, Selection{}).Nodes {
		charts(n, func(c Chart) {
			for _, l := range c.Lines {
				if l.Label == "Mood" && len(l.Points) != len(line) {
					t.Errorf("the chart on paper has %d ratings", len(l.Points))
				}
			}
		})
	}
	late.Rest = late.Turn(false, papertest.At(time.October, 13))
	w.Put(late)
	if awake := asText(t, papertest.Build(t, fixture(t), w, Selection{})); strings.Contains(awake, "rests,") {
		t.Errorf("it says that something rests:\n%s", awake)
	}
}

func charts(n Node, do func(Chart)) {
	switch n := n.(type) {
	case Chart:
		do(n)
	case Section:
		for _, inside := range n.Nodes {
			charts(inside, do)
		}
	case Question:
		for _, inside := range n.Nodes {
			charts(inside, do)
		}
	}
}
