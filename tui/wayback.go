package tui

import (
	"groundwork/content"
	"groundwork/tui/field"
)

// wayBack makes a screen anew once the workbook has been unlocked, on top of those
// below it; nil where there is nothing to come back to. It is kept while all is
// locked, so it holds ids and places and none of the words.
type wayBack func(s *sitting, below []screen) screen

// returning is a screen one comes back to after unlocking.
type returning interface{ wayBack() wayBack }

// waysBack are the ways to the screens one is on, up to the first that has none.
func (a *App) waysBack() []wayBack {
	var ways []wayBack
	for _, s := range a.stack {
		r, ok := s.(returning)
		if !ok {
			break
		}
		ways = append(ways, r.wayBack())
	}
	return ways
}

// comeBackTo is the stack the ways lead to, or that of a start.
func (s *sitting) comeBackTo(ways []wayBack, notices []string) []screen {
	var stack []screen
	for _, way := range ways {
		made := way(s, stack)
		if made == nil {
			break
		}
		stack = append(stack, made)
	}
	if len(stack) == 0 {
		return s.start(notices)
	}
	if len(notices) > 0 {
		stack = append(stack, newNotice(notices))
	}
	return stack
}

func (h *homeScreen) wayBack() wayBack {
	track, at := h.track, h.menu.at
	return func(s *sitting, _ []screen) screen {
		home := newHome(s, track)
		home.menu.set(home.items())
		home.menu.at = min(at, len(home.menu.items)-1)
		return home
	}
}

func (c *contentsScreen) wayBack() wayBack {
	track := c.track
	return func(s *sitting, _ []screen) screen { return newContents(s, track, nil) }
}

func (p *page) wayBack() wayBack {
	here := p.page
	return func(s *sitting, _ []screen) screen {
		place, _ := s.workbook().Place()
		spot := place.Spots[here.Track().ID]
		if s.spotPage(here.Track(), spot) != here {
			spot = content.Spot{}
		}
		return newPage(s, here, spot)
	}
}

func (n *notesScreen) wayBack() wayBack {
	return func(s *sitting, _ []screen) screen { return newNotes(s) }
}

func (n *notePage) wayBack() wayBack {
	id, focus, offset := n.note.ID, n.focus, 0
	if w := n.writer(); w != nil {
		_, offset = w.Spot()
	}
	return func(s *sitting, below []screen) screen {
		list, ok := below[len(below)-1].(*notesScreen)
		r, kept := s.workbook().Record(content.Note{ID: id}.Key())
		if !ok || !kept {
			return nil
		}
		note := newNote(s, list, r.(content.Note))
		note.setFocus(focus, field.Above)
		if w := note.writer(); w != nil {
			w.Restore("", offset)
		}
		return note
	}
}

func (p *practice) wayBack() wayBack {
	track, ask := p.track, p.ask
	var part string
	var offset int
	if w := p.writer(); w != nil {
		part, offset = w.Spot()
	}
	return func(s *sitting, _ []screen) screen {
		again := newPractice(s, track, ask)
		if w := again.writer(); w != nil && part != "" {
			w.Restore(part, offset)
		}
		return again
	}
}

func (st *settingsScreen) wayBack() wayBack {
	track, at := st.track, st.menu.at
	return func(s *sitting, _ []screen) screen {
		again := newSettings(s, track)
		again.refresh()
		again.menu.at = at
		return again
	}
}

func (c *comeBack) wayBack() wayBack {
	track := c.track
	return func(s *sitting, _ []screen) screen { return newComeBack(s, track) }
}
