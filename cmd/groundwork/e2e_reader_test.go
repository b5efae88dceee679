//go:build unix

package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"groundwork/content"
)

// screensAloud starts the screens for a reader, on a page of the small book.
func screensAloud(t *testing.T, chapter, page string) *ear {
	t.Helper()
	e := aloud(t, "--reader", func(p *person) string {
		if err := os.MkdirAll(filepath.Dir(p.path), 0o700); err != nil {
			t.Fatal(err)
		}
		err := seedFile(p.path, content.Change{Put: []content.Record{
			content.Profile{Track: content.Hurt, Own: true},
			content.Place{Track: content.Hurt, Spots: map[content.TrackID]content.Spot{content.Hurt: {Chapter: chapter, Page: page}}},
		}})
		if err != nil {
			t.Fatal(err)
		}
		book, err := filepath.Abs(filepath.Join("..", "..", "content", "testdata", "book"))
		if err != nil {
			t.Fatal(err)
		}
		return "--chapters " + book
	})
	e.See("Go on: ")
	if said := e.pieces(); slices.ContainsFunc(said, func(s string) bool { return strings.Contains(s, ";") || len(s) < 3 }) {
		t.Errorf("the start speaks what the terminal is asked: %q", said)
	}
	return e
}

// speaks presses a key, or types a text, and wants exactly these pieces.
func (e *ear) speaks(key string, want ...string) {
	e.t.Helper()
	switch key {
	case "tab", "enter", "up", "down", "left", "right", "space", "backspace", "esc", "ctrl+n":
		if key == "space" {
			e.Type(" ")
		} else {
			e.Press(key)
		}
	default:
		e.Type(key)
	}
	said := e.pieces()
	for i, s := range said {
		said[i] = strings.TrimSpace(s)
	}
	if !slices.Equal(said, want) {
		e.t.Errorf("%s speaks %q, want %q", key, said, want)
	}
}

// TestHeardAloudOnScreens holds what a screen reader speaks of the full screen: a move in
// a list is the line one comes to, the next question is what it asks and what is answered,
// a key that is typed is nothing, backspace is what went, and there is no bar.
func TestHeardAloudOnScreens(t *testing.T) {
	t.Parallel()
	t.Run("pages", func(t *testing.T) {
		t.Parallel()
		e := screensAloud(t, "begin", "who")
		e.Press("enter")
		e.See("Who are they to you?")
		page := strings.Join(e.pieces(), " ")
		if sign := strings.IndexAny(page, "│┃┆▸▾·•─━●◐○["); sign >= 0 {
			t.Errorf("a sign was spoken: %q", page[sign:])
		}
		e.speaks("tab", "What would you call the other person?", "(A name, an initial,  my brother  .)", "question 1 of 2")
		e.speaks("x")
		e.speaks("y")
		e.speaks("backspace", "y")
		e.speaks("tab", "Who are they to you?", "My partner", "Clear this page", "question 2 of 2")
		e.speaks("down", "A friend, chosen")
		e.speaks("down", "A friend", "Somebody at work, chosen")
		e.speaks("tab", "Next page")
		e.speaks("tab", "Back")
		e.Press("ctrl+n")
		e.pieces()
		e.speaks("tab", "How much do you trust x today?", "not rated", "question 1 of 2")
		e.speaks("7", "High. What made it so?", "more below")
		e.speaks("tab", "How stirred up are you?", "not rated", "question 2 of 2")
		e.Press("esc")
		e.See("What it changed")
		e.pieces()
		e.speaks("down", "1 Empathy for yourself", "Settle first")
		e.speaks("down", "Name it")
		e.Press("ctrl+q")
	})
	t.Run("kinds", func(t *testing.T) {
		t.Parallel()
		e := screensAloud(t, "empathy", "name-it")
		e.Press("enter")
		e.See("What do you feel?")
		e.pieces()
		e.speaks("tab", "What happened?", "(A few sentences are enough.)", "question 1 of 2")
		e.Type("so it was\ragain")
		e.pieces()
		e.speaks("up", "so it was")
		e.speaks("tab", "4 words", "What do you feel?", "Anger", "question 2 of 2")
		e.speaks("down", "Sadness")
		e.speaks("space", "Sadness, ticked", "Sadness is a way of caring.", "more below")
		e.Press("ctrl+n", "ctrl+n")
		e.See("How is each of these now?")
		e.pieces()
		e.speaks("tab", "How is each of these now?", "Money: not answered")
		e.speaks("right", "Money: As before", "Clear this page")
		e.Press("ctrl+q")
	})
	t.Run("table", func(t *testing.T) {
		t.Parallel()
		e := screensAloud(t, "needs", "boundaries")
		e.Press("enter")
		e.See("Your boundaries")
		e.pieces()
		e.speaks("tab", "Your boundaries", "When this happens", "remove, move up, move down, let it rest", "question 1 of 2")
		e.speaks("x")
		e.speaks("tab", "I will")
		e.speaks("tab", "How sure", "(0-10)")
		e.Press("ctrl+q")
	})
	t.Run("print", func(t *testing.T) {
		t.Parallel()
		e := screensAloud(t, "begin", "who")
		e.Press("esc")
		e.See("Settings")
		e.Type("p")
		e.See("Look at it first")
		e.pieces()
		e.speaks("tab", "As: PDF")
		e.speaks("tab", "Private answers: left out")
		e.Press("ctrl+q")
	})
}
