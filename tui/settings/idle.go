package settings

import (
	"strconv"

	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// idleChoice is the idle time among the settings.
func idleChoice(s *session.Session) ui.Choice {
	label := "Cover the screen"
	if s.Autosave.Protected {
		label = "Lock"
	}
	return ui.Choice{Label: label, Detail: idleName(s.Workbook().Settings().IdleMinutes), Step: route.To(route.IdleTimes{})}
}

// idleName says an idle time in words.
func idleName(minutes int) string {
	switch {
	case minutes < 0:
		return "only with ctrl+l"
	case minutes == 0:
		return idleName(int(session.UsualIdle.Minutes()))
	case minutes == 1:
		return "after a minute"
	}
	return "after " + strconv.Itoa(minutes) + " minutes"
}

func newIdleTimes(s *session.Session) *ui.List {
	title := "When nobody types, cover the screen"
	about := "The screen goes empty; any key brings it back. It hides from a glance, and locks nothing: a passphrase does that. ctrl+l covers it at once."
	if s.Autosave.Protected {
		title = "When nobody types, lock"
		about = "The screen goes empty and asks for the passphrase. What you wrote is saved first. ctrl+l locks at once."
	}
	l := ui.Alternatives("Settings", title, []string{about})
	for _, minutes := range []int{1, 5, 15, 30, session.NeverIdle} {
		if idleName(s.Workbook().Settings().IdleMinutes) == idleName(minutes) {
			l.At = len(l.Items)
		}
		l.Items = append(l.Items, keeping(s, idleName(minutes), func(settings *content.Settings) { settings.IdleMinutes = minutes }))
	}
	return l
}
