package print

import (
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/paper"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// printing chooses what to print, in which form, and where to.
type printing struct {
	ui.Form
	session *session.Session
	track   *content.Track // nil for a blank form alone
	heading string
	what    []printed
	at      int   // in what
	offered []int // the places in what of those one can pick from
	rows    [rows]*ui.Values
	lists   [lists]*ui.Choices
	more    bool // what is rarely changed is shown too
	said    [boxes]*line
	path    *line
	buttons *ui.Buttons
	ticked  [kinds]map[string]bool
	count   counting
	asked   *paper.Document // to be printed once the first print has been explained
	held    *heldMsg        // made, but to be printed only once something has been said of it
	done    []string        // what is to be said of the last print
	job     int
	busy    bool     // a print is under way
	looking int      // the look that is wanted, or 0
	looks   int      // so far
	devices []string // the printers there are, the usual one first
	trouble error    // why the print service can't be asked
}

// PrintedMsg says that a print is done.
type PrintedMsg struct {
	Screen  ui.Screen // it was begun on
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
	p := &printing{Form: ui.NewForm("back", nil), session: s, track: track, heading: "Print", what: what, at: at}
	p.GoesOn()
	p.setRows()
	p.buttons = ui.NewButtons(
		ui.Button{Label: "Look at it first", Do: p.doing(p.preview), Looks: true}, ui.Button{Label: "Print", Do: p.doing(p.print)},
	)
	p.count.stale = true
	p.suggest()
	return p
}

// build sets what means something to what is chosen.
func (p *printing) build() {
	p.Pieces = nil
	add := func(tight bool, b ui.Block) {
		p.Pieces = append(p.Pieces, &ui.Piece{Block: b, Tight: tight, Stale: true})
	}
	faint := func(t ui.Theme) ui.Style { return t.Faint }
	add(false, reading(func(t ui.Theme) ui.Style { return t.Title }, p.heading))
	for i, row := range p.shown() {
		add(i > 0, row)
	}
	add(false, reading(faint, p.summary()))
	add(false, p.buttons)
	add(false, reading(func(t ui.Theme) ui.Style { return t.Body }, p.done...))
	if !p.session.Workbook().Settings().Printed {
		add(false, reading(faint, paper.Traces()[0]))
	}
}

// reading sets sentences, each for itself.
func reading(style func(ui.Theme) ui.Style, words ...string) *ui.Reading {
	return ui.NewReading(func(width int, t ui.Theme) (lines []string) {
		for i, w := range words {
			if i > 0 {
				lines = append(lines, "")
			}
			lines = append(lines, ui.Sentence(w, width, style(t))...)
		}
		return lines
	})
}

// chosen shows what something else chosen comes with.
func (p *printing) chosen() {
	p.looking = 0
	p.count.anew()
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
	if p.path.own {
		return
	}
	name := "workbook"
	if p.selection().Blank {
		name = "form"
	}
	p.path.line.Set(filepath.Join(p.session.PrintDir, name+p.form().Ending()))
}

func (p *printing) Enter() tea.Cmd {
	p.Rebuild(p.build)
	return tea.Batch(p.findPrinters(), p.countPages())
}

func (p *printing) Resize(f ui.Frame) {
	column := valueColumn(f)
	for _, r := range p.rows {
		r.Column = column
	}
	behind, detail := 0, 1 // the bracket of what is chosen; right behind its label
	if column > 0 {
		behind, detail = column+1, column-1
	}
	for _, l := range append(p.said[:], p.path) {
		l.column = behind
	}
	for _, l := range p.lists {
		l.Column = detail
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
	case countedMsg:
		return route.Stay(), p.counted(msg)
	case PrintedMsg:
		if msg.Screen == p && msg.job == p.job {
			p.tell(msg)
		}
		return route.Stay(), nil
	case heldMsg:
		return p.hold(msg), nil
	case lookedMsg:
		return p.looked(msg), nil
	case lookLongMsg:
		p.looksLong(msg)
		return route.Stay(), nil
	case tea.KeyPressMsg:
		if p.done != nil {
			p.done = nil
			p.Rebuild(p.build)
		}
	}
	st, cmd := p.Form.Update(msg)
	p.looksOn(msg)
	return st, tea.Batch(cmd, p.countPages())
}

func (p *printing) Header() (string, string) { return p.title(), "" }

// title is what stands in the header.
func (p *printing) title() string {
	if p.track == nil {
		return "Print"
	}
	return p.track.Title + " · Print"
}
