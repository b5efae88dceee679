package tui

import (
	"strings"
	"testing"
	"testing/fstest"

	"groundwork/content"
	"groundwork/content/load"
)

// stirring is a book whose two pages ask before and after, and one of which asks
// what the other one said.
func stirring(t testing.TB) *content.Book {
	t.Helper()
	const front = "---\nid: one\ntitle: One\nabout: About it.\nminutes: 5\n---\n"
	const gate = "# Safe {#safe}\nText.\n```ask\nid: safe-gate\nkind: gate\nlabel: Two questions.\nparts:\n" +
		"  - id: afraid\n    label: Are you afraid?\n    options:\n      - {id: \"yes\", label: Yes, route: solo}\n      - {id: \"no\", label: \"No\"}\n      - {id: rather-not, label: Rather not, unsaid: true}\n" +
		"  - id: feared\n    label: Are they?\n    options:\n      - {id: \"yes\", label: Yes, route: no-contact}\n      - {id: \"no\", label: \"No\"}\n      - {id: rather-not, label: Rather not, unsaid: true}\n```\n"
	const pages = "# First {#first}\nText.\n```before\n```\n```ask\nid: what\nkind: line\nlabel: What?\n```\n```after\n```\n" +
		"# Second {#second}\nText.\n```before\n```\n```after\n```\n" +
		"# Wish {#wish}\nText.\n```ask\nid: said\nkind: choice\nlabel: What did they say?\noptions:\n  - {id: away, label: Stay away, sets: no-contact}\n  - {id: nothing, label: Nothing}\n```\n" +
		"```to-track\ntrack: hurting\nlabel: The other track\nshow-if: {route: no-contact}\n```\n"
	const book = "title: Heavy\nlanguage: en\nversion: \"1\"\ntracks:\n  - {id: hurt, title: Hurt, about: About it.}\n  - {id: hurting, title: Hurting, about: About it.}\n" +
		"before:\n  label: How stirred up are you?\n  low: calm\n  high: very\nafter:\n  label: And now?\n  options:\n    - {id: lighter, label: Lighter}\n    - {id: same, label: The same}\n    - {id: heavier, label: Heavier, reply: That can happen.}\n"
	b, err := load.Book(fstest.MapFS{
		"book.yaml": {Data: []byte(book)}, "hurt/1.md": {Data: []byte(front + gate + pages)},
		"hurting/1.md": {Data: []byte(front + "# Other {#other}\nText.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// moments are those kept on the disk for a page.
func (s *stage) moments(page string) []content.Moment {
	s.t.Helper()
	s.settle()
	return s.app.session.Workbook().Moments(content.Hurt, page, 0)
}

// TestBeforeAndAfter: how stirred up a page made one is kept by itself; heavier
// is answered, and a second time the day may end.
func TestBeforeAndAfter(t *testing.T) {
	onStage(t, stirring(t), 80, 24, func(s *stage) {
		s.begin()
		s.at("first")
		s.press("tab", "4", "enter", "down", "down", "down", "space")
		s.see("That can happen.")
		s.see("Settle for a moment")
		s.miss("End well")
		if got := s.moments("first"); len(got) != 1 || got[0].Before != 4 || got[0].After != content.Heavier {
			t.Fatalf("kept: %+v", got)
		}
		s.press("up")
		s.miss("Settle for a moment")
		s.press("down")
		if got := s.moments("first"); len(got) != 1 || got[0].After != content.Heavier {
			t.Fatalf("changed and changed back: %+v", got)
		}
		s.at("second")
		s.press("tab", "9")
		s.see("call now")
		s.item("Go on")
		s.see("Take a moment")
		s.press("enter", "down", "down", "enter", "end")
		s.see("End well for today")
		s.see("Go on")
		s.item("End well for today")
		s.see("You can stop here")
		s.at("first")
		s.see("Heavier")
		s.miss("not answered")
	})
}

// TestGroundFirst: a low number may be numb, a high one too much: both are offered
// a moment to settle, and what lies between is not.
func TestGroundFirst(t *testing.T) {
	for n, want := range map[string]bool{"0": true, "2": true, "3": false, "5": false, "6": true} {
		onStage(t, stirring(t), 80, 24, func(s *stage) {
			s.begin()
			s.at("first")
			s.press("tab", n)
			if want {
				s.see("Look around and name five things")
			} else {
				s.miss("Take a moment")
			}
		})
	}
}

// TestAnotherSessionIsAnotherMoment: a rating of another day is not set beside.
func TestAnotherSessionIsAnotherMoment(t *testing.T) {
	onStage(t, stirring(t), 80, 24, func(s *stage) {
		s.begin()
		s.at("first")
		s.press("tab", "6")
		s.settle()
		s = s.restart()
		s.at("first")
		s.miss("[6]")
		s.press("tab", "2")
		if got := s.moments("first"); len(got) != 2 {
			t.Errorf("kept: %+v", got)
		}
	})
}

// TestPassingTheGate: who passes the questions about safety meets the help lines
// and the careful way once; a no to both does not.
func TestPassingTheGate(t *testing.T) {
	route := func(s *stage) content.Route {
		p, _ := s.app.session.Workbook().Profile(content.Hurt)
		return p.Route
	}
	for keys, want := range map[string]content.Route{
		"ctrl+n enter":                         content.Quiet,
		"ctrl+n down enter":                    content.Open,
		"tab down enter ctrl+n enter":          content.Quiet,
		"tab down enter down enter":            content.Open,
		"tab space ctrl+n":                     content.Solo, // a yes is enough
		"tab space tab down down enter ctrl+n": content.Solo,
		"tab enter enter ctrl+n enter":         content.Quiet, // read on, and answered nothing
		"tab end tab tab enter":                content.Quiet, // the offer comes next
		"tab end tab tab tab enter":            content.Open,
		"tab end up tab tab down":              content.Open,
	} {
		onStage(t, stirring(t), 80, 24, func(s *stage) {
			s.begin()
			s.at("safe")
			for _, k := range strings.Fields(keys) {
				s.press(k)
			}
			if got := route(s); got != want {
				t.Errorf("%q sets the route %v, want %v, on\n%s", keys, got, want, s.screen())
			}
		})
	}
	onStage(t, stirring(t), 80, 24, func(s *stage) {
		s.begin()
		s.at("safe")
		s.press("ctrl+n")
		s.see("is not taken as a no")
		s.see("Samaritans")
		s.press("down", "enter")
		s.see("First")
		s.press("ctrl+p", "ctrl+n")
		s.see("First") // once is enough
	})
}

// TestWishSetsTheRoute: being asked to stay away holds at once.
func TestWishSetsTheRoute(t *testing.T) {
	onStage(t, stirring(t), 80, 24, func(s *stage) {
		s.begin()
		s.at("wish")
		s.miss("The other track")
		s.press("tab", "down", "up") // what is only passed sets nothing
		if p, _ := s.app.session.Workbook().Profile(content.Hurt); p.Route != content.Open {
			t.Errorf("on the way the route is %v", p.Route)
		}
		s.press("enter")
		if p, _ := s.app.session.Workbook().Profile(content.Hurt); p.Route != content.NoContact {
			t.Errorf("the route is %v", p.Route)
		}
		s.see("The other track")
		s.press("shift+tab", "enter")
		s.settle()
		s.see("Other")
	})
}
