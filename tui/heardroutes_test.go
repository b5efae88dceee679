package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/plain"
	"groundwork/tui/route"
)

// TestEveryRouteIsHeard holds the table of the screens and how they are heard: each is
// heard in its way, without a sign that a reader would name, and `back` or leaving works.
func TestEveryRouteIsHeard(t *testing.T) {
	t.Setenv("VISUAL", "true")
	book := english(t)
	for i := range 100 {
		if !hearRoute(t, book, i) {
			return
		}
	}
}

// hearRoute listens to the i-th route, and reports whether there is one.
func hearRoute(t *testing.T, book *content.Book, i int) (there bool) {
	listening(t, book, newDisk(), func(l *listener) {
		l.remembers()
		l.does(func() tea.Cmd {
			_, cmd := l.app.session.Begin(book.Track(content.Hurt))
			return tea.Batch(cmd, l.app.session.Autosave.Put(l.said("to-a-friend", "words"), l.said("my-phrase", "words"), content.Settings{Earlier: true}),
				l.app.take(route.Start(route.Home{Track: content.Hurt})))
		})
		routes := everyRoute(l.stage)
		if there = i < len(routes); !there {
			return
		}
		to := routes[i]
		name := fmt.Sprintf("%T", to)
		if plain.WayOf(to) == plain.None {
			t.Errorf("%s is not heard", name)
			return
		}
		switch to.(type) {
		case route.Locked, route.Editor: // no route leads there
			return
		}
		l.heard()
		l.goes(to)
		said := l.heard()
		if strings.TrimSpace(said) == "" {
			t.Errorf("nothing is heard of %s", name)
		}
		if sign := strings.IndexAny(said, "│┃┆▸▾·•─━┤└[]✓○●"); sign >= 0 {
			t.Errorf("%s is heard with the sign %.3q in\n%s", name, said[sign:], said)
		}
	})
	return there
}
