package content_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	. "groundwork/content"
	"groundwork/content/load"
)

// onePage returns a page with the given body.
func onePage(t *testing.T, body string) *Page {
	t.Helper()
	book, err := load.Book(fstest.MapFS{
		"book.yaml": {Data: []byte("title: T\nlanguage: en\nversion: \"1\"\ntracks:\n  - {id: hurt, title: H, about: A}\n")},
		"hurt/1.md": {Data: []byte("---\nid: c\ntitle: C\nabout: A\nminutes: 5\n---\n# P {#p}\n" + body)},
	})
	if err != nil {
		t.Fatal(err)
	}
	return book.Track(Hurt).Page("p")
}

func ask(kind, rest string) string {
	return "```ask\nid: q\nkind: " + kind + "\nlabel: Q\n" + rest + "```\n"
}

func TestPace(t *testing.T) {
	const columns = "columns:\n  - {id: a, label: A, kind: line}\n  - {id: b, label: B, kind: date}\n"
	for name, c := range map[string]struct {
		body               string
		reading, answering time.Duration
	}{
		"reading":  {strings.Repeat("word ", 400) + "\n", 2 * time.Minute, 0},
		"line":     {ask("line", ""), 300 * time.Millisecond, 48 * time.Second},
		"text":     {ask("text", ""), 300 * time.Millisecond, 3 * time.Minute},
		"date":     {ask("date", ""), 300 * time.Millisecond, 8 * time.Second},
		"rows":     {ask("rows", columns), 300 * time.Millisecond, 96 * time.Second},
		"log":      {ask("log", columns), 300 * time.Millisecond, 32 * time.Second},
		"settle":   {"```settle\nminutes: 3\n```\n", 0, 3 * time.Minute},
		"folded":   {"Word.\n```why\nA b c.\n```\n", 300 * time.Millisecond, 0},
		"not open": {"Word.\n```when route: solo\nA b c.\n```\n", 300 * time.Millisecond, 0},
	} {
		t.Run(name, func(t *testing.T) {
			reading, answering := onePage(t, c.body).Pace()
			if reading != c.reading || answering != c.answering {
				t.Errorf("%v and %v, want %v and %v", reading, answering, c.reading, c.answering)
			}
		})
	}
}

// Every kind has a pace, and it is more than nothing.
func TestPaceOfKinds(t *testing.T) {
	for p, a := range fixture(t).Track(Hurt).Asks() {
		always := *a
		always.ShowIf = Condition{}
		only := &Page{Chapter: p.Chapter, Blocks: []Block{&always}}
		if _, answering := only.Pace(); answering == 0 {
			t.Errorf("%s takes no time", a.ID)
		}
	}
}

// The short way of each track takes an hour at the most, and Tonight ten minutes.
func TestShortWays(t *testing.T) {
	for _, track := range builtin(t).Tracks {
		way := track.ShortWay()
		if took := Pace(way); len(way) != 7 || took > time.Hour {
			t.Errorf("%s: %d pages take %v", track.ID, len(way), took)
		}
	}
	reading, answering := builtin(t).Track(Hurt).Page("tonight").Pace()
	if reading+answering > 10*time.Minute {
		t.Errorf("Tonight takes %v", reading+answering)
	}
}
