package pdf

import (
	"io"
	"os"
	"strings"
	"testing"

	"groundwork/content/paper"
	"groundwork/content/paper/papertest"
	"groundwork/content/paper/pdf/font"
)

// BenchmarkBare writes pages that are laid out already: what the writer alone takes for
// as many as BenchmarkPDF of package paper makes.
func BenchmarkBare(b *testing.B) {
	d := papertest.Build(b, fixture(b), papertest.Diary(), paper.Selection{})
	for b.Loop() {
		b.StopTimer()
		p, err := newLayout(d, paper.Sheet{}, ownFaces)
		if err != nil {
			b.Fatal(err)
		}
		pages := p.layOut()
		b.StartTimer()
		if err := p.draw(io.Discard, pages); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkScripts prints a book of one answer of 60,000 characters, most of which the
// program's own faces lack, with the fonts of this computer.
func BenchmarkScripts(b *testing.B) {
	for name, said := range map[string]string{
		"Chinese": "我曾经完全信任他，后来一切都变了。他说别担心，可是我已经不知道该相信什么，也不知道该怎么办。",
		"Arabic":  "كنت أثق به كثيرا ثم تغيّر كل شيء في ليلة واحدة وقال لي لا تقلقي ولم أعد أعرف ماذا أصدق. ",
		"Hindi":   "मुझे उस पर पूरा विश्वास था, फिर सब कुछ बदल गया। क्षमा करना कठिन है। ",
	} {
		d := &paper.Document{Title: "x", Nodes: []paper.Node{paper.Words{Text: strings.Repeat(said, 60_000/len([]rune(said)))}}}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Write(io.Discard, d, paper.Sheet{}, font.NewSystem(os.DirFS("/usr/share/fonts"))); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
