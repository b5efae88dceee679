package tui

import (
	"strings"
	"testing"

	"groundwork/content"
	"groundwork/content/load"
	"groundwork/content/paper"
	"groundwork/content/paper/papertest"
	"groundwork/tui/route"
)

// handwritten is what somebody wrote by hand on ten pages of a form: what is typed at
// each code, by the id it belongs to.
func handwritten() [][2]string {
	return [][2]string{
		{"label", "Sam"}, {"relation", "space"},
		{"trust-them", "2"}, {"trust-self", "4"}, {"stirred", "6"},
		{"name-it/stirred-before-page", "5"}, {"body", "A knot"},
		{"to-a-friend", "You were kind."}, {"my-phrase", "I trusted a friend."},
		{"it-hurts", "It stings."}, {"others-know", "Others too."}, {"kind-wish", "May I sleep."},
		{"triggers", "the tune"}, {"anger-guards", "my name"}, {"anger-goes", "space"},
		{"when", "I hear it"}, {"i-feel", "scared"}, {"i-need", "to know"}, {"would-you", "tell me"},
		{"boundaries", "you shout"}, {"safe-loved-supported", "A call."},
		{"then-and-now/trust-them", "5"}, {"then-and-now/trust-self", "7"}, {"then-and-now/stirred", "3"},
		{"look-date", "2027-01-15"},
		{"daily", "Sun on the wall"}, {"check-in/trust-them", "3"},
	}
}

// formCodes returns the codes on a form.
func formCodes(t *testing.T, book *content.Book, track content.TrackID) map[string]bool {
	t.Helper()
	codes := map[string]bool{}
	add := func(n paper.Node) {
		switch n := n.(type) {
		case paper.Question:
			codes[n.ID] = true
		case paper.Cards:
			for _, c := range n.Cells {
				if _, code, ok := strings.Cut(strings.TrimSuffix(c.Label, "]"), "["); ok {
					codes[code] = true
				}
			}
		}
	}
	papertest.Walk(papertest.Build(t, book, nil, paper.Selection{Blank: true, Track: track}).Nodes, add)
	return codes
}

// TestTypeBack types ten pages of a form back: each code on it leads to its own field,
// and what is typed there is what the workbook has in the end.
func TestTypeBack(t *testing.T) {
	book, err := load.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	codes := formCodes(t, book, content.Hurt)
	onStage(t, book, 80, 24, func(s *stage) {
		s.begin()
		for _, one := range handwritten() {
			id, typed := one[0], one[1]
			question := strings.Replace(id, "stirred-before-page", book.Before.ID, 1)
			code := paper.Code(content.Hurt, question)
			if !codes[code] {
				t.Errorf("%s has no code on the form", question)
			}
			s.press("ctrl+f")
			s.write(strings.ToLower(code))
			s.press("enter")
			page, ask, again := strings.Cut(question, "/")
			if !again {
				ask = question
				_, p := book.Track(content.Hurt).Ask(question)
				page = p.ID
			}
			if page == content.OccasionCheckIn {
				if _, ok := s.app.route().(route.CheckIn); !ok {
					t.Errorf("%s leads to %T", question, s.app.route())
				}
			} else if got := s.focused(); !strings.HasPrefix(got, "hurt/"+page+" "+ask+" ") {
				t.Errorf("%s leads to %s", question, got)
			}
			if typed == "space" {
				s.press("space")
			} else {
				s.write(typed)
			}
			s.settle()
		}
		typedBack(t, book, s)
	})
}

// typedBack holds that the workbook has what was typed.
func typedBack(t *testing.T, book *content.Book, s *stage) {
	w := s.disk.saved
	for _, one := range handwritten() {
		id, typed := one[0], one[1]
		if strings.Contains(id, "/") {
			continue
		}
		a, _ := book.Track(content.Hurt).Ask(id)
		got := ""
		switch {
		case a.HasEntries():
			for _, e := range w.Entries(content.Hurt, id, 0) {
				got += a.EntryLine("", e)
			}
		case a.Series() != "":
			set, _ := w.RatingSet(content.Hurt, "where-now", 0)
			got = string(rune('0' + set.Values[id]))
		default:
			answer, _ := w.Answer(content.Hurt, id, 0)
			got = strings.Join(a.WordsFor("", answer.Value), " ")
		}
		switch typed {
		case "space":
			typed = a.Options[0].Label
		case "2027-01-15":
			typed = "15 January 2027"
		}
		if !strings.Contains(got, typed) {
			t.Errorf("%s: %q was typed, and %q is kept", id, typed, got)
		}
	}
	now, _ := w.RatingSet(content.Hurt, "then-and-now", 0)
	if now.Values["trust-them"] != 5 || now.Values["trust-self"] != 7 || now.Values["stirred"] != 3 {
		t.Errorf("then and now: %v", now.Values)
	}
	if m := w.Moments(content.Hurt, "name-it", 0); len(m) != 1 || m[0].Before != 5 {
		t.Errorf("before the page: %v", m)
	}
	if sets := w.Ratings(content.Hurt); len(sets) != 4 {
		t.Errorf("%d sets of ratings", len(sets))
	}
}

// TestEveryCodeLands types every code of both forms into a workbook in which nothing is
// written. It leads to its question, or to the one that has to be answered before it shows.
func TestEveryCodeLands(t *testing.T) {
	book, err := load.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, track := range book.Tracks {
		codes := formCodes(t, book, track.ID)
		above := 0
		onStage(t, book, 80, 24, func(s *stage) {
			s.begin()
			for p, a := range track.Asks() {
				code := paper.Code(track.ID, a.ID)
				if !codes[code] {
					continue
				}
				s.press("ctrl+f")
				s.write(code)
				s.press("enter")
				page, ask, _ := strings.Cut(strings.TrimPrefix(s.focused(), string(track.ID)+"/"), " ")
				ask, _, _ = strings.Cut(ask, " ")
				switch {
				case page == p.ID && ask == a.ID:
				case page == p.ID && a.ShowIf != nil && ask != "":
					above++
				default:
					t.Errorf("%s, %s of %s, leads to %s", code, a.ID, p.ID, s.focused())
				}
			}
		})
		if above > 4 {
			t.Errorf("%s: %d codes lead to the question above theirs", track.ID, above)
		}
	}
}
