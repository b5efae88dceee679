package ui

import "testing"

// TestListIsFilledOnce wants a list that begins to ask once what there is to choose, and
// again only when one comes back to it: the first screen waits for it.
func TestListIsFilledOnce(t *testing.T) {
	asked := 0
	l := NewList("choose", "back", nil)
	l.Fill = func() []Choice {
		asked++
		return []Choice{BackChoice("Back")}
	}
	l.Enter()
	l.Resize(Frame{Width: 80, Height: 20, Theme: NewTheme("", true)})
	if asked != 1 || len(l.Items) != 1 {
		t.Errorf("it was asked %d times and has %d choices", asked, len(l.Items))
	}
	if l.Enter(); asked != 2 {
		t.Errorf("it was asked %d times where one came back", asked)
	}
}
