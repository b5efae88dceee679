package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/print"
	"groundwork/tui/route"
)

func paste(text string) tea.PasteMsg { return tea.PasteMsg{Content: text} }

// planned has answers for a plan, one section of it private.
func (s *stage) planned() {
	s.t.Helper()
	s.begin()
	row := func(question, id string, cells map[string]string) content.Entry {
		return content.Entry{
			Stamp: s.book.Now(s.app.session.Now(), nil), Track: content.Hurt, Question: question, ID: id, Order: id, Cells: cells,
		}
	}
	s.put(
		s.said("my-phrase", "You had every reason to trust."),
		s.said("harsh-thought", "It was my own fault."), s.said("then-i-say", "Trusting is no fault."),
		row("boundaries", "a", map[string]string{"if": "you shout", "i-will": "leave the room"}),
		row("boundaries", "b", map[string]string{"if": "you read my post"}),
		row("people", "a", map[string]string{"name": "Ada", "how-to-reach": "0123"}),
		content.Settings{Printed: true}, // what a print leaves behind has been said
	)
	s.run(s.app.take(route.Start()))
}

// openPlan opens the plan from Home.
func (s *stage) openPlan() {
	s.t.Helper()
	t := s.book.Track(content.Hurt)
	s.run(s.app.take(route.To(route.Plan{Track: t.ID})))
	s.settle()
}

// homeTo moves to an item of Home and opens it.
func (s *stage) homeTo(label string) {
	s.t.Helper()
	for range 40 {
		if strings.Contains(s.screen(), "▸ "+label) {
			s.press("enter")
			return
		}
		s.press("down")
	}
	s.t.Fatalf("no %q on\n%s", label, s.screen())
}

func TestPlanOnHome(t *testing.T) {
	onStage(t, english(t), 80, 60, func(s *stage) {
		s.begin()
		s.miss("My plan")
		s.planned()
		s.see("My plan")
		place, _ := s.disk.saved.Place()
		s.homeTo("My plan")
		s.see("┆ You had every reason to trust.")
		s.see("┆ If you shout, I will leave the room")
		s.miss("What I expect") // nothing was written there
		if now, _ := s.disk.saved.Place(); now.Spots[content.Hurt] != place.Spots[content.Hurt] {
			t.Error("looking at the plan moved the place where one stopped")
		}
		s.press("esc")
		s.see("Go on:")
	})
}

func TestPlanIsEditable(t *testing.T) {
	onStage(t, english(t), 80, 60, func(s *stage) {
		s.planned()
		s.homeTo("My plan")
		s.press("tab", "enter")
		s.write("For a low day. ")
		s.press("esc")
		s.settle()
		s.see("┆ For a low day. A sentence I want to hear")
		c, _ := s.copyKept("my-plan")
		if !strings.HasPrefix(c.Text, "For a low day. A sentence") || c.Text != "For a low day. "+c.Source {
			t.Errorf("kept %+v", c)
		}
		s.put(s.said("my-phrase", "It was not foolish."))
		s.see("Your answers have changed since you edited this copy.")
		s.see("┆   You had every reason to trust.")
	})
}

// TestEmptyPlan holds that a plan of nothing says so, on its page.
func TestEmptyPlan(t *testing.T) {
	onStage(t, english(t), 80, 60, func(s *stage) {
		s.at("my-plan")
		s.see("Nothing here yet.")
	})
}

// printTo chooses a thing to print and prints it; it returns what is in the
// file.
func (s *stage) printTo(what string) string {
	s.t.Helper()
	s.what(what)
	s.row("As")
	s.press("end", "right", "right", "right") // text, which can be read back here
	s.see("[text]")
	s.row("Print ]")
	s.press("enter")
	s.settle()
	name := filepath.Join(s.app.session.PrintDir, "workbook.txt")
	if strings.HasPrefix(what, "a blank form") {
		name = filepath.Join(s.app.session.PrintDir, "form.txt")
	}
	text, err := os.ReadFile(name)
	if err != nil {
		s.t.Fatalf("%v; the screen is\n%s", err, s.screen())
	}
	if err := os.Remove(name); err != nil {
		s.t.Fatal(err)
	}
	return string(text)
}

// what chooses what to print.
func (s *stage) what(label string) {
	s.t.Helper()
	s.row("What  ") // and not what helped
	s.press("enter", "home")
	for range 40 {
		if strings.Contains(s.screen(), "▸ "+label) {
			break
		}
		s.press("down")
	}
	s.press("enter")
	s.see("▸ What")
	s.see(label)
	s.settle()
}

// moreChoices opens the rows that are rarely changed.
func (s *stage) moreChoices() {
	s.t.Helper()
	s.row("+ More choices")
	s.press("enter")
	s.see("- More choices")
}

func TestPrintOneThing(t *testing.T) {
	onStage(t, english(t), 80, 40, func(s *stage) {
		s.planned()
		s.put(s.parts()...)
		s.press("p")
		plan := s.printTo("my plan")
		if !strings.Contains(plan, "every reason") || strings.Contains(plan, "Ada") || strings.Contains(plan, "a room of my own") {
			t.Errorf("the plan is printed as\n%s", plan)
		}
		s.see("2 answers were left out of it.")
		s.see("Printed to")
		letter := s.printTo("a letter: From my side")
		letter = strings.Join(strings.Fields(letter), " ")
		if !strings.Contains(letter, "because I need a room of my own") || strings.Contains(letter, "every reason") {
			t.Errorf("the letter is printed as\n%s", letter)
		}
		s.miss("left out of it")
		s.press("up")
		s.miss("Printed to")
	})
}

// TestPrintForms prints in each form; paper and type are asked of a PDF only.
func TestPrintForms(t *testing.T) {
	onStage(t, english(t), 80, 40, func(s *stage) {
		s.planned()
		s.press("p")
		s.press("down")
		for _, f := range []struct{ name, ending, begins string }{
			{"PDF", "/workbook.pdf", "%PDF-"},
			{"web page", "/workbook.html", "<!DOCTYPE html>"},
			{"Markdown", "/workbook.md", "# Workbook"},
			{"text", "/workbook.txt", "Workbook\n"},
		} {
			s.see("[" + f.name + "]")
			if paged := f.name == "PDF"; strings.Contains(s.screen(), "A4, usual type") != paged {
				t.Errorf("paper as %s:\n%s", f.name, s.screen())
			}
			s.row("Print ]")
			s.press("enter")
			s.settle()
			s.see("Printed to")
			text, err := os.ReadFile(s.app.session.PrintDir + f.ending)
			if err != nil || !strings.HasPrefix(string(text), f.begins) {
				t.Errorf("%s: %v", f.name, err)
			}
			s.row("Look at it first ]")
			s.press("enter")
			s.see("Workbook")
			if set := f.begins[0] == '%' || f.begins[0] == '<'; strings.Contains(s.screen(), "These are its words, in their order.") != set {
				t.Errorf("the preview as %s:\n%s", f.name, s.screen())
			}
			if f.name == "PDF" {
				s.see("pages. These are its words, in their order.")
			}
			s.press("esc")
			s.row("As")
			s.press("right")
		}
	})
}

// TestPrintSheet holds what of the paper is chosen, and that rows which mean
// nothing are passed over.
func TestPrintSheet(t *testing.T) {
	onStage(t, english(t), 80, 40, func(s *stage) {
		s.begin()
		s.app.session.Chosen = "US"
		s.press("p")
		s.see("+ More choices     Letter, usual type")
		s.moreChoices()
		s.see("▸ Paper              A4  [Letter]")
		s.press("left", "down", "right")
		s.see("Paper             [A4]")
		s.see("[large]")
		s.row("As")
		s.press("right")
		s.row("- More choices")
		s.press("down")
		s.see("▸ Leave out")
		s.press("up", "enter")
		s.see("▸ + More choices")
		s.miss("Open questions")
	})
}

// TestPrintUndrawn says that a PDF will have names in place of characters, before there
// is one: it is printed only once that is answered.
func TestPrintUndrawn(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.planned()
		s.put(content.Note{ID: "n", Text: "\U0001F600 and \u4fe1"}, content.Settings{Printed: true})
		s.press("p")
		s.what("everything")
		const told = "2 kinds of characters are in no font of this computer"
		s.row("Look at it first ]")
		s.press("enter")
		s.see(told)
		s.press("esc")
		name := filepath.Join(s.app.session.PrintDir, "workbook.pdf")
		for range 2 {
			s.row("Print ]")
			s.press("enter")
			s.settle()
			s.see("Before it is printed")
			s.see(told)
			if _, err := os.Stat(name); err == nil {
				t.Fatal("it is printed already")
			}
			s.press("esc")
			s.see("[▸Print ]")
			s.see("Not printed yet.")
		}
		s.press("enter")
		s.settle()
		s.press("enter")
		s.settle()
		s.see("Printed to ")
		if file, err := os.ReadFile(name); err != nil || !strings.HasPrefix(string(file), "%PDF-") {
			t.Errorf("%v %.20q", err, file)
		}
	})
}

// TestPrintFromTheLetter holds that its button brings the print screen with the
// letter chosen.
func TestPrintFromTheLetter(t *testing.T) {
	onStage(t, english(t), 80, 40, func(s *stage) {
		s.begin()
		s.put(s.parts()...)
		s.onLetter()
		s.press("tab", "enter")
		s.see("a letter: From my side")
		s.press("esc")
		s.see("[▸Print it ]")
	})
}

func TestLeaveOut(t *testing.T) {
	onStage(t, english(t), 80, 40, func(s *stage) {
		s.planned()
		s.press("p")
		s.moreChoices()
		s.row("Leave out")
		s.see("▸ Leave out          none")
		s.press("enter")
		s.see("▸ [ ] The friend test")
		s.see("[ ] If then")
		s.miss("How this book works") // nothing is written there
		s.press("enter")
		s.see("▸ [x] The friend test")
		s.press("enter", "enter", "esc") // on, and tick that
		s.see("▸ Leave out          2 pages")
		s.row("Open questions")
		s.press("right")
		s.row("Leave out")
		s.press("enter")
		s.see("[ ] Name it") // which would stand there too
		s.press("esc")
		s.row("Open questions")
		s.press("left")
		text := s.printTo("this track")
		if strings.Contains(text, "every reason") || !strings.Contains(text, "you shout") {
			t.Errorf("printed\n%s", text)
		}
	})
}

func TestPrintScreens(t *testing.T) {
	goldens(t, map[string]func(*stage){
		"print-plan": func(s *stage) {
			s.planned()
			s.app.session.PrintDir = "/home/ada"
			s.run(s.app.take(route.To(route.Print{Track: content.Hurt, ID: "my-plan"})))
		},
		"print-done": func(s *stage) {
			s.planned()
			s.app.session.PrintDir = "/home/ada"
			s.press("p")
			s.row("Print ]")
			s.settle()
			s.send(print.PrintedMsg{Screen: s.app.top(), Path: "/home/ada/workbook.pdf", LeftOut: 1})
		},
		"leave-out": func(s *stage) {
			s.planned()
			s.press("p")
			s.moreChoices()
			s.row("Leave out")
			s.press("enter")
			s.press("down", "down", "space", "down", "space")
		},
	})
}
