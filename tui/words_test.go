package tui

import (
	"fmt"
	"strings"
	"testing"

	"groundwork/content"
	"groundwork/tui/route"
)

// asked is an answer to the question as the book puts it.
func asked(a content.Answer) content.Answer {
	a.Wording = ""
	return a
}

// someWords are words here and there in the hurt track.
func someWords() []content.Record {
	records := []content.Record{
		asked(wrote("happened", "We had agreed on it.\nThen I found the letters, all of them, in the box under the river photographs.", 0)),
		asked(wrote("my-phrase", "I am as good as the river is long.", 0)),
		content.Answer{Stamp: content.Stamp{Written: on(11, 3)}, Track: content.Hurt, Question: "feelings", Kind: content.KindChoices, Value: content.Choices{"angry"}},
		content.Entry{Stamp: content.Stamp{Written: on(11, 3)}, Track: content.Hurt, Question: "boundaries", ID: "row", Order: "a0", Cells: map[string]string{"if": "You shout", "i-will": "walk to the river"}},
		wrote("gone", "An old river", 0),
		content.Visit{Track: content.Hurt, Page: "what-it-shook", Passed: true}, content.Visit{Track: content.Hurt, Page: "settle"},
	}
	for i := range 13 {
		records = append(records, content.Entry{
			Stamp: content.Stamp{Written: on(11, 1+i)}, Track: content.Hurt, Question: "daily", ID: fmt.Sprintf("d%02d", i), Order: fmt.Sprintf("a%02d", i),
			On: on(11, 1+i), Cells: map[string]string{"good-thing": fmt.Sprintf("bread number %d", i+1)},
		})
	}
	return records
}

func TestWordsScreens(t *testing.T) {
	scenes := map[string][]string{"words": nil, "words-down": {"down", "down", "down"}, "words-end": {"end"}}
	for _, size := range sizes {
		for name, keys := range scenes {
			file := fmt.Sprintf("%s_%dx%d", name, size[0], size[1])
			t.Run(file, func(t *testing.T) {
				onSeeded(t, english(t), size[0], size[1], someWords(), func(s *stage) {
					s.run(s.app.take(route.To(route.Words{Track: content.Hurt, At: 1})))
					s.press(keys...)
					s.fits()
					golden(t, file, s.screen())
				})
			})
		}
		file := fmt.Sprintf("words-none_%dx%d", size[0], size[1])
		t.Run(file, func(t *testing.T) {
			onSeeded(t, english(t), size[0], size[1], nil, func(s *stage) {
				s.item("My words")
				s.fits()
				golden(t, file, s.screen())
			})
		})
	}
}

// TestWordsInOrder goes down through everything: each answer comes once, in the order
// of the book, and what is open has the cursor.
func TestWordsInOrder(t *testing.T) {
	onSeeded(t, english(t), 80, 24, someWords(), func(s *stage) {
		s.item("My words")
		s.press("home")
		var met []string
		for last := ""; s.screen() != last; {
			last = s.screen()
			for line := range strings.Lines(last) {
				if _, after, ok := strings.Cut(line, "▸ "); ok {
					met = append(met, strings.TrimSpace(after))
				}
			}
			if s.model.View().Cursor == nil {
				t.Fatalf("no cursor on\n%s", last)
			}
			s.press("down")
			s.press("ctrl+s") // takes the word about the end away
		}
		all := strings.Join(met, "\n")
		at := -1
		for _, want := range []string{"What happened, in a few sentences?", "One sentence you would want to hear", "Today", "What was asked"} {
			next := strings.Index(all, want)
			if next <= at {
				t.Errorf("%q comes at %d, after %d, in\n%s", want, next, at, all)
			}
			at = next
		}
	})
}

// TestWordsOpen opens what was answered, what was not, an empty page, and what the
// book asks no more.
func TestWordsOpen(t *testing.T) {
	for label, want := range map[string]content.Spot{
		"What happened, in a few sentences?":   {Chapter: "empathy", Page: "name-it", Question: "happened"},
		"Where in your body do you notice it?": {Chapter: "empathy", Page: "name-it", Question: "body"},
		"What it shook":                        {Chapter: "empathy", Page: "what-it-shook"},
		"One sentence you would want to hear":  {Chapter: "empathy", Page: "friend-test", Question: "my-phrase"},
		"What do you say to yourself?":         {Chapter: "empathy", Page: "friend-test", Question: "to-myself"},
	} {
		onSeeded(t, english(t), 80, 24, someWords(), func(s *stage) {
			s.item("My words")
			s.press("home")
			for range 200 {
				if strings.Contains(s.screen(), "▸ "+label) {
					break
				}
				s.press("down")
			}
			s.see("▸ " + label)
			s.press("enter")
			page, ok := s.here().(route.Page)
			if !ok {
				t.Fatalf("%s leads to %T", label, s.here())
			}
			page.Spot.Offset, page.Spot.Part = 0, ""
			if page.Spot != want {
				t.Errorf("%s leads to %+v", label, page.Spot)
			}
			s.press("esc")
			s.see("▸ " + label)
			s.press("esc")
			s.see("Go on: ")
		})
	}
	onSeeded(t, english(t), 80, 24, someWords(), func(s *stage) {
		s.item("My words")
		s.press("end", "enter")
		s.see("An old river")
		s.press("enter")
		s.see("▸ What was asked")
	})
}

// TestWordsStayBelow writes on a page opened from the words, which are there again with
// what was written; after another page, esc leads to the contents.
func TestWordsStayBelow(t *testing.T) {
	onSeeded(t, english(t), 80, 24, someWords(), func(s *stage) {
		s.item("My words")
		s.press("home")
		for !strings.Contains(s.screen(), "▸ What happened") {
			s.press("down")
		}
		s.press("enter")
		s.see("esc my words")
		s.press("ctrl+end")
		s.write(" It was green.")
		s.press("esc")
		s.see("▸ What happened, in a few sentences?")
		s.see("photographs. It was green.")
		s.press("enter", "ctrl+n", "esc")
		s.see("· Contents")
	})
}

// TestWordsFromContents opens them on the question one was at.
func TestWordsFromContents(t *testing.T) {
	onSeeded(t, english(t), 80, 24, someWords(), func(s *stage) {
		p := s.book.Track(content.Hurt).Page("friend-test")
		s.run(s.app.take(route.To(route.Contents{Track: content.Hurt}, route.PageOf(p))))
		s.reach("my-phrase")
		s.press("esc")
		s.see("Contents")
		s.item("My words")
		s.see("▸ One sentence you would want to hear")
		s.see("I am as good as the river is long.")
		s.press("esc")
		s.see("Contents")
	})
}

// TestWordsKeepToThemselves holds that a page set aside has its line among the words, as
// one that was skipped has, and keeps what was written on it.
func TestWordsKeepToThemselves(t *testing.T) {
	records := append(someWords(), content.Profile{Track: content.Hurt, Route: content.Solo})
	onSeeded(t, english(t), 80, 400, records, func(s *stage) {
		s.item("My words")
		s.see("  One ask")
		s.see("  The camera test")
		s.keep(wrote("ask-facts", "Twice this week.", 0))
		s.press("esc")
		s.item("My words")
		s.see("Twice this week.")
	})
}

// TestLongWords goes through an answer that is longer than the screen before it goes
// on, and shows no more of a very long one than anybody reads here.
func TestLongWords(t *testing.T) {
	long := strings.Repeat("A line of many.\n", 30) + "The last line."
	onSeeded(t, english(t), 80, 24, []content.Record{wrote("happened", long, 0)}, func(s *stage) {
		s.item("My words")
		s.press("home")
		for range 60 {
			if strings.Contains(s.screen(), "The last line.") {
				break
			}
			s.press("down")
		}
		s.see("The last line.")
		s.press("up", "pgup", "pgup", "enter")
		if _, ok := s.here().(route.Page); !ok {
			t.Errorf("it leads to %T", s.here())
		}
	})
	onSeeded(t, english(t), 80, 24, []content.Record{wrote("happened", strings.Repeat("A line of many.\n", 100_000), 0)}, func(s *stage) {
		s.item("My words")
		s.press("end")
		s.fits()
	})
}
