package history

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/store"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// versionScreen sets one earlier version beside what is there now.
type versionScreen struct {
	ui.List
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
	v.List = *ui.NewList("choose", "back", func(int, ui.Theme) []string { return v.lines })
	return v
}

// Resize implements [ui.Screen]. Comparing and setting long texts takes a while, so
// that is done here and not for every key.
func (v *versionScreen) Resize(f ui.Frame) {
	v.Frame = f
	v.refresh()
	v.List.Resize(f)
}

func (v *versionScreen) refresh() {
	p := v.of.past
	now, there := "", false
	if r, ok := p.present(v.of.key); ok {
		now, there = p.words(r), true
	}
	then := p.words(v.version.Record)
	width, t := v.Frame.Width, v.Frame.Theme
	v.lines = append(ui.Sentence(v.of.title, width, t.Title), "")
	v.lines = append(append(v.lines, ui.Sentence(v.about(), width, t.Faint)...), "")
	v.lines = append(v.lines, differenceLines(then, now, width, t)...)
	var items []ui.Choice
	if !there || then != now {
		items = append(items, ui.Choice{Label: "Bring this back", Do: v.bringBack})
	}
	v.Set(append(items,
		ui.BackChoice("Back"),
		ui.Choice{Label: "Erase it for good", Destroys: true, Do: func() (route.Step, tea.Cmd) { return v.of.erase(), nil }}))
}

func (v *versionScreen) about() string {
	about := "Written on " + moment(writtenOf(v.version), v.of.past.session.Now())
	if why := whyKept(v.version.Why); why != "" {
		about += ", " + why
	}
	return about + "."
}

// bringBack lets what is there now become a version; the other takes its place
// once that is sure.
func (v *versionScreen) bringBack() (route.Step, tea.Cmd) {
	if v.busy {
		return route.Stay(), nil
	}
	p := v.of.past
	if _, there := p.present(v.of.key); !there {
		return route.Back(), v.put()
	}
	v.busy = true
	return route.Stay(), p.session.Autosave.Consult(func() error {
		p.keeper.KeepNext(v.of.key)
		return nil
	}, func(err error) tea.Msg { return asideMsg{v, err} })
}

func (v *versionScreen) put() tea.Cmd {
	v.said = "it is back; what was there is kept as an earlier version"
	return v.of.past.session.Autosave.Put(v.resting(v.version.Record))
}

// resting returns a version that rests where what is there now does: only its words come
// back.
func (v *versionScreen) resting(then content.Record) content.Record {
	now, _ := v.of.past.present(v.of.key)
	if rest, ok := content.RestOf(now); ok {
		return content.WithRest(then, rest)
	}
	return then
}

func (v *versionScreen) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	v.said = ""
	if msg, ok := msg.(asideMsg); ok {
		if msg.owner != v || !v.busy {
			return route.Stay(), nil
		}
		v.busy = false
		if msg.err != nil {
			v.said = "nothing changed: " + text.CleanLine(msg.err.Error())
			return route.Stay(), nil
		}
		return route.Back(), v.put()
	}
	return v.List.Update(msg)
}

// Said is a sentence for the footer.
func (v *versionScreen) Said() string { return v.said }
