package tui

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"groundwork/content"
	"groundwork/content/load"
	"groundwork/content/paper"
	"groundwork/content/paper/markdown"
	"groundwork/content/sample"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// bySight is somebody who goes through a whole track on the screens, and answers as
// [byEar] does.
type bySight struct {
	*stage
	track *content.Track
}

func (e *bySight) walk() {
	e.t.Helper()
	for range 400 {
		e.pass(50 * time.Millisecond) // nobody rates two pages at the same moment
		switch e.app.route().(type) {
		case route.Walked:
			return
		case route.Passing:
			e.press("down", "enter")
		default:
			e.page()
			e.press("enter")
		}
	}
	e.t.Fatalf("the track has no end but\n%s", e.screen())
}

// page answers the questions of a page, and comes to its buttons.
func (e *bySight) page() {
	e.t.Helper()
	answered := map[ui.Block]bool{}
	for range 200 {
		e.press("tab")
		block := e.inFocus()
		if _, buttons := block.(*ui.Buttons); buttons {
			return
		}
		if a := e.asked(); a != nil && !answered[block] {
			answered[block] = true
			e.give(a)
		}
	}
	e.t.Fatalf("tab never comes to the buttons of\n%s", e.screen())
}

// give answers a question, as [byEar.give] does.
func (e *bySight) give(a *content.Ask) {
	e.t.Helper()
	n := numberOf(e.track, a)
	e.press(sample.Of(asPut(e.app.session.Workbook(), e.track.ID, a), n, wordsFor(a, n)).Keys...)
}

// kept is all that is in a workbook, but for when it was written and where a cursor was.
func kept(t *testing.T, w *content.Workbook) []string {
	t.Helper()
	var all []string
	for r := range w.Records() {
		if p, ok := r.(content.Place); ok { // the cursor is nowhere by ear
			for id, s := range p.Spots {
				all = append(all, fmt.Sprintf("place %s %s/%s", id, s.Chapter, s.Page))
			}
			continue
		}
		text, err := json.Marshal(r, json.Deterministic(true))
		if err != nil {
			t.Fatal(err)
		}
		var fields map[string]jsontext.Value
		if err := json.Unmarshal(text, &fields); err != nil {
			t.Fatal(err)
		}
		for _, of := range []string{"Written", "On", "ID", "Stamp"} {
			delete(fields, of)
		}
		text, _ = json.Marshal(fields, json.Deterministic(true))
		all = append(all, fmt.Sprintf("%T %s", r, text))
	}
	slices.Sort(all)
	return all
}

// printed is all of it on paper, with what is private.
func printed(t *testing.T, book *content.Book, d *disk) string {
	t.Helper()
	now := time.Date(2026, time.December, 1, 12, 0, 0, 0, time.UTC)
	doc, err := paper.Build(book, d.saved, paper.Selection{WithPrivate: true, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := markdown.Write(&b, doc); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestHeardParity goes through each track on the screens and by ear, with the same
// answers: the same is in the workbook then. The test book has a question of every kind.
func TestHeardParity(t *testing.T) {
	tried, err := load.Book(os.DirFS("../content/testdata/book"))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		book           *content.Book
		id             content.TrackID
		records, bytes int // at least
	}{
		"hurt":     {english(t), content.Hurt, 50, 10_000},
		"hurting":  {english(t), content.Hurting, 50, 10_000},
		"of kinds": {tried, content.Hurt, 15, 1_000},
	} {
		t.Run(name, func(t *testing.T) {
			seen, heard, id := newDisk(), newDisk(), c.id
			onStageWith(t, c.book, seen, func(s *stage) {
				e := &bySight{s, s.book.Track(id)}
				s.press("enter")
				if id == content.Hurting {
					s.press("down", "down")
				}
				s.press("enter")
				e.walk()
				s.settle()
			})
			listening(t, c.book, heard, func(l *listener) {
				l.types("", map[content.TrackID]string{content.Hurt: "1", content.Hurting: "3"}[id])
				(&byEar{l, l.book.Track(id)}).walk()
			})
			a, b := kept(t, seen.saved), kept(t, heard.saved)
			onPaper, aloud := strings.Split(printed(t, c.book, seen), "\n"), strings.Split(printed(t, c.book, heard), "\n")
			if n := len(strings.Join(onPaper, "\n")); len(a) < c.records || n < c.bytes {
				t.Fatalf("only %d records, and %d bytes on paper", len(a), n)
			}
			for _, r := range a {
				if !slices.Contains(b, r) {
					t.Errorf("seen only:  %.300s", r)
				}
			}
			for _, r := range b {
				if !slices.Contains(a, r) {
					t.Errorf("heard only: %.300s", r)
				}
			}
			if strings.Join(a, "\n") != strings.Join(b, "\n") {
				t.Error("what is kept differs")
			}
			for i := range min(len(onPaper), len(aloud)) {
				if onPaper[i] != aloud[i] {
					t.Errorf("line %d of what is printed differs: %q, and by ear %q", i, onPaper[i], aloud[i])
				}
			}
		})
	}
}
