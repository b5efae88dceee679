package tui

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"groundwork/content/paper"
	"groundwork/content/text"
	private "groundwork/store/disk"
	"groundwork/tui/theme"
)

// PrintService hands pages to the printers of the computer. Its methods may take
// their time.
type PrintService interface {
	// Printers names the printers there are, the usual one first; usual is false
	// where none of them is.
	Printers(context.Context) (names []string, usual bool, err error)
	// Print prints a PDF whose pages are of the size.
	Print(ctx context.Context, printer string, size paper.Size, pdf io.Reader) error
}

// What can be printed to, before any printer has a name.
const (
	toFile    = "a file"
	toPrinter = "a printer"
)

// printersMsg tells which printers there are.
type printersMsg struct {
	screen *printing
	names  []string
	err    error
}

// findPrinters asks the print service beside the event loop.
func (p *printing) findPrinters() tea.Cmd {
	service := p.sitting.printers
	if service == nil {
		return nil
	}
	return func() tea.Msg {
		names, _, err := service.Printers(context.Background())
		return printersMsg{p, names, err}
	}
}

// found lists the printers. What was chosen stays chosen as long as it is there.
func (p *printing) found(msg printersMsg) {
	if msg.screen != p {
		return
	}
	to := p.rows[rowTo]
	chosen := to.options[to.at]
	p.devices, p.trouble = msg.names, msg.err
	to.options, to.at = []string{toFile}, 0
	for _, name := range msg.names {
		to.options = append(to.options, "the printer "+text.CleanLine(name))
	}
	if len(msg.names) == 0 {
		to.options = append(to.options, toPrinter)
	}
	to.at = max(slices.Index(to.options, chosen), 0)
	p.see()
}

// onPaper tells whether a printer is chosen, be it there or not.
func (p *printing) onPaper() bool { return p.rows[rowTo].at > 0 }

// noPrinter says what to do where a printer is wanted and there is none.
func (p *printing) noPrinter() string {
	switch {
	case !p.onPaper() || len(p.devices) > 0:
		return ""
	case p.trouble != nil:
		return "No printer can be reached from here: " + text.CleanLine(p.trouble.Error()) + ". Print to a file, and print that from another program or on another computer."
	}
	return "No printer is set up on this computer. Set one up in the system's settings, or print to a file, and print that on another computer."
}

// print does what was chosen; the first time, it first says what a print leaves
// behind. A blank form has nobody's words in it.
func (p *printing) print() (step, tea.Cmd) {
	switch {
	case p.busy:
		p.said = "still printing"
		return stay(), nil
	case p.noPrinter() != "":
		p.said = "not printed: there is no printer"
		return stay(), nil
	case p.onPaper():
	case strings.TrimSpace(p.path.Text()) == "":
		p.said = "where to? give the file a name first"
		return stay(), nil
	}
	doc, err := paper.Build(p.sitting.book, p.sitting.workbook(), p.selection())
	switch {
	case err != nil:
		p.said = printError(err)
	case !doc.Blank && !p.sitting.workbook().Settings().Printed:
		return open(newFirstPrint(p, doc)), nil
	default:
		return stay(), p.start(doc)
	}
	return stay(), nil
}

// newFirstPrint says what printing leaves behind, once for good.
func newFirstPrint(p *printing, doc *paper.Document) screen {
	a := newAlternatives("Before the first print", "", []choice{
		{label: "Print", do: func() (step, tea.Cmd) {
			settings := p.sitting.workbook().Settings()
			settings.Printed = true
			return back(), tea.Batch(p.sitting.desk.put(settings), p.start(doc))
		}},
		{label: "Not now", do: func() (step, tea.Cmd) { return back(), nil }},
	})
	title := a.above
	a.above = func(width int, t theme.Theme) []string {
		lines := title(width, t)
		for _, s := range paper.Traces() {
			lines = append(append(lines, ""), sentence(s, width, t.Body)...)
		}
		return lines
	}
	return &asking{a, p.title()}
}

// start prints beside the event loop. An existing file is never replaced from
// here.
func (p *printing) start(doc *paper.Document) tea.Cmd {
	return tea.Batch(p.keepSize(), p.send(doc))
}

// keepSize keeps the paper in mind for the next print.
func (p *printing) keepSize() tea.Cmd {
	size := p.sheet().Size
	if _, begun := p.sitting.workbook().Place(); !begun || !p.form().pages || size == p.usualSize() {
		return nil
	}
	settings := p.sitting.workbook().Settings()
	settings.Paper = string(size)
	return p.sitting.desk.put(settings)
}

// send makes the file, or hands it to the printer.
func (p *printing) send(doc *paper.Document) tea.Cmd {
	p.job++
	p.busy, p.said = true, "printing"
	done := printedMsg{job: p.job, leftOut: doc.LeftOut}
	write, sheet, service := p.form().write, p.sheet(), p.sitting.printers
	if p.onPaper() {
		done.device = p.devices[p.rows[rowTo].at-1]
		return func() tea.Msg {
			var file bytes.Buffer
			undrawn, err := write(&file, doc, sheet)
			if done.undrawn, done.err = len(undrawn), err; err == nil {
				done.err = service.Print(context.Background(), done.device, sheet.Size, &file)
			}
			return done
		}
	}
	done.path = strings.TrimSpace(p.path.Text())
	if rest, ok := strings.CutPrefix(done.path, "~/"); ok {
		done.path = filepath.Join(p.sitting.printDir, rest)
	}
	return func() tea.Msg {
		done.err = private.WriteFile(done.path, false, func(w io.Writer) error {
			undrawn, err := write(w, doc, sheet)
			done.undrawn = len(undrawn)
			return err
		})
		return done
	}
}

// missing says how many answers there are that were not printed.
func (p *printing) missing(n int) string {
	said := "One answer was left out of it."
	if n > 1 {
		said = fmt.Sprintf("%d answers were left out of it.", n)
	}
	if !p.selection().WithPrivate {
		said += " Private ones are printed if you choose so above."
	}
	return said
}

// tell says how a print went: in short in the footer, in full on the screen.
func (p *printing) tell(msg printedMsg) {
	p.busy = false
	if msg.err != nil {
		p.said = printError(msg.err)
		return
	}
	p.said = "printed"
	p.done = []string{"Printed to " + text.CleanLine(msg.path) + ". Anyone who finds the file can read it."}
	if msg.device != "" {
		p.done[0] = "Handed to the printer " + text.CleanLine(msg.device) + ", as “Document”. Anyone who comes by there can read it."
	}
	if msg.leftOut > 0 {
		p.done = append(p.done, p.missing(msg.leftOut))
	}
	if msg.undrawn > 0 {
		p.done = append(p.done, "Some characters can't be drawn in a PDF and stand there as names in brackets. A web page has them all.")
	}
	p.see()
}

func printError(err error) string {
	switch {
	case errors.Is(err, paper.ErrNothing):
		return "there is nothing written there yet"
	case errors.Is(err, private.ErrExists):
		return "not printed: there is already a file of that name"
	}
	return "not printed: " + text.CleanLine(err.Error())
}
