package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"groundwork/tui/ui"
)

// TestReaderMeetsWords walks every screen as a reader is to meet it: there is no sign on
// it, and before the cursor stands nothing but what names the place.
func TestReaderMeetsWords(t *testing.T) {
	everyStop(t, func(s *stage) { s.app.reader = &reader{} }, (*stage).wordsOnly)
}

// wordsOnly fails where a reader meets a sign, or words before those that have the focus.
func (s *stage) wordsOnly(where string) {
	s.t.Helper()
	cursor := s.model.View().Cursor
	screen := s.screen()
	if at := strings.IndexAny(screen, "│┃┆─━▸▾•●◐○└┘"); at >= 0 {
		s.t.Errorf("%s: there is a sign on\n%s", where, screen)
		s.t.FailNow()
	}
	if cursor == nil {
		s.t.Fatalf("%s: there is no cursor on\n%s", where, screen)
	}
	line := []rune(strings.Split(screen, "\n")[cursor.Y])
	before := strings.TrimSpace(string(line[:min(cursor.X, len(line))]))
	if w, ok := s.inFocus().(ui.Writer); ok && w.Writing() || before == "Find" || before == "passphrase" {
		before = "" // what it is called, or what one has written
	}
	if before != "" {
		s.t.Errorf("%s: the cursor stands behind %q on\n%s", where, before, screen)
	}
}

// newTones are the rows of a frame with words that had another tone before, wherever they
// stood.
func newTones(before reader, r *reader) (rows []int) {
	had := map[string]bool{}
	for y, tone := range before.tones {
		had[fmt.Sprint(tone, before.rows[y])] = true
	}
	for y, tone := range r.tones {
		if r.rows[y] != "" && !had[fmt.Sprint(tone, r.rows[y])] && (y != r.at.Y || y != before.at.Y || tone != before.tones[y]) {
			rows = append(rows, y)
		}
	}
	return rows
}

// TestReaderTones holds which rows of a frame are written anew.
func TestReaderTones(t *testing.T) {
	page := func(rows ...string) string { return strings.Join(append(rows, "", "ctrl+g help"), "\n") }
	start := page("What happened?", "  I fell", "", "How are you?", "  not rated")
	at := func(x, y int) *tea.Cursor { return tea.NewCursor(x, y) }
	for name, c := range map[string]struct {
		to     string
		cursor *tea.Cursor
		first  int
		want   []int
	}{
		"nothing":           {start, at(4, 1), 0, nil},
		"a key":             {page("What happened?", "  I fefell", "", "How are you?", "  not rated"), at(6, 1), 0, nil},
		"a key backwards":   {page("What happened?", "  Ifell", "", "How are you?", "  not rated"), at(3, 1), 0, nil},
		"a key, and more":   {page("What happened?", "  I fefell", "2 words", "How are you?", "  not rated"), at(6, 1), 0, nil},
		"other words":       {page("What happened?", "  I rose", "", "How are you?", "  not rated"), at(4, 1), 0, []int{1}},
		"the next question": {start, at(2, 4), 3, []int{3, 4}},
		"another row of it": {page("What happened?", "  I fell", "", "How are you?", "  not rated"), at(2, 0), 0, []int{0}},
		"pushed down":       {page("What happened?", "  I rose", "  well", "", "How are you?", "  not rated"), at(4, 1), 0, []int{1, 2}},
		"scrolled":          {page("How are you?", "  not rated", "", "", ""), at(2, 1), 0, []int{0, 1}},
	} {
		t.Run(name, func(t *testing.T) {
			r := &reader{}
			r.toned(start, at(4, 1), 0, true, 0)
			before := *r
			r.toned(c.to, c.cursor, c.first, true, 1)
			if got := newTones(before, r); !slices.Equal(got, c.want) {
				t.Errorf("rows %v are written anew, want %v", got, c.want)
			}
		})
	}
}

// TestReaderHoldsBack holds that what changes beside what one types waits, but for what is
// said, and comes with the next move.
func TestReaderHoldsBack(t *testing.T) {
	r := &reader{}
	shown := func() string { return strings.Join(r.rows, "\n") }
	r.toned("Words\n  a\n\n\nhelp", tea.NewCursor(3, 1), 0, true, 0)
	typed := "Words\n  ab\n1 word\nnot saved\nhelp"
	r.toned(typed, tea.NewCursor(4, 1), 0, true, 1)
	if want := "Words\n  ab\n\nnot saved\nhelp"; shown() != want {
		t.Errorf("while typing it shows\n%s\nwant\n%s", shown(), want)
	}
	r.toned(typed, tea.NewCursor(4, 1), 0, true, 1) // it was saved
	if want := "Words\n  ab\n\nnot saved\nhelp"; shown() != want {
		t.Errorf("a moment later it shows\n%s\nwant\n%s", shown(), want)
	}
	r.toned(typed, tea.NewCursor(3, 1), 0, true, 2)
	if shown() != typed {
		t.Errorf("after a move it shows\n%s\nwant\n%s", shown(), typed)
	}
}
