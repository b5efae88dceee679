package record

import (
	"fmt"
	"strings"
	"testing"

	"groundwork/content"
)

// typical are answers as long as most are, and one of each kind.
func typical() []content.Record {
	records := everything()
	for i := range 100 {
		records = append(records, content.Answer{
			Stamp: content.Stamp{Written: clock, Wording: "What would you say?", Language: "en", Book: "1"},
			Track: "hurt", Question: fmt.Sprint("question-", i), Kind: content.KindText,
			Value: content.Text(strings.Repeat("about this long ", 1+i*7919%40)),
		})
	}
	return records
}

func BenchmarkDecode(b *testing.B) {
	var texts [][]byte
	size := 0
	for _, r := range typical() {
		text, err := Encode(r)
		if err != nil {
			b.Fatal(err)
		}
		texts, size = append(texts, text), size+len(text)
	}
	b.ReportAllocs()
	b.SetBytes(int64(size / len(texts)))
	for i := 0; b.Loop(); i++ {
		if _, err := Decode(texts[i%len(texts)]); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	records := typical()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := Encode(records[i%len(records)]); err != nil {
			b.Fatal(err)
		}
	}
}
