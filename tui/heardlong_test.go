package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
)

// TestHeardFirstLineWithWords: of an answer that begins with an empty line the first one that
// has words is said.
func TestHeardFirstLineWithWords(t *testing.T) {
	listening(t, english(t), newDisk(), func(l *listener) {
		l.writing()
		l.types("", "one two", ".", "/back")
		l.hears(", 2 words: one two\n")
	})
}

// TestHeardTab: a tab between words that come from the keyboard parts them.
func TestHeardTab(t *testing.T) {
	listening(t, english(t), newDisk(), func(l *listener) {
		l.writing()
		l.types("one\ttwo", ".")
		if got := l.disk.saved.Text(content.Hurt, "to-a-friend", 0); got != "one two" {
			t.Errorf("%q is kept", got)
		}
	})
}

// TestHeardListOfThoseThatRest asks for the entries of a table in which all rest, and of an
// empty one.
func TestHeardListOfThoseThatRest(t *testing.T) {
	listening(t, small(t), newDisk(), func(l *listener) {
		l.types("", "1")
		l.goes(route.PageOf(l.book.Track(content.Hurt).Page("boundaries")))
		l.types("list")
		l.hears("There are none yet.")
		l.types("add", "if so", "then", "", "", "", "rest 1")
		l.heard()
		l.types("list")
		l.hears("list\n1 entry rests.\n")
	})
}

// TestHeardLongQuotation: of a very long answer that a later page quotes only the beginning is
// said, and how long it is.
func TestHeardLongQuotation(t *testing.T) {
	for _, breaks := range []string{"\n", " "} {
		listening(t, english(t), newDisk(), func(l *listener) {
			l.types("", "1")
			long := "It began so." + breaks + strings.Repeat("and on it went"+breaks, 200) + "To the end."
			all := quoting(l.book)
			if len(all) == 0 {
				t.Fatal("no page quotes")
			}
			p := all[0]
			l.does(func() tea.Cmd { return l.app.session.Autosave.Put(l.said(p.from, long)) })
			l.heard()
			l.goes(route.PageOf(p.page))
			said := l.heard()
			if !strings.Contains(said, "It began so.") || strings.Contains(said, "To the end.") || !strings.Contains(said, "806 words; my words leads to all of it.") {
				t.Errorf("%s says\n%s", p.page.ID, said)
			}
		})
	}
}

type quote struct {
	page *content.Page
	from string
}

// quoting are the pages that quote a text unfolded before they ask anything.
func quoting(b *content.Book) (all []quote) {
	texts := map[string]bool{}
	for _, a := range b.Track(content.Hurt).Asks() {
		texts[a.ID] = a.Kind == content.KindText
	}
	for _, c := range b.Track(content.Hurt).Chapters {
		for _, p := range c.Pages() {
			for _, block := range p.Blocks {
				if _, asks := block.(*content.Ask); asks {
					break
				}
				if r, ok := block.(*content.Recall); ok && !r.Folded && texts[r.From[0]] {
					all = append(all, quote{p, r.From[0]})
				}
			}
		}
	}
	return all
}
