package field

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/theme"
)

// BenchmarkKey10k measures a key in the middle of a long answer, with the drawing
// of the whole field after it. The editor's own part is measured there.
func BenchmarkKey10k(b *testing.B) {
	stored := strings.Repeat(strings.Repeat("You trusted somebody you had every reason to trust, and that was not foolish. ", 4)+"\n", 32)
	f := New(&content.Ask{ID: "q", Kind: content.KindText, Label: "What would you say to them?"}, world(answered("q", content.Text(stored))))
	f.Resize(72, 14, theme.New(content.LookDark, true))
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
