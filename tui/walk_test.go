package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"groundwork/content"
	"groundwork/tui/field"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// everyPage runs a test on each page of both tracks, opened for the first time.
func everyPage(t *testing.T, width, height int, test func(s *stage, p *content.Page)) {
	t.Helper()
	book := english(t)
	for _, track := range book.Tracks {
		for _, p := range track.Pages() {
			t.Run(fmt.Sprintf("%s/%s_%dx%d", track.ID, p.ID, width, height), func(t *testing.T) {
				onStage(t, book, width, height, func(s *stage) {
					_, cmd := s.app.session.Begin(track)
					s.run(cmd)
					s.run(s.app.take(route.Start(route.Home{Track: track.ID}, route.Contents{Track: track.ID}, route.PageOf(p))))
					test(s, p)
				})
			})
		}
	}
}

// asked is the question in focus, or nil.
func (s *stage) asked() *content.Ask {
	if f, ok := s.app.top().(interface{ InFocus() *ui.Piece }); ok && f.InFocus() != nil {
		return f.InFocus().Ask
	}
	return nil
}

// body is what shows between the header and the lower rule, without what stands
// beside it.
func (s *stage) body() []string {
	lines := strings.Split(s.screen(), "\n")
	rule := func(l string) bool { return strings.HasPrefix(strings.TrimSpace(l), "──") }
	if slices.IndexFunc(lines, rule) == 1 {
		lines = lines[2:]
	}
	end := slices.IndexFunc(lines, rule)
	left := strings.Index(lines[end], "─")
	lines = lines[:end]
	for i, l := range lines {
		lines[i] = ansi.TruncateLeft(l, left, "")
	}
	return lines
}

// TestFirstQuestionInReach: one enter for each screenful leads to the first question
// of every page, which then is there with its label, its hint and its field. No row of
// the reading before it is passed over.
func TestFirstQuestionInReach(t *testing.T) {
	for _, size := range sizes {
		everyPage(t, size[0], size[1], func(s *stage, p *content.Page) {
			first := firstAsked(p, s)
			if first == nil {
				return
			}
			for range 60 {
				before := s.body()
				s.press("enter")
				after := s.body()
				if a := s.asked(); a != nil {
					if a != first {
						t.Errorf("the first question in focus is %q", a.ID)
					}
					s.whole()
					if seen := unfocused(before); !strings.Contains(seen, unfocused(after[:2])) {
						t.Errorf("the last enter passes something over, from\n%s\nto\n%s", seen, strings.Join(after, "\n"))
					}
					return
				}
				if room := len(before) - 1; strings.Join(after[:2], "\n") != strings.Join(before[room-2:room], "\n") {
					t.Fatalf("enter reads on by another step than a screenful, from\n%s\nto\n%s", strings.Join(before, "\n"), strings.Join(after, "\n"))
				}
			}
			t.Fatalf("enter never comes to a question, but to\n%s", s.screen())
		})
	}
}

// unfocused are rows without what tells which question has the focus.
func unfocused(rows []string) string {
	var plain []string
	for _, r := range rows {
		plain = append(plain, strings.TrimRight(strings.NewReplacer("┃", "│", "▸", " ").Replace(r), " "))
	}
	return strings.Join(plain, "\n")
}

// firstAsked is what a page asks first.
func firstAsked(p *content.Page, s *stage) *content.Ask {
	for _, b := range p.Visible(s.app.session.Workbook(), 0) {
		switch b := b.(type) {
		case *content.Ask:
			return b
		case *content.Before:
			return s.book.Before
		case *content.Ratings:
			return p.Track().Scales(b.Series, s.app.session.Workbook(), 0)[0]
		}
	}
	return nil
}

// whole fails unless what has the focus shows whole, or, where it is too long for that,
// from its first line on to its cursor.
func (s *stage) whole() {
	s.t.Helper()
	view, cursor := s.inFocus().View()
	rows := strings.Split(ansi.Strip(view), "\n")
	body := s.body()
	if n := len(body) - 1; len(rows) > n && cursor.Y < n {
		rows = rows[:cursor.Y+1]
	} else if len(rows) > n {
		rows = rows[cursor.Y : cursor.Y+1]
	}
	for i := range rows {
		rows[i] = strings.TrimSpace(rows[i])
	}
	for i := range body {
		body[i] = strings.TrimSpace(body[i])
	}
	if !strings.Contains(strings.Join(body, "\n"), strings.TrimRight(strings.Join(rows, "\n"), "\n")) {
		s.t.Errorf("not whole:\n%s\non\n%s", strings.Join(rows, "\n"), s.screen())
	}
}

// leavesPage presses what choose says until another page or screen is there.
func (s *stage) leavesPage(p *content.Page, choose func() string) {
	s.t.Helper()
	var pressed []string
	for range 400 {
		here, ok := s.here().(route.Page)
		if !ok || here.Spot.Page != p.ID {
			return
		}
		k := choose()
		pressed = append(pressed, k)
		s.press(k)
	}
	s.t.Fatalf("%v never lead on from\n%s", pressed[len(pressed)-40:], s.screen())
}

// TestWalkWithTabAndEnter goes from each page to the next with these two alone: enter,
// but tab from a long text, and from what leads to another screen.
func TestWalkWithTabAndEnter(t *testing.T) {
	for _, size := range sizes[:2] {
		everyPage(t, size[0], size[1], func(s *stage, p *content.Page) {
			s.leavesPage(p, func() string {
				if a := s.asked(); a != nil && a.Kind == content.KindText {
					return "tab"
				}
				return "enter"
			})
			s.nothingAnswered(p)
		})
	}
}

// nothingAnswered fails where enter has answered a question that it came by.
func (s *stage) nothingAnswered(p *content.Page) {
	s.t.Helper()
	s.settle()
	for _, b := range p.Visible(s.app.session.Workbook(), 0) {
		a, ok := b.(*content.Ask)
		if !ok {
			continue
		}
		if answer, answered := s.app.session.Workbook().Answer(p.Track().ID, a.ID, 0); answered {
			s.t.Errorf("enter answers %q with %v", a.ID, answer.Value)
		}
	}
}

// TestWalkWithArrowsAndEnter goes down each page with the arrow alone, to the buttons,
// and up again to its first line; enter leads on.
func TestWalkWithArrowsAndEnter(t *testing.T) {
	for _, size := range sizes[:2] {
		everyPage(t, size[0], size[1], func(s *stage, p *content.Page) {
			_, last := s.inFocus().(*ui.Buttons)
			for range 400 {
				if last {
					break
				}
				s.press("down")
				_, last = s.inFocus().(*ui.Buttons)
			}
			if !last {
				t.Fatalf("down never comes to the buttons of\n%s", s.screen())
			}
			for range 400 {
				if s.inFocus() == nil && strings.Contains(s.screen(), "The page begins here.") {
					break
				}
				s.press("up")
			}
			s.see("The page begins here.")
			for range 400 {
				if _, last := s.inFocus().(*ui.Buttons); last {
					break
				}
				s.press("down")
			}
			s.press("enter")
			if here, ok := s.here().(route.Page); ok && here.Spot.Page == p.ID {
				t.Errorf("enter leads nowhere from\n%s", s.screen())
			}
		})
	}
}

// TestTypingBeginsWriting types at once on every page: what is typed stands in the
// first text question that is empty, from its first letter on, or else in a table.
func TestTypingBeginsWriting(t *testing.T) {
	everyPage(t, 80, 24, func(s *stage, p *content.Page) {
		var text, table *content.Ask
		for _, b := range p.Visible(s.app.session.Workbook(), 0) {
			a, ok := b.(*content.Ask)
			switch {
			case !ok:
			case text == nil && (a.Kind == content.KindText || a.Kind == content.KindLine):
				text = a
			case table == nil && (a.Kind == content.KindRows || a.Kind == content.KindLog):
				table = a
			}
		}
		const typed = "q, ? and /: so it went."
		s.write(typed)
		s.settle()
		w := s.app.session.Workbook()
		switch {
		case text != nil:
			if got := w.Text(p.Track().ID, text.ID, 0); got != typed {
				t.Errorf("%s holds %q", text.ID, got)
			}
		case table != nil:
			var cells []string
			for _, e := range w.Entries(p.Track().ID, table.ID, 0) {
				for _, c := range e.Cells {
					cells = append(cells, c)
				}
			}
			if !slices.Equal(cells, []string{typed}) {
				t.Errorf("%s holds %q", table.ID, cells)
			}
		default:
			if a := s.asked(); a != nil && a.Kind != content.KindDate {
				t.Errorf("typing leads to %s", a.ID)
			}
			s.press("tab")
			s.write("a b c")
			for r := range w.Records() {
				if _, answer := r.(content.Answer); answer {
					t.Errorf("typing where there is no text answers %v", r.Key())
				}
			}
		}
	})
}

// TestNoLetterIsLost types faster than anything is drawn, over every boundary: a page
// that opens, a question that changes, a screen over the page.
func TestNoLetterIsLost(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("what-it-shook")
		send := func(keys ...string) {
			for _, k := range keys {
				s.model, _ = s.model.Update(pressOf(k))
			}
		}
		letters := func(text string) {
			for _, r := range text {
				send(map[bool]string{true: "space", false: string(r)}[r == ' '])
			}
		}
		send("ctrl+n")
		letters("to a friend") // while the page opens
		send("tab")
		letters("to myself")
		send("ctrl+g", "esc") // help, and back
		letters(", harsher")
		send("ctrl+f", "esc")
		letters(" still")
		send("tab")
		letters("my phrase")
		send("enter")   // on to what takes no letters
		letters(" ago") // which go on in what was written
		s.settle()
		w := s.disk.saved
		for q, want := range map[string]string{"to-a-friend": "to a friend ago", "to-myself": "to myself, harsher still", "my-phrase": "my phrase"} {
			if got := w.Text(content.Hurt, q, 0); got != want && strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(want, " ", "") {
				t.Errorf("%s holds %q, want %q", q, got, want)
			}
		}
	})
}

// TestMovingIsChoosing holds what arrows do to an answer that is there, and that it can
// be taken back.
func TestMovingIsChoosing(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("who")
		for {
			if _, choice := s.inFocus().(field.Prose); !choice && s.asked() != nil {
				break
			}
			s.press("tab")
		}
		s.press("down", "down")
		s.see("▸ (•) A friend")
		s.press("enter", "shift+tab", "down")
		s.see("▸ (•) My parent")
		s.see("Changed. ctrl+z brings it back.")
		s.see("enter go on") // which hides no hint
		s.press("ctrl+z")
		s.see("▸ (•) A friend")
		s.press("enter", "shift+tab", "enter")
		s.settle()
		if a, _ := s.disk.saved.Answer(content.Hurt, "relation", 0); a.Value != content.Choice("friend") {
			t.Errorf("enter took it back: %v", a.Value)
		}
	})
}
