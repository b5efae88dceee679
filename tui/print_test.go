package tui

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"groundwork/content"
	"groundwork/content/paper"
)

// printers is a print service in memory.
type printers struct {
	slow    time.Duration // it takes this long
	names   []string
	fail    error // Printers gives this
	refused error // Print gives this
	jobs    []job
}

type job struct {
	printer string
	size    paper.Size
	file    string
}

func (p *printers) Printers(context.Context) ([]string, bool, error) {
	return p.names, len(p.names) > 0, p.fail
}

func (p *printers) Print(_ context.Context, name string, size paper.Size, pdf io.Reader) error {
	time.Sleep(p.slow)
	file, err := io.ReadAll(pdf)
	p.jobs = append(p.jobs, job{name, size, string(file)})
	return errors.Join(err, p.refused)
}

// printOn opens the print screen of a workbook with a plan, beside the printers.
func (s *stage) printOn(service *printers) {
	s.t.Helper()
	s.planned()
	s.app.session.Printers = service
	s.app.session.PrintDir = "/home/ada"
	s.press("p")
	s.settle()
}

// TestPrintOnPrinter chooses a printer and hands it a PDF: no file is asked for,
// and none is made.
func TestPrintOnPrinter(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		service := &printers{names: []string{"den", "attic"}}
		s.printOn(service)
		s.row("As")
		s.press("right")
		s.row("To")
		s.see("▸ To                [a file]  the printer den")
		s.see("File               /home/ada/workbook.html")
		s.press("right")
		s.see("[the printer den]")
		s.miss("/home/ada")
		s.miss("web page")
		s.press("right", "down", "right")
		s.see("[▸Print ]")
		s.press("enter")
		s.settle()
		s.see("Handed to the printer attic, as “Document”.")
		if len(service.jobs) != 1 || service.jobs[0].printer != "attic" || service.jobs[0].size != paper.A4 ||
			!strings.HasPrefix(service.jobs[0].file, "%PDF-") {
			t.Errorf("%.200q", service.jobs)
		}
		if _, err := os.Stat("/home/ada/workbook.pdf"); err == nil {
			t.Error("there is a file too")
		}
		service.refused = errors.New("the attic is on fire")
		s.press("enter")
		s.settle()
		s.see("not printed: the attic is on fire")
	})
}

// TestPrintWithoutPrinter says what to do, and prints nothing.
func TestPrintWithoutPrinter(t *testing.T) {
	for why, service := range map[string]*printers{
		"No printer is set up":                             {},
		"No printer can be reached from here: no lp found": {fail: errors.New("no lp found")},
	} {
		onStage(t, english(t), 80, 24, func(s *stage) {
			s.printOn(service)
			s.miss(why)
			s.row("To")
			s.press("right")
			s.see("[a printer]")
			s.see(why)
			s.row("Print ]")
			s.press("enter")
			s.settle()
			s.see("not printed: there is no printer")
			if len(service.jobs) > 0 {
				t.Error("printed")
			}
		})
	}
}

// TestPrinterStays keeps the printer chosen while the list of them changes.
func TestPrinterStays(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		service := &printers{names: []string{"den", "attic"}}
		s.printOn(service)
		s.row("To")
		s.press("right", "right")
		s.see("[the printer attic]")
		service.names = []string{"cellar", "den", "attic"}
		s.row("Leave out")
		s.press("enter", "esc")
		s.settle()
		s.see("the printer attic")
		service.names = nil
		s.press("enter", "esc")
		s.settle()
		s.see("a file")
	})
}

// TestPrintOnce takes one print at a time.
func TestPrintOnce(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.printOn(&printers{names: []string{"den"}, slow: time.Second})
		s.row("To")
		s.press("right")
		s.row("Print ]")
		s.press("enter", "enter")
		s.see("still printing")
	})
}

// TestFirstPrint says once what printing leaves behind, and prints only after a
// yes. A blank form has nobody's words in it.
func TestFirstPrint(t *testing.T) {
	onStage(t, english(t), 80, 40, func(s *stage) {
		s.begin()
		s.put(s.said("my-phrase", "You had every reason to trust."))
		s.press("p")
		s.see("can be found by others")
		s.row("Print ]")
		s.press("enter")
		s.see("Before the first print")
		s.see("a printer may keep a copy")
		s.press("down", "enter")
		s.settle()
		if _, err := os.Stat(filepath.Join(s.app.session.PrintDir, "workbook.pdf")); err == nil || s.disk.saved.Settings().Printed {
			t.Fatal("printed, or said for good, without a yes")
		}
		s.press("enter", "enter")
		s.settle()
		s.see("Printed to")
		s.miss("can be found by others.")
		if !s.disk.saved.Settings().Printed {
			t.Error("it will be said again")
		}
		s.press("enter")
		s.settle()
		s.see("already a file of that name")
	})
	onStage(t, english(t), 80, 40, func(s *stage) {
		s.begin()
		s.put(content.Settings{})
		s.press("p")
		s.press("end")
		s.see("[a blank form of all tracks]")
		s.press("left")
		s.see("[a blank form]")
		s.row("Print ]")
		s.press("enter")
		s.settle()
		s.see("Printed to")
	})
}

// TestPaperStays begins with the paper of the last print.
func TestPaperStays(t *testing.T) {
	onStage(t, english(t), 80, 40, func(s *stage) {
		s.planned()
		s.press("p")
		s.row("Paper")
		s.see("[A4]")
		s.press("right")
		s.see("[Letter]")
		s.row("Print ]")
		s.press("enter")
		s.settle()
		s.see("Printed to")
		if got := s.disk.saved.Settings(); got.Paper != "letter" || !got.Printed {
			t.Errorf("%+v", got)
		}
		s.press("esc", "p")
		s.see("Paper              A4  [Letter]")
	})
}

func TestPrinterScreens(t *testing.T) {
	goldens(t, map[string]func(*stage){
		"print-printer": func(s *stage) {
			s.printOn(&printers{names: []string{"den", "attic"}})
			width, height := s.app.width, s.app.height
			s.size(width, 100) // nothing scrolls on the way there
			s.row("To")
			s.press("right")
			s.size(width, height)
		},
		"print-none": func(s *stage) {
			s.printOn(&printers{})
			s.row("To")
			s.press("right")
		},
		"print-first": func(s *stage) {
			s.printOn(&printers{})
			s.put(content.Settings{})
			s.row("Print ]")
			s.press("enter")
		},
	})
}
