package words

import (
	"strings"

	"groundwork/content/text"
	"groundwork/tui/ui"
)

// Listed returns the same as a list, for those who hear it. What is chosen in it is what
// one is on.
func (w *words) Listed() *ui.List {
	title := func(width int, t ui.Theme) []string { return ui.Sentence("My words", width, t.Title) }
	w.heard = ui.NewList("open", "back", title)
	w.heard.Frame, w.heard.At = w.frame, w.at
	for _, it := range w.items {
		c := ui.Choice{Label: it.Label, Head: it.chapter, About: joined(it.Lines)}
		if it.Resting > 0 {
			c.About = strings.TrimSpace(c.About + "\n" + resting(it.Resting))
		}
		switch {
		case it.page != nil:
			c.Label, c.Detail = it.page.Title, it.standing
		case len(it.Lines) > 0:
			c.Detail = text.DateBy(it.Written, w.session.Now())
		}
		w.heard.Items = append(w.heard.Items, c)
	}
	return w.heard
}
