package tui

import (
	"slices"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"groundwork/content/text"
)

// counts takes what the terminal says of how it counts columns. Bubble Tea asks it, and
// has it count characters as they are seen, where it can.
func (a *App) counts(report tea.ModeReportMsg) {
	if report.Mode != ansi.ModeUnicodeCore {
		return
	}
	switch report.Value {
	case ansi.ModeReset, ansi.ModeSet, ansi.ModePermanentlySet:
		a.widths = text.Whole
		a.layout()
	case ansi.ModeNotRecognized, ansi.ModePermanentlyReset:
	}
}

// countAgain has the terminal count so again after something else had it: what Bubble
// Tea switched off with the rest it doesn't switch on again.
func (a *App) countAgain() tea.Cmd {
	if a.widths != text.Whole {
		return nil
	}
	return tea.Raw(ansi.SetModeUnicodeCore)
}

// fitting returns what is on the screen so that the terminal draws it where it is meant
// to be: a line that is too long would push down all the others.
func (a *App) fitting(screen string) string {
	screen = a.widths.Settled(screen, a.between == tmux)
	tooLong := func(l string) bool {
		return len(l) > a.width && utf8.RuneCountInString(l) < len(l) && !a.widths.Fits(l, a.width)
	}
	lines := strings.Split(screen, "\n")
	if !slices.ContainsFunc(lines, tooLong) { // nearly always
		return screen
	}
	for i, l := range lines {
		if tooLong(l) {
			lines[i] = a.widths.Cut(l, a.width)
		}
	}
	return strings.Join(lines, "\n")
}

// terminalTells takes what the terminal, and what stands around the program, tell of
// themselves.
func (a *App) terminalTells(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.ModeReportMsg:
		a.counts(msg)
	case uv.SecondaryDeviceAttributesEvent:
		a.answered(msg)
	case tea.EnvMsg:
		return a.environ(msg)
	}
	return nil
}
