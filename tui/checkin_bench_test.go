package tui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// benchScreen is a screen after years of use, as wide as most terminals.
func benchSitting(b *testing.B) *sitting {
	b.Helper()
	book, err := content.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	now := func() time.Time { return on(time.November, 22) }
	id := 0
	return &sitting{book: book, desk: newDesk(content.NewWorkbook(heavy()...), newDisk(), now), now: now,
		newID: func() string { id++; return time.Duration(id).String() }}
}

func benchOpen(b *testing.B, make func(*sitting) ui.Screen) {
	s := benchSitting(b)
	f := ui.Frame{Width: 72, Height: 20, Theme: ui.NewTheme(content.LookDark, true)}
	b.ReportAllocs()
	for b.Loop() {
		sc := make(s)
		sc.Resize(f)
		sc.View()
	}
}

func checkinOf(s *sitting) ui.Screen { return newCheckin(s, s.book.Track(content.Hurt)) }

func practiceOf(s *sitting) ui.Screen {
	t := s.book.Track(content.Hurting)
	return newPractice(s, route.Practice{Track: t.ID, Question: t.Practices(s.workbook())[0].ID})
}

func BenchmarkOpenCheckIn(b *testing.B)  { benchOpen(b, checkinOf) }
func BenchmarkOpenPractice(b *testing.B) { benchOpen(b, practiceOf) }
func BenchmarkOpenHome(b *testing.B) {
	benchOpen(b, func(s *sitting) ui.Screen { return newHome(s, route.Home{Track: content.Hurt}) })
}

// benchKey measures a key and the drawing after it.
func benchKey(b *testing.B, make func(*sitting) ui.Screen, before []string, keys ...string) {
	s := benchSitting(b)
	sc := make(s)
	sc.Resize(ui.Frame{Width: 72, Height: 20, Theme: ui.NewTheme(content.LookDark, true)})
	presses := []tea.KeyPressMsg{}
	for _, k := range before {
		sc.Update(pressOf(k))
	}
	for _, k := range keys {
		presses = append(presses, pressOf(k))
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		sc.Update(presses[i%len(presses)])
		sc.View()
	}
}

func BenchmarkRateOnCheckIn(b *testing.B) { benchKey(b, checkinOf, nil, "3", "7") }
func BenchmarkTypeInPractice(b *testing.B) {
	benchKey(b, practiceOf, []string{"enter"}, "a", "b", "backspace", "backspace")
}

// BenchmarkPauseInPractice is what a pause costs on top: the entry is taken and
// the chart drawn again.
func BenchmarkPauseInPractice(b *testing.B) {
	s := benchSitting(b)
	sc := practiceOf(s)
	sc.Resize(ui.Frame{Width: 72, Height: 20, Theme: ui.NewTheme(content.LookDark, true)})
	sc.Update(pressOf("enter"))
	b.ReportAllocs()
	for b.Loop() {
		sc.Update(pressOf("a"))
		s.desk.collect()
		sc.View()
	}
}
