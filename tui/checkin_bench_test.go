package tui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/load"
	"groundwork/tui/theme"
)

// benchScreen is a screen after years of use, as wide as most terminals.
func benchSitting(b *testing.B) *sitting {
	b.Helper()
	book, err := load.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	now := func() time.Time { return on(time.November, 22) }
	id := 0
	return &sitting{book: book, desk: newDesk(content.NewWorkbook(heavy()...), newDisk(), now), now: now,
		newID: func() string { id++; return time.Duration(id).String() }}
}

func benchOpen(b *testing.B, make func(*sitting) screen) {
	s := benchSitting(b)
	f := frame{Width: 72, Height: 20, Theme: theme.New(content.LookDark, true)}
	b.ReportAllocs()
	for b.Loop() {
		sc := make(s)
		sc.Resize(f)
		sc.View()
	}
}

func checkinOf(s *sitting) screen { return newCheckin(s, s.book.Track(content.Hurt)) }

func practiceOf(s *sitting) screen {
	t := s.book.Track(content.Hurting)
	return newPractice(s, t, t.Practices(s.workbook())[0])
}

func BenchmarkOpenCheckIn(b *testing.B)  { benchOpen(b, checkinOf) }
func BenchmarkOpenPractice(b *testing.B) { benchOpen(b, practiceOf) }
func BenchmarkOpenHome(b *testing.B) {
	benchOpen(b, func(s *sitting) screen { return newHome(s, s.book.Track(content.Hurt)) })
}

// benchKey measures a key and the drawing after it.
func benchKey(b *testing.B, make func(*sitting) screen, before []string, keys ...string) {
	s := benchSitting(b)
	sc := make(s)
	sc.Resize(frame{Width: 72, Height: 20, Theme: theme.New(content.LookDark, true)})
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
	sc.Resize(frame{Width: 72, Height: 20, Theme: theme.New(content.LookDark, true)})
	sc.Update(pressOf("enter"))
	b.ReportAllocs()
	for b.Loop() {
		sc.Update(pressOf("a"))
		s.desk.collect()
		sc.View()
	}
}
