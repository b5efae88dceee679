package tui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"groundwork/content"
	"groundwork/tui/ui"
)

// TestNoLineTwice sets all of the help of each country, for each audience: no
// number and no name may be there twice.
func TestNoLineTwice(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		sit := s.app.session
		all, anywhere := sit.Directory()
		th := ui.NewTheme(content.LookPlain, true)
		for _, c := range all {
			sit.Chosen = c.Code
			help := append(ui.HelpLines(sit.Help()).First(ui.Frame{Width: 72, Height: 40, Theme: th}, 72, th), ui.HelpLines(sit.Help()).Others(ui.Frame{Width: 72, Height: 40, Theme: th}, 72, th)...)
			once(t, c.Code+" on help", help)
			for _, l := range append(slices.Clone(c.Lines), anywhere) {
				if !strings.Contains(strings.Join(help, " "), strings.Fields(l.Name)[0]) {
					t.Errorf("%s: help leaves out %s", c.Code, l.Name)
				}
			}
			for _, a := range []content.Audience{content.ForAnyone, content.ForHurt, content.ForSexual, content.ForHarm} {
				lines := ui.HelpLines(sit.Help()).For(a, 72, th)
				once(t, c.Code+" for "+string(a), lines)
				says := strings.Contains(strings.Join(lines, " "), "about their own behaviour is known here")
				if says != (a == content.ForHarm && !c.Covers(a)) {
					t.Errorf("%s for %q says that there is no line for people who harm: %v", c.Code, a, says)
				}
			}
		}
	})
}

// once fails where two lines with a number or a name are the same.
func once(t *testing.T, where string, lines []string) {
	t.Helper()
	seen := map[string]bool{}
	for _, l := range lines {
		if l = strings.TrimSpace(l); l != "" && seen[l] {
			t.Errorf("%s: %q is there twice", where, l)
		}
		seen[l] = true
	}
}

// TestCountryChosenOnce chooses on the first screen, and finds it kept once there
// is something to keep it in.
func TestCountryChosenOnce(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.item("United Kingdom: not here?")
		s.item("Ireland")
		s.see("Ireland: not here?")
		if s.disk.saves > 0 {
			t.Error("looking around left something on the disk")
		}
		s.item("Go on")
		s.item("After being hurt")
		s.settle()
		next := s.restart()
		next.press("ctrl+g")
		next.see("Ireland: not here?")
		next.see("112 or 999")
		next.item("Ireland: not here?")
		next.item("Somewhere else")
		next.see("Choose your country")
		next.settle()
		next = next.restart()
		next.press("ctrl+g")
		next.see("Choose your country")
		next.see("findahelpline.com")
	})
}

// TestCountryNotKeptUnlessChosen leaves a suggestion a suggestion.
func TestCountryNotKeptUnlessChosen(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		if got := s.app.session.Workbook().Settings().Country; got != "" {
			t.Errorf("kept %q", got)
		}
	})
}

// TestCountryBesidePageLines changes the country from within a page.
func TestCountryBesidePageLines(t *testing.T) {
	onStage(t, english(t), 80, 60, func(s *stage) {
		s.begin()
		s.at("safe")
		s.press("tab", "down", "tab", "down", "tab")
		s.see("▸ United Kingdom: not here?")
		s.see("999")
		s.press("enter")
		s.item("India")
		for _, want := range []string{"▸ India: not here?", "112", "Tele-MANAS", "findahelpline.com"} {
			s.see(want)
		}
	})
}

// TestHelpReadWithArrows reads to the last key and back with the arrows alone.
func TestHelpReadWithArrows(t *testing.T) {
	for _, size := range sizes[:2] {
		onStage(t, english(t), size[0], size[1], func(s *stage) {
			s.begin()
			s.press("ctrl+g")
			var read strings.Builder
			for range 120 {
				read.WriteString(s.screen())
				s.press("down")
				if !strings.Contains(s.screen(), "more below") {
					break
				}
			}
			for _, want := range []string{"Childline", "findahelpline.com", "shortcuts."} {
				if !strings.Contains(read.String()+s.screen(), want) {
					t.Errorf("the arrows don't reach %q", want)
				}
			}
			for range 120 { // at the top, up goes round to the last
				if s.press("up"); strings.Contains(s.screen(), "If you are in danger") {
					break
				}
			}
			s.see("If you are in danger")
			s.item("United Kingdom: not here?")
			s.see("Help lines for")
		})
	}
}

// TestBlankFormFirst prints a form before anything is begun: that leaves the
// form, and nothing else.
func TestBlankFormFirst(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		folder := t.TempDir()
		s.app.session.PrintDir = folder
		s.item("Print a blank form")
		s.press("right", "right") // both
		s.see("[both]")
		s.press("down", "right", "right", "right") // text
		s.press("enter", "enter", "right")         // by the file's name
		s.see("[▸Print ]")
		s.press("enter")
		s.settle()
		s.see("Printed to")
		text, err := os.ReadFile(filepath.Join(folder, "form.txt"))
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"After being hurt", "After hurting someone"} {
			if !strings.Contains(string(text), want) {
				t.Errorf("the form lacks %q", want)
			}
		}
		s.press("esc")
		s.see("▸ Print a blank form")
		if err := s.app.Flush(); err != nil || s.disk.saves > 0 {
			t.Errorf("it was kept: %d saves, %v", s.disk.saves, err)
		}
	})
}

// TestHelpWhileLocked shows the chosen country's lines without the passphrase,
// takes another for now, and shows nothing of the workbook.
func TestHelpWhileLocked(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.keep(sam())
		s.run(s.app.session.SetCountry("IE"))
		s.lockUp()
		s.press("ctrl+l")
		s.settle()
		s.press("ctrl+g")
		s.see("112 or 999")
		s.item("Ireland: not here?")
		s.item("India")
		s.see("India: not here?")
		s.item("Right now")
		s.miss("My people")
		s.item("Stop for today")
		s.see("That's enough for today.")
		s.item("Back")
		if got := strings.TrimSpace(s.screen()); !strings.HasPrefix(got, "passphrase\n") {
			t.Errorf("it leads to\n%s", s.screen())
		}
		s.write("river stone")
		s.press("enter")
		s.settle()
		s.press("ctrl+g")
		s.see("India: not here?")
	})
}
