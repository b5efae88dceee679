package tui

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/load"
	"groundwork/content/paper"
	"groundwork/tui/route"
	"groundwork/tui/session"
)

// small is the fixture of package content: a book whose wording stays.
func small(t testing.TB) *content.Book {
	t.Helper()
	b, err := load.Book(os.DirFS("../content/testdata/book"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// keep puts records as if they had been written on a day of November.
func (s *stage) keep(records ...content.Record) {
	s.t.Helper()
	s.run(s.app.session.Autosave.Put(records...))
	s.settle()
	s.size(s.app.width, s.app.height)
}

func novemberStamp(d int) content.Stamp {
	return content.Stamp{Written: time.Date(2026, time.November, d, 9, 0, 0, 0, time.UTC), Wording: "What was asked"}
}

// wrote is an answer of the hurt track in a pass.
func wrote(question, words string, pass int) content.Answer {
	return content.Answer{Stamp: novemberStamp(12 + pass), Track: content.Hurt, Question: question, Pass: pass, Kind: content.KindText, Value: content.Text(words)}
}

// belongings are something of each kind that can be found.
func belongings() []content.Record {
	return []content.Record{
		wrote("happened", "We had agreed on it.\nThen I found the letters, all of them, in the box under the river photographs.", 0),
		wrote("my-phrase", "I am as good as the river is long.", 0),
		wrote("untold", "What the river took", 0),
		wrote("gone", "An old river", 0),
		content.Entry{Stamp: novemberStamp(3), Track: content.Hurt, Question: "boundaries", ID: "row", Order: "a0", Cells: map[string]string{"if": "You shout", "i-will": "walk to the river"}},
		content.Note{Stamp: novemberStamp(4), ID: "note", Title: "Walks", Text: "First the hill.\nThen the river."},
		content.EditedCopy{Stamp: novemberStamp(5), Track: content.Hurt, Letter: "ask-letter", Text: "By the river, please."},
		content.Answer{Stamp: novemberStamp(6), Track: content.Hurting, Question: "what-i-did", Kind: content.KindText, Value: content.Text("I threw it into the river.")},
	}
}

func (s *stage) searching(words string) {
	s.t.Helper()
	s.begin()
	s.keep(belongings()...)
	s.press("ctrl+f")
	s.write(words)
}

// scenesOf holds scenes on the small book to their goldens at three sizes.
func scenesOf(t *testing.T, scenes map[string]func(*stage)) {
	t.Helper()
	for name, scene := range scenes {
		for _, size := range sizes {
			name := fmt.Sprintf("%s_%dx%d", name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				onStage(t, small(t), size[0], size[1], func(s *stage) {
					scene(s)
					s.fits()
					golden(t, name, s.screen())
				})
			})
		}
	}
}

func TestSearchScreens(t *testing.T) {
	scenesOf(t, map[string]func(*stage){
		"search-empty": func(s *stage) { s.searching("") },
		"search":       func(s *stage) { s.searching("RÍVER") },
		"search-below": func(s *stage) { s.searching("river"); s.press("pgdown", "pgdown", "tab", "shift+tab") },
		"search-title": func(s *stage) { s.searching("friend") },
		"search-none":  func(s *stage) { s.searching("zebra") },
		"search-gone":  func(s *stage) { s.searching("old river"); s.press("enter") },
	})
}

// focused is the question in focus on a page, with the place in it.
func (s *stage) focused() string {
	if _, ok := s.app.route().(route.Page); !ok {
		return fmt.Sprintf("%T", s.app.route())
	}
	there := s.app.present()
	to := there[len(there)-1].(route.Page)
	return fmt.Sprintf("%s/%s %s %s@%d", to.Track, to.Spot.Page, to.Spot.Question, to.Spot.Part, to.Spot.Offset)
}

func TestSearchGoesThere(t *testing.T) {
	for _, c := range []struct{ words, want string }{
		{"letters", "hurt/name-it happened @38"},
		{"as long", "route.Search"}, // the words apart: see below
		{"good as the river", "hurt/friend-test my-phrase @8"},
		{"river took", "hurt/boundaries untold @9"},
		{"walk to", "hurt/boundaries boundaries row/i-will@0"},
		{"threw", "hurting/what-i-did what-i-did @2"},
		{"name it", "hurt/name-it  @0"},
		{"sentence you would", "hurt/friend-test my-phrase @0"},
		{"one ask to", "hurt/one-ask  @0"},
		{strings.ToLower(paper.Code(content.Hurt, "stirred-before")), "hurt/settle stirred-before @0"},
		{paper.Code(content.Hurting, "what-i-did"), "hurting/what-i-did what-i-did @0"},
		{"zebra", "route.Search"},
		{"", "route.Search"},
		{"old river", "route.GoneAnswer"},
		{"then the river.", "route.Note"},
	} {
		t.Run(c.words, func(t *testing.T) {
			onStage(t, small(t), 80, 24, func(s *stage) {
				s.searching(c.words)
				if c.words == "as long" {
					s.see("I am as good")
					return
				}
				s.press("enter")
				if got := s.focused(); got != c.want {
					t.Errorf("%q leads to %s, want %s", c.words, got, c.want)
				}
			})
		})
	}
}

// TestSearchShowsTheHit goes to a word far down in a long answer.
func TestSearchShowsTheHit(t *testing.T) {
	onStage(t, small(t), 80, 24, func(s *stage) {
		s.begin()
		s.keep(wrote("happened", strings.Repeat("Nothing to be seen here.\n", 200)+"but a heron\n"+strings.Repeat("Nothing to be seen here.\n", 200), 0))
		s.press("ctrl+f")
		s.write("heron")
		s.press("enter")
		s.see("but a heron")
		if s.model.View().Cursor == nil {
			t.Error("the cursor is out of sight")
		}
		s.press("esc")
		s.see("Find  heron") // what was found is there still
		s.see("▸ Name it")
		s.press("esc")
		s.see("Go on: Name it")
	})
}

// TestSearchALetter goes to the letter on its page, and a word of the note to
// its place in the note.
func TestSearchALetter(t *testing.T) {
	onStage(t, small(t), 80, 24, func(s *stage) {
		s.searching("by the river")
		s.press("enter")
		if got := fmt.Sprintf("%T", s.inFocus()); !strings.HasSuffix(got, ".draftBlock") {
			t.Errorf("the letter is not in focus on\n%s", s.screen())
		}
	})
	onStage(t, small(t), 80, 24, func(s *stage) {
		s.searching("then the river.")
		s.press("enter")
		if n, ok := s.here().(route.Note); !ok || n.Offset != len("First the hill.\n") {
			t.Errorf("one is at %+v on\n%s", s.here(), s.screen())
		}
	})
}

// TestSearchEarlierPass goes to words of the first time through: they are folded
// under the question, and open now.
func TestSearchEarlierPass(t *testing.T) {
	onStage(t, small(t), 80, 24, func(s *stage) {
		s.begin()
		s.keep(wrote("happened", "herons then", 0), wrote("happened", "nothing now", 1), content.Profile{Track: content.Hurt, Pass: 1})
		s.press("ctrl+f")
		s.write("heron")
		s.see("herons then")
		s.press("enter")
		s.see("- what you wrote the first time")
		s.see("herons then")
		s.see("nothing now")
	})
}

// TestSearchFrom opens the search where one reads and writes, and comes back to
// the same place.
func TestSearchFrom(t *testing.T) {
	for name, c := range map[string]struct {
		go_  func(*stage)
		want bool
	}{
		"home":     {func(s *stage) { s.begin() }, true},
		"contents": {func(s *stage) { s.begin(); s.item("Before you begin") }, true},
		"page":     {func(s *stage) { s.at("name-it"); s.press("tab"); s.write("heron") }, true},
		"notes":    {func(s *stage) { s.begin(); s.app.take(route.To(route.Notes{})) }, true},
		"note": {func(s *stage) {
			s.begin()
			s.app.take(route.To(route.Notes{}))
			s.press("enter")
			s.write("heron")
		}, true},
		"settings": {func(s *stage) { s.begin(); s.press("s") }, false},
		"welcome":  {func(*stage) {}, false},
	} {
		t.Run(name, func(t *testing.T) {
			onStage(t, small(t), 80, 24, func(s *stage) {
				c.go_(s)
				s.settle()
				before := s.screen()
				s.press("ctrl+f")
				if _, ok := s.app.route().(route.Search); ok != c.want {
					t.Fatalf("on the search: %v, want %v", ok, c.want)
				}
				if !c.want {
					return
				}
				s.write("zebra")
				s.press("esc")
				s.settle()
				if got := s.screen(); got != before {
					t.Errorf("back from the search:\n%s\nwas\n%s", got, before)
				}
			})
		})
	}
}

// TestSearchFindsWhatWasJustTyped holds that the search doesn't wait for a save.
func TestSearchFindsWhatWasJustTyped(t *testing.T) {
	onStage(t, small(t), 80, 24, func(s *stage) {
		s.at("name-it")
		s.press("tab")
		s.write("heron")
		s.press("ctrl+f")
		s.send(tea.PasteMsg{Content: "hero\nnn"})
		s.see("Nothing found.")
		s.press("backspace", "backspace", "backspace")
		s.see("heron")
	})
}

// TestSearchReachableFromHome goes there with arrows and enter alone.
func TestSearchReachableFromHome(t *testing.T) {
	onStage(t, small(t), 80, 24, func(s *stage) {
		s.begin()
		for range 30 {
			if strings.Contains(s.screen(), "▸ Search") {
				break
			}
			s.press("tab")
		}
		s.press("enter")
		if _, ok := s.app.route().(route.Search); !ok {
			t.Errorf("no search on\n%s", s.screen())
		}
	})
}

func TestSearchIsClean(t *testing.T) {
	onStage(t, small(t), 40, 12, func(s *stage) {
		s.begin()
		s.keep(wrote("happened", "a\x1b]0;heron\x07 \u202eheron\u202c b", 0), content.Note{ID: "n", Title: "\x1b[2Jheron", Text: "\x1bPx\x1b\\"})
		s.press("ctrl+f")
		s.write("heron")
		s.send(tea.PasteMsg{Content: "\u202e\x1b]0;x\x07"})
		s.fits()
		s.see("Find  heron\n")
		for _, bad := range []string{"\x1b]", "\x1bP", "\x1b[2J", "\u202e"} {
			if strings.Contains(s.model.View().Content, bad) {
				t.Errorf("%q reached the screen", bad)
			}
		}
	})
}

// TestSearchKeepsNothingOfAGate answers a gate and finds nothing of it, not even
// its question.
func TestSearchKeepsNothingOfAGate(t *testing.T) {
	onStage(t, small(t), 80, 24, func(s *stage) {
		s.at("safe")
		s.press("tab", "down", "enter")
		s.press("ctrl+f")
		for _, words := range []string{"two questions", "afraid", paper.Code(content.Hurt, "safe-gate")} {
			s.write(words)
			s.see("Nothing found.")
			for range words {
				s.press("backspace")
			}
		}
	})
}

// BenchmarkSearch types a letter into a search over 4,000 log entries: Update and
// View. With none of them it is the same screen over an empty workbook.
func BenchmarkSearch(b *testing.B) {
	for _, n := range []int{0, *entries} {
		w := content.NewWorkbook(content.Place{Track: content.Hurt}, content.Profile{Track: content.Hurt})
		for i := range n {
			w.Put(content.Entry{
				Track: content.Hurt, Question: "daily", ID: fmt.Sprintf("%016x", i), Order: fmt.Sprintf("b%05d", i),
				On:    time.Date(2024, 1, 1+i, 0, 0, 0, 0, time.UTC),
				Cells: map[string]string{"good": fmt.Sprintf("On day %d we walked by the river, ate pancakes and laughed. Später schrieb ich meiner Schwester, and slept well.", i)},
			})
		}
		app := New(session.Options{Book: small(b), Workbook: w, Notebook: newDisk(), Now: time.Now})
		model := app.Model()
		model.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
		for _, letter := range "sx" {
			b.Run(fmt.Sprintf("%d/%c", n, letter), func(b *testing.B) {
				app.take(route.To(route.Search{}))
				for b.Loop() {
					model.Update(tea.KeyPressMsg{Code: letter, Text: string(letter)})
					model.View()
					model.Update(tea.KeyPressMsg{Code: tea.KeyBackspace})
				}
				app.take(route.Back())
			})
		}
		b.Run(fmt.Sprintf("%d/open", n), func(b *testing.B) {
			for b.Loop() {
				app.screenOf(route.Search{})
			}
		})
	}
}

// TestSearchIsWrittenLikeAnAnswer holds that the words of a search can be undone,
// selected and pasted, and that the cursor stands behind them however many rows
// they take.
func TestSearchIsWrittenLikeAnAnswer(t *testing.T) {
	onStage(t, small(t), 40, 12, func(s *stage) {
		s.searching("river zebra")
		s.see("Nothing found.")
		s.press("ctrl+z")
		s.see("Find  river\n")
		s.see("Boundaries")
		s.press("shift+home", "ctrl+x", "ctrl+v", "ctrl+v")
		s.see("river river")
		s.press("ctrl+t")
		s.see("ctrl+t does nothing here.")
		s.write(" and a word or two more that are not there")
		s.fits()
		if c := s.model.View().Cursor; c == nil || c.Y < 1 {
			t.Errorf("the cursor is at %v on\n%s", c, s.screen())
		}
	})
}
