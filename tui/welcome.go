package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/theme"
)

// start is the stack a sitting begins with: the welcome for somebody new,
// otherwise the page where they stopped, with the way home beneath it.
func (s *sitting) start(notices []string) []screen {
	stack := append(s.resume(), s.keepsake()...)
	if len(notices) > 0 {
		stack = append(stack, newNotice(notices))
	}
	return stack
}

func (s *sitting) resume() []screen {
	place, ok := s.workbook().Place()
	track := s.book.Track(place.Track)
	if !ok || track == nil {
		return []screen{newWelcome(s)}
	}
	stack := []screen{newHome(s, track)}
	if p := s.spotPage(track, place.Spots[track.ID]); p != nil {
		stack = append(stack, newContents(s, track, nil), newPage(s, p, place.Spots[track.ID]))
	}
	return stack
}

// spotPage is the page of a spot. A question that moved takes the person along.
// The chapter of the spot is looked at first: most often no other has to be read.
func (s *sitting) spotPage(track *content.Track, spot content.Spot) *content.Page {
	for _, c := range track.Chapters {
		if c.ID != spot.Chapter {
			continue
		}
		if p := c.Page(spot.Page); p != nil && (spot.Question == "" || asks(p, spot.Question)) {
			return p
		}
	}
	if _, p := track.Ask(spot.Question); p != nil {
		return p
	}
	return track.Page(spot.Page)
}

func asks(p *content.Page, question string) bool {
	return slices.ContainsFunc(p.Asks(), func(a *content.Ask) bool { return a.ID == question })
}

// welcome is seen once, at the first start.
type welcome struct {
	list
	sitting *sitting
}

func newWelcome(s *sitting) *welcome {
	w := &welcome{sitting: s}
	w.above = w.text
	w.menu.keys = newListKeys("choose", "")
	w.menu.keys.back.SetEnabled(false)
	w.refresh()
	return w
}

// Enter implements [screen].
func (w *welcome) Enter() tea.Cmd {
	w.refresh()
	return nil
}

// refresh offers a passphrase as long as there is none.
func (w *welcome) refresh() {
	s := w.sitting
	items := []choice{{label: "Go on", do: func() (step, tea.Cmd) { return open(newTracks(s)), nil }}}
	if k, ok := s.keeper(); ok && !s.desk.protected {
		items = append(items, choice{label: "Set a passphrase first", do: func() (step, tea.Cmd) {
			return open(newProtection(s, k)), nil
		}})
	}
	elsewhere := s.notHere()
	elsewhere.beside = true
	items = append(items,
		choice{label: "Help lines", do: func() (step, tea.Cmd) { return open(newHelp(s, nil)), nil }},
		elsewhere,
		choice{label: "Print a blank form", do: func() (step, tea.Cmd) { return open(newBlankForm(s)), nil }},
	)
	if len(items) < len(w.menu.items) {
		w.menu.at = 0 // there is a passphrase now: go on
	}
	w.menu.set(items)
}

// kept says what becomes of the words.
func (w *welcome) kept() string {
	const offline = "It works offline; nothing is ever sent. "
	switch {
	case w.sitting.desk.traceless:
		return offline + "In this sitting nothing is kept either: when you leave, what you wrote is gone."
	case w.sitting.desk.protected:
		return offline + "What you write stays in one file on this computer, locked with your passphrase."
	}
	return offline + "What you write stays in one file on this computer. Without a passphrase anyone who can open that file can read it."
}

func (w *welcome) text(width int, t theme.Theme) []string {
	lines := []string{t.Title.Render("groundwork"), ""}
	leaving := "ctrl+q leaves at once: the screen goes blank, your words are saved. It can't hide that you opened the program, or what somebody saw over your shoulder."
	if w.sitting.desk.traceless {
		leaving = "ctrl+q leaves at once: the screen goes blank. It can't hide that you opened the program, or what somebody saw over your shoulder."
	}
	for i, p := range []string{
		"A private workbook for the time after trust was broken: for when you were hurt, and for when you hurt someone.",
		w.kept(),
		leaving,
		"If someone checks this computer, a safer one or paper may be better.",
	} {
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, sentence(p, min(width, 60), t.Body)...)
	}
	return lines
}

// Update implements [screen].
func (w *welcome) Update(msg tea.Msg) (step, tea.Cmd) {
	st, cmd, _ := w.update(msg)
	return st, cmd
}

// Header implements [screen].
func (w *welcome) Header() (string, string) { return "", "" }

// tracks asks which track to begin or go to.
type tracks struct {
	list
}

func newTracks(s *sitting) *tracks {
	t := &tracks{}
	t.above = func(width int, th theme.Theme) []string {
		lines := []string{th.Title.Render("Which of these is it for you?"), ""}
		return append(lines, sentence("It can be both. You can change over at any time; each keeps its own pages.", width, th.Body)...)
	}
	t.menu.keys = newListKeys("choose", "back")
	var items []choice
	for i, track := range s.book.Tracks {
		items = append(items, choice{
			label: track.Title, about: track.About, apart: i > 0,
			do: func() (step, tea.Cmd) { return s.begin(track) },
		})
	}
	t.menu.set(items)
	return t
}

// begin goes to a track: to its first page if it is new, else to its home. The
// profile is written either way, so that its being there tells nothing.
func (s *sitting) begin(track *content.Track) (step, tea.Cmd) {
	profile, begun := s.workbook().Profile(track.ID)
	place, _ := s.workbook().Place()
	place = placeAt(place, track.ID, place.Spots[track.ID])
	records := []content.Record{profile, place}
	if settings := s.workbook().Settings(); s.chosen != "" && settings.Country != s.chosen {
		settings.Country = s.chosen // chosen before there was anything to keep it in
		records = append(records, settings)
	}
	cmd := s.desk.put(records...)
	st := step{back: everything, to: []screen{newHome(s, track)}}
	if !begun {
		first := track.Pages()[0]
		st.to = append(st.to, newContents(s, track, nil), newPage(s, first, content.Spot{}))
	}
	return st, cmd
}

// placeAt is a copy of the place with the spot of one track changed, and that
// track the one the person is in.
func placeAt(p content.Place, track content.TrackID, spot content.Spot) content.Place {
	spots := map[content.TrackID]content.Spot{}
	for id, s := range p.Spots {
		spots[id] = s
	}
	spots[track] = spot
	p.Track, p.Spots = track, spots
	return p
}

// Update implements [screen].
func (t *tracks) Update(msg tea.Msg) (step, tea.Cmd) {
	st, cmd, _ := t.update(msg)
	return st, cmd
}

// Header implements [screen].
func (t *tracks) Header() (string, string) { return "groundwork", "" }

// notice says, before anything else, what was noticed at opening.
type notice struct{ list }

func newNotice(sentences []string) *notice {
	n := &notice{}
	n.above = func(width int, t theme.Theme) []string {
		lines := []string{t.Title.Render("Before you go on")}
		for _, s := range sentences {
			lines = append(append(lines, ""), sentence(s, width, t.Body)...)
		}
		return lines
	}
	n.menu.keys = newListKeys("choose", "go on")
	n.menu.set([]choice{{label: "Go on", do: func() (step, tea.Cmd) { return back(), nil }}})
	return n
}

// Update implements [screen].
func (n *notice) Update(msg tea.Msg) (step, tea.Cmd) {
	st, cmd, _ := n.update(msg)
	return st, cmd
}

// Header implements [screen].
func (n *notice) Header() (string, string) { return "groundwork", "" }
