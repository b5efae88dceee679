package tui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// benchScreen is a screen after years of use, as wide as most terminals.
func benchSitting(b *testing.B) *session.Session {
	b.Helper()
	book, err := content.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	now := func() time.Time { return on(time.November, 22) }
	id := 0
	return session.New(session.Options{
		Book: book, Workbook: content.NewWorkbook(heavy()...), Notebook: newDisk(), Now: now,
		NewID: func() string { id++; return time.Duration(id).String() },
	})
}

func benchOpen(b *testing.B, make func(*session.Session) ui.Screen) {
	s := benchSitting(b)
	f := ui.Frame{Width: 72, Height: 20, Theme: ui.NewTheme(content.LookDark, true)}
	b.ReportAllocs()
	for b.Loop() {
		sc := make(s)
		sc.Resize(f)
		sc.View()
	}
}

func checkinOf(s *session.Session) ui.Screen { return newCheckin(s, s.Book.Track(content.Hurt)) }

func practiceOf(s *session.Session) ui.Screen {
	t := s.Book.Track(content.Hurting)
	return newPractice(s, route.Practice{Track: t.ID, Question: t.Practices(s.Workbook())[0].ID})
}

func BenchmarkOpenCheckIn(b *testing.B)  { benchOpen(b, checkinOf) }
func BenchmarkOpenPractice(b *testing.B) { benchOpen(b, practiceOf) }
func BenchmarkOpenHome(b *testing.B) {
	benchOpen(b, func(s *session.Session) ui.Screen { return newHome(s, route.Home{Track: content.Hurt}) })
}

// benchKey measures a key and the drawing after it.
func benchKey(b *testing.B, make func(*session.Session) ui.Screen, before []string, keys ...string) {
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
		s.Autosave.Collect()
		sc.View()
	}
}
