package field

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/ui"
)

// BenchmarkKey10k measures a key in the middle of a long answer, with the drawing
// of the whole field after it. The editor's own part is measured there.
func BenchmarkKey10k(b *testing.B) {
	stored := strings.Repeat(strings.Repeat("You trusted somebody you had every reason to trust, and that was not foolish. ", 4)+"\n", 32)
	f := New(&content.Ask{ID: "q", Kind: content.KindText, Label: "What would you say to them?"}, world(answered("q", content.Text(stored))))
	f.Resize(72, 14, ui.NewTheme(content.LookDark, true))
	f.Focus(Above)
	f.Restore("", len(stored)/2)
	keys := []tea.KeyPressMsg{press("a"), press("b"), press("space"), press("backspace")}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		f.Update(keys[i%len(keys)])
		f.View()
	}
}

// BenchmarkLog draws a log in its middle: the cost has to be the same however
// many entries there are.
func BenchmarkLog(b *testing.B) {
	for _, n := range []int{60, 4000} {
		s := world(someTalks(n)...)
		b.Run(fmt.Sprintf("key/%d", n), func(b *testing.B) {
			f := field(talks(), s, 72)
			f.Restore(fmt.Sprintf("e%04d/said", n/2), 0)
			msg := press("a")
			for b.Loop() {
				f.Update(msg)
				f.View()
				f.Update(press("backspace"))
			}
		})
		b.Run(fmt.Sprintf("open/%d", n), func(b *testing.B) {
			for b.Loop() {
				field(talks(), s, 72).View()
			}
		})
	}
}

// BenchmarkRestOld is what the key waits for that lets almost all of a log of ten years
// rest, with what the next pause takes to be saved. Applied is what the workbook in memory
// does with it.
func BenchmarkRestOld(b *testing.B) {
	const n = 36_500
	records := someTalks(n)
	begin := func() *log {
		l, _ := field(talks(), world(records...), 72).(*log)
		return l
	}
	b.Run("key", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			l := begin()
			b.StartTimer()
			l.restOlder()
			l.View()
		}
	})
	b.Run("change", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			l := begin()
			l.restOlder()
			b.StartTimer()
			l.Change()
		}
	})
	b.Run("applied", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			l := begin()
			l.restOlder()
			c := l.Change()
			b.StartTimer()
			l.set.Workbook.Apply(c)
		}
	})
}
