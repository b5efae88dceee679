package tui

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"groundwork/content"
	"groundwork/tui/route"
)

// onSeeded is [onStage] with words that were written before, in the hurt track's
// home.
func onSeeded(t *testing.T, book *content.Book, width, height int, records []content.Record, test func(*stage)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		d := newDisk()
		d.saved.Apply(content.Change{Put: records})
		s := newStage(t, book, d)
		s.size(width, height)
		defer func() { // as in onStage
			s.app.stack = s.app.stack[:1]
			s.settle()
			time.Sleep(time.Hour)
		}()
		s.begin()
		test(s)
	})
}

// on is an evening in 2026; days count on from the month's first.
func on(month time.Month, d int) time.Time {
	return time.Date(2026, month, d, 19, 30, 0, 0, time.UTC)
}

// rated is a set of the hurt track's four ratings; -1 leaves one out.
func rated(id, occasion string, at time.Time, values ...int) content.RatingSet {
	set := content.RatingSet{
		Stamp: content.Stamp{Written: at, Language: "en", Book: "1"}, Track: content.Hurt,
		ID: id, Series: "ratings", Occasion: occasion, Values: map[string]int{},
	}
	for i, scale := range []string{"trust-them", "trust-self", "safe-with-them", "stirred"} {
		if i < len(values) && values[i] >= 0 {
			set.Values[scale] = values[i]
		}
	}
	return set
}

// autumn is what somebody rated from October on.
func autumn() []content.Record {
	return []content.Record{
		rated("where-now", "where-now", on(time.October, 12), 2, 3, 6, 7),
		rated("a1", "check-in", on(time.October, 20), 2, 3, 5, 6),
		rated("a2", "check-in", on(time.November, 1), 4, 3, -1, 6),
		rated("a3", "check-in", on(time.November, 8), 5, 4, 6, 3),
		rated("a4", "check-in", on(time.November, 17), 2, 4, 7, 5),
	}
}

// checkins are the stored sets of check-ins that were not there before.
func (s *stage) checkins(before []content.Record) []content.RatingSet {
	s.settle()
	var sets []content.RatingSet
	for _, r := range s.disk.saved.Ratings(content.Hurt) {
		if !slices.ContainsFunc(before, func(b content.Record) bool { return b.Key() == r.Key() }) {
			sets = append(sets, r)
		}
	}
	return sets
}

func TestCheckInScreens(t *testing.T) {
	book := english(t)
	for name, scene := range map[string]struct {
		records []content.Record
		play    func(*stage)
	}{
		"home-checked": {autumn(), func(*stage) {}},
		"checkin":      {nil, func(s *stage) { s.press("c") }},
		"checkin-rated": {autumn(), func(s *stage) {
			s.press("c", "3")
			s.settle()
		}},
		"checkin-chart": {autumn(), func(s *stage) {
			s.press("c", "3", "tab", "4", "tab", "7", "tab", "5", "enter")
			s.settle()
		}},
		"checkin-offer": {autumn(), func(s *stage) {
			s.press("c", "tab", "tab", "2", "tab")
			s.settle()
		}},
		"then-and-now": {autumn(), func(s *stage) {
			s.at("then-and-now")
			s.press("tab", "3")
			s.settle()
		}},
		"daily": {[]content.Record{
			content.Answer{Stamp: content.Stamp{Written: on(time.November, 3), Wording: "A sentence to say daily"}, Track: content.Hurt,
				Question: "daily-line", Kind: content.KindLine, Value: content.Text("I keep my word to myself.")},
			content.Entry{Track: content.Hurt, Question: "daily", ID: "d1", Order: "a", On: on(time.November, 21), Cells: map[string]string{"good-thing": "warm bread"}},
		}, func(s *stage) {
			s.press("d")
			s.write("the cat came back")
			s.settle()
		}},
	} {
		for _, size := range sizes {
			file := fmt.Sprintf("%s_%dx%d", name, size[0], size[1])
			t.Run(file, func(t *testing.T) {
				onSeeded(t, book, size[0], size[1], scene.records, func(s *stage) {
					scene.play(s)
					s.fits()
					golden(t, file, s.screen())
				})
			})
		}
	}
}

// TestCheckInKeepsOneSet holds that a visit is one set of its own, from the first
// number chosen on, and nothing before.
func TestCheckInKeepsOneSet(t *testing.T) {
	onSeeded(t, english(t), 80, 24, autumn(), func(s *stage) {
		s.see("last on Tuesday, 17 November")
		s.press("c", "tab", "down", "enter", "tab", "esc")
		if sets := s.checkins(autumn()); len(sets) > 0 {
			t.Fatalf("looking on keeps %v", sets)
		}
		s.press("c", "3")
		s.see("one point above Tuesday")
		s.press("5", "ctrl+g", "esc", "4", "tab", "1", "0")
		sets := s.checkins(autumn())
		if len(sets) != 1 || !maps.Equal(sets[0].Values, map[string]int{"trust-them": 4, "trust-self": 10}) ||
			sets[0].Occasion != "check-in" || sets[0].Series != "ratings" || len(sets[0].ID) != 16 {
			t.Fatalf("the visit keeps %+v", sets)
		}
		s.press("esc")
		s.see("last on Sunday, 22 November")
		s.press("c", "6")
		s.see("points above earlier today")
		if sets := s.checkins(autumn()); len(sets) != 2 {
			t.Fatalf("two visits keep %d sets", len(sets))
		}
		s.press("backspace")
		if sets := s.checkins(autumn()); len(sets) != 1 {
			t.Errorf("a visit taken back keeps %d sets", len(sets))
		}
	})
}

// TestCheckInsMatchAModel plays visits at random beside a plain list of what
// each one gave.
func TestCheckInsMatchAModel(t *testing.T) {
	book := english(t)
	for seed := range uint64(6) {
		random := rand.New(rand.NewPCG(seed, 7))
		onSeeded(t, book, 80, 24, autumn(), func(s *stage) {
			scales := []string{"trust-them", "trust-self", "safe-with-them", "stirred"}
			var want []map[string]int
			for range 12 {
				s.press("c")
				visit, at := map[string]int{}, 0
				for range random.IntN(14) {
					switch n := random.IntN(10); {
					case n < 3 && at < 3:
						s.press("tab")
						at++
					case n < 4 && at > 0 && at < 3:
						s.press("shift+tab")
						at--
					case n < 5:
						s.press("backspace")
						delete(visit, scales[at])
					case n < 6:
						s.pass(400 * time.Millisecond)
					default: // 4 to 7: neither help lines nor an offer
						s.press(fmt.Sprint(4 + n%4))
						visit[scales[at]] = 4 + n%4
					}
				}
				if len(visit) > 0 {
					want = append(want, visit)
				}
				s.press("esc")
				s.pass(time.Second)
			}
			got := s.checkins(autumn())
			if len(got) != len(want) {
				t.Fatalf("seed %d: %d sets, want %d", seed, len(got), len(want))
			}
			for i := range got {
				if !maps.Equal(got[i].Values, want[i]) {
					t.Errorf("seed %d: visit %d gave %v, want %v", seed, i, got[i].Values, want[i])
				}
			}
			for _, r := range autumn() {
				if now, _ := s.disk.saved.Record(r.Key()); !maps.Equal(now.(content.RatingSet).Values, r.(content.RatingSet).Values) {
					t.Errorf("seed %d: an earlier set has become %v", seed, now)
				}
			}
		})
	}
}

// TestUnsafeOffersTheSoloRoute holds that it does so wherever the rating is given.
func TestUnsafeOffersTheSoloRoute(t *testing.T) {
	book := english(t)
	for name, begin := range map[string]func(*stage){
		"where-now":    func(s *stage) { s.at("where-now"); s.press("tab", "tab", "tab") },
		"then-and-now": func(s *stage) { s.at("then-and-now"); s.press("tab", "tab", "tab") },
		"check-in":     func(s *stage) { s.press("c", "tab", "tab") },
	} {
		for _, take := range []bool{true, false} {
			onSeeded(t, book, 80, 60, nil, func(s *stage) {
				route := func() content.Route {
					p, _ := s.app.session.Workbook().Profile(content.Hurt)
					return p.Route
				}
				begin(s)
				s.press("4")
				s.miss("Keep those pages")
				s.press("3")
				s.see("Keep those pages for later")
				if n := strings.Count(s.screen(), "Keep those pages"); n != 1 {
					t.Fatalf("%s: %d offers on\n%s", name, n, s.screen())
				}
				s.press("8")
				s.miss("Keep those pages")
				s.press("2", "tab")
				if !take {
					s.press("down")
				}
				if route() != content.Open {
					t.Fatalf("%s: the route changed without being asked", name)
				}
				s.press("enter")
				s.miss("Keep those pages")
				if want := map[bool]content.Route{true: content.Solo}[take]; route() != want {
					t.Errorf("%s: the route is %v", name, route())
				}
				s.press("5", "1") // the focus is on the question again
				s.see("[1]")
				if take {
					s.miss("Keep those pages")
				}
			})
		}
	}
}

// TestCheckInChartsAtOnce holds that a rating is in its chart without a pause.
func TestCheckInChartsAtOnce(t *testing.T) {
	onSeeded(t, english(t), 80, 200, autumn(), func(s *stage) {
		s.press("c")
		s.see("From 12 October to 17 November this went from 2 back to 2, with a high")
		s.press("3")
		s.see("Since 12 October this went from 2 to 3, with a high of 5 on 8 November.")
	})
}

func TestDistressOnCheckIn(t *testing.T) {
	onSeeded(t, english(t), 80, 24, nil, func(s *stage) {
		s.press("c", "tab", "tab", "tab", "8")
		s.see("call now")
		s.press("esc")
		s.see("[8]")
		if sets := s.checkins(nil); len(sets) != 1 || sets[0].Values["stirred"] != 8 {
			t.Errorf("the check-in is %v", sets)
		}
	})
}

// TestThenBesideNow holds that the first rating suggests nothing: it shows once
// the new one is given.
func TestThenBesideNow(t *testing.T) {
	onSeeded(t, english(t), 80, 200, autumn(), func(s *stage) {
		s.at("then-and-now")
		s.miss("At the start")
		s.miss("12 Oct")
		s.press("tab", "3")
		s.see("At the start: 2. Now: 3.")
		s.see("Since 12 October this went from 2 to 3, with a high of 5 on 8 November.")
		if n := strings.Count(s.screen(), "12 October"); n != 1 {
			t.Errorf("%d charts for one rating:\n%s", n, s.screen())
		}
		s.press("backspace")
		s.miss("At the start")
		s.miss("12 October")
		s.press("tab", "3", "9")
		s.see("At the start: 3. Now: 9.")
		s.settle()
		set, ok := s.disk.saved.Record(rated("then-and-now", "", time.Time{}).Key())
		if !ok || !maps.Equal(set.(content.RatingSet).Values, map[string]int{"trust-self": 9}) {
			t.Errorf("the page keeps %v", set)
		}
	})
}

// TestNoChartIsJumpedOver holds that enter alone, and the arrows, bring every line of
// a check-in into sight, and Done leads home.
func TestNoChartIsJumpedOver(t *testing.T) {
	book := english(t)
	for _, size := range sizes {
		onSeeded(t, book, size[0], size[1], autumn(), func(s *stage) {
			s.press("c")
			seen := map[string]bool{}
			look := func() {
				for l := range strings.SplitSeq(s.screen(), "\n") {
					seen[strings.TrimSpace(strings.Trim(l, " ▸┃│["))] = true
				}
			}
			go40 := func(name string) map[string]bool {
				seen = map[string]bool{}
				look()
				for range 40 {
					if _, here := s.app.route().(route.CheckIn); !here {
						break
					}
					s.press(name)
					look()
				}
				return seen
			}
			all := go40("pgdown")
			s.press("esc", "c")
			for _, name := range []string{"down", "up", "enter"} {
				with := go40(name)
				for l := range all {
					if !with[l] && !strings.Contains(l, "ctrl+q") && !strings.HasPrefix(l, "cursor at") && !strings.Contains(l, "──") && l != "more below" {
						t.Fatalf("%v: a line is never seen with %s: %q", size, name, l)
					}
				}
			}
			s.see("Go on:") // enter has come to Done, and pressed it
		})
	}
}

// TestCheckInOfAnotherDay copies a check-in from paper: it gets the day of the paper, and
// stands there among the others. Of a check-in of today no day is asked.
func TestCheckInOfAnotherDay(t *testing.T) {
	onSeeded(t, english(t), 80, 40, autumn(), func(s *stage) {
		s.press("c")
		s.miss("Which day was it?")
		s.press("3")
		s.see("one point above Tuesday")
		s.row("Done")
		s.press("right", "enter")
		s.see("Which day was it?")
		s.see("Sunday, 22 November 2026") // today, until another is typed
		s.write("30 november")
		s.see("Sunday, 30 November 2025") // the last one: a day to come is none
		s.press("alt+a")
		s.write("30.11.2026")
		s.see("That day has not come yet. It is not kept yet")
		s.press("alt+a")
		s.write("3 november")
		s.see("Tuesday, 3 November 2026")
		s.settle()
		s.press("ctrl+u") // no day is not today
		s.see("No day is given. It is not kept yet; 3 November 2026 still is.")
		s.write("29.2.2025")
		s.settle()
		s.see("It is not kept yet; 3 November 2026 still")
		s.press("shift+tab")
		sets := s.checkins(autumn())
		if len(sets) != 1 || content.DateOf(sets[0].On) != (content.Date{Year: 2026, Month: time.November, Day: 3}) ||
			content.DateOf(sets[0].Written) != content.DateOf(s.app.session.Now()) || sets[0].Values["trust-them"] != 3 {
			t.Fatalf("kept %+v", sets)
		}
		s.app.top().(interface{ FocusOn(*content.Ask) }).FocusOn(s.app.session.Book.Track(content.Hurt).Scales("", s.app.session.Workbook(), 0)[0])
		s.see("How it was on that day.")
		s.see("one point below Sunday, 1")
		s.press("tab", "6") // what comes after the day has it too
		s.press("esc")
		s.see("last on Tuesday, 17 November")
		sets = s.checkins(autumn())
		all := s.disk.saved.Ratings(content.Hurt)
		if len(sets) != 1 || sets[0].Values["trust-self"] != 6 || sets[0].On.IsZero() || all[3].ID != sets[0].ID {
			t.Fatalf("kept %+v among %+v", sets, all)
		}
		s.press("c") // the day first
		s.row("Done")
		s.press("right", "enter", "down", "right", "enter", "shift+tab", "shift+tab", "4")
		sets = s.checkins(autumn())
		if len(sets) != 2 || content.DateOf(sets[1].On) != (content.Date{Year: 2026, Month: time.November, Day: 21}) || len(sets[1].Values) != 1 {
			t.Errorf("kept %+v", sets)
		}
	})
}
