package print

import (
	"strings"

	"groundwork/content/text"
	"groundwork/tui/ui"
)

// preview shows a print as it will be, to read up and down in.
type preview struct{ ui.Form }

func newPreview(words string) *preview {
	lines := strings.Split(strings.TrimRight(text.Display(words), "\n"), "\n")
	p := &preview{ui.NewForm("back", nil)}
	p.Alone("back")
	// A print is set for paper, which is wider than a narrow screen.
	p.Pieces = []*ui.Piece{{Stale: true, Block: ui.NewReading(func(width int, t ui.Theme) (wrapped []string) {
		for _, l := range lines {
			wrapped = append(wrapped, ui.Sentence(l, width, t.Body)...)
		}
		return wrapped
	})}}
	return p
}

func (p *preview) Header() (string, string) { return "As it will be printed", "" }
