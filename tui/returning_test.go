package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"groundwork/content"
	"groundwork/tui/route"
)

// secrets are words of the person's own, one in each place words can be.
func secrets() []content.Record {
	return []content.Record{
		wrote(content.LabelQuestion, "Zelda", 0), wrote("happened", "He lied.", 0), wrote("to-a-friend", "You were kind.", 0),
		wrote("my-phrase", "I am as good as the river is long.", 0), wrote("kind-wish", "May I rest.", 0),
		wrote("i-need", "the truth", 0), wrote("daily-line", "One thing at a time.", 0),
	}
}

// dated is a day to look again.
func dated(question string, d content.Date) content.Record {
	return content.Answer{
		Stamp: content.Stamp{Written: on(11, 1)}, Track: content.Hurt, Question: question, Kind: content.KindDate, Value: d,
	}
}

// away is a restart a while later.
func (s *stage) away(d time.Duration) *stage {
	s.t.Helper()
	s.settle()
	now := s.disk.now
	s.disk.now = func() time.Time { return now().Add(d) }
	return s.reopen()
}

func TestReturningScreens(t *testing.T) {
	book := english(t)
	scenes := map[string]time.Duration{"returning": 10 * time.Minute, "returning-away": 3 * 24 * time.Hour}
	for _, size := range sizes {
		for name, gone := range scenes {
			file := fmt.Sprintf("%s_%dx%d", name, size[0], size[1])
			t.Run(file, func(t *testing.T) {
				onStage(t, book, size[0], size[1], func(s *stage) {
					s.at("friend-test")
					s.keep(append(secrets(), dated("boundaries-review", content.Date{Year: 2026, Month: 11, Day: 24}), content.Settings{Earlier: true})...)
					next := s.away(gone)
					next.fits()
					golden(t, file, next.screen())
				})
			})
		}
		file := fmt.Sprintf("returning-lines_%dx%d", size[0], size[1])
		t.Run(file, func(t *testing.T) {
			onStage(t, book, size[0], size[1], func(s *stage) {
				s.at("friend-test")
				s.keep(append(secrets(), content.Settings{Earlier: true})...)
				next := s.away(time.Minute)
				next.row("Three lines of mine")
				next.press("enter")
				next.fits()
				golden(t, file, next.screen())
			})
		})
	}
}

// TestNoWordsBeforeAKey starts again after a moment and after days, from every page of
// both tracks, with words in every question: none of them shows, nor the name of a page
// that tells enough, nor what is private of what it asks.
func TestNoWordsBeforeAKey(t *testing.T) {
	book := english(t)
	for _, track := range book.Tracks {
		for _, p := range track.Pages() {
			for _, gone := range []time.Duration{time.Minute, 40 * 24 * time.Hour} {
				onStage(t, book, 120, 40, func(s *stage) {
					place := content.Place{Track: track.ID, Left: s.app.session.Now(), Spots: map[content.TrackID]content.Spot{
						track.ID: {Chapter: p.Chapter.ID, Page: p.ID},
					}}
					records := []content.Record{place, content.Profile{Track: track.ID}, content.Settings{Earlier: true}}
					for _, a := range p.Asks() {
						records = append(records, content.Answer{Track: track.ID, Question: a.ID, Kind: a.Kind, Value: content.Text("zqzq")})
					}
					records = append(records, content.Answer{Track: track.ID, Question: content.LabelQuestion, Kind: content.KindLine, Value: content.Text("zqzq")})
					s.disk.saved.Apply(content.Change{Put: records})
					next := s.away(gone)
					if strings.Contains(strings.ToLower(next.screen()), "zqzq") {
						t.Errorf("%s/%s shows words before a key:\n%s", track.ID, p.ID, next.screen())
					}
					if p.Hushed() {
						next.see("▸ Go on  ")
						next.miss(p.Title)
					} else {
						next.see("Go on: " + p.Title[:min(len(p.Title), 20)])
					}
					for _, a := range p.Asks() {
						if a.Private {
							next.miss(a.Label)
						}
					}
				})
			}
		}
	}
}

// TestReturningGoesOn holds that enter leads to where the cursor stood, that what is
// typed or pasted arrives there, and that esc leads home.
func TestReturningGoesOn(t *testing.T) {
	onStage(t, small(t), 80, 24, func(s *stage) {
		s.at("name-it")
		s.press("tab")
		s.write("He lied.")
		s.press("left", "left")
		next := s.away(time.Minute)
		next.see("You were last here today at 20:")
		next.miss("He lied")
		next.press("enter")
		next.write("r")
		next.see("He lier")

		again := next.away(24 * time.Hour)
		again.see("You were last here yesterday at 20:")
		again.write("?Y")
		again.see("He lier?Yd.")

		last := again.away(24 * time.Hour)
		last.press("esc")
		last.see("After hurting someone")
		last.miss("He lie")
		last.press("enter")
		last.see("He lier?Yd.")
	})
}

// TestReturningTells what may have been forgotten, and only after an absence.
func TestReturningTells(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.keep(
			dated("boundaries-review", content.Date{Year: 2026, Month: 11, Day: 24}),
			dated("look-date", content.Date{Year: 2026, Month: 12, Day: 24}),
			wrote("to-a-friend", "You were kind.", 0),
		)
		s.settle()
		soon := s.away(3 * time.Hour)
		soon.miss("To look at again")
		soon.miss("One small step")
		soon.miss("Three lines of mine")

		later := soon.away(4 * 24 * time.Hour)
		later.see("You were last here on Sunday, 22 November.")
		later.see("To look at again")
		later.see("Look at my boundaries again     24 November")
		later.see("One sentence you would want to hear") // smaller than the text before it
		later.row("One small step")
		later.press("enter")
		later.write("I was kind.")
		later.settle()
		if got := later.disk.saved.Text(content.Hurt, "my-phrase", 0); got != "I was kind." {
			t.Errorf("the small step leads to %q", got)
		}
		later.press("esc", "esc")
		later.see("Check in")
	})
}

// TestThreeLines are offered to one who asked for them, and shown when they choose
// them.
func TestThreeLines(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.keep(secrets()...)
		s.at("friend-test")
		next := s.away(time.Minute)
		next.miss("Three lines of mine")
		next.press("esc")
		next.press("s")
		next.item("[ ] Three lines of mine when I come back")
		next.see("▸ [x] Three lines of mine when I come back")
		again := next.away(time.Minute)
		again.miss("river")
		again.row("Three lines of mine")
		again.press("enter")
		shown := 0
		for _, r := range secrets() {
			words := string(r.(content.Answer).Value.(content.Text))
			if strings.Contains(again.screen(), words) {
				shown++
			}
		}
		if shown != 3 || strings.Contains(again.screen(), "He lied.") {
			t.Errorf("%d lines show on\n%s", shown, again.screen())
		}
		again.press("enter")
		again.see("A close friend tells you your story")
	})
}

// TestReturningWithoutAPage stands before Home where no page was left.
func TestReturningWithoutAPage(t *testing.T) {
	onStage(t, small(t), 80, 24, func(s *stage) {
		s.begin()
		s.keep(content.Place{Track: content.Hurt})
		next := s.reopen()
		next.see("▸ Go on")
		next.write("x")
		next.see("▸ Go on")
		next.press("enter")
		next.see("Go on: ")
		if _, home := next.here().(route.Home); !home {
			t.Errorf("it goes on to %T", next.here())
		}
	})
}
