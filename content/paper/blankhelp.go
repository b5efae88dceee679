package paper

import (
	"slices"

	"groundwork/content"
)

// Help is the help lines on a blank form: those of one country, and where to find
// others. A Country without a name leaves a line for the number to be written on.
type Help struct {
	Country  content.HelpCountry
	Anywhere content.HelpLine
}

// helpID is the id of the section at the end of a form that has the help lines.
const helpID = "help"

func turnToHelp(when string) Turn { return Turn{If: when, ID: helpID, Title: titleHelp} }

// helpLines returns the lines where they are asked about, or the way to them: in full
// beside the questions about safety and at the end is enough. On the page for a bad night
// those that come first leave room for all of it on one side.
func (f *form) helpLines(p *content.Page, b *content.HelpLines) []Node {
	switch {
	case hasGate(p):
		return []Node{f.selection.Help.box(b.For, numbersChange)}
	case p == f.book.Tonight():
		return []Node{f.selection.Help.first().box(b.For, "Calls and texts can show on a bill.")}
	case f.book.Before != nil && asksBefore(p): // its way leads there too
		return nil
	}
	return []Node{turnToHelp("For somebody to talk to")}
}

// asksBefore reports whether a page asks how stirred up somebody is.
func asksBefore(p *content.Page) bool {
	return slices.ContainsFunc(p.Blocks, func(b content.Block) bool { _, ok := b.(*content.Before); return ok })
}

// safetyID is the id of the section of a form for when it isn't safe.
const safetyID = "safety"

// safety returns the pages for when it isn't safe. Every form has them, whatever else
// is on it: nobody has to choose them, or to ask for them.
func safety(b *content.Book, s Selection) []Node {
	if b.Safety == nil {
		return nil
	}
	f := newForm(b, b.Safety.Track, s)
	f.selection.ShortWay = false
	var nodes []Node
	for _, p := range b.Safety.Pages() {
		f.whys = nil
		page := f.page(p)
		nodes = append(nodes, section(f.fill(p.Title), append(append(page, f.whys...), turnToHelp("For somebody to talk to")))...)
	}
	return []Node{Section{Title: f.fill(heading(b.Safety)), ID: safetyID, Nodes: nodes}}
}

// toSafety leads to these pages.
func (f *form) toSafety() []Node {
	if f.book.Safety == nil {
		return nil
	}
	return []Node{Turn{If: "For more to read about this", ID: safetyID, Title: f.fill(heading(f.book.Safety))}}
}

// toGate leads to the questions about safety, in a form without them to what there is to
// read.
func (f *form) toGate() []Node {
	gate := f.t.Gate()
	if gate == nil || !f.selection.holds(gate) {
		return f.toSafety()
	}
	return []Node{Turn{If: "For two questions about fear", ID: gate.ID, Title: f.fill(gate.Title), Before: true}}
}

func hasGate(p *content.Page) bool {
	return slices.ContainsFunc(p.Asks(), func(a *content.Ask) bool { return a.Kind == content.KindGate })
}

// inside returns the last page of a form.
func (h Help) inside() Node {
	return Section{Title: titleHelp, ID: helpID, Nodes: []Node{h.box(content.ForAnyone, numbersChange)}}
}

// first returns the lines that come first, and those for people who worry about their own
// behaviour; where to look is left to the last page, which has all, unless there is no line
// for anyone in all of the country.
func (h Help) first() Help {
	few := h
	few.Country.Lines = nil
	urgent := h.Country.Urgent()
	for i, l := range h.Country.Lines {
		if slices.Contains(urgent, i) || l.Serves(content.ForHarm) && l.Within == "" {
			few.Country.Lines = append(few.Country.Lines, l)
		}
	}
	if h.Country.Covers(content.ForAnyone) {
		few.Anywhere = content.HelpLine{}
	}
	return few
}

const numbersChange = "Numbers change: check with the directory while nothing is urgent. Calls and texts can show on a bill."

// box returns the lines in a box, those for an audience first, and what there is to know of
// all of them last.
func (h Help) box(first content.Audience, last string) Box {
	b := Box{Title: titleHelp}
	if h.Country.Name == "" {
		b.Nodes = append(b.Nodes, Question{Label: "The emergency number where I am", Hint: "In many countries it is 112 or 911.", Nodes: []Node{Ruled{Lines: 1, Short: true}}})
	} else {
		b.Title = Labelled(titleHelp, line(h.Country.Name))
		b.Nodes = append(b.Nodes, strongly("Emergency: "+line(h.Country.Emergency)))
		b.Nodes = append(b.Nodes, remarks(h.Country.Note)...)
	}
	for _, l := range h.Country.LinesFor(first) {
		b.Nodes = append(b.Nodes, helpLine(l))
	}
	if h.Country.Name != "" && h.Anywhere.Name != "" {
		b.Nodes = append(b.Nodes, remarks(h.Country.NoneForHarm(h.Anywhere))...)
	}
	if h.Anywhere.Name != "" {
		b.Nodes = append(b.Nodes, helpLine(h.Anywhere))
	}
	b.Nodes = append(b.Nodes, plain(last)...)
	return b
}

// remarks returns a paragraph of what there is to say, or nothing.
func remarks(s string) []Node {
	if s == "" {
		return nil
	}
	return plain(line(s))
}

func helpLine(l content.HelpLine) Node {
	reach := ": " + line(l.Contact())
	if l.Note != "" {
		reach += ". " + line(l.Note)
	}
	return Paragraph{content.Para{Style: content.Bullet, Spans: []content.Span{
		{Text: line(l.Title()), Strong: true}, {Text: reach},
	}}}
}

// The titles of the boxes that hold what is said on a careful route. Everybody
// reads them.
const (
	cautionSolo      = "If it may not be safe for you"
	cautionNoContact = "If they may be afraid of you, or you are to stay away"
	cautionEither    = "If it may not be safe for you, or they may be afraid of you"
	cautionBoth      = "If it may not be safe for you, and they may be afraid of you too"
)

// cautionOf returns the title of the box for what a condition keeps to the careful
// routes, or "" where it can hold on the open one.
func cautionOf(c content.Condition) string {
	if !c.Careful() {
		return ""
	}
	words := c[content.RouteKey]
	solo := slices.Contains(words, "solo") || slices.Contains(words, "only-solo")
	feared := slices.Contains(words, "no-contact") || slices.Contains(words, "only-no-contact")
	switch {
	case solo && feared:
		return cautionEither
	case solo:
		return cautionSolo
	case feared:
		return cautionNoContact
	}
	return cautionBoth
}

// boxed puts what is said on a careful route into its box.
func (f *form) boxed(c content.Condition, nodes []Node) []Node {
	title := cautionOf(c)
	if title == "" || len(nodes) == 0 {
		return nodes
	}
	return []Node{Box{Title: title, Nodes: nodes}}
}

// joinBoxes makes one box of neighbours under the same title.
func joinBoxes(nodes []Node) []Node {
	var joined []Node
	for _, n := range nodes {
		if b, ok := n.(Box); ok && len(joined) > 0 {
			if above, ok := joined[len(joined)-1].(Box); ok && above.Title == b.Title {
				above.Nodes = append(above.Nodes, b.Nodes...)
				joined[len(joined)-1] = above
				continue
			}
		}
		joined = append(joined, n)
	}
	return joined
}
