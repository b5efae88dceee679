package print

import (
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

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
	session *session.Session
	track   *content.Track // nil for a blank form alone
	heading string
	frame   ui.Frame
	scroll  ui.Scroll
	what    []printed
	rows    [rowPath]*printRow
	left    route.LeftOut
	asked   *paper.Document // to be printed once the first print has been explained
	held    *heldMsg        // made, but to be printed only once it has been said what it doesn't show
	at      int
	path    *field.OneLine
	named   bool     // the person has changed the name of the file
	done    []string // what is to be said of the last print
	said    string
	job     int
	busy    bool     // a print is under way
	devices []string // the printers there are, the usual one first
	trouble error    // why the print service can't be asked
	keys    printKeys
}

// printRow is one thing to choose.
type printRow struct {
	label   string
	options []string
	at      int
}

type printKeys struct{ up, down, left, right, do, back key.Binding }

// The rows of the screen, then the file's name and the two buttons.
const (
	rowWhat = iota
	rowForm
	rowPaper
	rowSize
	rowLeave
	rowPrivate
	rowTo
	rowPath
	rowLook
	rowPrint
	printRows
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
	p := &printing{session: s, track: track, heading: "Print", what: what, left: route.LeftOut{}, keys: printKeys{
		up:    ui.Named("↑", "up", "up", "shift+tab"),
		down:  ui.Named("↓", "down", "down", "tab"),
		left:  ui.Named("←", "the one before", "left"),
		right: ui.Named("→", "the next one", "right"),
		do:    ui.Bind("change", "enter"),
		back:  ui.Bind("back", "esc", "alt+esc"),
	}}
	var labels, as []string
	for _, w := range what {
		labels = append(labels, w.label)
	}
	for _, f := range forms() {
		as = append(as, f.name)
	}
	p.rows = [rowPath]*printRow{
		rowWhat:    {label: "What", options: labels, at: at},
		rowForm:    {label: "As", options: as},
		rowPaper:   {label: "Paper", options: []string{"A4", "Letter"}},
		rowSize:    {label: "Type", options: []string{"usual", "large"}},
		rowLeave:   {label: "Leave out"},
		rowPrivate: {label: "Private answers", options: []string{"left out", "printed too"}},
		rowTo:      {label: "To", options: []string{toFile}},
	}
	if p.usualSize() == paper.Letter {
		p.rows[rowPaper].at = 1
	}
	p.path = field.NewOneLine(s.Memory)
	p.suggest()
	return p
}

// suggest gives the file a neutral name, until the person gives one.
func (p *printing) suggest() {
	if p.named {
		return
	}
	name := "workbook"
	if p.blank() {
		name = "form"
	}
	p.path.Set(filepath.Join(p.session.PrintDir, name+p.form().ending))
}

// form is the one chosen. A printer is given a PDF.
func (p *printing) form() form {
	if p.onPaper() {
		return forms()[0]
	}
	return forms()[p.rows[rowForm].at]
}

// sheet is the paper that was chosen.
func (p *printing) sheet() paper.Sheet {
	s := paper.Sheet{Size: paper.A4, Large: p.rows[rowSize].at == 1}
	if p.rows[rowPaper].at == 1 {
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
	case rowForm, rowPath:
		return p.onPaper()
	case rowLeave, rowPrivate:
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
		WithPrivate: p.rows[rowPrivate].at == 1,
		LeaveOut:    slices.Sorted(maps.Keys(p.left)), Now: p.session.Now(),
		Damaged: p.session.Damaged,
	}
	if p.track != nil {
		sel.Track = p.track.ID
	}
	p.what[p.rows[rowWhat].at].choose(&sel)
	if sel.Blank {
		sel.Help = p.session.Help()
	}
	return sel
}

func (p *printing) Enter() tea.Cmd {
	return p.findPrinters()
}

func (p *printing) Resize(f ui.Frame) {
	p.frame = f
	p.scroll.Height = f.Height
	p.path.Resize(max(f.Width-valueColumn(f), 8), f.Theme)
	p.see()
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
	case tea.PasteMsg:
		if p.at == rowPath {
			return route.Stay(), p.edit(msg)
		}
	case tea.KeyPressMsg:
		p.said, p.done = "", nil
		st, cmd := p.press(msg)
		p.see()
		return st, cmd
	}
	return route.Stay(), nil
}

func (p *printing) press(msg tea.KeyPressMsg) (route.Step, tea.Cmd) {
	switch {
	case key.Matches(msg, p.keys.back):
		return route.Back(), nil
	case key.Matches(msg, p.keys.up):
		p.step(printRows - 1)
	case key.Matches(msg, p.keys.down):
		p.step(1)
	case p.at == rowLook && key.Matches(msg, p.keys.do):
		return p.preview()
	case p.at == rowPrint && key.Matches(msg, p.keys.do):
		return p.print()
	case p.at == rowPath && key.Matches(msg, p.keys.do):
		p.focus(rowLook)
	case p.at == rowPath:
		return route.Stay(), p.edit(msg)
	case p.at == rowLeave && (key.Matches(msg, p.keys.do) || key.Matches(msg, p.keys.right)):
		return p.leaveOut(), nil
	case p.at == rowLeave && key.Matches(msg, p.keys.left):
	case key.Matches(msg, p.keys.left):
		p.turn(-1)
	case key.Matches(msg, p.keys.right), key.Matches(msg, p.keys.do):
		p.turn(1)
	}
	return route.Stay(), nil
}

// step goes so many rows down, round the end, and on to one that is there.
func (p *printing) step(by int) {
	row := (p.at + by) % printRows
	for p.hidden(row) {
		row = (row + by) % printRows
	}
	p.focus(row)
}

func (p *printing) focus(row int) {
	p.at = row
	p.path.Blur()
}

func (p *printing) edit(msg tea.Msg) tea.Cmd {
	before := p.path.Text()
	r, cmd := p.path.Update(msg)
	p.said = r.Why
	p.named = p.named || p.path.Text() != before
	return cmd
}

func (p *printing) turn(by int) {
	if p.at == rowLook || p.at == rowPrint {
		p.focus(rowLook + rowPrint - p.at)
		return
	}
	r := p.rows[p.at]
	r.at = (r.at + by + len(r.options)) % len(r.options)
	p.suggest()
}

// preview shows the very text that would be printed; of pages and web pages,
// their words.
func (p *printing) preview() (route.Step, tea.Cmd) {
	doc, err := paper.Build(p.session.Book, p.session.Workbook(), p.selection())
	if err != nil {
		p.said = p.printError(err)
		return route.Stay(), nil
	}
	var text strings.Builder
	if err := p.form().look(&text, doc, p.sheet(), p.session.Fonts); err != nil {
		p.said = p.printError(err)
		return route.Stay(), nil
	}
	return route.To(route.Preview{Text: text.String()}), nil
}

// Said is a sentence for the footer.
func (p *printing) Said() string { return p.said }

func (p *printing) Header() (string, string) { return p.title(), "" }

// title is what stands in the header.
func (p *printing) title() string {
	if p.track == nil {
		return "Print"
	}
	return p.track.Title + " · Print"
}

func (p *printing) Hints() []key.Binding {
	k := p.keys
	if p.at >= rowLook {
		k.do = ui.Bind("choose", "enter")
	}
	return []key.Binding{k.do, k.back}
}

func (p *printing) Keys() []key.Binding {
	k := p.keys
	return []key.Binding{k.up, k.down, k.left, k.right, k.do, k.back}
}
