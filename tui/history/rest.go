package history

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// turnChoice wakes an entry of an earlier pass, or lets it rest: no page lists it any more,
// where that could be done. It is the zero choice for what a page lists.
func (v *versionsScreen) turnChoice() ui.Choice {
	now, _ := v.past.present(v.key)
	entry, ok := now.(content.Entry)
	profile, _ := v.past.session.Workbook().Profile(v.key.Track)
	switch {
	case !ok || v.key.Pass == v.past.ask(v.key.ID).PassFor(profile.Pass):
		return ui.Choice{}
	case entry.Rests():
		return ui.Choice{Label: "Wake it", Do: func() (route.Step, tea.Cmd) { return v.turn(entry, false, "It is awake.") }}
	}
	return ui.Choice{Label: "Let it rest", Do: func() (route.Step, tea.Cmd) {
		return v.turn(entry, true, "It rests: out of sight, not gone. Whoever opens the book can show it.")
	}}
}

// turn lets an entry rest, or wakes it.
func (v *versionsScreen) turn(entry content.Entry, rests bool, said string) (route.Step, tea.Cmd) {
	entry.Rest = entry.Turn(rests, v.past.session.Now())
	cmd := v.past.session.Autosave.Put(entry)
	v.refresh()
	v.Saying = said
	return route.Stay(), cmd
}
