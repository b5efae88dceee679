package print

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
	"groundwork/content/paper/format"
	"groundwork/content/text"
	private "groundwork/store/disk"
	"groundwork/store/fault"
	"groundwork/tui/route"
	"groundwork/tui/session"
)

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
	service := p.session.Printers
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
	chosen := to.Options[to.At]
	p.devices, p.trouble = msg.names, msg.err
	to.Options, to.At = []string{toFile}, 0
	for _, name := range msg.names {
		to.Options = append(to.Options, "the printer "+text.CleanLine(name))
	}
	if len(msg.names) == 0 {
		to.Options = append(to.Options, toPrinter)
	}
	to.At = max(slices.Index(to.Options, chosen), 0)
	p.Rebuild(p.build)
}

// onPaper reports whether a printer is chosen, be it there or not.
func (p *printing) onPaper() bool { return p.rows[rowTo].At > 0 }

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
func (p *printing) print() (route.Step, string, tea.Cmd) {
	switch {
	case p.busy:
		return route.Stay(), "still printing", nil
	case p.noPrinter() != "":
		return route.Stay(), "not printed: there is no printer", nil
	case p.onPaper():
	case strings.TrimSpace(p.path.line.Text()) == "":
		return route.Stay(), "where to? give the file a name first", nil
	}
	doc, err := paper.Build(p.session.Book, p.session.Workbook(), p.selection())
	switch {
	case err != nil:
		return route.Stay(), p.printError(err), nil
	case !doc.Blank && !p.session.Workbook().Settings().Printed:
		p.asked, p.held = doc, nil
		return route.To(route.Question{
			Head: p.title(), Title: "Before the first print", About: paper.Traces(),
			Answers: []string{"Print", "Not now"},
		}), "", nil
	}
	cmd := p.start(doc)
	return route.Stay(), p.Saying, cmd
}

// Receive implements [ui.Receiver]: what printing leaves behind has been said, once
// for good, or something else is chosen.
func (p *printing) Receive(result any) (route.Step, tea.Cmd) {
	switch result := result.(type) {
	case route.Picked:
		p.at = p.offered[result]
		p.chosen()
	case route.Ticked:
		p.ticked[result.Of] = result.Names
		p.chosen()
	case route.Answer:
		return route.Stay(), p.answered(result == 0)
	}
	return route.Stay(), p.countPages()
}

// answered goes on with a print that was asked about, after a yes.
func (p *printing) answered(yes bool) tea.Cmd {
	held := p.held
	p.held, p.done = nil, nil
	switch {
	case !yes:
		return nil
	case held != nil:
		p.busy, p.Saying = true, "printing"
		return p.session.Whole(held.deliver)
	}
	settings := p.session.Workbook().Settings()
	settings.Printed = true
	return tea.Batch(p.session.Autosave.Put(settings), p.start(p.asked))
}

// start prints beside the event loop. An existing file is never replaced from
// here.
func (p *printing) start(doc *paper.Document) tea.Cmd {
	return tea.Batch(p.keepSize(), p.session.Whole(p.send(doc)))
}

// keepSize keeps the paper in mind for the next print.
func (p *printing) keepSize() tea.Cmd {
	size := p.sheet().Size
	if _, begun := p.session.Workbook().Place(); !begun || !p.form().Pages() || size == p.usualSize() {
		return nil
	}
	settings := p.session.Workbook().Settings()
	settings.Paper = string(size)
	return p.session.Autosave.Put(settings)
}

// send makes the file, or hands it to the printer.
func (p *printing) send(doc *paper.Document) tea.Cmd {
	p.job++
	p.busy, p.Saying, p.held, p.looking = true, "printing", nil, 0
	done := PrintedMsg{Screen: p, job: p.job, LeftOut: doc.LeftOut, damaged: len(doc.Damaged)}
	form, options := p.form(), p.options()
	h := heldMsg{service: p.session.Printers, size: options.Sheet.Size}
	if p.onPaper() {
		done.device = p.devices[p.rows[rowTo].At-1]
	} else {
		done.Path = strings.TrimSpace(p.path.line.Text())
		if rest, ok := strings.CutPrefix(done.Path, "~/"); ok {
			done.Path = filepath.Join(p.session.PrintDir, rest)
		}
	}
	return func() tea.Msg {
		h.done = done
		var file bytes.Buffer
		made, err := format.Write(&file, doc, form, options)
		if h.done.err = err; err != nil {
			return h.done
		}
		h.file, h.undrawn = file.Bytes(), made.Undrawn
		if done.device != "" {
			h.stopped = h.service.Stopped(context.Background(), done.device)
		}
		if len(h.undrawn) > 0 || h.stopped != "" {
			return h
		}
		return h.deliver()
	}
}

// heldMsg is a print that is made and has not gone anywhere yet.
type heldMsg struct {
	done    PrintedMsg // what is to be said once it has
	service session.PrintService
	size    paper.Size
	file    []byte
	undrawn []rune
	stopped string // why its printer doesn't print now, or ""
}

// reasons say why it isn't printed yet.
func (h heldMsg) reasons() []string {
	var all []string
	if h.stopped != "" {
		all = append(all, "The printer "+text.CleanLine(h.done.device)+" "+text.CleanLine(h.stopped)+
			". What it is given waits in its queue, on this computer or another, until somebody sets it going.")
	}
	if len(h.undrawn) > 0 {
		all = append(all, undrawable(h.undrawn))
	}
	return all
}

// deliver puts the print where it is to go.
func (h heldMsg) deliver() tea.Msg {
	if h.done.device != "" {
		h.done.err = h.service.Print(context.Background(), h.done.device, h.size, bytes.NewReader(h.file))
	} else {
		h.done.err = fault.NewNotWritten(h.done.Path, private.WriteFile(h.done.Path, false, func(w io.Writer) error {
			_, err := w.Write(h.file)
			return err
		}))
	}
	return h.done
}

// hold asks whether to print what doesn't show all that was written, or what its printer
// would keep in its queue.
func (p *printing) hold(h heldMsg) route.Step {
	if h.done.Screen != p || h.done.job != p.job {
		return route.Stay()
	}
	p.busy, p.Saying, p.held = false, "not printed yet", &h
	about := h.reasons()
	p.done = append([]string{"Not printed yet. " + about[0]}, about[1:]...) // where another screen is on top
	p.Rebuild(p.build)
	p.PeekNext()
	yes := "Print"
	if h.stopped != "" {
		yes = "Hand it over all the same"
	}
	return route.To(route.Question{Head: p.title(), Title: "Before it is printed", About: about, Answers: []string{yes, "Not now"}})
}

// missing says how many answers there are that were not printed.
func (p *printing) missing(n int) string {
	said := "One answer was left out of it."
	if n > 1 {
		said = fmt.Sprintf("%d answers were left out of it.", n)
	}
	if sel := p.selection(); !sel.WithPrivate && !sel.Summary {
		said += " Private ones are printed if you choose so above."
	}
	return said
}

// tell says how a print went: in short in the footer, in full on the screen.
func (p *printing) tell(msg PrintedMsg) {
	p.busy = false
	if msg.err != nil {
		p.Saying = p.printError(msg.err)
		return
	}
	p.Saying = "printed"
	p.done = []string{"Printed to " + text.CleanLine(msg.Path) + ". Anyone who finds the file can read it."}
	if msg.device != "" {
		p.done[0] = "Handed to the printer " + text.CleanLine(msg.device) + ", as “Document”. Anyone who comes by there can read it."
	}
	if msg.LeftOut > 0 {
		p.done = append(p.done, p.missing(msg.LeftOut))
	}
	switch {
	case msg.damaged == 1:
		p.done = append(p.done, "One thing in it is damaged and can't be shown. It says so in its place.")
	case msg.damaged > 1:
		p.done = append(p.done, fmt.Sprintf("%d things in it are damaged and can't be shown. It says so in their places.", msg.damaged))
	}
	p.Rebuild(p.build)
	p.PeekNext()
}

func (p *printing) printError(err error) string {
	switch {
	case errors.Is(err, paper.ErrNothing) && p.session.Damage:
		return "nothing there that can be printed is whole"
	case errors.Is(err, paper.ErrNothing):
		return "there is nothing written there yet"
	}
	return notPrinted(err)
}
