package page

import (
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// newQuestion asks for one of some answers and tells the screen below.
func newQuestion(q route.Question) *ui.List {
	l := ui.NewList("choose", "back", ui.Titled(q.Title, q.About...))
	l.Left = q.Head
	for i, label := range q.Answers {
		l.Items = append(l.Items, ui.Choice{Label: label, Step: route.Return(route.Answer(i)), Destroys: q.Destroys && i == len(q.Answers)-1})
	}
	return l
}
