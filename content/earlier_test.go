package content_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	. "groundwork/content"
	"groundwork/content/load"
)

func TestPast(t *testing.T) {
	track := fixture(t).Track(Hurt)
	w := written()
	w.Put(Answer{Stamp: Stamp{Written: day(20)}, Track: Hurt, Pass: 1, Question: "happened", Value: Text("Seen again.")})
	w.Put(Profile{Track: Hurt, Pass: 2})
	for _, c := range []struct {
		question string
		pass     int
		want     string
	}{
		{"happened", 0, ""},
		{"happened", 1, "0 1 November He lied."},
		{"happened", 2, "1 20 November Seen again.|0 1 November He lied."},
		{"boundaries", 1, "0 4 November You read my mail/You shout — leave"},
		{"stirred", 1, "0 6 November 4 of 10"},
		{"label", 2, ""},
		{"safe-gate", 2, ""},
		{"feelings", 2, ""},
	} {
		var got []string
		for _, p := range track.Past(question(t, c.question), w, c.pass) {
			got = append(got, fmt.Sprintf("%d %s %s", p.Pass, p.Written.Format("2 January"), strings.Join(p.Lines, "/")))
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("before pass %d %s was answered %q, want %q", c.pass, c.question, got, c.want)
		}
	}
}

// TestPastOfWhatIsNotOffered holds that an old answer stays to be seen, though
// its option isn't offered now.
func TestPastOfWhatIsNotOffered(t *testing.T) {
	a := &Ask{ID: "q", Kind: KindChoice, Options: []Option{{ID: "x", Label: "That", ShowIf: Condition{"relation": {"partner"}}}}}
	w := NewWorkbook(Answer{Track: Hurt, Question: "q", Kind: KindChoice, Value: Choice("x")})
	if got := fixture(t).Track(Hurt).Past(a, w, 1); len(got) != 1 || got[0].Lines[0] != "That" {
		t.Errorf("%v", got)
	}
}

func TestPageRecords(t *testing.T) {
	b := fixture(t)
	entry := func(id string, pass int) Entry { return Entry{Track: Hurt, Question: "boundaries", ID: id, Pass: pass} }
	answer := func(track TrackID, id string, pass int) Answer {
		return Answer{Track: track, Question: id, Pass: pass, Value: Text("x")}
	}
	w := NewWorkbook(
		answer(Hurt, "label", 0), answer(Hurt, "relation", 0), answer(Hurting, "label", 0), Visit{Track: Hurt, Page: "who"},
		answer(Hurt, "untold", 0), answer(Hurt, "untold", 1), entry("a", 0), entry("b", 1), entry("c", 1),
		EditedCopy{Track: Hurt, Letter: "ask-letter", Pass: 1}, answer(Hurt, "ask-need", 1), answer(Hurt, "my-phrase", 1),
		RatingSet{Track: Hurt, ID: "where-now", Series: "ratings"}, RatingSet{Track: Hurt, ID: "7", Series: "ratings"},
		EditedCopy{Track: Hurt, Letter: "my-plan"}, RatingSet{Track: Hurt, ID: "then-and-now", Series: "ratings"},
	)
	for _, c := range []struct {
		page string
		pass int
		want string
	}{
		{"who", 0, "answer/hurt/label/0/ answer/hurt/relation/0/"},
		{"who", 1, "answer/hurt/label/0/ answer/hurt/relation/0/"}, // asked once for all passes
		{"boundaries", 0, "answer/hurt/untold/0/ entry/hurt/boundaries/0/a"},
		{"boundaries", 1, "answer/hurt/untold/1/ entry/hurt/boundaries/1/b entry/hurt/boundaries/1/c"},
		{"one-ask", 1, "answer/hurt/ask-need/1/ copy/hurt/ask-letter/1/"},
		{"where-now", 0, "ratings/hurt/where-now/0/"},
		{"then-and-now", 0, "ratings/hurt/then-and-now/0/"},
		{"my-plan", 0, "copy/hurt/my-plan/0/"},
		{"safe", 0, ""},
	} {
		var got []string
		for _, r := range b.Track(Hurt).Page(c.page).Records(w, c.pass) {
			got = append(got, r.Key().String())
		}
		slices.Sort(got)
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s in pass %d holds %q, want %q", c.page, c.pass, got, c.want)
		}
	}
}

func TestKeepsakes(t *testing.T) {
	line := func(id string) *Ask { return &Ask{ID: id, Kind: KindLine, Label: id} }
	secret := line("secret")
	secret.Private = true
	hidden := line("hidden")
	hidden.ShowIf = Condition{"relation": {"partner"}}
	page := &Page{ID: "p", Blocks: []Block{
		line("phrase"), line("event"), line("unquoted"), secret, hidden, &Ask{ID: "story", Kind: KindText},
		&Recall{From: []string{"phrase", "event", "secret", "hidden", "story", "letter"}},
		&Recall{From: []string{"phrase"}},
		&Recall{From: []string{"event"}, Folded: true},
	}}
	chapter := &Chapter{}
	chapter.SetPages(func() []*Page { return []*Page{page} })
	track := &Track{ID: Hurt, Chapters: []*Chapter{chapter}}
	page.Chapter = chapter
	page.Chapter.Track = track
	w := NewWorkbook()
	for _, id := range []string{"phrase", "event", "unquoted", "secret", "hidden", "story"} {
		w.Put(told(id, "my "+id))
	}
	said := func() string {
		var lines []string
		for _, q := range track.Keepsakes(w) {
			lines = append(lines, q.Lines...)
		}
		return strings.Join(lines, "|")
	}
	if got := said(); got != "my phrase" {
		t.Errorf("kept to be met again: %q, want the phrase alone, once", got)
	}
	w.Put(Profile{Track: Hurt, Pass: 1})
	if got := said(); got != "my phrase" {
		t.Errorf("in a new pass without words yet: %q, want those of the pass before", got)
	}
	w.Put(Answer{Track: Hurt, Pass: 1, Question: "phrase", Value: Text("new words")})
	if got := said(); got != "new words" {
		t.Errorf("in a new pass: %q, want its own words", got)
	}
}

// TestKeepsakesTellNothingThatHappened lists what of the book's own questions
// may come back unasked for. A question is added here only after asking whether
// its answer can hurt.
func TestKeepsakesTellNothingThatHappened(t *testing.T) {
	b, err := load.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	want := map[TrackID]string{
		Hurt:    "my-phrase kind-word i-need ask daily-line kind-wish",
		Hurting: "obstacle plan-for-it if-then",
	}
	for _, track := range b.Tracks {
		w := NewWorkbook()
		for _, p := range track.Pages() {
			for _, a := range p.Asks() {
				if a.Kind == KindLine {
					w.Put(Answer{Track: track.ID, Question: a.ID, Value: Text(a.ID)})
				}
			}
		}
		var got []string
		for _, q := range track.Keepsakes(w) {
			got = append(got, q.Lines...)
		}
		if g := strings.Join(got, " "); g != want[track.ID] {
			t.Errorf("%s may show %q, want %q", track.ID, g, want[track.ID])
		}
	}
}
