package paper_test

import (
	"errors"
	"slices"
	"testing"

	. "groundwork/content/paper"
	"groundwork/content/paper/html"
	"groundwork/content/paper/markdown"
	"groundwork/content/paper/papertest"
)

var errFull = errors.New("the disk is full")

// shortWriter takes so many bytes and no more.
type shortWriter struct{ room int }

func (w *shortWriter) Write(p []byte) (int, error) {
	if len(p) > w.room {
		n := w.room
		w.room = 0
		return n, errFull
	}
	w.room -= len(p)
	return len(p), nil
}

// A print that is cut short is told.
func TestWriteError(t *testing.T) {
	d := papertest.Build(t, fixture(t), papertest.Diary(), Selection{})
	for _, room := range []int{0, 10, 70_000} {
		if err := Text(&shortWriter{room}, d, 0); !errors.Is(err, errFull) {
			t.Errorf("text, %d bytes: %v", room, err)
		}
		if err := markdown.Write(&shortWriter{room}, d); !errors.Is(err, errFull) {
			t.Errorf("markdown, %d bytes: %v", room, err)
		}
		if err := html.Write(&shortWriter{room}, d); !errors.Is(err, errFull) {
			t.Errorf("html, %d bytes: %v", room, err)
		}
	}
}

func TestFold(t *testing.T) {
	for _, c := range []struct {
		s     string
		width int
		want  []string
	}{
		{"one two three", 7, []string{"one two", "three"}},
		{"one two three", 8, []string{"one two", "three"}},
		{"one  two", 4, []string{"one", "two"}},
		{"abcdefghij kl", 4, []string{"abcd", "efgh", "ij", "kl"}},
		{"  indented words", 10, []string{"  indented", "words"}},
		{"信頼を取り戻す", 5, []string{"信頼", "を取", "り戻", "す"}},
		{"e\u0301e\u0301e\u0301", 2, []string{"e\u0301e\u0301", "e\u0301"}},
		{"👩‍👩‍👧👩‍👩‍👧", 3, []string{"👩‍👩‍👧", "👩‍👩‍👧"}},
		{"👩‍👩‍👧x", 1, []string{"👩‍👩‍👧", "x"}},
		{"      ", 3, []string{""}},
		{"call 116 016 now", 9, []string{"call", "116 016", "now"}},
		{"call 116 016", 8, []string{"call", "116 016"}},
		{"1 2 3 4 5", 4, []string{"1 2", "3 4", "5"}},
		{"trailing   ", 20, []string{"trailing"}},
	} {
		var got []string
		Wrap(c.s, c.width, func(s string) { got = append(got, s) })
		if !slices.Equal(got, c.want) {
			t.Errorf("%q at %d: %q", c.s, c.width, got)
		}
	}
}
