package settings

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/store/seal"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
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
func (st *settingsScreen) protection() []ui.Choice {
	s := st.session
	if _, ok := s.Keeper(); !ok {
		return nil
	}
	detail := "none"
	if s.Autosave.Protected {
		detail = "set"
	}
	return []ui.Choice{{Label: "Passphrase", Detail: detail, Step: route.To(route.Protection{})}}
}

// protectionScreen offers what can be done about the passphrase.
type protectionScreen struct {
	ui.List
	session *session.Session
}

func newProtection(s *session.Session) *protectionScreen {
	items := setting()
	if s.Autosave.Protected {
		items = changing()
	}
	p := &protectionScreen{session: s}
	p.List = *ui.NewList("choose", "back", p.heading, items...)
	p.Left = "Passphrase"
	return p
}

// Enter implements [ui.Screen]: it looks where words lie open.
func (p *protectionScreen) Enter() tea.Cmd { return tea.Batch(p.List.Enter(), p.session.LookBeside()) }

func (p *protectionScreen) heading(width int, t ui.Theme) []string {
	about := []string{"A passphrase keeps out somebody who has the file, or opens the program while you are away. It can't help against somebody who can make you tell it, or who watches what is typed. If it is forgotten, and there is no recovery code, nobody can open the workbook again. Backups and prints made before stay as they were."}
	if open := openPlaces(p.session); open != "" {
		about = append(about, open)
	}
	return ui.Titled("Passphrase", about...)(width, t)
}

// setting are the ways to a first passphrase.
func setting() []ui.Choice {
	return []ui.Choice{
		asksFor(route.SetOwn, "Set a passphrase", "One of your own. Several words are safer than one."),
		asksFor(route.SetMadeUp, "Make one up for me", "Seven words chosen by chance, to write down or learn."),
	}
}

// changing are the ways on from a passphrase there is.
func changing() []ui.Choice {
	takeAway := asksFor(route.Remove, "Take it away", "Then anybody who has the file can read it.")
	takeAway.Destroys = true
	return []ui.Choice{
		asksFor(route.ChangeOwn, "Change it", ""),
		asksFor(route.ChangeMadeUp, "Change it for one made up", "Seven words chosen by chance, to write down or learn."),
		asksFor(route.NewCode, "A new recovery code", "A code to write down, that opens the workbook if the passphrase is forgotten."),
		takeAway,
	}
}

// asksFor leads to the screen that asks for what a change takes.
func asksFor(do route.Rekeying, label, about string) ui.Choice {
	return ui.Choice{Label: label, About: about, Step: route.Replace(route.Passphrase{Do: do})}
}

// planOf is what a change of the key takes. It is made only when it is asked for,
// because it may hold a passphrase.
func planOf(k session.Keeper, do route.Rekeying) rekeying {
	set := func(typed [][]byte) (string, error) { return "", k.SetPassphrase(typed[0]) }
	change := func(typed [][]byte) (string, error) { return "", k.ChangePassphrase(typed[0], typed[1]) }
	after := "Backups made before still open with the old one."
	if k.HasRecoveryCode() {
		after += " The recovery code opens nothing any more; a new one can be made."
	}
	switch do {
	case route.SetOwn:
		return rekeying{title: "Set a passphrase", asks: []string{"A passphrase", askAgain}, after: forgotten, act: set}
	case route.SetMadeUp:
		return rekeying{title: "Set a passphrase", asks: []string{askThese}, madeUp: seal.NewPassphrase(), after: forgotten, act: set}
	case route.ChangeOwn:
		return rekeying{title: "Change the passphrase", asks: []string{askNow, askNew, askAgain}, fresh: 1, after: after, act: change}
	case route.ChangeMadeUp:
		return rekeying{title: "Change the passphrase", asks: []string{askNow, askThese}, fresh: 1, madeUp: seal.NewPassphrase(), after: after, act: change}
	case route.NewCode:
		return rekeying{title: "A new recovery code", asks: []string{askNow}, fresh: 1, act: func(typed [][]byte) (string, error) {
			return k.NewRecoveryCode(typed[0])
		}}
	case route.Remove:
		return rekeying{title: "Take the passphrase away", asks: []string{askNow}, fresh: 1, act: func(typed [][]byte) (string, error) {
			return "", k.RemovePassphrase(typed[0])
		}}
	}
	return rekeying{}
}
