package paper_test

import (
	"bytes"
	"strings"
	"testing"

	. "groundwork/content/paper"
	"groundwork/content/paper/papertest"
	"groundwork/content/paper/plaintext"
)

// Form feeds stand before tracks and chapters, never before the first thing on
// paper nor between a track's title and its first chapter; without them the text
// is the same.
func TestTextFed(t *testing.T) {
	for name, w := range papertest.Scenes() {
		d := papertest.Build(t, fixture(t), w, Selection{Blank: w == nil, WithPrivate: true})
		var out bytes.Buffer
		if err := plaintext.WriteFed(&out, d, 0); err != nil {
			t.Fatal(err)
		}
		parts := strings.Split(out.String(), "\f")
		if strings.Join(parts, "") != asText(t, d) {
			t.Errorf("%s: the words differ", name)
		}
		chapters := 0
		for _, n := range d.Nodes {
			track, ok := n.(Section)
			if !ok {
				continue
			}
			under := 0
			for _, n := range track.Nodes {
				if _, ok := n.(Section); ok {
					under++
				}
			}
			chapters += max(under, 1)
		}
		if len(parts) != chapters {
			t.Errorf("%s: %d pages for %d chapters", name, len(parts), chapters)
		}
		for i, p := range parts[1:] {
			if !strings.Contains(strings.SplitN(strings.TrimLeft(p, "\n"), "\n", 3)[1], "--") && !strings.Contains(p, "==") {
				t.Errorf("%s: page %d begins with %q", name, i+2, p[:min(len(p), 40)])
			}
		}
	}
}
