package tui

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"groundwork/content"
	"groundwork/content/order"
	"groundwork/tui/route"
)

// promises is a record of follow-through from October on.
func promises() []content.Record {
	records := []content.Record{
		content.Profile{Track: content.Hurting}, content.Profile{Track: content.Hurt},
		content.Entry{Stamp: content.Stamp{Written: on(10, 10)}, Track: content.Hurting, Question: "promises", ID: "p", Order: "a",
			Cells: map[string]string{"promise": "Home by six on weekdays"}},
	}
	for i, how := range []string{"kept", "partly", "kept", "missed", "kept", "kept"} {
		records = append(records, content.Entry{
			Track: content.Hurting, Question: "follow-through", ID: fmt.Sprint(i), Order: fmt.Sprint("a", i), On: on(10, 12+7*i),
			Cells: map[string]string{"promise": "the Sunday call", "how-it-went": how},
		})
	}
	return records
}

// hurting goes to the home of the other track.
func (s *stage) hurting() {
	s.t.Helper()
	st, cmd := s.app.session.Begin(s.book.Track(content.Hurting))
	s.run(cmd)
	s.run(s.app.take(st))
	s.run(s.app.take(route.Start()))
	s.run(s.app.take(route.Replace(route.Home{Track: content.Hurting})))
	s.settle()
}

func TestPracticeScreens(t *testing.T) {
	book := english(t)
	for _, size := range sizes {
		for name, keys := range map[string][]string{
			"follow-through":       {"d"},
			"follow-through-chart": {"d", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown"},
		} {
			file := fmt.Sprintf("%s_%dx%d", name, size[0], size[1])
			t.Run(file, func(t *testing.T) {
				onSeeded(t, book, size[0], size[1], promises(), func(s *stage) {
					s.hurting()
					s.press(keys...)
					s.fits()
					golden(t, file, s.screen())
				})
			})
		}
	}
}

// practised is what is kept of somebody who has opened the pages of all logs that stand on
// Home, in some pass.
func practised(book *content.Book, pass int) []content.Record {
	var records []content.Record
	for _, t := range book.Tracks {
		for _, a := range t.HomeLogs() {
			_, p := t.Ask(a.ID)
			records = append(records, content.Visit{Track: t.ID, Page: p.ID, Pass: pass})
		}
	}
	return records
}

// TestPracticeInSeconds holds that one key and the words are enough, and that
// nothing is kept where nothing was written.
func TestPracticeInSeconds(t *testing.T) {
	onSeeded(t, english(t), 80, 24, practised(english(t), 0), func(s *stage) {
		s.see("A daily minute")
		entries := func() []content.Entry {
			s.settle()
			return s.disk.saved.Entries(content.Hurt, "daily", 0)
		}
		s.press("d", "enter", "tab", "esc")
		if n := len(entries()); n != 0 {
			t.Fatalf("looking on keeps %d entries", n)
		}
		s.press("d")
		if s.see("22 November 2026"); s.model.View().Cursor == nil {
			t.Errorf("there is no cursor to type at:\n%s", s.screen())
		}
		s.write("warm bread")
		s.press("esc")
		s.see("Go on:")
		got := entries()
		if len(got) != 1 || got[0].Cells["good-thing"] != "warm bread" || !got[0].On.Equal(got[0].On.UTC()) || got[0].On.Day() != 22 {
			t.Fatalf("the practice keeps %+v", got)
		}
		s.press("d")
		s.see("warm bread")
		place, _ := s.disk.saved.Place()
		if spot := place.Spots[content.Hurt]; spot.Page == "daily" {
			t.Error("practising moves the place one goes on from")
		}
	})
}

// TestPracticeOfAnotherDay goes up to the day of an entry with nothing in it yet, and
// with enter back to its words.
func TestPracticeOfAnotherDay(t *testing.T) {
	onSeeded(t, english(t), 80, 24, practised(english(t), 0), func(s *stage) {
		s.press("d", "up")
		s.write("yesterday")
		s.see("Saturday, 21 November 2026")
		s.press("enter")
		s.write("warm bread")
		s.press("esc")
		s.settle()
		got := s.disk.saved.Entries(content.Hurt, "daily", 0)
		if len(got) != 1 || got[0].Cells["good-thing"] != "warm bread" || got[0].On.Day() != 21 {
			t.Errorf("the practice keeps %+v", got)
		}
	})
}

// TestPracticeCautions wants what its page says first said on Home too, where the page is
// not read: and every such caution of the book to stand on the page as well.
func TestPracticeCautions(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.keep(practised(s.book, 0)...)
		s.item("What I see them do")
		s.see("Being hit, threatened, forced or watched is a matter for help: ctrl+g.")
		for page, a := range s.book.Track(content.Hurt).Asks() {
			if a.Caution == "" {
				continue
			}
			first, _, _ := strings.Cut(a.Caution, " is ")
			s.run(s.app.take(route.Replace(route.PageOf(page))))
			s.settle()
			s.see(first)
		}
	})
}

// TestPracticeShows holds what a practice takes from its page: what it recalls,
// what it says on a route, and its chart, which stays true.
func TestPracticeShows(t *testing.T) {
	records := append(promises(), content.Profile{Track: content.Hurting, Route: content.Solo})
	onSeeded(t, english(t), 80, 200, records, func(s *stage) {
		s.hurting()
		s.press("d")
		s.see("Home by six on weekdays")
		s.see("a record for you")
		s.see("6 entries from 12 October to 16 November. Kept: 4 times.")
		s.miss("This is a plain record")
		s.miss("Next page")
		s.write("the money")
		s.press("enter", "enter", "down", "enter")
		s.settle()
		s.see("7 entries since 12 October. Kept: 4 times.")
		s.press("esc")
		s.see("After hurting someone")
	})
}

// TestPageDrawsItsLog holds that the page the log stands on has the chart too.
func TestPageDrawsItsLog(t *testing.T) {
	onSeeded(t, english(t), 80, 200, promises(), func(s *stage) {
		page := s.book.Track(content.Hurting).Page("follow-through")
		s.run(s.app.take(route.To(route.PageOf(page))))
		s.see("Kept   ┤ •")
		s.see("6 entries from 12 October to 16 November. Kept: 4 times.")
	})
}

// TestPracticeKeptForLater holds that a page set aside shows nowhere else.
func TestPracticeKeptForLater(t *testing.T) {
	book := english(t)
	_, page := book.Track(content.Hurt).Ask("daily")
	page.SetAside = content.Solo
	onSeeded(t, book, 80, 24, append(practised(book, 0), content.Profile{Track: content.Hurt, Route: content.Solo}), func(s *stage) {
		s.miss("A daily minute")
		s.press("d")
		s.see("Go on:")
	})
}

// entries is how many of them years of use make; -entries 40000 is ten years.
var entries = flag.Int("entries", 4000, "how many entries the benchmarks have in the workbook")

// heavy is years of practice and of checking in.
func heavy() []content.Record {
	records := append(promises(), content.Profile{Track: content.Hurt})
	last := ""
	for i := range *entries {
		last = order.Between(last, "")
		records = append(records, content.Entry{
			Track: content.Hurting, Question: "follow-through", ID: fmt.Sprintf("%016x", i), Order: last, On: on(1, 1+i/3),
			Cells: map[string]string{"promise": "the Sunday call", "how-it-went": []string{"kept", "partly", "missed"}[i%3]},
		})
	}
	for i := range 400 {
		records = append(records, rated(fmt.Sprintf("%016x", i), content.OccasionCheckIn, on(1, 1+i*3), i%11, i%7, 4+i%6, i%8))
	}
	return records
}

// TestPracticeWaitsForItsPage: nothing of a log stands on Home, and no key opens it, before
// its page said so. Then it has its own key, whichever others are there.
func TestPracticeWaitsForItsPage(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.miss("A daily minute")
		s.miss("What I see them do")
		s.press("d")
		s.press("esc")
		s.press("w")
		s.see("Go on: ")
		s.at("what-i-see")
		s.press("esc")
		s.see("What I see them do")
		s.miss("A daily minute")
		s.press("d")
		s.press("esc")
		s.see("Go on: ")
		s.press("w")
		s.see("Being hit, threatened, forced or watched")
	})
}
