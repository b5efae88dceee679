package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"groundwork/tui/ui"
)

// between is what stands between the program and the terminal that a person looks at.
type between int

const (
	nothing between = iota
	tmux
	screen  // GNU screen
	console // of Linux: there is no clipboard behind it
)

// What each answers first to the question what it is.
const tmuxAnswers, screenAnswers = 'T', 'S'

// mostCopied is how many bytes terminals are sure to take for the clipboard. As they
// are sent, in base64, they stay under 100,000.
const mostCopied = 70_000

// mostScreen is how much of a sequence GNU screen takes at once, with some to spare:
// it draws the rest on the page.
const mostScreen = 700

// environ finds out what is between, as far as the environment tells. Who came by ssh
// has to ask: screen and tmux have the same name there.
func (a *App) environ(env tea.EnvMsg) tea.Cmd {
	name, muxed := env.Getenv("TERM"), false
	switch {
	case env.Getenv("TMUX") != "":
		a.between, muxed = tmux, true
	case env.Getenv("STY") != "", strings.HasPrefix(name, "screen"):
		a.between, muxed = screen, true
	case name == "linux":
		a.between = console
	}
	if !muxed && !strings.HasPrefix(name, "tmux") {
		return nil
	}
	return tea.Raw(ansi.RequestSecondaryDeviceAttributes)
}

// answered takes the answer.
func (a *App) answered(device uv.SecondaryDeviceAttributesEvent) {
	if len(device) == 0 {
		return
	}
	switch device[0] {
	case tmuxAnswers:
		a.between = tmux
	case screenAnswers:
		a.between = screen
	}
}

// copyOut sends a text to the terminal, for other programs. No terminal says what it
// made of that, so nor does the footer.
func (a *App) copyOut(msg ui.CopyMsg) tea.Cmd {
	sequence := ansi.SetSystemClipboard(msg.Text)
	a.said = "Sent to the terminal, for other programs to paste."
	switch {
	case a.between == console:
		a.said = "Copied here only: this terminal hands nothing to other programs."
		return nil
	case len(msg.Text) > mostCopied:
		a.said = "Copied here only: it is too long for other programs."
		return nil
	case a.between == tmux:
		a.said = "Sent to tmux. With its set-clipboard on other programs can paste it."
	case a.between == screen:
		sequence = ansi.ScreenPassthrough(sequence, mostScreen)
		a.said = "Sent through screen to the terminal, for other programs to paste."
	}
	return tea.Raw(sequence)
}
