package paper

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"groundwork/content"
	"groundwork/content/load"
)

var zone = time.FixedZone("", 2*60*60)

// at is noon of a day in 2026.
func at(month time.Month, day int) time.Time { return time.Date(2026, month, day, 12, 0, 0, 0, zone) }

var printed = at(time.November, 22)

// fixture is the small book the whole of content is tested with.
func fixture(t testing.TB) *content.Book {
	t.Helper()
	b, err := load.Book(os.DirFS("../testdata/book"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func stamp(wording string, when time.Time) content.Stamp {
	return content.Stamp{Written: when, Wording: wording, Language: "en", Book: "fixture-1"}
}

// answer is a first-pass answer in the hurt track.
func answer(question string, kind content.Kind, v content.Value) content.Answer {
	return content.Answer{Stamp: stamp("", at(time.October, 12)), Track: content.Hurt, Question: question, Kind: kind, Value: v}
}

func entry(question, id string, on time.Time, cells map[string]string) content.Entry {
	return content.Entry{Stamp: stamp("", at(time.October, 12)), Track: content.Hurt, Question: question, ID: id, Order: id, On: on, Cells: cells}
}

func ratings(id, occasion string, when time.Time, values map[string]int) content.RatingSet {
	return content.RatingSet{Stamp: stamp("", when), Track: content.Hurt, ID: id, Series: "ratings", Occasion: occasion, Values: values}
}

// full is a workbook with something of every kind in the hurt track.
func full() *content.Workbook {
	return content.NewWorkbook(
		content.Profile{Track: content.Hurt},
		content.Settings{Country: "GB"},
		answer("label", content.KindLine, content.Text("Sam")),
		answer("relation", content.KindChoice, content.Choice("friend")),
		ratings("where-now", "where-now", at(time.October, 12), map[string]int{"trust-them": 2, "stirred": 7}),
		ratings("b1", "check-in", at(time.November, 1), map[string]int{"trust-them": 4}),
		ratings("then-and-now", "then-and-now", at(time.November, 20), map[string]int{"trust-them": 3, "stirred": 5}),
		answer("stirred-before", content.KindScale, content.Rating(6)),
		answer("happened", content.KindText, content.Text("Sam told my sister what I had told nobody but Sam, on a Sunday, at the table, with everybody there.\n\nThen they laughed.\n  - all of them\nI left.")),
		answer("feelings", content.KindChoices, content.Choices{"anger", "sadness"}),
		answer("my-phrase", content.KindLine, content.Text("You trusted somebody you had reason to trust.")),
		answer("closeness", content.KindGrid, content.Grid{"money": "fine", "sex": "closed"}),
		answer("harm-goes-on", content.KindChoice, content.Choice("no")),
		answer("ask-when", content.KindLine, content.Text("we are with others")),
		content.EditedCopy{Stamp: stamp("", at(time.November, 2)), Track: content.Hurt, Letter: "ask-letter", Text: "Dear Sam,\n\nplease ask me first."},
		entry("boundaries", "a", time.Time{}, map[string]string{"if": "you talk about me behind my back", "i-will": "say so once and go home", "sure": "8", "by": "2026-12-01", "state": "new"}),
		entry("boundaries", "b", time.Time{}, map[string]string{"if": "you are late", "sure": "5"}),
		answer("untold", content.KindText, content.Text("what only I know")),
		entry("daily", "c", at(time.November, 3), map[string]string{"good": "sun on the kitchen wall", "mood": "4"}),
		entry("daily", "d", at(time.November, 4), map[string]string{"good": "a call", "mood": "6"}),
		answer("look-date", content.KindDate, content.Date{Year: 2027, Month: time.January, Day: 15}),
		content.Note{Stamp: stamp("", at(time.November, 5)), ID: "n1", Title: "On the train", Text: "A note."},
		content.Note{Stamp: stamp("", at(time.November, 6)), ID: "n2", Text: "Another, without a title."},
	)
}

// helpIn is the help of a country.
func helpIn(t testing.TB, code string) Help {
	t.Helper()
	countries, anywhere, err := load.HelpCountries()
	if err != nil {
		t.Fatal(err)
	}
	country, _ := content.HelpFor(countries, code)
	return Help{country, anywhere}
}

func build(t testing.TB, b *content.Book, w *content.Workbook, s Selection) *Document {
	t.Helper()
	s.Now = printed
	d, err := Build(b, w, s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func asText(t testing.TB, d *Document) string {
	t.Helper()
	var out bytes.Buffer
	if err := Text(&out, d, 0); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func markdown(t testing.TB, d *Document) string {
	t.Helper()
	var out bytes.Buffer
	if err := Markdown(&out, d); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// golden compares with a file in testdata, or writes it where UPDATE is set.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if os.Getenv("UPDATE") != "" {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (UPDATE=1 refreshes it):\n%s", path, difference(string(want), got))
	}
}

// difference shows the first line in which two texts differ.
func difference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range max(len(w), len(g)) {
		if i >= len(w) || i >= len(g) || w[i] != g[i] {
			return fmt.Sprintf("line %d\nwant %q\ngot  %q", i+1, lineAt(w, i), lineAt(g, i))
		}
	}
	return ""
}

func lineAt(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(end)"
}
