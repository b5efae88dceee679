package tui

import (
	"groundwork/tui/route"
)

// newQuestion asks for one of some answers and tells the screen below.
func newQuestion(q route.Question) *list {
	l := newList("choose", "back", titled(q.Title, q.About...))
	l.left = q.Head
	for i, label := range q.Answers {
		l.items = append(l.items, choice{label: label, step: route.Return(route.Answer(i))})
	}
	return &l
}
