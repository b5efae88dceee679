package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"groundwork/content"
	"groundwork/store"
)

// damaged is what a look at the file noticed: an answer and a letter changed by hand
// don't open.
func damaged() store.Report {
	return store.Report{Damaged: []store.Damaged{
		{Known: true, Key: content.Answer{Track: content.Hurt, Question: "happened"}.Key()},
		{Known: true, Key: content.EditedCopy{Track: content.Hurt, Letter: "ask-letter"}.Key()},
		{}, // nobody knows what it was
	}}
}

// TestDamagedOnScreen: what is damaged stands in its place in a print and its preview
// from the screen, the print says how much there is, and Home tells of it.
func TestDamagedOnScreen(t *testing.T) {
	onStage(t, small(t), 80, 40, func(s *stage) {
		s.begin()
		s.miss("was found damaged or missing")
		s.put(content.Settings{Printed: true})
		s.put(s.said("my-phrase", "You had every reason to trust."))
		s.app.session.Found(damaged())
		s.press("esc")
		s.see("Something in this workbook was found damaged or missing.")
		s.press("p")
		s.row("As")
		s.press("end")
		s.see("[text]")
		s.row("Look at it first ]")
		s.press("enter")
		whole := ""
		for range 20 {
			whole += s.screen()
			s.press("pgdown")
		}
		const answer, copied = "what was answered here is damaged and can’t be shown", "what was changed here by hand is damaged and can’t be shown"
		if !strings.Contains(whole, answer) || !strings.Contains(whole, copied) {
			t.Errorf("the preview shows\n%s", whole)
		}
		s.press("esc")
		s.row("Print ]")
		s.press("enter")
		s.settle()
		s.see("2 things in it are damaged and can't be shown.")
		file, err := os.ReadFile(filepath.Join(s.app.session.PrintDir, "workbook.txt"))
		if err != nil || !strings.Contains(string(file), answer) || !strings.Contains(string(file), copied) {
			t.Errorf("printed %q, %v", file, err)
		}
	})
}

// TestNothingWhole: where nothing is left to print, it doesn't say that nothing was
// written.
func TestNothingWhole(t *testing.T) {
	onStage(t, small(t), 80, 40, func(s *stage) {
		s.begin()
		s.app.session.Found(store.Report{Damaged: []store.Damaged{{}}})
		s.press("p")
		s.see("Nothing there that can be printed is whole.")
		s.row("Look at it first ]")
		s.press("enter")
		s.see("nothing there that can be printed is whole")
	})
}
