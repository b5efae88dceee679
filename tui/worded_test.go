package tui

import (
	"strings"
	"testing"

	"groundwork/content"
	"groundwork/content/paper"
	"groundwork/content/paper/plaintext"
	"groundwork/tui/route"
)

// raised is a workbook on a way, with something to be raised.
func raised(way content.Route) *disk {
	d := newDisk()
	d.saved.Put(content.Profile{Track: content.Hurt, Route: way, Own: true})
	d.saved.Put(content.Place{Track: content.Hurt})
	d.saved.Put(content.Entry{Track: content.Hurt, Question: "resentments", ID: "a", Order: "a", Cells: map[string]string{"what": "the milk", "what-i-do": "raise-it"}})
	return d
}

// inOne is what the screen says, without what breaks its lines.
func (s *stage) inOne() string {
	return strings.Join(strings.Fields(strings.ReplaceAll(strings.ReplaceAll(s.screen(), "│", ""), "┃", "")), " ")
}

// TestWordsOfTheWayAreWhole: an option that has other words on the careful way is called by
// them at rest, in focus and wherever it is quoted, all of it; on paper it has the words
// that are for everybody.
func TestWordsOfTheWayAreWhole(t *testing.T) {
	const careful = "raise it with a friend"
	book := english(t)
	for _, width := range []int{40, 60, 80, 120} {
		onStageWith(t, book, raised(content.Solo), func(s *stage) {
			s.size(width, 60)
			s.run(s.app.take(route.Start(route.Home{Track: content.Hurt}, route.Contents{Track: content.Hurt}, route.PageOf(book.Track(content.Hurt).Page("small-things")))))
			seen := 0
			for range 12 {
				if got := s.inOne(); strings.Contains(got, "the milk") && !strings.Contains(got, careful) && width >= 80 {
					t.Fatalf("at %d columns one reads\n%s", width, s.screen())
				} else if strings.Contains(got, careful) {
					seen++
				}
				s.press("tab")
			}
			if seen < 2 {
				t.Errorf("at %d columns it is nowhere whole", width)
			}
			s.run(s.app.take(route.Start(route.Home{Track: content.Hurt}, route.Words{Track: content.Hurt})))
			s.settle()
			if got := s.inOne(); !strings.Contains(got, "the milk — "+careful) {
				t.Errorf("my words have\n%s", s.screen())
			}
		})
	}
	onStageWith(t, book, raised(content.Open), func(s *stage) {
		s.run(s.app.take(route.To(route.PageOf(book.Track(content.Hurt).Page("small-things")))))
		s.miss(careful)
	})
	listening(t, book, raised(content.Solo), func(l *listener) {
		l.goes(route.Home{Track: content.Hurt}, route.PageOf(book.Track(content.Hurt).Page("small-things")))
		l.hears("What I do with it: " + careful)
	})
	d, err := paper.Build(book, raised(content.Solo).saved, paper.Selection{WithPrivate: true})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := plaintext.Write(&b, d, 72); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); !strings.Contains(got, "raise it") || strings.Contains(got, careful) {
		t.Errorf("on paper stands\n%s", got)
	}
}
