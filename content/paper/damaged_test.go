package paper_test

import (
	"slices"
	"strings"
	"testing"

	"groundwork/content"
	. "groundwork/content/paper"
	"groundwork/content/paper/papertest"
)

// broken is a workbook in which the records of these keys can't be read, and the keys.
func broken(from *content.Workbook, lost func(content.Key) bool) (*content.Workbook, []content.Key) {
	w, keys := content.NewWorkbook(), []content.Key{}
	for rec := range from.Records() {
		if lost(rec.Key()) {
			keys = append(keys, rec.Key())
		} else {
			w.Put(rec)
		}
	}
	slices.SortFunc(keys, func(a, b content.Key) int { return strings.Compare(a.String(), b.String()) })
	return w, keys
}

// TestDamagedStandsInItsPlace: whatever can't be read is spoken of where it would
// stand, and named in the document.
func TestDamagedStandsInItsPlace(t *testing.T) {
	for name, c := range map[string]struct {
		lost   func(content.Key) bool
		s      Selection
		before string // what it stands behind
		said   string
	}{
		"an answer": {
			func(k content.Key) bool { return k.ID == "happened" }, Selection{},
			"What happened", "what was answered here is damaged and can’t be shown",
		},
		"a row": {
			func(k content.Key) bool { return k.ID == "boundaries" && k.Entry == "a" }, Selection{},
			"you are late", "an entry here is damaged and can’t be shown",
		},
		"ratings": {
			func(k content.Key) bool { return k.Kind == content.RecordRatings && k.ID == "where-now" }, Selection{},
			"", "what was rated here is damaged and can’t be shown",
		},
		"a letter": {
			func(k content.Key) bool { return k.Kind == content.RecordCopy }, Selection{},
			"we are with others", "what was changed here by hand is damaged and can’t be shown",
		},
		"a letter alone": {
			func(k content.Key) bool { return k.Kind == content.RecordCopy }, Selection{Letter: "ask-letter"},
			"", "what was changed here by hand is damaged and can’t be shown",
		},
		"a note": {
			func(k content.Key) bool { return k.ID == "n1" }, Selection{},
			"Another, without a title.", "a note is damaged and can’t be shown",
		},
	} {
		w, keys := broken(papertest.Full(), c.lost)
		if len(keys) != 1 {
			t.Fatalf("%s: %v", name, keys)
		}
		c.s.Damaged = keys
		d := papertest.Build(t, fixture(t), w, c.s)
		text := asText(t, d)
		before, _, ok := strings.Cut(strings.Join(strings.Fields(text), " "), c.said)
		if !ok || !strings.Contains(before, c.before) {
			t.Errorf("%s: the paper doesn't say so behind %q:\n%s", name, c.before, text)
		}
		if strings.Count(strings.Join(strings.Fields(text), " "), c.said) != 1 && name != "an answer" {
			t.Errorf("%s: it says so more than once:\n%s", name, text)
		}
		if !slices.Equal(d.Damaged, keys) {
			t.Errorf("%s: named %v", name, d.Damaged)
		}
		if whole := asText(t, papertest.Build(t, fixture(t), papertest.Full(), c.s)); strings.Contains(whole, "damaged") {
			t.Errorf("%s: written anew it still counts as damaged", name)
		}
	}
}

// TestDamagedPlan: a plan changed by hand that can't be read is made anew of the
// answers, under a word about it; a part of it that can't be read is marked.
func TestDamagedPlan(t *testing.T) {
	b, w := peopledBook(t)
	w.Put(plan("all of my own"))
	w, keys := broken(w, func(k content.Key) bool { return k.ID == "plan" || k.ID == "phrase" })
	got := printedPlan(t, b, w, Selection{Damaged: keys})
	for _, want := range []string{"what was changed here by hand is damaged", "A sentence\n", "what was answered here is damaged", "leave the room"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

// TestDamagedInSilence: what can't be read of private answers is spoken of only where
// these are printed, and so is a letter made of them.
func TestDamagedInSilence(t *testing.T) {
	b, w := peopledBook(t)
	w, keys := broken(w, func(k content.Key) bool { return k.ID == "ends" || k.ID == "people" })
	for _, s := range []Selection{{}, {Plan: true}, {LeaveOut: []string{"p"}}} {
		s.Damaged = keys
		d, err := Build(b, w, s)
		if err != nil {
			continue // nothing at all
		}
		if strings.Contains(asText(t, d), "damaged") || len(d.Damaged) > 0 {
			t.Errorf("%+v: it tells of something damaged:\n%s", s, asText(t, d))
		}
	}
	if d := papertest.Build(t, b, w, Selection{Damaged: keys, WithPrivate: true}); len(d.Damaged) != len(keys) {
		t.Errorf("asked for, it names %v, not %v", d.Damaged, keys)
	}
}

// TestDamagedEarlier: an earlier time through of which nothing can be read is there all
// the same.
func TestDamagedEarlier(t *testing.T) {
	w := papertest.Full()
	w.Put(content.Profile{Track: content.Hurt, Pass: 1})
	w, keys := broken(w, func(k content.Key) bool { return k.Kind.HoldsWords() && k.ID == "happened" })
	text := asText(t, papertest.Build(t, fixture(t), w, Selection{Damaged: keys}))
	_, after, ok := strings.Cut(text, "First time through")
	if !ok || !strings.Contains(after, "what was answered here is damaged") {
		t.Errorf("it isn't marked:\n%s", text)
	}
}
