package load

import (
	"strings"
	"testing"
	"testing/fstest"

	"groundwork/content"
)

// withSafety returns a small book with a chapter for when it isn't safe.
func withSafety(chapter string) fstest.MapFS {
	f := bookOf(front + "# P {#p}\n```to-safety\n```\n")
	f["book.yaml"].Data = []byte(smallBook + "safety: safe.md\n")
	f["safe.md"] = &fstest.MapFile{Data: []byte(chapter)}
	return f
}

func TestSafetyIsNoTrack(t *testing.T) {
	b, err := Book(withSafety(front + "# One {#a}\nText.\n# Two {#b}\nText.\n```when medium: paper\nText.\n```\n"))
	if err != nil {
		t.Fatal(err)
	}
	if b.Safety == nil || len(b.Safety.Pages()) != 2 || b.Safety.Track.Title != "One" {
		t.Fatalf("%+v is not the chapter", b.Safety)
	}
	if len(b.Tracks) != 1 || b.Track(content.SafetyTrack) != nil {
		t.Error("it is among the tracks")
	}
}

// TestSafetyIsForReading: whatever would ask, keep or tell of an answer is refused.
func TestSafetyIsForReading(t *testing.T) {
	text := "# One {#a}\nText.\n"
	for name, c := range map[string]struct {
		chapter string
		want    string
	}{
		"a question":   {front + text + "```ask\nid: a\nkind: line\nlabel: x\n```\n", "safe.md:9: this chapter is for reading, and keeps nothing; use reading, when or why"},
		"a settle":     {front + text + "```settle\n```\n", "safe.md:9: this chapter is for reading"},
		"a route":      {front + text + "```when route: solo\nText.\n```\n", `safe.md:9: it depends on "route", and everybody reads this chapter`},
		"an answer":    {front + text + "```when x: y\nText.\n```\n", `safe.md:9: it depends on "x", and everybody`},
		"kept":         {front + "# One {#a set-aside=solo}\nText.\n", "safe.md:7: a page for everybody is kept from nobody"},
		"the id twice": {front + text + text, `safe.md:9: the id "a" is used already`},
		"no pages":     {front, "safe.md: the chapter has no pages"},
	} {
		t.Run(name, func(t *testing.T) { wantMistakes(t, withSafety(c.chapter), []string{c.want}) })
	}
}

func TestSafetyHasToBeThere(t *testing.T) {
	good := front + "# One {#a}\nText.\n"
	for name, c := range map[string]struct {
		yaml string
		want []string
	}{
		"no file":     {"safety: other.md\n", []string{"hurt/1.md:8: the book has no chapter for when it isn't safe", "other.md: the file is missing"}},
		"no chapter":  {"safety: safe.txt\n", []string{`book.yaml:6: "safe.txt" is no chapter; name a file beside book.yaml`, "hurt/1.md:8: the book has no chapter"}},
		"elsewhere":   {"safety: hurt/1.md\n", []string{`book.yaml:6: "hurt/1.md" is no chapter`, "hurt/1.md:8: the book has no chapter"}},
		"not named":   {"", []string{"hurt/1.md:8: the book has no chapter for when it isn't safe; add safety: to book.yaml"}},
		"as a track":  {"  - {id: safety, title: S, about: a}\nsafety: safe.md\n", []string{`book.yaml:6: the id "safety" has a meaning of its own`}},
		"on the list": {"safety: [safe.md]\n", []string{`book.yaml:6: the key "safety" has a list`, "hurt/1.md:8: the book has no chapter"}},
	} {
		t.Run(name, func(t *testing.T) {
			f := withSafety(good)
			f["book.yaml"].Data = []byte(smallBook + c.yaml)
			wantMistakes(t, f, c.want)
		})
	}
}

// TestToGate leads to questions that are there.
func TestToGate(t *testing.T) {
	_, err := Book(bookOf(front + "# P {#p}\nText.\n```to-gate\n```\n"))
	const want = "the track has no questions about safety"
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("%v, want %q", err, want)
	}
}
