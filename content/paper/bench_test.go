package paper_test

import (
	"flag"
	"io"
	"testing"

	. "groundwork/content/paper"
	"groundwork/content/paper/html"
	"groundwork/content/paper/markdown"
	"groundwork/content/paper/papertest"
	"groundwork/content/paper/pdf"
	"groundwork/content/paper/plaintext"
)

// entries is how many days the diary has; -entries 40000 is a workbook of ten years.
var entries = flag.Int("entries", 4000, "how many entries the benchmarks have in the workbook")

func BenchmarkBuild(b *testing.B) {
	book, w := fixture(b), papertest.DiaryOf(*entries)
	for b.Loop() {
		papertest.Build(b, book, w, Selection{})
	}
}

func BenchmarkText(b *testing.B) {
	d := papertest.Build(b, fixture(b), papertest.DiaryOf(*entries), Selection{})
	for b.Loop() {
		if err := plaintext.Write(io.Discard, d, 0); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMarkdown(b *testing.B) {
	d := papertest.Build(b, fixture(b), papertest.DiaryOf(*entries), Selection{})
	for b.Loop() {
		if err := markdown.Write(io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHTML(b *testing.B) {
	d := papertest.Build(b, fixture(b), papertest.DiaryOf(*entries), Selection{})
	for b.Loop() {
		if err := html.Write(io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPDF(b *testing.B) {
	d := papertest.Build(b, fixture(b), papertest.DiaryOf(*entries), Selection{})
	b.ReportAllocs()
	for b.Loop() {
		if _, err := pdf.Write(io.Discard, d, Sheet{}, ownFaces); err != nil {
			b.Fatal(err)
		}
	}
}
