package ui

import (
	"slices"

	"groundwork/content"
)

// HelpLines are the help lines of the person's country, whose code is "" where
// none is known, and the directory for everywhere else.
type HelpLines struct {
	Country  content.HelpCountry
	Anywhere content.HelpLine
}

const numbersChange = "Numbers change: check with the directory. Calls and texts can show on a bill, and a page you open stays in the browser's list."

// First are the numbers for right now: the emergency number, somebody to talk to,
// and those for who is being hurt.
func (h HelpLines) First(f Frame, width int, t Theme) []string {
	lines := Sentence(content.InDanger, width, t.Label)
	if h.Country.Code == "" {
		lines = append(lines, Sentence(content.EmergencyAnywhere, width, t.Body)...)
		return append(lines, helpLine(h.Anywhere, width, t)...)
	}
	lines = append(lines, h.emergency(width, t)...)
	for _, i := range h.urgent(f) {
		lines = append(lines, helpLine(h.Country.Lines[i], width, t)...)
	}
	return lines
}

// Others are those that First leaves out.
func (h HelpLines) Others(f Frame, width int, t Theme) []string {
	if h.Country.Code == "" {
		return Sentence(numbersChange, width, t.Faint)
	}
	var lines []string
	first := h.urgent(f)
	for i, l := range h.Country.Lines {
		if !slices.Contains(first, i) {
			lines = append(lines, helpLine(l, width, t)...)
		}
	}
	return append(lines, h.elsewhere(width, t)...)
}

// lowWindow is the height from which there is room for more than one line before
// what one can choose.
const lowWindow = 20

// urgent are the places of the lines that come first. In a low window there is room for
// one: what one can do next must stay in sight.
func (h HelpLines) urgent(f Frame) []int {
	places := h.Country.Urgent()
	if f.Height < lowWindow {
		places = places[:min(1, len(places))]
	}
	return places
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
	} else {
		lines = Sentence(content.EmergencyAnywhere, width, t.Body)
	}
	return append(lines, h.elsewhere(width, t)...)
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
