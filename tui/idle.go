package tui

import (
	"strconv"

	"groundwork/tui/route"

	tea "charm.land/bubbletea/v2"
)

// idleChoice is the idle time among the settings.
func idleChoice(s *sitting) choice {
	label := "Cover the screen"
	if s.desk.protected {
		label = "Lock"
	}
	return choice{label: label, detail: idleName(s.workbook().Settings().IdleMinutes), do: func() (route.Step, tea.Cmd) {
		return route.To(route.IdleTimes{}), nil
	}}
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

func newIdleTimes(s *sitting) screen {
	title := "When nobody types, cover the screen"
	about := "The screen goes empty; any key brings it back. It hides from a glance, and locks nothing: a passphrase does that. ctrl+l covers it at once."
	if s.desk.protected {
		title = "When nobody types, lock"
		about = "The screen goes empty and asks for the passphrase. What you wrote is saved first. ctrl+l locks at once."
	}
	a := newAlternatives(title, about, nil)
	for i, minutes := range []int{1, 5, 15, 30, neverIdle} {
		a.menu.items = append(a.menu.items, choice{label: idleName(minutes), do: func() (route.Step, tea.Cmd) {
			settings := s.workbook().Settings()
			settings.IdleMinutes = minutes
			return route.Back(), s.desk.put(settings)
		}})
		if idleName(s.workbook().Settings().IdleMinutes) == idleName(minutes) {
			a.menu.at = i
		}
	}
	return a
}
