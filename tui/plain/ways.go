package plain

import (
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// Way is how a screen is heard.
type Way int

// The ways. Where a screen has none, one can only go back.
const (
	None   Way = iota
	List       // what there is to read, and things to choose from by their numbers
	Form       // piece by piece: what is read is said, and what is asked is asked
	Finder     // words to find, and the places by their numbers
	Timed      // each thing is said at its time
	Secret     // nothing of what is typed shows
)

// WayOf is the table of all screens and how they are heard. A screen does the same here
// as it does when it is seen: only what it says, and how it is answered, is another.
func WayOf(to route.Route) Way {
	switch to.(type) {
	case route.Welcome, route.Tracks, route.Notice, route.Returning, route.Home, route.Contents, route.Marked, route.Walked,
		route.Passing, route.Notes, route.Editor, route.Question,
		route.Help, route.Distress, route.RightNow, route.Safety, route.People, route.Countries, route.Settle, route.LookAround,
		route.Quiet, route.EndWell,
		route.Settings, route.Cautions, route.Looks, route.IdleTimes, route.BeginAgain, route.Protection, route.Orphans,
		route.GoneAnswer, route.Words, route.History, route.Rows, route.Versions, route.Erasure, route.Erasing, route.Pick, route.Ticks:
		return List
	case route.Page, route.CheckIn, route.Practice, route.Plan, route.Draft, route.Note, route.Setting,
		route.Print, route.BlankForm, route.Preview:
		return Form
	case route.Search:
		return Finder
	case route.Breathing:
		return Timed
	case route.Passphrase, route.Locked:
		return Secret
	}
	return None
}

// untold is said of what has no way to be heard, so that nobody misses it in silence.
const untold = "This can't be told in lines."

// hear is one visit of a screen.
func (m *Mode) hear(to route.Route, screen ui.Screen) {
	switch WayOf(to) {
	case Form:
		m.form(to, screen.(ui.Formed).Formed())
	case List:
		m.list(screen.(ui.Listed))
	case Finder:
		m.search(screen.(finder))
	case Timed:
		m.breathe(screen.(ui.Spoken))
	case Secret:
		m.secret(screen.(ui.Secret))
	case None:
		m.say(untold)
		_ = m.keys("esc")
	}
}
