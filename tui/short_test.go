package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"groundwork/content"
	"groundwork/tui/route"
)

// onPage is the id of the page one is on, or "".
func (s *stage) onPage() string {
	to, _ := s.app.route().(route.Page)
	return to.Spot.Page
}

// TestShortWay goes by the short way from the first start to its end.
func TestShortWay(t *testing.T) {
	for _, id := range []content.TrackID{content.Hurt, content.Hurting} {
		t.Run(string(id), func(t *testing.T) {
			onStage(t, english(t), 80, 24, func(s *stage) {
				track := s.book.Track(id)
				s.item("Go on")
				if id == content.Hurting {
					s.press("down", "down")
				}
				s.press("down", "enter")
				for i, want := range track.Short.Pages {
					if got := s.onPage(); got != want {
						t.Fatalf("page %d of the way is %q, want %q", i+1, got, want)
					}
					s.see(track.Page(want).Title)
					s.press("ctrl+n")
				}
				s.settle()
				if to, ok := s.app.route().(route.Home); !ok || to.Track != id {
					t.Fatalf("the way ends at %#v", s.app.route())
				}
				s.see("The short way")
			})
		})
	}
}

// TestShortWayBeside wants the pages of the way beside a page that is opened by it, and
// those of its chapter where one came by the book.
func TestShortWayBeside(t *testing.T) {
	onStage(t, english(t), 120, 40, func(s *stage) {
		s.begin()
		s.item("The short way")
		s.see("The friend test")
		s.miss("Looking things up")
		s.press("esc")
		s.item("Looking things up")
		s.see("The same questions again")
		s.miss("The friend test")
	})
}

// TestShortWayFromHome goes on with the first page of the way that is not passed, leaves
// out what is kept for later, and goes back by the way.
func TestShortWayFromHome(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		track := s.book.Track(content.Hurt)
		way := track.Short.Pages
		s.begin()
		s.see("7 pages, about")
		s.keep(content.Visit{Track: track.ID, Page: way[0], Passed: true})
		s.item("The short way")
		if got := s.onPage(); got != way[1] {
			t.Fatalf("it goes on at %q, want %q", got, way[1])
		}
		s.see("The short way")
		s.see("2 of 7")
		s.press("ctrl+p")
		if got := s.onPage(); got != way[0] {
			t.Errorf("before %q is %q, want %q", way[1], got, way[0])
		}
		s.run(s.app.take(route.Start()))
		s.miss("7 pages, about") // it is begun: there are marks now
		s.item("Go on")
		s.see("The short way")
	})
}

// TestShortWayAfterRestart: one is still on the way.
func TestShortWayAfterRestart(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		way := s.book.Track(content.Hurt).Short.Pages
		s.item("Go on")
		s.item("The short way")
		s.press("ctrl+n", "ctrl+n")
		next := s.away(time.Minute)
		next.see("The short way, page 3 of 7")
		next.press("esc")
		next.see("The short way, page 3 of 7")
		next.item("Go on")
		next.see("3 of 7")
		next.press("ctrl+n")
		if got := next.onPage(); got != way[3] {
			t.Errorf("next leads to %q, want %q", got, way[3])
		}
	})
}

// TestWholeBookGoesOn: a page of the way that is come to by the book leads on by the book.
func TestWholeBookGoesOn(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		track := s.book.Track(content.Hurt)
		page := track.Page(track.Short.Pages[1])
		s.at(page.ID)
		s.miss("The short way")
		s.press("ctrl+n")
		if want := track.Next(page, s.app.session.Workbook()).ID; s.onPage() != want {
			t.Errorf("next is %q, want %q", s.onPage(), want)
		}
	})
}

// TestWayAfterSearch: a page of the way that is looked up from the way leads on by it.
func TestWayAfterSearch(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		track := s.book.Track(content.Hurt)
		way := track.Short.Pages
		s.begin()
		s.item("The short way")
		s.press("ctrl+f")
		s.write(strings.ToLower(track.Page(way[3]).Title))
		s.press("enter")
		if got := s.onPage(); got != way[3] {
			t.Fatalf("found is %q, want %q", got, way[3])
		}
		s.see("The short way")
		s.press("ctrl+n")
		if got := s.onPage(); got != way[4] {
			t.Errorf("next is %q, want %q", got, way[4])
		}
	})
}

// TestTonight opens the page for a bad night by one key: at the very first start, and
// from the home of either track, which one comes back to.
func TestTonight(t *testing.T) {
	book := english(t)
	want := book.Tonight().ID
	onStage(t, book, 80, 24, func(s *stage) {
		s.see("Tonight")
		s.press("t")
		if s.onPage() != want {
			t.Fatalf("the key leads to %#v", s.app.route())
		}
		s.see("a bad night")
		s.press("esc")
		s.see("A private workbook for the time after trust was broken")
	})
	for _, id := range []content.TrackID{content.Hurt, content.Hurting} {
		t.Run(string(id), func(t *testing.T) {
			onStage(t, book, 80, 24, func(s *stage) {
				st, cmd := s.app.session.Begin(book.Track(id))
				s.run(cmd)
				s.run(s.app.take(st))
				s.run(s.app.take(route.Start()))
				s.press("t")
				if s.onPage() != want {
					t.Fatalf("the key leads to %#v", s.app.route())
				}
				s.press("esc")
				if to, ok := s.app.route().(route.Home); !ok || to.Track != id {
					t.Errorf("one comes back to %#v", s.app.route())
				}
			})
		})
	}
}

// TestTonightHasLines: the page stands alone, so it asks nothing that steers and has the
// help lines on it.
func TestTonightHasLines(t *testing.T) {
	onStage(t, english(t), 80, 200, func(s *stage) {
		s.press("t")
		screen := s.screen()
		for _, want := range []string{"call one of these now", "116 123", "Is it safe?"} {
			if !strings.Contains(screen, want) {
				t.Errorf("%q is not on\n%s", want, screen)
			}
		}
	})
}

// TestGateOnTheWay: the short way begins without the questions about safety. A button
// on its first page leads there, and from there one goes on by it.
func TestGateOnTheWay(t *testing.T) {
	for _, id := range []content.TrackID{content.Hurt, content.Hurting} {
		for careful, keys := range map[bool][]string{false: {"down", "enter"}, true: {"enter"}} {
			t.Run(fmt.Sprint(id, careful), func(t *testing.T) {
				onStage(t, english(t), 80, 24, func(s *stage) {
					track := s.book.Track(id)
					way := track.Short.Pages
					s.item("Go on")
					if id == content.Hurting {
						s.press("down", "down")
					}
					s.press("down", "enter")
					s.item("Is it safe")
					if s.onPage() != track.Gate().ID {
						t.Fatalf("the button leads to %#v", s.app.route())
					}
					s.press("ctrl+p")
					if s.onPage() != way[0] {
						t.Fatalf("back leads to %#v", s.app.route())
					}
					s.press("ctrl+p")
					s.see("this is the first page")
					s.item("Is it safe")
					s.press("ctrl+n")
					s.see("is not taken as a no")
					s.press(keys...)
					s.settle()
					profile, _ := s.app.session.Workbook().Profile(id)
					want := slices.IndexFunc(way, func(p string) bool { return !track.Page(p).KeptOn(profile.Route) })
					if (profile.Route != content.Open) != careful || s.onPage() != way[want] {
						t.Fatalf("on route %v it goes on at %q", profile.Route, s.onPage())
					}
					s.see(fmt.Sprintf("%d of 7", want+1))
					s.press("esc")
					if to, ok := s.app.route().(route.Contents); !ok || to.Track != id {
						t.Errorf("back leads to %#v", s.app.route())
					}
				})
			})
		}
	}
}

// TestDueOnHome: a day to look again is told there once it has come, until one was there.
func TestDueOnHome(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.keep(dated("boundaries-review", content.Date{Year: 2026, Month: 11, Day: 24}))
		s.run(s.app.take(route.Start(route.Home{Track: content.Hurt})))
		s.miss("to look at again")
		next := s.away(3 * 24 * time.Hour)
		next.press("esc")
		next.see("to look at again, 24 November")
	})
}

// TestWhatISee is kept from Home by its own key, and counted by kind of trust.
func TestWhatISee(t *testing.T) {
	onStage(t, english(t), 80, 100, func(s *stage) {
		s.begin()
		for i, how := range []string{"kept", "broken", "kept"} {
			id := string(rune('a' + i))
			s.keep(content.Entry{
				Track: content.Hurt, Question: "seen", ID: id, Order: id, On: on(11, 1+i),
				Cells: map[string]string{"what": "x", "kind": "money", "how-it-went": how},
			})
		}
		s.press("w")
		s.see("What I see them do")
		s.see("Money. Kept: twice. Broken: once.")
	})
}
