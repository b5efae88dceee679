package tui

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/store"
	"groundwork/tui/theme"
)

// versionScreen sets one earlier version beside what is there now.
type versionScreen struct {
	list
	of      *versionsScreen
	version store.Version
	lines   []string // the reading, as wide as the screen is
	busy    bool
	said    string
}

// asideMsg says that what is there now will be kept.
type asideMsg struct {
	owner *versionScreen
	err   error
}

func newVersion(of *versionsScreen, version store.Version) *versionScreen {
	v := &versionScreen{of: of, version: version}
	v.above = func(int, theme.Theme) []string { return v.lines }
	v.menu.keys = newListKeys("choose", "back")
	return v
}

// Resize implements [screen]. Comparing and setting long texts takes a while, so
// that is done here and not for every key.
func (v *versionScreen) Resize(f frame) {
	v.frame = f
	v.refresh()
	v.list.Resize(f)
}

func (v *versionScreen) refresh() {
	p := v.of.past
	now, there := "", false
	if r, ok := p.present(v.of.key); ok {
		now, there = p.words(r), true
	}
	then := p.words(v.version.Record)
	width, t := v.frame.Width, v.frame.Theme
	v.lines = append(sentence(v.of.title, width, t.Title), "")
	v.lines = append(append(v.lines, sentence(v.about(), width, t.Faint)...), "")
	v.lines = append(v.lines, differenceLines(then, now, width, t)...)
	var items []choice
	if !there || then != now {
		items = append(items, choice{label: "Bring this back", do: v.bringBack})
	}
	v.menu.set(append(items,
		choice{label: "Erase it for good", do: func() (step, tea.Cmd) {
			return open(newErasure(p, []content.Key{v.of.key}, v.of.depth+2)), nil
		}},
		choice{label: "Back", do: func() (step, tea.Cmd) { return back(), nil }}))
}

func (v *versionScreen) about() string {
	about := "Written on " + moment(writtenOf(v.version), v.of.past.sitting.now())
	if why := whyKept(v.version.Why); why != "" {
		about += ", " + why
	}
	return about + "."
}

// bringBack lets what is there now become a version; the other takes its place
// once that is sure.
func (v *versionScreen) bringBack() (step, tea.Cmd) {
	if v.busy {
		return stay(), nil
	}
	p := v.of.past
	if _, there := p.present(v.of.key); !there {
		return back(), v.put()
	}
	v.busy = true
	aside := p.sitting.desk.consult(func() error {
		p.keeper.KeepNext(v.of.key)
		return nil
	})
	return stay(), func() tea.Msg {
		done, err := aside()
		if !done {
			return nil
		}
		return asideMsg{v, err}
	}
}

func (v *versionScreen) put() tea.Cmd {
	v.said = "it is back; what was there is kept as an earlier version"
	return v.of.past.sitting.desk.put(v.version.Record)
}

// Update implements [screen].
func (v *versionScreen) Update(msg tea.Msg) (step, tea.Cmd) {
	v.said = ""
	if msg, ok := msg.(asideMsg); ok {
		if msg.owner != v || !v.busy {
			return stay(), nil
		}
		v.busy = false
		if msg.err != nil {
			v.said = "nothing changed: " + text.CleanLine(msg.err.Error())
			return stay(), nil
		}
		return back(), v.put()
	}
	st, cmd, _ := v.update(msg)
	return st, cmd
}

// Said is a sentence for the footer.
func (v *versionScreen) Said() string { return v.said }

// Header implements [screen].
func (v *versionScreen) Header() (string, string) { return "Earlier versions", "" }
