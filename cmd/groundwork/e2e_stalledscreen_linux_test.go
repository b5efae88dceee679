package main

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"groundwork/content"
)

// turns turns to another page while nobody can see it, and waits till it is there.
func (p *person) turns(key, page string) {
	p.t.Helper()
	p.Press(key)
	p.kept("the page "+page, func(w *content.Workbook) bool {
		place, _ := w.Place()
		return place.Spots[content.Hurt].Page == page
	})
}

// TestStalledFramesAreFew: what is drawn while the terminal takes nothing doesn't wait for
// it, frame after frame: it gets the last one.
func TestStalledFramesAreFew(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 100, 40)
	p.seed(content.Settings{IdleMinutes: -1}) // nothing comes by itself
	p.atText()
	p.Saved()
	p.held.Lock()
	p.fill()
	const turns = 8
	for range turns {
		p.turns("ctrl+n", "what-it-shook")
		p.turns("ctrl+p", "name-it")
	}
	p.Type("Nothing is old.")
	p.keeps("Nothing is old.")
	before := len(p.Raw())
	p.held.Unlock()
	p.See("Nothing is old.")
	got := strings.ReplaceAll(p.Raw()[before:], "\x00", "")
	// One may be on its way when the terminal stops, and one is drawn before that is known.
	if n := strings.Count(got, "What it shook"); n > 2 {
		t.Errorf("a page that was left is shown %d times", n)
	}
	const frame = 4 << 10
	if len(got) > turns*frame/2 {
		t.Errorf("it gets %d bytes", len(got))
	}
	p.Leave()
}

// hidings are the keys that let nothing be seen of the words.
func hidings() map[string]string { return map[string]string{"cover": "ctrl+l", "leave": "ctrl+q"} }

// TestStalledIsHidden: what waits for a terminal that takes nothing is not shown any more
// once the screen is covered, or left.
func TestStalledIsHidden(t *testing.T) {
	t.Parallel()
	for name, key := range hidings() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPerson(t, 100, 40)
			p.atText()
			p.Saved()
			p.held.Lock()
			p.fill()
			p.turns("ctrl+n", "what-it-shook")
			p.Press(key)
			p.takesAgain()
			before := len(p.Raw())
			p.held.Unlock()
			p.until("the screen is not blank", func() bool { return strings.TrimSpace(p.screen()) == "" })
			got := strings.ReplaceAll(p.Raw()[before:], "\x00", "")
			if strings.Contains(got, "ten past seven") {
				t.Errorf("it was shown:\n%q", got)
			}
			if n := strings.Count(got, ansi.EraseEntireScreen); n > 4 {
				t.Errorf("it is blanked %d times", n)
			}
			if name == "cover" {
				p.Type("x")
				p.See("What it shook")
				p.See("ten past seven")
				p.Press("ctrl+q")
			}
			p.Ends(0)
			p.await(func() bool { return p.over })
			p.wiped()
		})
	}
}

// takesAgain waits until the terminal takes something again that nobody reads: the program
// has thrown away what was on its way.
func (p *person) takesAgain() {
	p.t.Helper()
	give, closes := p.bytes()
	defer closes()
	for end := time.Now().Add(deadline); ; <-time.After(pause) {
		if give() == nil {
			return
		}
		if time.Now().After(end) {
			p.t.Fatal("nothing is thrown away")
		}
	}
}
