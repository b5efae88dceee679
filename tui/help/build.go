// Package help is what helps at once: the help lines, settling, and stopping for
// today.
package help

import (
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// Build makes the screens that help at once; nil for any other route.
func Build(s *session.Session, r route.Route) ui.Screen {
	switch r := r.(type) {
	case route.Help:
		return newHelp(s, r)
	case route.Distress:
		return newDistress(s)
	case route.RightNow:
		return newRightNow(s, r)
	case route.People:
		return newPeople(s)
	case route.Countries:
		return newCountries(s)
	case route.Settle:
		return newSettle()
	case route.Breathing:
		return newBreathing(s, r)
	case route.LookAround:
		return newLookAround()
	case route.Quiet:
		return newQuiet(s)
	case route.EndWell:
		return newEndWell(s)
	case route.Safety:
		return newSafety(s, r)
	case route.Passing:
		return newPassing(s, r.Cautions)
	}
	return nil
}
