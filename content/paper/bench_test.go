package paper

import (
	"fmt"
	"io"
	"testing"
	"time"

	"groundwork/content"
)

// diary is the full workbook with 4,000 log entries.
func diary() *content.Workbook {
	w := full()
	records := make([]content.Record, 0, 4100)
	for rec := range w.Records() {
		records = append(records, rec)
	}
	for i := range 4000 {
		on := at(time.January, 1).AddDate(0, 0, i)
		records = append(records, entry("daily", fmt.Sprintf("%05d", i), on, map[string]string{
			"good": "The kettle, the window, and the neighbour's cat that came by again – für eine Weile.",
			"mood": fmt.Sprint(i % 11),
		}))
	}
	return content.NewWorkbook(records...)
}

func BenchmarkBuild(b *testing.B) {
	book, w := fixture(b), diary()
	for b.Loop() {
		build(b, book, w, Selection{})
	}
}

func BenchmarkText(b *testing.B) {
	d := build(b, fixture(b), diary(), Selection{})
	for b.Loop() {
		if err := Text(io.Discard, d, 0); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMarkdown(b *testing.B) {
	d := build(b, fixture(b), diary(), Selection{})
	for b.Loop() {
		if err := Markdown(io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHTML(b *testing.B) {
	d := build(b, fixture(b), diary(), Selection{})
	for b.Loop() {
		if err := HTML(io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPDF(b *testing.B) {
	d := build(b, fixture(b), diary(), Selection{})
	b.ReportAllocs()
	for b.Loop() {
		if _, err := PDF(io.Discard, d, Sheet{}); err != nil {
			b.Fatal(err)
		}
	}
}
