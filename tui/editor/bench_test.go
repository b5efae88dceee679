package editor

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
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
	e := New(stored, Options{})
	e.Resize(72, 3, 14)
	e.SetOffset(len(stored) / 2)
	keys := []tea.KeyPressMsg{press("a"), press("b"), press("space"), press("backspace")}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		e.Update(keys[i%len(keys)])
		e.Rows()
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
				e := opened("", Options{})
				e.Update(msg)
				e.Rows()
			}
		})
	}
}

func BenchmarkOpen1M(b *testing.B) {
	stored := ofSize(1_000_000, false)
	for b.Loop() {
		opened(stored, Options{}).Rows()
	}
}
