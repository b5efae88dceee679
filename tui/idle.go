package tui

import (
	"strconv"

	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// idleChoice is the idle time among the settings.
func idleChoice(s *sitting) ui.Choice {
	label := "Cover the screen"
	if s.desk.protected {
		label = "Lock"
	}
	return ui.Choice{Label: label, Detail: idleName(s.workbook().Settings().IdleMinutes), Step: route.To(route.IdleTimes{})}
}

// idleName says an idle time in words.
func idleName(minutes int) string {
	switch {
	case minutes < 0:
		return "only with ctrl+l"
	case minutes == 0:
		return idleName(int(usualIdle.Minutes()))
	case minutes == 1:
		return "after a minute"
	}
	return "after " + strconv.Itoa(minutes) + " minutes"
}

func newIdleTimes(s *sitting) *ui.List {
	title := "When nobody types, cover the screen"
	about := "The screen goes empty; any key brings it back. It hides from a glance, and locks nothing: a passphrase does that. ctrl+l covers it at once."
	if s.desk.protected {
		title = "When nobody types, lock"
		about = "The screen goes empty and asks for the passphrase. What you wrote is saved first. ctrl+l locks at once."
	}
	l := ui.Alternatives("Settings", title, []string{about})
	for _, minutes := range []int{1, 5, 15, 30, neverIdle} {
		if idleName(s.workbook().Settings().IdleMinutes) == idleName(minutes) {
			l.At = len(l.Items)
		}
		l.Items = append(l.Items, keeping(s, idleName(minutes), func(settings *content.Settings) { settings.IdleMinutes = minutes }))
	}
	return l
}
