package print

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// newPick is a list to choose one thing from, which begins on what is chosen now.
func newPick(to route.Pick) *ui.List {
	l := ui.Alternatives(to.Head, to.Title, nil)
	for i, label := range to.Items {
		l.Items = append(l.Items, ui.Choice{Label: label, Step: route.Return(route.Picked(i))})
	}
	l.At = to.At
	return l
}

// ticks is a list to tick some of.
type ticks struct {
	ui.List
	to route.Ticks
}

func newTicks(to route.Ticks) *ticks {
	l := &ticks{to: to}
	l.List = *ui.NewList("tick", "done", ui.Titled(to.Title, to.About))
	l.Left, l.Fill = to.Head, l.choices
	return l
}

func (l *ticks) choices() []ui.Choice {
	var items []ui.Choice
	group := ""
	for _, one := range l.to.Items {
		it := ui.Choice{Label: one.Label, Ticked: l.to.Ticked.Names[one.Name], Tick: func() tea.Cmd {
			l.mark(one.Name)
			return nil
		}}
		if one.Group != group {
			it.Head, group = one.Group, one.Group
		}
		items = append(items, it)
	}
	return items
}

// mark ticks something, or unticks it.
func (l *ticks) mark(name string) {
	names := l.to.Ticked.Names
	switch {
	case names[name]:
		delete(names, name)
	case l.to.Most > 0 && len(names) >= l.to.Most:
		l.Saying = fmt.Sprintf("%d at most: untick another one first.", l.to.Most)
	default:
		names[name] = true
	}
}

func (l *ticks) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	st, cmd := l.List.Update(msg)
	if st.Back > 0 {
		st.Result = l.to.Ticked
	}
	return st, cmd
}
