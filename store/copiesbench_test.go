package store

import (
	"io"
	"testing"
)

// BenchmarkCopies measures what a workbook of 4,000 answers takes; a plain opening
// is there to compare with.
func BenchmarkCopies(b *testing.B) {
	path := saved(b, manyAnswers()...)
	b.Run("open and load", func(b *testing.B) {
		for b.Loop() {
			s := open(b, path, Options{})
			load(b, s)
			mustClose(b, s)
		}
	})
	b.Run("copy", func(b *testing.B) {
		s := open(b, path, Options{Now: clockBy(0)})
		defer s.Close()
		for b.Loop() {
			mustSave(b, s, text("question-0", "words"))
			mustCopy(b, s)
		}
	})
	b.Run("nothing to copy", func(b *testing.B) {
		s := open(b, path, Options{})
		defer s.Close()
		mustCopy(b, s)
		for b.Loop() {
			mustCopy(b, s)
		}
	})
	b.Run("check", func(b *testing.B) {
		for b.Loop() {
			Examine(path, Options{})
		}
	})
	b.Run("export", func(b *testing.B) {
		s := open(b, path, Options{})
		defer s.Close()
		for b.Loop() {
			if _, err := s.Export(io.Discard, aboutTest); err != nil {
				b.Fatal(err)
			}
		}
	})
}
