package settings

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// newBeginAgain asks once, plainly; not now comes first.
func newBeginAgain(s *session.Session, t *content.Track) *ui.List {
	return ui.Alternatives("Settings", "Begin this track again?",
		[]string{"Its pages will be empty, to be walked once more. All you wrote stays: a page shows it folded away under its question, and print has it in a part of its own. The name you gave and the kind of relationship stay as they are."},
		ui.BackChoice("Not now"),
		ui.Choice{Label: "Begin again", Destroys: true, Do: func() (route.Step, tea.Cmd) { return beginAgain(s, t) }})
}

// beginAgain starts a new pass at the first page. The old one stays as it is.
func beginAgain(s *session.Session, t *content.Track) (route.Step, tea.Cmd) {
	profile, _ := s.Workbook().Profile(t.ID)
	profile.Pass++
	place, _ := s.Workbook().Place()
	cmd := s.Autosave.Put(profile, s.PlaceAt(place, t.ID, content.Spot{}))
	return route.Start(route.Home{Track: t.ID}), cmd
}
