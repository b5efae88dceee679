package tui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/load"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// benchScreen is a screen after years of use, as wide as most terminals.
func benchApp(b *testing.B) *App {
	b.Helper()
	book, err := load.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	now := func() time.Time { return on(time.November, 22) }
	id := 0
	return New(session.Options{
		Book: book, Workbook: content.NewWorkbook(heavy()...), Notebook: newDisk(), Now: now,
		NewID: func() string { id++; return time.Duration(id).String() },
	})
}

func benchOpen(b *testing.B, a *App, to route.Route) {
	f := ui.Frame{Width: 72, Height: 20, Theme: ui.NewTheme(content.LookDark, true)}
	b.ReportAllocs()
	for b.Loop() {
		sc := a.screenOf(to)
		if _, filled := to.(route.History); filled {
			sc.Enter()
		}
		sc.Resize(f)
		sc.View()
	}
}

func checkIn() route.Route { return route.CheckIn{Track: content.Hurt} }

func practiceOf(a *App) route.Route {
	t := a.session.Book.Track(content.Hurting)
	return route.Practice{Track: t.ID, Question: t.Practices(a.session.Workbook())[0].ID}
}

func BenchmarkOpenCheckIn(b *testing.B) { benchOpen(b, benchApp(b), checkIn()) }
func BenchmarkOpenPractice(b *testing.B) {
	a := benchApp(b)
	benchOpen(b, a, practiceOf(a))
}
func BenchmarkOpenHome(b *testing.B) { benchOpen(b, benchApp(b), route.Home{Track: content.Hurt}) }

// benchKey measures a key and the drawing after it.
func benchKey(b *testing.B, a *App, to route.Route, before []string, keys ...string) {
	sc := a.screenOf(to)
	sc.Enter()
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

func BenchmarkRateOnCheckIn(b *testing.B) { benchKey(b, benchApp(b), checkIn(), nil, "3", "7") }
func BenchmarkTypeInPractice(b *testing.B) {
	a := benchApp(b)
	benchKey(b, a, practiceOf(a), []string{"enter"}, "a", "b", "backspace", "backspace")
}

// BenchmarkPauseInPractice is what a pause costs on top: the entry is taken and
// the chart drawn again.
func BenchmarkPauseInPractice(b *testing.B) {
	a := benchApp(b)
	sc := a.screenOf(practiceOf(a))
	sc.Resize(ui.Frame{Width: 72, Height: 20, Theme: ui.NewTheme(content.LookDark, true)})
	sc.Update(pressOf("enter"))
	b.ReportAllocs()
	for b.Loop() {
		sc.Update(pressOf("a"))
		a.session.Autosave.Collect()
		sc.View()
	}
}
