package field

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/theme"
)

const sentence = "You trusted somebody you had every reason to trust, and that was not foolish. "

// ofSize is prose of about so many bytes, in paragraphs or as one.
func ofSize(n int, oneLine bool) string {
	unit := strings.Repeat(sentence, 4)
	if !oneLine {
		unit += "\n"
	}
	return strings.Repeat(unit, n/len(unit)+1)
}

// benchKey measures a key and the drawing after it, in the middle of a text.
func benchKey(b *testing.B, stored string) {
	ask := &content.Ask{ID: "q", Kind: content.KindText, Label: "What would you say to them?"}
	f := New(ask, world(answered("q", content.Text(stored))))
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

func BenchmarkKeyEmpty(b *testing.B) { benchKey(b, "") }
func BenchmarkKey10k(b *testing.B)   { benchKey(b, ofSize(10_000, false)) }
func BenchmarkKey1M(b *testing.B)    { benchKey(b, ofSize(1_000_000, false)) }

func BenchmarkKey1MOneLine(b *testing.B) { benchKey(b, ofSize(1_000_000, true)) }

func BenchmarkPaste1M(b *testing.B) {
	for _, oneLine := range []bool{false, true} {
		b.Run(fmt.Sprintf("oneLine=%v", oneLine), func(b *testing.B) {
			msg := tea.PasteMsg{Content: ofSize(1_000_000, oneLine)}
			for b.Loop() {
				f := field(&content.Ask{ID: "q", Kind: content.KindText}, world(), 72)
				f.Update(msg)
				f.View()
			}
		})
	}
}

func BenchmarkOpen1M(b *testing.B) {
	s := world(answered("q", content.Text(ofSize(1_000_000, false))))
	for b.Loop() {
		field(&content.Ask{ID: "q", Kind: content.KindText}, s, 72).View()
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
