package tui

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	found "groundwork/content/search"
	"groundwork/content/text"
	"groundwork/tui/field"
	"groundwork/tui/theme"
)

// jump goes to a place that was found, with the way home beneath it.
func (s *sitting) jump(f found.Finding) step {
	if f.Note != "" {
		return s.jumpToNote(f)
	}
	if f.Page == nil {
		return open(newGoneAnswer(f))
	}
	spot := f.Spot
	if f.Earlier {
		spot = content.Spot{} // the cursor belongs to other words
	}
	p := newPage(s, f.Page, spot)
	p.reach(f)
	return step{back: everything, to: []screen{newHome(s, f.Track), newContents(s, f.Track, nil), p}}
}

func (s *sitting) jumpToNote(f found.Finding) step {
	r, _ := s.workbook().Record(content.Note{ID: f.Note}.Key())
	n, ok := r.(content.Note)
	if !ok {
		return stay()
	}
	st := s.openNote(n)
	if page, ok := st.to[len(st.to)-1].(*notePage); ok {
		page.text.Restore("", f.Spot.Offset)
	}
	place, _ := s.workbook().Place()
	if track := s.book.Track(place.Track); track != nil {
		st = step{back: everything, to: append([]screen{newHome(s, track)}, st.to...)}
	}
	return st
}

// reach puts the focus on what is no question: a letter, or what was written in
// an earlier pass, which is opened.
func (p *page) reach(f found.Finding) {
	for i, s := range p.slots {
		switch part := s.part.(type) {
		case *copied:
			if f.Letter != "" && f.Letter == part.of.id && !f.Earlier {
				p.setFocus(i, field.Above)
			}
		case *pastPart:
			if f.Earlier && part.pass == f.Pass && (f.Letter == part.id || f.Spot.Question == part.id) {
				part.open = true
				p.setFocus(i, field.Above)
			}
		}
	}
}

// goneAnswer shows words whose question is no longer in the book.
type goneAnswer struct{ list }

func newGoneAnswer(f found.Finding) *goneAnswer {
	g := &goneAnswer{}
	g.above = func(width int, t theme.Theme) []string {
		lines := []string{t.Title.Render("An earlier answer"), ""}
		lines = append(lines, sentence(text.CleanLine(f.Title), width, t.Label)...)
		lines = append(lines, ownLines(f.Text, width, t)...)
		return append(append(lines, ""), sentence("The book doesn't ask this any more. Your words are kept, and printed under earlier answers.", width, t.Faint)...)
	}
	g.menu.keys = newListKeys("choose", "back")
	g.menu.set([]choice{{label: "Back to the search", do: func() (step, tea.Cmd) { return back(), nil }}})
	return g
}

// Update implements [screen].
func (g *goneAnswer) Update(msg tea.Msg) (step, tea.Cmd) {
	st, cmd, _ := g.update(msg)
	return st, cmd
}

// Header implements [screen].
func (g *goneAnswer) Header() (string, string) { return "Search", "" }
