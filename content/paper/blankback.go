package paper

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"groundwork/content"
	"groundwork/content/text"
)

// sheetLines is how many lines the entries of a sheet to copy have together: they fill a page,
// and no second one. The first sheet has the title of all above it.
const (
	sheetLines = 24
	firstLines = 21
)

// handNotes stand at the front of a form. They name only what it has: sheets to copy, and
// what can be typed in with the day on the paper.
func handNotes(sheets, days bool) []string {
	fill := "Tick a box, circle a number: what the book says to it is at the back. Beside a title is room for the day."
	if sheets {
		fill += " Copy the sheets at the back as often as you need them."
	}
	code := "The four signs beside a question are its code: typed into Search, in the program, it leads there. What is typed in has the day of the typing"
	if days {
		code += "; check-ins and dated entries can have the day on the paper"
	}
	return []string{
		"Leave out what you like, and write as little as you like. A line is as good as a page. Where there is no room to write, think it: some things are safer in your head.",
		fill, code + ".",
	}
}

// alone is said over a sheet for what is private.
const alone = "Write here only if nobody else can find this sheet. Else think it, and leave the sheet empty."

// repliesID is the id of the section that has what is said to answers on a page.
func repliesID(p *content.Page) string { return "replies-" + p.ID }

// momentsID is the id of the section with what is said before and after heavy pages.
const momentsID = "replies"

// checkIns returns the sheet for the ratings that are given on any day.
func (f *form) checkIns() []Node {
	var cells []Cell
	for _, a := range f.t.Asks() {
		if a.Series() == "" || !f.writes(a) {
			continue
		}
		code := Code(f.t.ID, content.RatedOn(content.OccasionCheckIn, a.ID))
		cells = append(cells, Cell{Label: f.fill(cmp.Or(a.Scale.Short, a.Label)) + " [" + code + "]", Scale: true})
	}
	if len(cells) == 0 {
		return nil
	}
	f.days = true
	cells = append([]Cell{{Label: ColumnDate, Short: true}}, cells...)
	return []Node{Section{Title: titleCheckIn, ID: sheetID(content.OccasionCheckIn), Fresh: true, Nodes: []Node{
		plain("One minute, on any day you like. 0 is the low end, 10 the high one.")[0],
		Cards{Count: entriesOf(cells, firstLines), Cells: cells},
	}}}
}

func sheetID(id string) string { return "sheet-" + id }

// sheet makes a page to copy of a practice that is kept day by day, and leads there.
func (f *form) sheet(a *content.Ask) []Node {
	cells := f.cells(a)
	var nodes []Node
	if a.Private {
		nodes = append(nodes, Box{Title: "Before you write", Nodes: plain(alone)})
	}
	q := Question{ID: Code(f.t.ID, a.ID), Label: f.fill(a.Label), Hint: f.hint(a)}
	q.Nodes = []Node{Cards{Count: entriesOf(cells, sheetLines), Cells: cells}}
	title := f.fill(a.Home)
	f.sheets = append(f.sheets, Section{Title: title, ID: sheetID(a.ID), Fresh: true, Nodes: append(nodes, q)})
	return []Node{Turn{If: "For room to write, day after day", ID: sheetID(a.ID), Title: title}}
}

// entriesOf returns how many entries of such cells have room on so many lines for a hand. What
// is ticked or circled takes less than a line, and more where its options go on below.
func entriesOf(cells []Cell, lines float64) int {
	const less, across = 0.8, 90 // characters
	sum := 0.0
	for _, c := range cells {
		switch {
		case len(c.Options) > 0:
			wide := text.Width(c.Label)
			for _, o := range c.Options {
				wide += text.Width(o) + 6
			}
			sum += less * float64(1+wide/across)
		case c.Scale:
			sum += less
		default:
			sum++
		}
	}
	return max(int(lines/sum), 1)
}

// repliesOf returns what is said to answers on a page.
func (f *form) repliesOf(p *content.Page) []Node {
	var nodes []Node
	for _, a := range p.Asks() {
		if all := f.repliesTo(a); f.writes(a) && len(all) > 0 {
			nodes = append(append(nodes, headed(f.fill(a.OnPaper().Label)+" ["+Code(f.t.ID, a.ID)+"]")), all...)
		}
	}
	return nodes
}

// momentReplies returns what is said before and after heavy pages.
func momentReplies(b *content.Book) []Node {
	f := &form{}
	var nodes []Node
	for _, a := range []*content.Ask{b.Before, b.After} {
		if a != nil {
			nodes = append(append(nodes, headed(f.fill(a.Label))), f.repliesTo(a)...)
		}
	}
	return nodes
}

// headed returns a label over what is said to a question.
func headed(label string) Node {
	return Paragraph{content.Para{Style: content.Heading, Spans: []content.Span{{Text: label}}}}
}

// repliesTo returns what is said to each answer to a question.
func (f *form) repliesTo(a *content.Ask) []Node {
	if a.Kind == content.KindGate || cautionOf(a.ShowIf) != "" {
		return nil
	}
	a = a.OnPaper()
	var nodes []Node
	add := func(when, said string) {
		if said = f.said(said); said != "" {
			nodes = append(nodes, Paragraph{content.Para{Style: content.Bullet, Spans: []content.Span{
				{Text: when + ": ", Strong: true}, {Text: said},
			}}})
		}
	}
	numbers := func(label string, s content.Scale) {
		for _, r := range s.Replies {
			add(label+span(r), r.Text)
		}
	}
	options := func(label string, list []content.Option) {
		for _, o := range list {
			if !onPaper(o.ShowIf) || cautionOf(o.ShowIf) != "" {
				continue
			}
			o = o.OnPaper()
			when := f.fill(o.Label)
			if label != "" { // what it was ticked for
				when = label + " “" + when + "”"
			}
			add(when, o.Reply)
			for _, r := range o.Replies {
				add(when+", “"+f.fill(content.LabelOf(a.Options, r.Option))+"”", r.Text)
			}
		}
	}
	if a.Scale != nil {
		numbers("", *a.Scale)
	}
	options("", a.Options)
	options("", a.Rows)
	for _, c := range a.Columns {
		numbers(f.fill(c.Label)+", ", c.Scale)
		options(f.fill(c.Label), c.Options)
	}
	return nodes
}

// span returns the numbers a reply is for.
func span(r content.Reply) string {
	if r.From == r.To {
		return strconv.Itoa(r.From)
	}
	return fmt.Sprintf("%d to %d", r.From, r.To)
}

// said returns a reply as it stands on paper: where it leads to help by a key, it leads to
// the last page, and sentences that speak of other keys and of screens are left out.
func (f *form) said(reply string) string {
	var kept []string
	help := helpOnPaper()
	for rest := f.fill(reply); rest != ""; {
		one := rest
		if i := sentence.FindStringIndex(rest); i != nil {
			one = rest[:i[1]]
		}
		rest = rest[len(one):]
		if !strings.Contains(one, "Right now") { // a key and a screen of its own, not only help
			said := strings.TrimSpace(help.Replace(" " + one))
			if strings.HasPrefix(one, "ctrl+g") {
				said = strings.Replace(said, "the", "The", 1)
			}
			one = said
		}
		if !slices.ContainsFunc(content.ScreenWords(one), tellsOfKeys) {
			kept = append(kept, strings.TrimSpace(one))
		}
	}
	return strings.Join(kept, " ")
}

// tellsOfKeys reports whether such words can be of nothing but the screen. Feet and palms
// are pressed too.
func tellsOfKeys(words string) bool { return !strings.EqualFold(words, "press") }

// helpOnPaper says where help is on a form, for the key that shows it on screen.
func helpOnPaper() *strings.Replacer {
	return strings.NewReplacer(
		" ctrl+g comes first", " the help lines on the last page come first",
		" press ctrl+g", " go to the last page",
		" Press ctrl+g", " Go to the last page",
		" at ctrl+g", " on the last page",
		" with ctrl+g", " on the last page",
		": ctrl+g", ": see the last page",
		" ctrl+g", " the last page",
	)
}
