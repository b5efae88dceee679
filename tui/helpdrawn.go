package tui

import (
	"groundwork/content"
	"groundwork/tui/ui"
)

// helpLines are the help lines of the person's country, whose code is "" where
// none is known, and the directory for everywhere else.
type helpLines struct {
	Country  content.HelpCountry
	Anywhere content.HelpLine
}

const (
	danger        = "If you might end your life or hurt someone, call now:" // before any help line
	numbersChange = "Numbers change: check with the directory. Calls and texts can show on a bill."
)

// First are the numbers for right now: the emergency number, and somebody to
// talk to.
func (h helpLines) First(width int, t ui.Theme) []string {
	lines := sentence(danger, width, t.Label)
	if h.Country.Code == "" {
		lines = append(lines, sentence("The emergency number where you are, such as 112 or 911.", width, t.Body)...)
		return append(lines, helpLine(h.Anywhere, width, t)...)
	}
	lines = append(lines, h.emergency(width, t)...)
	if i := h.talking(); i >= 0 {
		lines = append(lines, helpLine(h.Country.Lines[i], width, t)...)
	}
	return lines
}

// Others are those that First leaves out.
func (h helpLines) Others(width int, t ui.Theme) []string {
	if h.Country.Code == "" {
		return sentence(numbersChange, width, t.Faint)
	}
	var lines []string
	first := h.talking()
	for i, l := range h.Country.Lines {
		if i != first {
			lines = append(lines, helpLine(l, width, t)...)
		}
	}
	return append(lines, h.elsewhere(width, t)...)
}

// For are all of them, those for the audience first.
func (h helpLines) For(first content.Audience, width int, t ui.Theme) []string {
	var lines []string
	if h.Country.Code != "" {
		lines = h.emergency(width, t)
		if first == content.ForHarm {
			lines = append(lines, sentence(h.Country.NoneForHarm(h.Anywhere), width, t.Body)...)
		}
		for _, l := range h.Country.LinesFor(first) {
			lines = append(lines, helpLine(l, width, t)...)
		}
	}
	return append(lines, h.elsewhere(width, t)...)
}

// talking is which line is for anyone, the first where there are several, or -1.
func (h helpLines) talking() int {
	for i, l := range h.Country.Lines {
		if l.Serves(content.ForAnyone) {
			return i
		}
	}
	return -1
}

// elsewhere is the directory, and what holds for every line.
func (h helpLines) elsewhere(width int, t ui.Theme) []string {
	return append(append(helpLine(h.Anywhere, width, t), ""), sentence(numbersChange, width, t.Faint)...)
}

func (h helpLines) emergency(width int, t ui.Theme) []string {
	c := h.Country
	return helpLine(content.HelpLine{Name: "Emergency, " + c.Name, Reach: c.Emergency, Note: c.Note}, width, t)
}

func helpLine(l content.HelpLine, width int, t ui.Theme) []string {
	lines := sentence(l.Title(), width, t.Label)
	for _, under := range []string{l.Contact(), l.Note} {
		if under == "" {
			continue
		}
		for _, l := range sentence(under, width-2, t.Body) {
			lines = append(lines, "  "+l)
		}
	}
	return lines
}
