package tui

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"groundwork/content"
	"groundwork/content/paper"
)

// printers is a print service in memory.
type printers struct {
	slow    time.Duration // it takes this long
	names   []string
	fail    error  // Printers gives this
	refused error  // Print gives this
	stopped string // Stopped gives this
	jobs    []job
	one     *sync.Mutex // where two print at once
}

type job struct {
	printer string
	size    paper.Size
	file    string
}

func (p *printers) Printers(context.Context) ([]string, bool, error) {
	return p.names, len(p.names) > 0, p.fail
}

func (p *printers) Stopped(context.Context, string) string {
	time.Sleep(p.slow)
	return p.stopped
}

func (p *printers) Print(_ context.Context, name string, size paper.Size, pdf io.Reader) error {
	time.Sleep(p.slow)
	file, err := io.ReadAll(pdf)
	if p.one != nil {
		p.one.Lock()
		defer p.one.Unlock()
	}
	p.jobs = append(p.jobs, job{name, size, string(file)})
	return errors.Join(err, p.refused)
}

// printOn opens the print screen of a workbook with a plan, beside the printers, if there
// are any.
func (s *stage) printOn(service *printers) {
	s.t.Helper()
	s.planned()
	if service != nil {
		s.app.session.Printers = service
	}
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
		s.press("right")
		s.row("Print ]")
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
		s.row("What")
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
		s.what("a blank form")
		s.miss("Private answers")
		s.see("Nothing you wrote is in it.")
		s.see("whoever finds it can see that.")
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
		s.moreChoices()
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
		s.see("+ More choices     Letter, usual type")
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
		"print-stopped": func(s *stage) {
			s.printOn(&printers{names: []string{"den"}, stopped: "is paused: out of paper"})
			s.put(content.Settings{Printed: true})
			s.row("To")
			s.press("right")
			s.row("Print ]")
			s.press("enter")
			s.settle()
		},
		"print-what": func(s *stage) {
			s.printOn(nil)
			s.press("enter")
		},
		"print-summary": func(s *stage) {
			s.printOn(nil)
			s.what("one page for a therapist")
		},
		"print-without": func(s *stage) {
			s.printOn(nil)
			s.what("my plan")
			s.row("Without")
			s.press("enter", "space")
		},
		"print-more": func(s *stage) {
			s.printOn(nil)
			s.moreChoices()
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

// TestPrintOnStopped hands nothing to a printer that doesn't print before a yes.
func TestPrintOnStopped(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		service := &printers{names: []string{"den"}, stopped: "is paused: out of paper"}
		s.printOn(service)
		s.put(content.Settings{Printed: true})
		s.row("To")
		s.press("right")
		s.row("Print ]")
		s.press("enter")
		s.settle()
		s.see("The printer den is paused: out of paper.")
		s.see("▸ Hand it over all the same")
		s.press("down", "enter")
		s.settle()
		if len(service.jobs) > 0 {
			t.Fatal("it is in the queue without a yes")
		}
		s.see("[▸Print ]")
		s.press("enter")
		s.settle()
		s.press("enter")
		s.settle()
		s.see("Handed to the printer den")
		if len(service.jobs) != 1 {
			t.Errorf("%d jobs", len(service.jobs))
		}
	})
}

// printed is what a print to a file holds, as text.
func (s *stage) printed(what string, choose func()) string {
	s.t.Helper()
	s.what(what)
	choose()
	text := s.printTo(what)
	s.press("up") // what was said of it goes
	return text
}

// TestSummaryOnScreen prints the one page with what is ticked and written for it. Of
// that nothing is kept.
func TestSummaryOnScreen(t *testing.T) {
	onStage(t, english(t), 80, 40, func(s *stage) {
		s.planned()
		s.put(content.Settings{Printed: true}, s.said("my-phrase", "You had every reason to trust."))
		s.press("p")
		saves := s.disk.saves
		text := s.printed("one page for a therapist", func() {
			s.miss("Private answers")
			s.see("For somebody who helps you")
			s.row("Beside it")
			s.see("no answer")
			s.press("enter")
			for range 40 {
				if strings.Contains(s.screen(), "▸ [ ] One sentence") {
					break
				}
				s.press("down")
			}
			s.press("space", "esc")
			s.see("▸ Beside it          1 answer")
			s.row("To talk about")
			s.send(paste(strings.Repeat("nights ", 56)))
			s.write("nights x more than fits")
			s.see("There is room for 400 characters here.")
			s.row("What helped")
			s.write("walking")
		})
		if n := strings.Count(text, "nights"); n != 57 || !strings.Contains(text, "walking") || !strings.Contains(text, "every reason") {
			t.Errorf("printed with %d nights\n%s", n, text)
		}
		s.press("esc")
		s.settle()
		s.press("p")
		s.what("one page for a therapist")
		s.miss("walking")
		if s.disk.saves != saves {
			t.Errorf("%d saves, not %d", s.disk.saves, saves)
		}
	})
}

// TestPlanWithout leaves sections out of one print of the plan.
func TestPlanWithout(t *testing.T) {
	onStage(t, english(t), 80, 40, func(s *stage) {
		s.planned()
		s.put(content.Settings{Printed: true})
		s.press("p")
		text := s.printed("my plan", func() {
			s.see("Your plan, on one page if it fits. It takes one page.")
			s.row("Without")
			s.press("enter")
			s.miss("Our talk once a week") // nothing of it would be printed
			s.press("space", "esc")
			s.see("▸ Without            A sentence I want to hear")
		})
		if strings.Contains(text, "every reason") || !strings.Contains(text, "you shout") {
			t.Errorf("printed\n%s", text)
		}
	})
}

// TestAllQuestionsOnScreen prints what was left open too, and the few pages of a blank
// form.
func TestAllQuestionsOnScreen(t *testing.T) {
	onStage(t, english(t), 80, 40, func(s *stage) {
		s.planned()
		s.put(content.Settings{Printed: true})
		s.press("p")
		few := s.printTo("this track")
		all := s.printed("this track", func() {
			s.moreChoices()
			s.row("Open questions")
			s.press("right")
			s.see("and the questions left open")
		})
		if n, of := strings.Count(few, "not answered"), strings.Count(all, "not answered"); n > 0 || of < 10 {
			t.Errorf("%d of %d open questions", n, of)
		}
		whole := s.printTo("a blank form")
		short := s.printed("a blank form", func() {
			s.row("How much")
			s.press("right")
			s.see("The few pages that stand alone")
		})
		if len(short) > len(whole)/3 || strings.Contains(short, "every reason") {
			t.Errorf("the short way has %d bytes of %d", len(short), len(whole))
		}
	})
}

// TestNothingToPrint says before anything is pressed that there is nothing.
func TestNothingToPrint(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.press("p")
		s.see("There is nothing written there yet.")
		s.see("[ Look at it first ]  [ Print ]")
		s.press("enter")
		for _, empty := range []string{"everything", "Empathy", "my plan", "a letter"} {
			s.miss(empty)
		}
		s.see("▸ this track") // it is chosen
		s.see("one page for a therapist")
		s.see("a blank form of all tracks")
	})
}

// TestWhatPrints offers what would print something, and chooses what is pointed at.
func TestWhatPrints(t *testing.T) {
	onStage(t, english(t), 80, 40, func(s *stage) {
		s.begin()
		s.put(content.Settings{Printed: true}, s.said("to-a-friend", "It was not you."), s.said("it-hurts", "This one stings."))
		s.press("p")
		s.press("enter")
		for _, written := range []string{"everything", "1 Empathy for yourself", "a letter: My three sentences"} {
			s.see(written)
		}
		for _, empty := range []string{"4 Boundaries", "Needs and expectations", "a letter: My ask"} {
			s.miss(empty)
		}
		s.press("esc")
		s.what("a letter: My three sentences")
		s.see("The letter alone")
		s.row("What")
		s.press("enter")
		s.see("▸ a letter: My three sentences")
		s.press("esc")
		s.what("this track")
		s.moreChoices()
		s.row("Open questions")
		s.press("right")
		s.row("What")
		s.press("enter")
		s.see("4 Boundaries") // its questions would be printed
	})
}

// TestOnlyPrivate says of a part in which all is private that it is.
func TestOnlyPrivate(t *testing.T) {
	onStage(t, english(t), 80, 40, func(s *stage) {
		s.begin()
		s.put(s.said("happened", "It did."))
		s.press("p")
		s.what("1 Empathy for yourself")
		s.see("What is written there is private. 1 answer is left out.")
		s.row("Private answers")
		s.press("right")
		s.see("Private answers are in it.")
	})
}

// TestNotesInPrint says before it prints that notes are part of everything, in full; and
// the notes say so themselves.
func TestNotesInPrint(t *testing.T) {
	onStage(t, english(t), 80, 40, func(s *stage) {
		s.begin()
		s.put(content.Settings{Printed: true}, s.said("to-a-friend", "It was not you."))
		s.press("p")
		s.what("everything")
		s.miss("notes")
		s.press("esc")
		s.onNotes()
		s.see("A print of everything has all notes in it, in full.")
		s.newNote("On the train", "I saw the sea.")
		s.see("A print of everything has all notes in it, in full.")
		s.press("esc")
		s.press("p")
		s.miss("notes")
		s.what("everything")
		s.see("What you wrote, with your notes in full.")
		s.moreChoices()
		s.row("Open questions")
		s.press("right")
		s.settle()
		s.see("What you wrote, with your notes in full, and the questions left open.")
	})
}
