package pdf

import (
	"bytes"
	"strings"
	"testing"

	"groundwork/content/paper"
	"groundwork/content/paper/papertest"
)

func FuzzPDF(f *testing.F) {
	for _, s := range []string{
		"plain", "\U0001F600", "信頼", "שלום (abc) 12", "\x1b[2J", "\xff", "e\u0301\u0302", "\u0301", strings.Repeat("x", 300), "\u00ad\u200d",
		strings.Repeat("long words and short ones ", 300), "[" + strings.Repeat("(", 100) + "א", "\\)(", strings.Repeat("\n", 200), "\ufffe\uffff\ufdd0", "   lead",
	} {
		f.Add(s, true)
		f.Add(s, false)
	}
	book := fixture(f)
	f.Fuzz(func(t *testing.T, s string, large bool) {
		d := papertest.Build(t, book, papertest.Everywhere(s), paper.Selection{WithPrivate: true})
		checkPages(t, d, paper.Sheet{Large: large})
		if _, err := Write(&bytes.Buffer{}, d, paper.Sheet{Large: large}, ownFaces); err != nil {
			t.Fatal(err)
		}
	})
}
