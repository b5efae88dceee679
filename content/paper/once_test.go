package paper_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"groundwork/content"
	. "groundwork/content/paper"
	"groundwork/content/paper/papertest"
)

// token returns a word no other record and no book has. It fits a narrow column.
func token(n int) string { return fmt.Sprintf("Qx%05dZ", n) }

// scribble returns a workbook of random records, each with words of its own, in any
// track, pass and question, there or gone, of the right kind or not.
func scribble(b *content.Book, rng *rand.Rand) (*content.Workbook, int) {
	w := content.NewWorkbook()
	n := 0
	mark := func() string { n++; return token(n - 1) }
	tracks := []content.TrackID{content.Hurt, content.Hurting, "grief"}
	for _, id := range tracks[:2] {
		w.Put(content.Profile{Track: id, Pass: rng.IntN(3)})
	}
	for range 60 {
		track := tracks[rng.IntN(len(tracks))]
		ids := []string{"gone", "gone-too", "happened", "my-phrase", "untold", "boundaries", "daily", "ask-letter", "my-plan", "what-i-did", "closeness"}
		if t := b.Track(track); t != nil {
			ids = append(ids, Places(t)...)
		}
		id, pass := ids[rng.IntN(len(ids))], rng.IntN(4)
		if id == "safe-gate" || id == content.LabelQuestion {
			continue // a gate's answers are never stored; the label fills {them} everywhere
		}
		when := papertest.At(time.Month(1+rng.IntN(12)), 1+rng.IntN(28))
		var rec content.Record
		switch rng.IntN(4) {
		case 0, 1:
			rec = content.Answer{Stamp: papertest.Stamp("A label of then", when), Track: track, Question: id, Pass: pass, Kind: kindOf(b, track, id, rng), Value: content.Text("words " + mark() + " words")}
		case 2:
			columns := []string{"if", "good", "sure", "state", "dropped"}
			rec = content.Entry{Stamp: papertest.Stamp("", when), Track: track, Question: id, Pass: pass, ID: fmt.Sprint(n), Order: fmt.Sprint(n), On: when,
				Cells: map[string]string{columns[rng.IntN(len(columns))]: mark()}}
		case 3:
			rec = content.EditedCopy{Stamp: papertest.Stamp("", when), Track: track, Letter: id, Pass: pass, Text: mark()}
		}
		if _, taken := w.Record(rec.Key()); !taken {
			w.Put(rec)
		} else {
			n-- // the token goes to the next one
		}
	}
	w.Put(content.Note{ID: "n", Title: mark(), Text: mark()})
	return w, n
}

// kindOf returns the kind a text answer to the question has, now and then a wrong
// one.
func kindOf(b *content.Book, track content.TrackID, id string, rng *rand.Rand) content.Kind {
	if t := b.Track(track); t != nil && rng.IntN(4) > 0 {
		if a, _ := t.Ask(id); a != nil {
			return a.Kind
		}
	}
	return content.KindText
}

func TestEverythingOnce(t *testing.T) {
	b := fixture(t)
	for seed := range uint64(300) {
		w, n := scribble(b, rand.New(rand.NewPCG(seed, 1)))
		d := papertest.Build(t, b, w, Selection{WithPrivate: true})
		if d.LeftOut != 0 {
			t.Errorf("seed %d: left out %d", seed, d.LeftOut)
		}
		for name, got := range map[string]string{"text": asText(t, d), "markdown": asMarkdown(t, d), "html": webpage(t, d)} {
			for i := range n {
				if c := strings.Count(got, token(i)); c != 1 {
					t.Fatalf("seed %d: %s prints %s %d times:\n%s", seed, name, token(i), c, got)
				}
			}
		}
	}
}

func TestRatingsOnce(t *testing.T) {
	b := fixture(t)
	set := func(id, series string, pass, n int) content.RatingSet {
		r := papertest.Ratings(id, id, papertest.At(time.May, 1+pass), map[string]int{"trust-them": n, "gone-scale": n + 1})
		r.Series, r.Pass = series, pass
		return r
	}
	w := content.NewWorkbook(
		content.Profile{Track: content.Hurt, Pass: 1},
		set("where-now", "ratings", 0, 100), set("where-now", "ratings", 1, 200),
		set("x", "ratings", 5, 300), set("y", "gone", 0, 400),
		papertest.Answer("stirred", content.KindScale, content.Rating(500)), // of the first pass
		content.Answer{Track: content.Hurt, Question: "trust-them", Pass: 1, Kind: content.KindScale, Value: content.Rating(200)},
		content.Answer{Track: content.Hurt, Question: "stirred", Pass: 1, Kind: content.KindScale, Value: content.Rating(600)},
	)
	d := papertest.Build(t, b, w, Selection{})
	var cells []string
	papertest.Walk(d.Nodes, func(n Node) {
		switch n := n.(type) {
		case Table:
			for _, row := range n.Rows {
				cells = append(cells, row...)
			}
		case Words:
			cells = append(cells, n.Text)
		}
	})
	got := " " + strings.Join(cells, " ") + " "
	for _, n := range []string{"100", "101", "200", "201", "300", "301", "400", "401", "500", "600"} {
		if c := strings.Count(got, " "+n+" "); c != 1 {
			t.Errorf("%s stands %d times in %s", n, c, got)
		}
	}
}

func TestSameBytes(t *testing.T) {
	b := fixture(t)
	w, _ := scribble(b, rand.New(rand.NewPCG(7, 7)))
	first := everyWay(t, b, w, Selection{})
	for range 20 {
		if got := everyWay(t, b, w, Selection{}); got != first {
			t.Fatal(difference(first, got))
		}
	}
}
