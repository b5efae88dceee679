package ui

import (
	"groundwork/content"
)

// HelpLines are the help lines of the person's country, whose code is "" where
// none is known, and the directory for everywhere else.
type HelpLines struct {
	Country  content.HelpCountry
	Anywhere content.HelpLine
}

const (
	danger        = "If you might end your life or hurt someone, call now:" // before any help line
	numbersChange = "Numbers change: check with the directory. Calls and texts can show on a bill."
)

// First are the numbers for right now: the emergency number, and somebody to
// talk to.
func (h HelpLines) First(width int, t Theme) []string {
	lines := Sentence(danger, width, t.Label)
	if h.Country.Code == "" {
		lines = append(lines, Sentence("The emergency number where you are, such as 112 or 911.", width, t.Body)...)
		return append(lines, helpLine(h.Anywhere, width, t)...)
	}
	lines = append(lines, h.emergency(width, t)...)
	if i := h.talking(); i >= 0 {
		lines = append(lines, helpLine(h.Country.Lines[i], width, t)...)
	}
	return lines
}

// Others are those that First leaves out.
func (h HelpLines) Others(width int, t Theme) []string {
	if h.Country.Code == "" {
		return Sentence(numbersChange, width, t.Faint)
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
func (h HelpLines) For(first content.Audience, width int, t Theme) []string {
	var lines []string
	if h.Country.Code != "" {
		lines = h.emergency(width, t)
		if first == content.ForHarm {
			lines = append(lines, Sentence(h.Country.NoneForHarm(h.Anywhere), width, t.Body)...)
		}
		for _, l := range h.Country.LinesFor(first) {
			lines = append(lines, helpLine(l, width, t)...)
		}
	}
	return append(lines, h.elsewhere(width, t)...)
}

// talking is which line is for anyone, the first where there are several, or -1.
func (h HelpLines) talking() int {
	for i, l := range h.Country.Lines {
		if l.Serves(content.ForAnyone) {
			return i
		}
	}
	return -1
}

// elsewhere is the directory, and what holds for every line.
func (h HelpLines) elsewhere(width int, t Theme) []string {
	return append(append(helpLine(h.Anywhere, width, t), ""), Sentence(numbersChange, width, t.Faint)...)
}

func (h HelpLines) emergency(width int, t Theme) []string {
	c := h.Country
	return helpLine(content.HelpLine{Name: "Emergency, " + c.Name, Reach: c.Emergency, Note: c.Note}, width, t)
}

func helpLine(l content.HelpLine, width int, t Theme) []string {
	lines := Sentence(l.Title(), width, t.Label)
	for _, under := range []string{l.Contact(), l.Note} {
		if under == "" {
			continue
		}
		for _, l := range Sentence(under, width-2, t.Body) {
			lines = append(lines, "  "+l)
		}
	}
	return lines
}

// RightNowDetail says what is there, where there is room for it.
func RightNowDetail(width int) string {
	if width < Narrow-2 {
		return ""
	}
	return "settle, help lines, stop for today"
}
