package help

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"

	"groundwork/content/text"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// newHelp returns whom to call first, then all help lines, then the keys, made
// from the bindings of the screen it was opened on. In plain lines there are no keys.
func newHelp(s *session.Session, to route.Help) *ui.List {
	var l *ui.List
	l = ui.NewList("choose", "back", func(width int, t ui.Theme) []string {
		return append([]string{t.Title.Render("Help"), ""}, ui.HelpLines(s.Help()).First(l.Frame, width, t)...)
	})
	l.Left = "Help"
	l.Below = func(width int, t ui.Theme) []string {
		lines := ui.HelpLines(s.Help()).Others(l.Frame, width, t)
		for _, p := range []string{
			"Nothing you write is ever scanned for signs of crisis, and nobody is told. If you need somebody, the call is yours to make.",
			"Started as groundwork --no-trace, the book keeps nothing. What it kept can be erased with groundwork erase.",
			"Talking with a counsellor or a therapist is something many people do, whatever they are working on.",
		} {
			lines = append(append(lines, ""), ui.Sentence(p, width, t.Body)...)
		}
		if l.Frame.InLines() {
			return append(lines, "", "Type help to hear what can be typed.")
		}
		return append(append(lines, ""), keyLines(s, to.Keys, width, t)...)
	}
	l.Fill = func() []ui.Choice { // another country may have been chosen
		return append([]ui.Choice{
			ui.BackChoice("Back to where you were"),
			notHere(s),
			{Label: "Right now", Detail: ui.RightNowDetail(l.Frame.Width), Step: route.To(route.RightNow{FromHelp: true})},
		}, safetyChoice(s)...)
	}
	return l
}

func keyLines(s *session.Session, keys []key.Binding, width int, t ui.Theme) []string {
	lines := []string{t.Label.Render("Keys")}
	g := ui.NewGlobalKeys()
	if s.Autosave.Protected {
		g.Cover.SetHelp("ctrl+l", "lock; the passphrase opens it again")
	}
	for _, b := range append(slices.Clone(keys), g.Save, g.Cover, g.Suspend, g.Help, g.Leave, g.CopyOrLeave) {
		if !b.Enabled() || b.Help().Desc == "" {
			continue
		}
		lines = append(lines, keyLine(b.Help().Key, b.Help().Desc, width, t)...)
	}
	return append(append(lines, ""), ui.Sentence("Tab, shift+tab, arrows, enter, space, esc, ctrl+g and ctrl+q are enough for everything; the other keys are shortcuts. A key means one thing everywhere: enter is this, and on, and passes by a choice you have not moved in; space ticks and chooses; arrows move, and in a single choice moving is choosing, unless arrows brought you to it: then space or enter chooses; tab is the next stop; esc is one step back. Where there is no text to write in, ? is help, / searches, and q leaves from Home.", width, t.Faint)...)
}

// keyColumn is where it stands what a key does.
const keyColumn = 14

// keyLine says what a key does beside its name, on as many lines as that takes: all of it
// further in, beneath the name where there is no room beside it.
func keyLine(name, does string, width int, t ui.Theme) []string {
	column := keyColumn
	if width < 2*keyColumn {
		column = 2
	}
	lines := ui.Sentence(does, max(width-column, 1), t.Body)
	for i, l := range lines {
		lines[i] = strings.Repeat(" ", column) + l
	}
	if gap := column - text.Width(name); gap > 0 {
		lines[0] = t.Strong.Render(name) + lines[0][column-gap:]
		return lines
	}
	return append([]string{t.Strong.Render(name)}, lines...)
}

// newDistress answers a rating of eight or more: the number first, then three
// ways on as equals.
func newDistress(s *session.Session) *ui.List {
	var l *ui.List
	l = ui.NewList("choose", "back", func(width int, t ui.Theme) []string {
		lines := append(ui.Sentence("That is a lot to carry right now", width, t.Title), "")
		return append(lines, ui.HelpLines(s.Help()).First(l.Frame, width, t)...)
	})
	l.Below = func(width int, t ui.Theme) []string {
		return ui.Sentence("More lines: ctrl+g.", width, t.Faint)
	}
	l.Fill = func() []ui.Choice { // another country may have been chosen
		return []ui.Choice{
			stopHere("Stop here for today"),
			{Label: "Settle first", Step: route.Replace(route.Settle{})},
			ui.BackChoice("Go on"),
			{Label: "Right now", Apart: true, Step: route.To(route.RightNow{})},
			notHere(s),
		}
	}
	return l
}
