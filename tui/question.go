package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"groundwork/tui/route"
)

// newQuestion asks for one of some answers and tells the screen below.
func newQuestion(q route.Question) *alternatives {
	var items []choice
	for i, label := range q.Answers {
		items = append(items, choice{label: label, do: func() (route.Step, tea.Cmd) {
			return route.Return(route.Answer(i)), nil
		}})
	}
	a := newAlternatives(q.Title, strings.Join(q.About, "\n\n"), items)
	a.head = q.Head
	return a
}
