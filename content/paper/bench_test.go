package paper_test

import (
	"io"
	"testing"

	. "groundwork/content/paper"
	"groundwork/content/paper/html"
	"groundwork/content/paper/markdown"
	"groundwork/content/paper/papertest"
	"groundwork/content/paper/pdf"
)

func BenchmarkBuild(b *testing.B) {
	book, w := fixture(b), papertest.Diary()
	for b.Loop() {
		papertest.Build(b, book, w, Selection{})
	}
}

func BenchmarkText(b *testing.B) {
	d := papertest.Build(b, fixture(b), papertest.Diary(), Selection{})
	for b.Loop() {
		if err := Text(io.Discard, d, 0); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMarkdown(b *testing.B) {
	d := papertest.Build(b, fixture(b), papertest.Diary(), Selection{})
	for b.Loop() {
		if err := markdown.Write(io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHTML(b *testing.B) {
	d := papertest.Build(b, fixture(b), papertest.Diary(), Selection{})
	for b.Loop() {
		if err := html.Write(io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPDF(b *testing.B) {
	d := papertest.Build(b, fixture(b), papertest.Diary(), Selection{})
	b.ReportAllocs()
	for b.Loop() {
		if _, err := pdf.Write(io.Discard, d, Sheet{}, nil); err != nil {
			b.Fatal(err)
		}
	}
}
