package editor

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"
)

// pens are the two editors that are measured beside each other, each as large as
// on a page at 80 by 24: ours, and the textarea of Bubbles.
func pens() map[string]func(string) (func(tea.Msg), func() string) {
	return map[string]func(string) (func(tea.Msg), func() string){
		"ours": func(stored string) (func(tea.Msg), func() string) {
			e := New(stored, Options{})
			e.Resize(72, 3, 14)
			e.SetOffset(len(stored) / 2)
			return func(m tea.Msg) { e.Update(m) }, func() string { rows, _, _ := e.Rows(); return strings.Join(rows, "\n") }
		},
		"textarea": func(stored string) (func(tea.Msg), func() string) {
			a := textarea.New()
			a.MaxHeight, a.CharLimit = 0, 0
			a.SetVirtualCursor(false)
			a.SetWidth(72)
			a.SetHeight(14)
			a.SetValue(stored)
			a.Focus()
			for range strings.Count(stored, "\n") / 2 {
				a.CursorUp()
			}
			return func(m tea.Msg) { a, _ = a.Update(m) }, func() string { return a.View() }
		},
	}
}

// BenchmarkPens sets both beside each other: a key with the drawing after it,
// and a paste. Run it as
//
//	go test -run '^$' -bench Pens ./tui/editor
func BenchmarkPens(b *testing.B) {
	texts := []struct {
		name, text string
	}{
		{"10kB", ofSize(10_000, false)},
		{"100kB", ofSize(100_000, false)},
		{"1MB", ofSize(1_000_000, false)},
		{"1MBline", ofSize(1_000_000, true)},
	}
	for _, which := range []string{"ours", "textarea"} {
		pen := pens()[which]
		for _, text := range texts {
			b.Run(fmt.Sprintf("key/%s/%s", text.name, which), func(b *testing.B) {
				if which == "textarea" && len(text.text) > 200_000 && testing.Short() {
					b.Skip("takes minutes")
				}
				update, view := pen(text.text)
				keys := []tea.KeyPressMsg{press("a"), press("b"), press("space"), press("backspace")}
				for i := 0; b.Loop(); i++ {
					update(keys[i%len(keys)])
					view()
				}
			})
		}
		b.Run("paste/1MB/"+which, func(b *testing.B) {
			msg := tea.PasteMsg{Content: ofSize(1_000_000, false)}
			for b.Loop() {
				update, view := pen("")
				update(msg)
				update(press("enter")) // in ours: where it asks
				view()
			}
		})
	}
}

// BenchmarkMemory measures how much memory a text of 1 MB takes, as a multiple of
// it: held, and after a paste of as much.
func BenchmarkMemory(b *testing.B) {
	stored := ofSize(1_000_000, false)
	held := func() uint64 {
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	for _, which := range []string{"ours", "textarea"} {
		b.Run(which, func(b *testing.B) {
			for b.Loop() {
				before := held()
				update, view := pens()[which](stored)
				view()
				b.ReportMetric(float64(held()-before)/float64(len(stored)), "x-held")
				update(tea.PasteMsg{Content: strings.Clone(stored)})
				update(press("x"))
				view()
				b.ReportMetric(float64(held()-before)/float64(2*len(stored)), "x-pasted")
				runtime.KeepAlive(update)
				runtime.KeepAlive(view)
			}
		})
	}
}
