// Package settings is what a person can change: how a track walks with them, the
// look, the idle time, the passphrase, and beginning again.
package settings

import (
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// Build makes the settings; nil for any other route.
func Build(s *session.Session, r route.Route) ui.Screen {
	switch r := r.(type) {
	case route.Settings:
		return newSettings(s, r)
	case route.Setting:
		return newOneQuestion(s, r)
	case route.Cautions:
		return newCautions(s, s.Book.Track(r.Track))
	case route.Looks:
		return newLooks(s)
	case route.IdleTimes:
		return newIdleTimes(s)
	case route.BeginAgain:
		return newBeginAgain(s, s.Book.Track(r.Track))
	case route.Protection:
		return newProtection(s)
	case route.Orphans:
		return newOrphans(s)
	case route.Passphrase:
		return newSecrets(s, r.Do)
	}
	return nil
}
