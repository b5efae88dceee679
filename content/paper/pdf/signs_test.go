package pdf

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/unicode/runenames"

	"groundwork/content/paper"
	"groundwork/content/paper/pdf/font"
)

// namedSpans returns the signs that somebody may type and no font here has.
func namedSpans() [][2]rune {
	return [][2]rune{{0x2190, 0x2bff}, {0x3000, 0x303f}, {0x1f000, 0x1f02f}, {0x1f0a0, 0x1f0ff}, {0x1f300, 0x1f6ff}, {0x1f7e0, 0x1f7eb}, {0x1f900, 0x1faff}}
}

// The names are those of Unicode. UPDATE=1 writes them anew.
func TestSignNames(t *testing.T) {
	f, err := font.Load(font.Serif)
	if err != nil {
		t.Fatal(err)
	}
	var list strings.Builder
	for _, span := range namedSpans() {
		for r := span[0]; r <= span[1]; r++ {
			if name := runenames.Name(r); name != "" && name[0] != '<' && !f.Draws(r) {
				fmt.Fprintf(&list, "%x %s\n", r, strings.ToLower(name))
			}
		}
	}
	if os.Getenv("UPDATE") != "" {
		var out bytes.Buffer
		w, _ := gzip.NewWriterLevel(&out, gzip.BestCompression)
		if _, err := w.Write([]byte(list.String())); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("signs.txt.gz", out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	names := readNames()
	for line := range strings.Lines(list.String()) {
		var r rune
		if _, err := fmt.Sscanf(line, "%x", &r); err != nil {
			t.Fatal(err)
		}
		_, want, _ := strings.Cut(strings.TrimSpace(line), " ")
		if names[r] != want {
			t.Errorf("%U is %q, not %q", r, names[r], want)
		}
	}
	if len(names) != strings.Count(list.String(), "\n") || len(names) < 1000 {
		t.Errorf("%d names", len(names))
	}
}

func TestNames(t *testing.T) {
	p, _ := laidOut(t, &paper.Document{Title: "x", Nodes: []paper.Node{paper.Words{Text: "x"}}}, paper.Sheet{})
	for in, want := range map[string]string{
		"a \U0001F600 b":                             "a [grinning face] b",
		"\U0001F600\U0001F600 \U0001F600":            "[grinning face ×3]",
		"\U0001F44D\U0001F3FD":                       "[thumbs up sign]",
		"\U0001F468\u200d\U0001F469\u200d\U0001F467": "[man and woman and girl]",
		"\U0001F1E9\U0001F1EA!":                      "[flag DE]!",
		"1\ufe0f\u20e3 and #\u20e3":                  "[keycap 1] and [keycap #]",
		"信":                                          "[1 character, Han]",
		"信頼を 取り":                                     "[5 characters, Han, Hiragana]",
		"\U0001F600\U0001F601\U0001F602\U0001F603\U0001F604": "[5 characters, signs]",
		"\U0001F3FD":   "[U+1F3FD]",
		"\U000F0000":   "[U+F0000]",
		"❤\ufe0f":      "❤",
		"soft\u00adly": "softly",
	} {
		if got := p.plainText(in); got != want {
			t.Errorf("%q: %q, not %q", in, got, want)
		}
	}
}
