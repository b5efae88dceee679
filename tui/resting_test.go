package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"groundwork/content"
	"groundwork/content/paper"
	"groundwork/tui/route"
)

// years is a daily log of some days of this month and of two years before, of which a few
// rest.
func years() []content.Record {
	records := []content.Record{content.Profile{Track: content.Hurt}}
	for i := range 8 {
		e := content.Entry{
			Stamp: content.Stamp{Written: on(11, 1+i)}, Track: content.Hurt, Question: "daily", ID: fmt.Sprint(i), Order: fmt.Sprint("a", i), On: on(11, 1+i),
			Cells: map[string]string{"good-thing": fmt.Sprint("good thing ", i)},
		}
		if i < 3 {
			e.Rest = e.Turn(true, on(11, 20))
		}
		records = append(records, e)
	}
	for i := range 2 {
		records = append(records, content.Entry{
			Track: content.Hurt, Question: "daily", ID: fmt.Sprint("old", i), Order: fmt.Sprint("Z", i), On: on(11, 1+i).AddDate(-2, 0, 0),
			Cells: map[string]string{"good-thing": fmt.Sprint("an old zebra ", i)},
		})
	}
	return records
}

// tabTo goes on until something is chosen.
func (s *stage) tabTo(words string) {
	s.t.Helper()
	for range 60 {
		if strings.Contains(s.screen(), "▸ "+words) {
			return
		}
		s.press("tab")
	}
	s.t.Fatalf("tab never leads to %q:\n%s", words, s.screen())
}

func TestRestingScreens(t *testing.T) {
	for _, size := range sizes {
		for name, do := range map[string]func(*stage){
			"resting":       func(s *stage) { s.press("d"); s.tabTo("3 entries rest · show them") },
			"resting-shown": func(s *stage) { s.press("d"); s.tabTo("3 entries rest"); s.press("enter", "down", "down", "right") },
			"resting-older": func(s *stage) { s.press("d"); s.tabTo("3 entries rest"); s.press("right", "enter") },
		} {
			file := fmt.Sprintf("%s_%dx%d", name, size[0], size[1])
			t.Run(file, func(t *testing.T) {
				onSeeded(t, english(t), size[0], size[1], years(), func(s *stage) {
					do(s)
					s.settle()
					s.fits()
					golden(t, file, s.screen())
				})
			})
		}
	}
}

// TestRestIsExplained says with what is let rest that it is not gone, and whoever opens
// the book can see it.
func TestRestIsExplained(t *testing.T) {
	onStage(t, english(t), 80, 40, func(s *stage) {
		s.begin()
		s.keep(practised(s.book, 0)...)
		s.item("What I see them do")
		s.write("the fifty")
		s.press("tab", "tab", "tab", "down", "right", "enter")
		s.see("It is out of sight, not gone: it can be shown")
		s.see("by anyone who opens the book, and a print has it as before.")
		s.see("1 entry rests · show it")
		s.press("esc")
		s.item("Notes")
		s.press("enter")
		s.write("a note")
		s.item("Let it rest")
		s.see("Out of sight, not gone: whoever opens the book can show this.")
	})
}

// TestRestOverRestarts lets all that is old rest and takes it back, lets it rest again and
// starts anew: it is nowhere until it is asked for, and woken it is back.
func TestRestOverRestarts(t *testing.T) {
	onSeeded(t, english(t), 80, 24, years(), func(s *stage) {
		awake := func() (ids []string) {
			s.settle()
			for _, e := range s.disk.saved.Entries(content.Hurt, "daily", 0) {
				ids = append(ids, e.ID)
			}
			return ids
		}
		s.press("d")
		s.tabTo("3 entries rest")
		s.press("right", "enter")
		s.see("2 entries rest now. ctrl+z wakes them.")
		young := []string{"3", "4", "5", "6", "7"}
		if got := awake(); !slices.Equal(got, young) {
			t.Fatalf("awake are %q", got)
		}
		s.press("ctrl+z")
		if got := awake(); !slices.Equal(got, append([]string{"old0", "old1"}, young...)) {
			t.Fatalf("awake again are %q", got)
		}
		s.press("ctrl+y")
		if got := awake(); !slices.Equal(got, young) {
			t.Fatalf("resting again leaves %q", got)
		}
		next := s.restart()
		next.begin()
		next.press("ctrl+f")
		next.write("zebra")
		next.see("Nothing found. What rests isn't searched.")
		next.press("esc")
		next.homeTo("A daily minute")
		next.miss("an old zebra")
		next.tabTo("5 entries rest · show them")
		next.press("enter")
		next.tabTo("5 entries rest · hide them") // past all that was shown
		next.see("an old zebra 0")
		next.press("enter")
		next.miss("an old zebra")
		d, err := paper.Build(next.book, next.disk.saved, paper.Selection{Now: next.app.session.Now()})
		if err != nil {
			t.Fatal(err)
		}
		if said := fmt.Sprint(d.Nodes); !strings.Contains(said, "an old zebra 0") || !strings.Contains(said, "good thing 0") {
			t.Error("the print lacks what rests")
		}
	})
}

// TestClearedNoteWoken: a note that rests, whose words are all taken out before it is woken,
// leaves no empty note, and can be brought back as it was.
func TestClearedNoteWoken(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.onNotes()
		s.newNote("On the train", "")
		s.press("end", "enter", "tab", "tab", "enter") // it rests
		s.settle()
		s.press("end", "enter", "end", "enter", "shift+tab", "end")
		for range "On the train" {
			s.press("backspace")
		}
		s.settle()
		s.press("tab", "tab", "tab")
		s.see("[▸Wake it ]")
		s.press("enter")
		s.settle()
		if kept := s.notesKept(); len(kept) > 0 {
			t.Errorf("the notes are %q", kept)
		}
		s.see("Bring back: On the train")
	})
}

// restedBefore is a log of the first time through, of which one entry rests, in a track
// begun again.
func restedBefore() []content.Record {
	var records []content.Record
	for i, words := range []string{"a kind word", "an old zebra"} {
		records = append(records, content.Entry{
			Stamp: novemberStamp(3 + i), Track: content.Hurt, Question: "daily", ID: fmt.Sprint(i), Order: fmt.Sprint("a", i), On: on(11, 3+i),
			Cells: map[string]string{"good-thing": words},
			Rest:  content.Rest{}.Turn(i == 1, on(11, 20)),
		})
	}
	return append(records, content.Profile{Track: content.Hurt, Pass: 1})
}

// TestWakeOfBefore wakes an entry that rests from the first time through, where it is said
// that it can be, and lets it rest again.
func TestWakeOfBefore(t *testing.T) {
	onStage(t, english(t), 80, 40, func(s *stage) {
		s.remembers()
		s.begin()
		s.put(restedBefore()...)
		of := restedBefore()[1].Key()
		read := func() {
			t.Helper()
			s.run(s.app.take(route.Start(route.Home{Track: content.Hurt}, route.Page{
				Track: content.Hurt, Spot: content.Spot{Page: "daily", Question: "daily"}, Past: route.Past{ID: "daily"},
			})))
		}
		read()
		s.see("1 entry rests: it can be woken under Earlier versions, on Home.")
		s.run(s.app.take(route.Start(route.Home{Track: content.Hurt})))
		s.homeTo("Earlier versions")
		s.settle()
		s.press("enter")
		s.settle()
		s.see("rests, 4 November")
		s.homeTo("4 November 2026: an old zebra")
		s.settle()
		s.see("It rests.")
		s.see("▸ Back")
		s.homeTo("Wake it")
		s.see("It is awake.")
		if n := s.app.session.Workbook().Resting(content.Hurt, "daily", 0); n != 0 {
			t.Errorf("%d rest", n)
		}
		s.homeTo("Let it rest")
		s.see("Whoever opens the book can show it.")
		s.homeTo("Wake it")
		s.settle()
		onDisk, _, err := s.archive().Load()
		if err != nil {
			t.Fatal(err)
		}
		kept, _ := onDisk.Record(of)
		if rest, ok := content.RestOf(kept); !ok || rest.Rests() {
			t.Errorf("the disk has %+v", kept)
		}
		read()
		s.see("an old zebra")
		s.miss("1 entry rests")
	})
}

// TestPresentIsTurnedOnThePage: what a page lists is let rest and woken there alone.
func TestPresentIsTurnedOnThePage(t *testing.T) {
	onStage(t, english(t), 80, 40, func(s *stage) {
		s.remembers()
		s.begin()
		s.put(years()...)
		s.run(s.app.take(route.Start(route.Home{Track: content.Hurt})))
		s.homeTo("Earlier versions")
		s.settle()
		s.press("enter")
		s.settle()
		s.press("enter")
		s.settle()
		s.see("▸ Back")
		s.miss("Let it rest")
		s.miss("Wake it")
	})
}
