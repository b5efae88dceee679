package sitting

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"groundwork/cmd/groundwork/exit"
	"groundwork/tui/session"
)

// outcome is what to tell after a session. A failing save is told by the exit
// code alone: the screen has just been blanked for a reason.
func outcome(ran, saved, closed error) error {
	switch where, broken := session.Broken(saved); {
	case broken:
		return exit.New(exit.Failed, "something broke inside the program at "+where, wordsKept(saved, closed))
	case saved != nil || closed != nil:
		return &exit.Error{Code: exit.Failed}
	case errors.Is(ran, tea.ErrProgramPanic):
		return exit.New(exit.Failed, "something broke while drawing", allKept)
	case errors.Is(ran, tea.ErrProgramKilled):
		return nil // the terminal was closed, and everything is saved
	}
	return ran
}

const allKept = "what you wrote is saved"

// wordsKept says what is true of the words after something broke, or nothing.
func wordsKept(saved, closed error) string {
	switch all, asked := session.Kept(saved); {
	case !all || closed != nil:
		return ""
	case !asked:
		return "what you wrote last may be missing; everything before it is saved"
	}
	return allKept
}
