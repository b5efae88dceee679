package store

import (
	"errors"
	"strings"
	"testing"

	"groundwork/content"
	"groundwork/store/fault"
	"groundwork/store/record"
)

func TestNotStorable(t *testing.T) {
	const bad = "secret\xff"
	stamp := content.Stamp{Wording: bad}
	s := open(t, saved(t, text("good", "before")), Options{})
	for _, r := range []content.Record{
		text("q", bad), text(bad, "x"), text("a/b", "x"),
		content.Answer{Track: "hurt", Question: "q", Value: content.Choice(bad)},
		content.Answer{Track: "hurt", Question: "q", Value: content.Choices{"a", bad}},
		content.Answer{Track: "hurt", Question: "q", Value: content.Grid{bad: "a"}},
		content.Answer{Track: "hurt", Question: "q", Value: content.Grid{"a": bad}},
		content.Answer{Track: "hurt", Question: "q", Value: content.Date{Year: -1}},
		content.Answer{Stamp: stamp, Track: "hurt", Question: "q"},
		content.Entry{Track: "hurt", Question: "q", ID: "1", Cells: map[string]string{"a": bad}},
		content.Entry{Track: "hurt", Question: "q", ID: "1", Cells: map[string]string{bad: "a"}},
		content.Entry{Track: "hurt", Question: "q", ID: "1/2"},
		content.RatingSet{Track: "hurt", ID: "r", Values: map[string]int{bad: 1}},
		content.Place{Spots: map[content.TrackID]content.Spot{"hurt": {Page: bad}}},
		content.EditedCopy{Letter: "l", Source: bad},
		content.Note{ID: "n", Title: bad},
		content.Settings{Country: bad},
		content.Visit{Page: "p", Extra: content.Extra{"x": []byte(`"` + bad + `"`)}},
		content.Visit{Page: "p", Extra: content.Extra{"x": []byte(`"\ud800"`)}},
		content.Visit{Page: "p", Extra: content.Extra{"x": []byte(`secret`)}},
		content.Visit{Page: "p", Extra: content.Extra{"passed": []byte(`true`)}},
		content.Note{ID: "n", Text: strings.Repeat("a", record.MaxSize+1)},
		nil,
	} {
		err := s.Save(content.Change{Put: []content.Record{text("good", "after"), r}})
		if !errors.Is(err, fault.NotStorable) {
			t.Errorf("%T: %v", r, err)
			continue
		}
		if strings.Contains(err.Error(), "secret") && r.Key().ID != bad {
			t.Errorf("%T: the error holds what was written: %v", r, err)
		}
	}
	if got := load(t, s).Text("hurt", "good", 0); got != "before" {
		t.Errorf("half of a refused change was written: %q", got)
	}
	mustSave(t, s, text("good", "after")) // nothing is frozen
}
