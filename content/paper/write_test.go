package paper_test

import (
	"errors"
	"testing"

	. "groundwork/content/paper"
	"groundwork/content/paper/html"
	"groundwork/content/paper/markdown"
	"groundwork/content/paper/papertest"
	"groundwork/content/paper/plaintext"
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
		if err := plaintext.Write(&shortWriter{room}, d, 0); !errors.Is(err, errFull) {
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
