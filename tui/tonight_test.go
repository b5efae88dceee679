package tui

import (
	"strings"
	"testing"
	"time"

	"groundwork/content"
	"groundwork/tui/route"
)

// careful puts the person into the hurting track, on a page of it, past its questions about
// safety, without contact.
func (s *stage) careful(page string) {
	s.t.Helper()
	track := s.book.Track(content.Hurting)
	st, cmd := s.app.session.BeginAt(track, route.PageOf(track.Page(page)))
	s.run(cmd)
	s.run(s.app.take(st))
	s.put(content.Profile{Track: content.Hurting, Route: content.NoContact, Own: true})
}

// TestTonightLeadsNowhereElse: the page for a bad night, opened by its key, leads back to
// where one was, and one is still in the track, and at the page, one was at.
func TestTonightLeadsNowhereElse(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.careful("without-collapse")
		s.run(s.app.take(route.Start()))
		before, _ := s.app.session.Workbook().Place()
		for _, leave := range []string{"ctrl+n", "esc"} {
			s.press("t")
			s.miss("Next page")
			s.press(leave)
			if to, ok := s.app.route().(route.Home); !ok || to.Track != content.Hurting {
				t.Fatalf("%s leads to %#v", leave, s.app.route())
			}
		}
		s.press("t", "shift+tab")
		s.see("▸Done for now")
		s.miss("After being hurt")
		s.press("ctrl+p")
		s.see("this page stands by itself")
		s.press("esc")
		after, _ := s.app.session.Workbook().Place()
		if after.Track != before.Track || after.Spots[content.Hurt] != before.Spots[content.Hurt] || after.Spots[content.Hurting] != before.Spots[content.Hurting] {
			t.Errorf("one was at %+v and is at %+v", before, after)
		}
		if _, begun := s.app.session.Workbook().Profile(content.Hurt); begun {
			t.Error("the other track is begun")
		}
	})
}

// TestTonightIsFoundAgain leaves in the midst of a line: the next start goes on where one
// was before, and the page for a bad night still has the words, and the cursor.
func TestTonightIsFoundAgain(t *testing.T) {
	for name, begin := range map[string]func(*stage){
		"first start": func(*stage) {},
		"underway":    func(s *stage) { s.careful("without-collapse"); s.run(s.app.take(route.Start())) },
	} {
		t.Run(name, func(t *testing.T) {
			onStage(t, english(t), 80, 24, func(s *stage) {
				begin(s)
				s.press("t")
				s.write("why did it g")
				s.press("left", "left")
				s.press("ctrl+q")
				next := s.reopen()
				if name == "underway" {
					next.see("Go on: Guilt without collapse")
					next.press("esc")
				}
				next.press("t")
				next.write("X")
				next.settle()
				if got := next.disk.saved.Text(content.Hurt, "loudest", 0); got != "why did itX g" {
					t.Errorf("the line is %q", got)
				}
			})
		})
	}
}

// TestFirstStartByTonight: who met the page for a bad night first is asked which track it
// is, and begins with how the book works.
func TestFirstStartByTonight(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.press("t")
		s.write("loud")
		s.press("ctrl+n", "ctrl+q")
		next := s.restart()
		next.item("Go on")
		next.see("Which of these is it for you?")
		next.press("enter")
		if first := next.book.Tracks[0].Pages()[0].ID; next.onPage() != first {
			t.Errorf("it begins with %#v", next.app.route())
		}
		next.press("esc", "esc")
		next.item("2 Getting through the days")
		next.see("Tonight                         done")
	})
}

// TestGateFromTonight: the questions about safety are those of the track one is in; they
// too stand by themselves, and lead back.
func TestGateFromTonight(t *testing.T) {
	for name, c := range map[string]struct {
		begin func(*stage)
		track content.TrackID
	}{
		"first start": {func(*stage) {}, content.Hurt},
		"underway":    {func(s *stage) { s.hurting(); s.run(s.app.take(route.Start())) }, content.Hurting},
	} {
		t.Run(name, func(t *testing.T) {
			onStage(t, english(t), 80, 24, func(s *stage) {
				c.begin(s)
				s.press("t")
				s.item("Is it safe")
				if to, ok := s.app.route().(route.Page); !ok || to.Track != c.track || to.Spot.Page != s.book.Track(c.track).Gate().ID {
					t.Fatalf("the button leads to %#v", s.app.route())
				}
				was, _ := s.app.session.Workbook().Place()
				s.press("tab", "space")
				s.press("ctrl+n")
				if s.onPage() != s.book.Tonight().ID {
					t.Errorf("from there one comes to %#v", s.app.route())
				}
				if now, _ := s.app.session.Workbook().Place(); now.Track != was.Track || now.Spots[c.track] != was.Spots[c.track] {
					t.Errorf("one was at %+v and is at %+v", was, now)
				}
				if got := s.app.session.Workbook().Route(content.Hurt); got != content.Solo {
					t.Errorf("the way is %v", got)
				}
			})
		})
	}
}

// TestNextMeetsTheGate: who came past the questions about safety another way meets them on
// going on by the book, once, and goes on from where they were.
func TestNextMeetsTheGate(t *testing.T) {
	entries := map[string]func(*stage){
		"contents": func(s *stage) {
			s.run(s.app.take(route.To(route.Contents{Track: content.Hurt})))
			s.item("Name it")
		},
		"search": func(s *stage) {
			s.press("ctrl+f")
			s.write("name it")
			s.press("enter")
		},
		"my words": func(s *stage) {
			s.put(s.said("happened", "it"))
			s.item("My words")
			s.press("enter")
		},
	}
	for name, enter := range entries {
		t.Run(name, func(t *testing.T) {
			onStage(t, english(t), 80, 24, func(s *stage) {
				track := s.book.Track(content.Hurt)
				s.begin()
				enter(s)
				from := s.onPage()
				s.press("ctrl+n")
				if s.onPage() != track.Gate().ID {
					t.Fatalf("from %s it goes on to %#v", from, s.app.route())
				}
				s.press("ctrl+p")
				if s.onPage() != from {
					t.Errorf("back leads to %#v", s.app.route())
				}
				s.press("ctrl+n")
				s.goOn()
				if want := track.Next(track.Page(from), s.app.session.Workbook()).ID; s.onPage() != want {
					t.Errorf("from there it goes on to %q, want %q", s.onPage(), want)
				}
				s.press("ctrl+p", "ctrl+n")
				if s.onPage() == track.Gate().ID {
					t.Error("it is met twice")
				}
			})
		})
	}
}

// TestGateIsOffered: as long as the questions about safety were not passed, they stand
// below going on, at Home and at the next start, and lead on to where one was.
func TestGateIsOffered(t *testing.T) {
	enter := map[string]func(*stage){
		"the book":      func(s *stage) { s.run(s.app.take(route.To(route.PageOf(s.book.Track(content.Hurt).Page("name-it"))))) },
		"the short way": func(s *stage) { s.item("The short way") },
	}
	for name, enter := range enter {
		onStage(t, english(t), 80, 24, func(s *stage) {
			s.begin()
			s.miss("Is it safe?")
			enter(s)
			from := s.onPage()
			s.press("ctrl+q")
			next := s.reopen()
			next.see("Go on: ")
			next.item("Is it safe?")
			next.goOn()
			if next.onPage() != from {
				t.Fatalf("%s: it leads on to %#v", name, next.app.route())
			}
			next.press("esc", "esc")
			next.see("Go on: ")
			next.miss("Is it safe?")
		})
		onStage(t, english(t), 80, 24, func(s *stage) {
			s.begin()
			enter(s)
			from := s.onPage()
			s.run(s.app.take(route.Start()))
			lines := strings.Split(s.screen(), "\n")
			for i, l := range lines {
				if strings.Contains(l, "Go on: ") && !strings.Contains(lines[i+1], "Is it safe?") {
					t.Errorf("%s: below going on stands %q", name, lines[i+1])
				}
			}
			s.item("Is it safe?")
			s.goOn()
			if s.onPage() != from {
				t.Errorf("%s: from Home it leads on to %#v", name, s.app.route())
			}
		})
	}
}

// TestOtherTracksWayIsKept: the text of a page of another track goes by the caution that is
// on, and by its own track's once that was asked.
func TestOtherTracksWayIsKept(t *testing.T) {
	const careful = "If it wants a fact that only this person has" // on the open way only
	onStage(t, english(t), 80, 60, func(s *stage) {
		s.careful("without-collapse")
		look := func(want bool) {
			t.Helper()
			s.run(s.app.take(route.To(route.PageOf(s.book.Track(content.Hurt).Page("loops")))))
			s.settle()
			if got := strings.Contains(strings.Join(strings.Fields(s.screen()), " "), careful); got != want {
				t.Errorf("it says so: %t, want %t\n%s", got, want, s.screen())
			}
		}
		look(false)
		s.run(s.app.take(route.To(route.PageOf(s.book.Track(content.Hurt).Gate()))))
		s.press("tab", "down", "enter", "down", "enter") // no, and no
		look(false)
		s.run(s.app.take(route.To(route.PageOf(s.book.Track(content.Hurt).Gate()))))
		s.press("tab", "down", "enter", "down", "enter")
		s.goOn()
		look(true)
	})
}

// TestSilenceKeepsTheOtherWay: going past the questions about safety without a word takes
// back no caution of the other track; and Settings have the last word.
func TestSilenceKeepsTheOtherWay(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.careful("without-collapse")
		s.run(s.app.take(route.To(route.PageOf(s.book.Track(content.Hurt).Gate()))))
		s.press("ctrl+n", "down", "enter") // leave all pages in
		w := s.app.session.Workbook()
		if got := w.Route(content.Hurt); got != content.NoContact {
			t.Errorf("the way is %v", got)
		}
		s.put(content.Profile{Track: content.Hurting, Route: content.Open, Own: true})
		if got := w.Route(content.Hurt); got != content.NoContact {
			t.Errorf("the way is %v once the other track has another", got)
		}
		s.run(s.app.take(route.Start(route.Home{Track: content.Hurt}, route.Settings{Track: content.Hurt}, route.Cautions{Track: content.Hurt})))
		s.item("All pages")
		if got := w.Route(content.Hurt); got != content.Open {
			t.Errorf("the way is %v, as Settings set it", got)
		}
	})
}

// TestTonightInLines: in plain lines too it leads back to where one was.
func TestTonightInLines(t *testing.T) {
	for _, word := range []string{"/next page", "/page before", "/home"} {
		d := newDisk()
		d.saved.Put(content.Profile{Track: content.Hurting, Route: content.NoContact, Own: true})
		d.saved.Put(content.Place{Track: content.Hurting, Spots: map[content.TrackID]content.Spot{content.Hurting: {Chapter: "reasons", Page: "without-collapse"}}})
		listening(t, english(t), d, func(l *listener) {
			l.goes(route.Home{Track: content.Hurting})
			l.types("tonight")
			l.hears("This page is for a bad night.")
			l.types(word)
			if word == "/page before" {
				l.hears("This page stands by itself")
				return
			}
			l.hears("After hurting someone")
			if place, _ := l.app.session.Workbook().Place(); place.Track != content.Hurting {
				t.Errorf("after %s one is in %s", word, place.Track)
			}
		})
	}
}

// TestAnotherNight opens the page again on a later night: it begins at its first line, says
// from when the words are, and can be begun afresh, with the old words among the earlier
// versions. On the same night it goes on where one was.
func TestAnotherNight(t *testing.T) {
	onStage(t, english(t), 80, 40, func(s *stage) {
		s.press("t", "tab", "tab", "tab")
		s.write("why did it go on")
		s.settle()
		s = s.away(time.Hour)
		s.press("esc", "t")
		s.see("why did it go on")
		s.miss("A new night")

		s = s.away(24 * time.Hour)
		s.press("esc", "t")
		s.see("What stands here is from 22 November.")
		s.see("why did it go on")
		s.write("x") // reading, it begins the first answer that is empty
		s.see("why did it go on")
		s.press("backspace")
		s.item("A new night")
		s.see("stay among the earlier versions")
		s.item("Begin afresh")
		s.settle()
		s.see("This page is for a bad night")
		s.miss("why did it go on")
		s.miss("A new night")
		if got := s.disk.saved.Text(content.Hurt, "loudest", 0); got != "" {
			t.Errorf("%q is still there", got)
		}
	})
}
