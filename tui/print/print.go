package print

import (
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"groundwork/content"
	"groundwork/content/paper"
	"groundwork/content/paper/html"
	"groundwork/content/paper/markdown"
	"groundwork/content/paper/pdf"
	"groundwork/content/paper/pdf/font"
	"groundwork/tui/field"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// form is a way to print.
type form struct {
	name, ending string
	pages        bool // it has a size of paper and of type
	write        func(io.Writer, *paper.Document, paper.Sheet, *font.System) (undrawn []rune, err error)
	look         func(io.Writer, *paper.Document, paper.Sheet, *font.System) error // what can be seen of it on a terminal
}

// wordsOnly stands over the preview of what a terminal can't show as it is.
const wordsOnly = "These are its words, in their order."

func forms() []form {
	text := func(w io.Writer, d *paper.Document) error { return paper.Text(w, d, 0) }
	words := func(w io.Writer, d *paper.Document, _ paper.Sheet, _ *font.System) error {
		if _, err := io.WriteString(w, wordsOnly+"\n\n"); err != nil {
			return err
		}
		return text(w, d)
	}
	counted := func(w io.Writer, d *paper.Document, s paper.Sheet, fonts *font.System) error {
		n, undrawn, err := pdf.Look(d, s, fonts)
		if err != nil {
			return err
		}
		said := takes(n) + " "
		if len(undrawn) > 0 {
			said += undrawable(undrawn) + " "
		}
		if _, err := io.WriteString(w, said); err != nil {
			return err
		}
		return words(w, d, s, fonts)
	}
	same := func(write func(io.Writer, *paper.Document) error) func(io.Writer, *paper.Document, paper.Sheet, *font.System) error {
		return func(w io.Writer, d *paper.Document, _ paper.Sheet, _ *font.System) error { return write(w, d) }
	}
	plain := func(write func(io.Writer, *paper.Document) error) func(io.Writer, *paper.Document, paper.Sheet, *font.System) ([]rune, error) {
		return func(w io.Writer, d *paper.Document, _ paper.Sheet, _ *font.System) ([]rune, error) {
			return nil, write(w, d)
		}
	}
	return []form{
		{"PDF", ".pdf", true, pdf.Write, counted},
		{"web page", ".html", false, plain(html.Write), words},
		{"Markdown", ".md", false, plain(markdown.Write), same(markdown.Write)},
		{"text", ".txt", false, plain(text), same(text)},
	}
}

// takes says how many pages a print takes.
func takes(n int) string {
	if n == 1 {
		return "It takes one page."
	}
	return fmt.Sprintf("It takes %d pages.", n)
}

// printing chooses what to print, in which form, and where to.
type printing struct {
	ui.Form
	session *session.Session
	track   *content.Track // nil for a blank form alone
	heading string
	what    []printed
	rows    [rows]*ui.Values
	leave   *ui.Choices
	path    *fileLine
	buttons *ui.Buttons
	left    route.LeftOut
	asked   *paper.Document // to be printed once the first print has been explained
	held    *heldMsg        // made, but to be printed only once it has been said what it doesn't show
	done    []string        // what is to be said of the last print
	job     int
	busy    bool     // a print is under way
	devices []string // the printers there are, the usual one first
	trouble error    // why the print service can't be asked
}

// The rows of what can be chosen side by side.
const (
	rowWhat = iota
	rowForm
	rowPaper
	rowSize
	rowPrivate
	rowTo
	rows
)

// PrintedMsg says that a print is done.
type PrintedMsg struct {
	job     int
	Path    string
	device  string // the printer, where it wasn't a file
	LeftOut int
	damaged int // places where it says that something is damaged
	err     error
}

func newPrinting(s *session.Session, track *content.Track) *printing {
	return newPrintingFrom(s, track, printable(s, track), 1)
}

// newPrintingFrom is the print screen with things to print, one of them chosen.
func newPrintingFrom(s *session.Session, track *content.Track, what []printed, at int) *printing {
	p := &printing{Form: ui.NewForm("back", nil), session: s, track: track, heading: "Print", what: what, left: route.LeftOut{}}
	p.GoesOn()
	var labels, as []string
	for _, w := range what {
		labels = append(labels, w.label)
	}
	for _, f := range forms() {
		as = append(as, f.name)
	}
	row := func(label string, at int, options ...string) *ui.Values {
		return &ui.Values{Label: label, Options: options, At: at, Chosen: p.chosen}
	}
	usual := 0
	if p.usualSize() == paper.Letter {
		usual = 1
	}
	p.rows = [rows]*ui.Values{
		rowWhat: row("What", at, labels...), rowForm: row("As", 0, as...),
		rowPaper: row("Paper", usual, "A4", "Letter"), rowSize: row("Type", 0, "usual", "large"),
		rowPrivate: row("Private answers", 0, "left out", "printed too"), rowTo: row("To", 0, toFile),
	}
	p.leave = ui.NewChoices(ui.Button{Label: "Leave out", Do: p.leaveOut})
	p.path = &fileLine{line: field.NewOneLine(s.Memory)}
	p.buttons = ui.NewButtons(
		ui.Button{Label: "Look at it first", Do: p.doing(p.preview)}, ui.Button{Label: "Print", Do: p.doing(p.print)},
	)
	p.suggest()
	return p
}

// build sets what means something to what is chosen.
func (p *printing) build() {
	p.Pieces = nil
	add := func(tight bool, b ui.Block) {
		p.Pieces = append(p.Pieces, &ui.Piece{Block: b, Tight: tight, Stale: true})
	}
	says := func(tight bool, style func(ui.Theme) lipgloss.Style, words ...string) {
		add(tight, ui.NewReading(func(width int, t ui.Theme) (lines []string) {
			for i, w := range words {
				if i > 0 {
					lines = append(lines, "")
				}
				lines = append(lines, ui.Sentence(w, width, style(t))...)
			}
			return lines
		}))
	}
	says(false, func(t ui.Theme) lipgloss.Style { return t.Title }, p.heading)
	for i, r := range p.rows {
		if i == rowPrivate && p.track != nil {
			p.leave.Items[0].Detail = p.leftOut()
			add(true, p.leave)
		}
		if !p.hidden(i) {
			add(i != rowWhat, r)
		}
	}
	if why := p.noPrinter(); why != "" {
		says(true, func(t ui.Theme) lipgloss.Style { return t.Faint }, why)
	}
	if !p.onPaper() {
		p.path.label = "File"
		if p.hidden(rowTo) {
			p.path.label = "To"
		}
		add(true, p.path)
	}
	add(false, p.buttons)
	says(false, func(t ui.Theme) lipgloss.Style { return t.Body }, p.done...)
	if !p.session.Workbook().Settings().Printed {
		says(false, func(t ui.Theme) lipgloss.Style { return t.Faint }, paper.Traces()[0])
	}
}

// chosen shows what something else chosen comes with.
func (p *printing) chosen() {
	p.suggest()
	p.Rebuild(p.build)
	if p.noPrinter() != "" { // what has been chosen is answered at once
		p.PeekNext()
	}
}

// doing makes a button of what takes a step and may say something.
func (p *printing) doing(do func() (route.Step, string, tea.Cmd)) func() (ui.Outcome, tea.Cmd) {
	return func() (ui.Outcome, tea.Cmd) {
		st, why, cmd := do()
		return ui.Outcome{Step: st, Why: why}, cmd
	}
}

// suggest gives the file a neutral name, until the person gives one.
func (p *printing) suggest() {
	if p.path.named {
		return
	}
	name := "workbook"
	if p.blank() {
		name = "form"
	}
	p.path.line.Set(filepath.Join(p.session.PrintDir, name+p.form().ending))
}

// form is the one chosen. A printer is given a PDF.
func (p *printing) form() form {
	if p.onPaper() {
		return forms()[0]
	}
	return forms()[p.rows[rowForm].At]
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

// hidden reports whether a row means nothing to the form chosen.
func (p *printing) hidden(row int) bool {
	switch row {
	case rowPaper, rowSize:
		return !p.form().pages
	case rowForm:
		return p.onPaper()
	case rowPrivate:
		return p.track == nil // nobody's words can be in it
	case rowTo:
		return p.session.Printers == nil
	}
	return false
}

func (p *printing) blank() bool { return p.selection().Blank }

// selection is what was chosen.
func (p *printing) selection() paper.Selection {
	sel := paper.Selection{
		WithPrivate: p.rows[rowPrivate].At == 1,
		LeaveOut:    slices.Sorted(maps.Keys(p.left)), Now: p.session.Now(),
		Damaged: p.session.Damaged,
	}
	if p.track != nil {
		sel.Track = p.track.ID
	}
	p.what[p.rows[rowWhat].At].choose(&sel)
	if sel.Blank {
		sel.Help = p.session.Help()
	}
	return sel
}

func (p *printing) Enter() tea.Cmd {
	p.Rebuild(p.build)
	return p.findPrinters()
}

func (p *printing) Resize(f ui.Frame) {
	for _, r := range p.rows {
		r.Column = valueColumn(f)
	}
	if column := valueColumn(f); column > 0 { // behind the bracket of what is chosen
		p.path.column, p.leave.Column = column+1, column-1
	} else {
		p.path.column, p.leave.Column = 0, 1 // right behind its label
	}
	if p.Pieces == nil {
		p.build()
		p.SetFocus(1, ui.Above)
	}
	p.Form.Resize(f)
}

// valueColumn is where the values begin beside their labels; 0 for beneath them.
func valueColumn(f ui.Frame) int {
	if f.Width < ui.Narrow-2 {
		return 0
	}
	return 20
}

func (p *printing) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	switch msg := msg.(type) {
	case printersMsg:
		p.found(msg)
		return route.Stay(), nil
	case PrintedMsg:
		if msg.job == p.job {
			p.tell(msg)
		}
		return route.Stay(), nil
	case heldMsg:
		return p.hold(msg), nil
	case tea.KeyPressMsg:
		if p.done != nil {
			p.done = nil
			p.Rebuild(p.build)
		}
	}
	return p.Form.Update(msg)
}

// preview shows the very text that would be printed; of pages and web pages,
// their words.
func (p *printing) preview() (route.Step, string, tea.Cmd) {
	doc, err := paper.Build(p.session.Book, p.session.Workbook(), p.selection())
	if err != nil {
		return route.Stay(), p.printError(err), nil
	}
	var text strings.Builder
	if err := p.form().look(&text, doc, p.sheet(), p.session.Fonts); err != nil {
		return route.Stay(), p.printError(err), nil
	}
	return route.To(route.Preview{Text: text.String()}), "", nil
}

func (p *printing) Header() (string, string) { return p.title(), "" }

// title is what stands in the header.
func (p *printing) title() string {
	if p.track == nil {
		return "Print"
	}
	return p.track.Title + " · Print"
}
