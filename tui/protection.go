package tui

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/store/seal"
)

// What is asked for on the way to another passphrase.
const (
	askNow   = "The passphrase now"
	askNew   = "A new passphrase"
	askAgain = "The same again"
	askThese = "Type them here"
)

const forgotten = "From now on it opens with this passphrase only. If it is forgotten, nobody can open the workbook again. A recovery code on paper helps: Settings, Passphrase."

// protection is the passphrase among the settings.
func (st *settingsScreen) protection() []choice {
	s := st.sitting
	k, ok := s.keeper()
	if !ok {
		return nil
	}
	detail := "none"
	if s.desk.protected {
		detail = "set"
	}
	return []choice{{label: "Passphrase", detail: detail, do: func() (step, tea.Cmd) {
		return open(newProtection(s, k)), nil
	}}}
}

// keeper is the notebook if it can have a passphrase: one that keeps nothing has
// nothing to protect.
func (s *sitting) keeper() (Keeper, bool) {
	k, ok := s.desk.notebook.(Keeper)
	return k, ok && !s.desk.traceless
}

// newProtection offers what can be done about the passphrase.
func newProtection(s *sitting, k Keeper) screen {
	items := setting(s, k)
	if s.desk.protected {
		items = changing(s, k)
	}
	a := newAlternatives("Passphrase", "A passphrase keeps out somebody who has the file, or opens the program while you are away. It can't help against somebody who can make you tell it, or who watches what is typed. If it is forgotten, and there is no recovery code, nobody can open the workbook again. Backups and prints made before stay as they were.", items)
	a.head = "Passphrase"
	return a
}

// setting are the ways to a first passphrase.
func setting(s *sitting, k Keeper) []choice {
	set := func(typed [][]byte) (string, error) { return "", k.SetPassphrase(typed[0]) }
	return []choice{
		{label: "Set a passphrase", about: "One of your own. Several words are safer than one.", do: asksFor(s, func() rekeying {
			return rekeying{title: "Set a passphrase", asks: []string{"A passphrase", askAgain}, after: forgotten, act: set}
		})},
		{label: "Make one up for me", about: "Seven words chosen by chance, to write down or learn.", do: asksFor(s, func() rekeying {
			return rekeying{title: "Set a passphrase", asks: []string{askThese}, madeUp: seal.NewPassphrase(), after: forgotten, act: set}
		})},
	}
}

// changing are the ways on from a passphrase there is.
func changing(s *sitting, k Keeper) []choice {
	change := func(typed [][]byte) (string, error) { return "", k.ChangePassphrase(typed[0], typed[1]) }
	after := "Backups made before still open with the old one."
	if k.HasRecoveryCode() {
		after += " The recovery code opens nothing any more; a new one can be made."
	}
	return []choice{
		{label: "Change it", do: asksFor(s, func() rekeying {
			return rekeying{title: "Change the passphrase", asks: []string{askNow, askNew, askAgain}, fresh: 1, after: after, act: change}
		})},
		{label: "Change it for one made up", about: "Seven words chosen by chance, to write down or learn.", do: asksFor(s, func() rekeying {
			return rekeying{title: "Change the passphrase", asks: []string{askNow, askThese}, fresh: 1, madeUp: seal.NewPassphrase(), after: after, act: change}
		})},
		{label: "A new recovery code", about: "A code to write down, that opens the workbook if the passphrase is forgotten.", do: asksFor(s, func() rekeying {
			return rekeying{title: "A new recovery code", asks: []string{askNow}, fresh: 1, act: func(typed [][]byte) (string, error) {
				return k.NewRecoveryCode(typed[0])
			}}
		})},
		{label: "Take it away", about: "Then anybody who has the file can read it.", do: asksFor(s, func() rekeying {
			return rekeying{title: "Take the passphrase away", asks: []string{askNow}, fresh: 1, act: func(typed [][]byte) (string, error) {
				return "", k.RemovePassphrase(typed[0])
			}}
		})},
	}
}

// asksFor opens the screen that asks; the plan is made only then, because it may
// hold a passphrase.
func asksFor(s *sitting, plan func() rekeying) func() (step, tea.Cmd) {
	return func() (step, tea.Cmd) { return swap(newSecrets(s, plan())), nil }
}
