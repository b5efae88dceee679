package print

import (
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"groundwork/content/paper"
	"groundwork/content/paper/format"
	"groundwork/content/text"
	"groundwork/tui/field"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// The rows of what can be chosen side by side.
const (
	rowForm = iota
	rowLength
	rowPrivate
	rowTo
	rowPaper
	rowSize
	rowOpen
	rows
)

// The rows that open as a list.
const (
	listWhat = iota
	listWithout
	listBeside
	listMore // it opens as more rows
	listLeave
	lists
)

// What can be ticked in a list.
const (
	ofPages = iota
	ofSections
	ofAnswers
	kinds
)

// The boxes of a summary to write in.
const (
	boxTalk = iota
	boxHelped
	boxHarder
	boxes
)

// setRows makes all the rows there can be.
func (p *printing) setRows() {
	var as []string
	for _, f := range format.All() {
		as = append(as, f.Name())
	}
	row := func(label string, at int, options ...string) *ui.Values {
		return &ui.Values{Label: label, Options: options, At: at, Chosen: p.chosen}
	}
	usual := 0
	if p.usualSize() == paper.Letter {
		usual = 1
	}
	p.rows = [rows]*ui.Values{
		rowForm: row("As", 0, as...), rowLength: row("How much", 0, "all of it", "the short way"),
		rowPrivate: row("Private answers", 0, "left out", "printed too"), rowTo: row("To", 0, toFile),
		rowPaper: row("Paper", usual, "A4", "Letter"), rowSize: row("Type", 0, "usual", "large"),
		rowOpen: row("Open questions", 0, "left out", "printed too"),
	}
	list := func(label string, to func() route.Step) *ui.Choices {
		return ui.NewChoices(ui.Button{Label: label, Do: func() (ui.Outcome, tea.Cmd) { return ui.Outcome{Step: to()}, nil }})
	}
	p.lists = [lists]*ui.Choices{
		listWhat: list("What", p.pickWhat), listWithout: list("Without", p.tickSections), listBeside: list("Beside it", p.tickAnswers),
		listMore: ui.NewChoices(ui.Button{Label: moreChoices, Do: p.showMore}), listLeave: list("Leave out", p.tickPages),
	}
	p.lists[listMore].Aside = true
	for i, label := range []string{boxTalk: "To talk about", boxHelped: "What helped", boxHarder: "What got harder"} {
		p.said[i] = &line{line: field.NewOneLine(p.session.Memory), label: label, most: mostSaid, changed: func() { p.count.stale = true }}
	}
	p.path = &line{line: field.NewOneLine(p.session.Memory)}
}

// shown returns the rows that mean something to what is chosen, and says in them what
// is.
func (p *printing) shown() []ui.Block {
	var blocks []ui.Block
	sel := p.selection()
	list := func(i int, says string) {
		p.lists[i].Items[0].Detail = says
		blocks = append(blocks, p.lists[i])
	}
	row := func(i int, means bool) {
		if means {
			blocks = append(blocks, p.rows[i])
		}
	}
	list(listWhat, p.what[p.at].label)
	if sel.Plan {
		list(listWithout, p.without())
	}
	row(rowLength, sel.Blank)
	if sel.Summary {
		list(listBeside, p.beside())
		for _, s := range p.said {
			blocks = append(blocks, s)
		}
	}
	row(rowForm, !p.onPaper())
	row(rowPrivate, !sel.Blank && !sel.Summary)
	row(rowTo, p.session.Printers != nil)
	if why := p.noPrinter(); why != "" {
		blocks = append(blocks, reading(func(t ui.Theme) ui.Style { return t.Faint }, why))
	}
	if !p.onPaper() {
		p.path.label = "To"
		if p.session.Printers != nil {
			p.path.label = "File"
		}
		blocks = append(blocks, p.path)
	}
	if p.track == nil && !p.form().Pages() { // there is no more
		return blocks
	}
	list(listMore, p.moreShort())
	if p.more {
		row(rowPaper, p.form().Pages())
		row(rowSize, p.form().Pages())
		if p.track != nil {
			list(listLeave, p.leftOut())
		}
		row(rowOpen, p.whole())
	}
	return blocks
}

// moreChoices is the row that opens as more of them.
const moreChoices = "+ More choices"

// showMore shows the rows that are rarely changed and goes on to them, or puts them
// away.
func (p *printing) showMore() (ui.Outcome, tea.Cmd) {
	p.more = !p.more
	label, to := moreChoices, ui.Stay
	if p.more {
		label, to = "-"+moreChoices[1:], ui.On
	}
	p.lists[listMore].Items[0].Label = label
	p.Rebuild(p.build)
	return ui.Outcome{Leave: to}, nil
}

// moreShort says what is chosen behind that row, while it is closed.
func (p *printing) moreShort() string {
	if p.more {
		return ""
	}
	var says []string
	if p.form().Pages() {
		size, kind := p.rows[rowPaper], p.rows[rowSize]
		says = append(says, size.Options[size.At], kind.Options[kind.At]+" type")
	}
	if n := p.pagesOut(); n > 0 {
		says = append(says, text.Count(n, "page", "pages")+" left out")
	}
	if p.whole() && p.rows[rowOpen].At == 1 {
		says = append(says, "open questions too")
	}
	return strings.Join(says, ", ")
}

// whole reports whether a part of the book is printed as it is.
func (p *printing) whole() bool {
	sel := p.selection()
	return !sel.Blank && !sel.Plan && !sel.Summary && sel.Letter == ""
}

// form is the one chosen. A printer is given a PDF.
func (p *printing) form() format.Format {
	if p.onPaper() {
		return format.PDF
	}
	return format.All()[p.rows[rowForm].At]
}

func (p *printing) options() format.Options {
	return format.Options{Sheet: p.sheet(), Fonts: p.session.Fonts}
}

// sheet is the paper that was chosen.
func (p *printing) sheet() paper.Sheet {
	s := paper.Sheet{Size: paper.A4, Large: p.rows[rowSize].At == 1}
	if p.rows[rowPaper].At == 1 {
		s.Size = paper.Letter
	}
	return s
}

// usualSize is the paper of the last print, or else that of the country.
func (p *printing) usualSize() paper.Size {
	if size := paper.Size(p.session.Workbook().Settings().Paper); size.Known() {
		return size
	}
	return paper.SizeIn(p.session.HelpCountry())
}

// selection is what was chosen. Pages left out are left out of whatever is printed.
func (p *printing) selection() paper.Selection { return p.selectionOf(p.what[p.at]) }

// selectionOf is what would be chosen with something else to print.
func (p *printing) selectionOf(what printed) paper.Selection {
	sel := paper.Selection{
		WithPrivate: p.rows[rowPrivate].At == 1, LeaveOut: p.names(ofPages),
		Now: p.session.Now(), Damaged: p.session.Damaged,
	}
	if p.track != nil {
		sel.Track = p.track.ID
	}
	what.choose(&sel)
	switch {
	case sel.Blank:
		sel.Help, sel.ShortWay = p.session.Help(), p.rows[rowLength].At == 1
	case sel.Plan:
		sel.Without = p.names(ofSections)
	case sel.Summary:
		sel.Beside = p.names(ofAnswers)
		said := func(i int) string { return strings.TrimSpace(p.said[i].line.Text()) }
		sel.Said = paper.Said{ToTalkAbout: said(boxTalk), Helped: said(boxHelped), Harder: said(boxHarder)}
	case sel.Letter == "":
		sel.AllQuestions = p.rows[rowOpen].At == 1
	}
	return sel
}

// names returns what is ticked of a kind, in the same order each time.
func (p *printing) names(of int) []string { return slices.Sorted(maps.Keys(p.ticked[of])) }
