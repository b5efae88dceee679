package field

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"groundwork/content"
	"groundwork/tui/field/entries"
)

// cellsOf are the cells of the question's entries as the workbook has them, in
// order.
func cellsOf(w *content.Workbook) []map[string]string {
	var list []map[string]string
	for _, e := range w.Entries(content.Hurt, "q", 0) {
		list = append(list, e.Cells)
	}
	return list
}

// same fails unless the workbook has just these cells, in this order.
func same(t *testing.T, w *content.Workbook, want ...map[string]string) {
	t.Helper()
	if got := cellsOf(w); !slices.EqualFunc(got, want, maps.Equal) {
		t.Fatalf("the workbook has\n%v, want\n%v", got, want)
	}
}

func TestRowsAreFilledInCellByCell(t *testing.T) {
	s := world()
	f := field(boundaries(), s, 72)
	write(f, "You shout")
	leaves(t, f, "enter>")
	write(f, "I leave")
	leaves(t, f, "tab>", "enter>")
	write(f, "second")
	leaves(t, f, "shift+tab>")
	s.Workbook.Apply(f.Change())
	same(t, s.Workbook, map[string]string{"if": "You shout", "will": "I leave"}, map[string]string{"if": "second"})
	e := s.Workbook.Entries(content.Hurt, "q", 0)[0]
	if e.Wording != "My boundaries" || !e.Written.Equal(today()) || len(e.ID) != 16 || !e.On.IsZero() {
		t.Errorf("the entry is %+v", e)
	}
	leaves(t, f, "tab>", "tab>", "tab>", "tab>below")
	f.Focus(Above)
	leaves(t, f, "shift+tab>above", "up>above", "down>", "down>")
}

func TestRowsTypingAtTheEndAddsOne(t *testing.T) {
	s := world(row("q", "a", "a0", "if", "one"))
	f := field(boundaries(), s, 36)
	f.Focus(Below)
	write(f, "two")
	s.Workbook.Apply(f.Change())
	same(t, s.Workbook, map[string]string{"if": "one"}, map[string]string{"if": "two"})
}

func TestEmptyRowsAreNotKept(t *testing.T) {
	s := world(row("q", "a", "a0", "if", "x"))
	f := field(boundaries(), s, 36)
	play(f, "shift+tab")
	f.Focus(Below)
	play(f, "enter enter enter")
	if !f.Change().Empty() {
		t.Error("an empty row is a change")
	}
	play(f, "z backspace")
	if !f.Change().Empty() {
		t.Error("a row typed and emptied again is a change")
	}
	f.Focus(Above)
	play(f, "backspace")
	forgets(t, f.Change(), row("q", "a", "").Key())
	f.Blur()
	if n := strings.Count(screen(f), "When this happens"); n != 1 {
		t.Errorf("%d rows are left:\n%s", n, screen(f))
	}
}

func TestRemovedRowsComeBack(t *testing.T) {
	stored := row("q", "a", "a0", "if", "one", "gone-column", "kept")
	s := world(stored, row("q", "b", "a1", "if", "two"))
	for _, keys := range []struct{ remove, back string }{
		{"ctrl+d", "ctrl+z"},
		{"down enter", "tab tab right enter"}, // the action, and the choice beside "+ another"
	} {
		f := field(boundaries(), s, 72)
		r := play(f, keys.remove)
		if !r.Changed || r.Why != removedHint || !strings.Contains(screen(f), removedHint) {
			t.Fatalf("removing gave %+v:\n%s", r, screen(f))
		}
		c := f.Change()
		forgets(t, c, stored.Key())
		s.Workbook.Apply(c)
		play(f, keys.back)
		s.Workbook.Apply(f.Change())
		same(t, s.Workbook, stored.Cells, map[string]string{"if": "two"})
		if strings.Contains(screen(f), removedHint) {
			t.Error("the hint stays after it came back")
		}
	}
	f := field(boundaries(), s, 72)
	play(f, "ctrl+d ctrl+z")
	if !f.Change().Empty() {
		t.Error("removing a row and bringing it back at once is a change")
	}
	play(f, "x ctrl+d")
	if r := play(f, "ctrl+z"); !r.Changed || f.(*rows).list.All[0].Cells["if"] != "onex" {
		t.Error("what was typed before removing did not come back")
	}
}

func TestRowsMove(t *testing.T) {
	one, two, three := row("q", "a", "a0", "if", "one"), row("q", "b", "a1", "if", "two"), row("q", "c", "a2", "if", "three")
	s := world(one, two, three)
	f := field(boundaries(), s, 72)
	play(f, "alt+down")
	c := f.Change()
	moved := only(t, c).(content.Entry)
	if moved.ID != "a" || !moved.Written.Equal(one.Written) {
		t.Errorf("moving a row rewrote %q, its stamp %v", moved.ID, moved.Stamp)
	}
	s.Workbook.Apply(c)
	same(t, s.Workbook, two.Cells, one.Cells, three.Cells)
	play(f, "down right right enter enter") // by its actions, to the end and no further
	s.Workbook.Apply(f.Change())
	same(t, s.Workbook, two.Cells, three.Cells, one.Cells)
	if r := play(f, "enter"); !r.Ignored || r.Why == "" {
		t.Error("moving beyond the end is not explained")
	}
	play(f, "up alt+up alt+up")
	s.Workbook.Apply(f.Change())
	same(t, s.Workbook, one.Cells, two.Cells, three.Cells)
}

func TestRowsMoveWhereTheKeysLeaveNoRoom(t *testing.T) {
	s := world(row("q", "a", "x", "if", "one"), row("q", "b", "x", "if", "two"), row("q", "c", "x", "if", "three"))
	f := field(boundaries(), s, 72)
	play(f, "alt+down")
	s.Workbook.Apply(f.Change())
	same(t, s.Workbook, map[string]string{"if": "two"}, map[string]string{"if": "one"}, map[string]string{"if": "three"})
}

func TestCellsOfEachKind(t *testing.T) {
	for keys, want := range map[string]map[string]string{
		"a enter enter enter":                   {"what": "a", "sort": "need"},
		"a tab space space":                     {"what": "a", "sort": "need"},
		"tab enter down tab":                    {"sort": "wish"},
		"tab enter down up esc":                 {"sort": "need"},
		"tab enter esc":                         nil,
		"tab w i enter":                         {"sort": "wish"},
		"tab w x enter":                         nil,
		"tab w x backspace enter":               {"sort": "wish"},
		"tab enter space backspace backspace":   {"sort": "need"},
		"tab enter enter shift+tab backspace":   nil,
		"tab tab 1 0":                           {"sure": "10"},
		"tab tab right right":                   {"sure": "1"},
		"tab tab left left":                     {"sure": "9"},
		"tab tab 7 delete":                      nil,
		"tab tab tab 2 0 2 7 - 3 - 0 9":         {"by": "2027-03-09"},
		"tab tab tab 9 / 3 / 2 0 2 7 enter":     {"by": "2027-03-09"},
		"tab tab tab 0 9 0 3 2 0 2 7 shift+tab": {"by": "2027-03-09"},
		"tab tab tab + 7 tab":                   {"by": "2026-11-29"},
		"tab tab tab 2 0 2 7 enter":             nil, // there is no day yet
	} {
		s := world()
		f := field(sorted(), s, 72)
		play(f, keys)
		check(t, f, 72)
		s.Workbook.Apply(f.Change())
		if want == nil {
			same(t, s.Workbook)
			continue
		}
		same(t, s.Workbook, want)
	}
	f := field(sorted(), world(), 72)
	play(f, "tab tab tab 2 0 2 7")
	const why = "The day and the month are missing. It is not kept yet."
	if play(f, "tab"); !strings.Contains(screen(f), why) {
		t.Errorf("leaving half a date says nothing:\n%s", screen(f))
	}
	f.Blur()
	if r := f.Settle(); r.Why != why {
		t.Errorf("leaving half a date says %q", r.Why)
	}
}

func TestCellsAreReachedWithArrows(t *testing.T) {
	s := world(row("q", "a", "a0", "if", "x", "will", "y"))
	f := field(boundaries(), s, 72)
	play(f, "down down up") // the actions are met going down, not going up
	if part, _ := f.Spot(); part != "a/if" || f.(*rows).at.kind != atCell {
		t.Errorf("up leads to %q", part)
	}
	play(f, "right 1 left left 0")
	s.Workbook.Apply(f.Change())
	same(t, s.Workbook, map[string]string{"if": "x0", "will": "1y"})
}

func TestRowsComeBackToTheirSpot(t *testing.T) {
	s := world(row("q", "a", "a0", "if", "one"), row("q", "b", "a1", "if", "two", "will", "three"))
	f := field(boundaries(), s, 72)
	f.Restore("b/will", 2)
	if part, offset := f.Spot(); part != "b/will" || offset != 2 {
		t.Errorf("the spot is %q, %d", part, offset)
	}
	f.Restore("nowhere/will", 9)
	f.Restore("b/nothing", 99)
	if part, offset := f.Spot(); part != "b/if" || offset != 3 {
		t.Errorf("the nearest spot is %q, %d", part, offset)
	}
}

func TestWorkbookIsNotChangedByAField(t *testing.T) {
	s := world(row("q", "a", "a0", "if", "one"))
	f := field(boundaries(), s, 72)
	play(f, "x")
	c := f.Change()
	play(f, "y")
	if got := only(t, c).(content.Entry).Cells["if"]; got != "onex" {
		t.Errorf("a change already told became %q", got)
	}
	same(t, s.Workbook, map[string]string{"if": "one"})
	f = field(boundaries(), s, 72)
	play(f, "ctrl+d ctrl+z z")
	same(t, s.Workbook, map[string]string{"if": "one"})
}

// model is what rows should hold: a plain list, and what it was before each
// thing done to it.
type model struct {
	list         []string // the first cell of each
	done, undone [][]string
	moved        int // where an entry has just been moved to, or -1
}

// does remembers the list before it changes.
func (m *model) does() {
	m.done, m.undone = append(m.done, slices.Clone(m.list)), nil
}

// TestRowsAgainstAPlainList adds, writes, moves, removes, undoes and does again
// at random, saving now and then, also after leaving the page.
func TestRowsAgainstAPlainList(t *testing.T) {
	for seed := range uint64(25) {
		r := rand.New(rand.NewPCG(seed, 2))
		s, m := world(), &model{moved: -1}
		s.Memory = NewMemory()
		f := field(boundaries(), s, 36+r.IntN(60))
		for range 120 {
			m.act(f, r)
			check(t, f, 100)
			if r.IntN(4) == 0 {
				m.compare(t, f, s.Workbook)
			}
			if r.IntN(20) == 0 { // as if the page had been left and opened again
				s.Workbook.Apply(f.Change())
				f = field(boundaries(), s, 36+r.IntN(60))
			}
		}
		for range len(m.done) {
			m.undo(f)
		}
		m.compare(t, f, s.Workbook)
	}
}

// compare saves the field and fails unless its rows are those of the list.
func (m *model) compare(t *testing.T, f Field, w *content.Workbook) {
	t.Helper()
	w.Apply(f.Change())
	var got []string
	for _, cells := range cellsOf(w) {
		got = append(got, cells["if"])
	}
	if !slices.Equal(got, m.list) {
		t.Fatalf("the rows are %q, want %q", got, m.list)
	}
}

// act does one thing to the field and to the list.
func (m *model) act(f Field, r *rand.Rand) {
	goTo := func() int {
		i := r.IntN(len(m.list))
		var id string
		n := 0
		for _, e := range f.(*rows).list.All {
			if !entries.Blank(e) {
				if n == i {
					id = e.ID
				}
				n++
			}
		}
		f.Restore(id+"/if", 1<<20)
		return i
	}
	moved := m.moved
	m.moved = -1
	switch n := r.IntN(10); {
	case n < 2 || len(m.list) == 0:
		m.does()
		f.Blur()
		f.Focus(Below)
		word := fmt.Sprint("w", r.IntN(1000))
		write(f, word)
		m.list = append(m.list, word)
	case n < 4:
		i := goTo()
		m.does()
		write(f, "xy")
		m.list[i] += "xy"
	case n == 4:
		i := goTo()
		m.does()
		play(f, "ctrl+d")
		m.list = slices.Delete(m.list, i, i+1)
		f.Blur()
		f.Focus(Above)
	case n == 5 && len(m.done) > 0:
		m.undo(f)
	case n == 6 && len(m.undone) > 0:
		play(f, "ctrl+y")
		last := m.undone[len(m.undone)-1]
		m.undone, m.done = m.undone[:len(m.undone)-1], append(m.done, slices.Clone(m.list))
		m.list = slices.Clone(last)
	case n == 7:
		if i := goTo(); i < len(m.list)-1 {
			if moved != i { // moving on is the same move
				m.does()
			}
			play(f, "alt+down")
			m.list[i], m.list[i+1] = m.list[i+1], m.list[i]
			m.moved = i + 1
		}
	}
}

// undo takes the last thing back.
func (m *model) undo(f Field) {
	play(f, "ctrl+z")
	last := m.done[len(m.done)-1]
	m.done, m.undone = m.done[:len(m.done)-1], append(m.undone, slices.Clone(m.list))
	m.list = slices.Clone(last)
}

// TestAnyKeysAtAll presses keys at random in fields of every kind: nothing may
// break, leave its width or lose the cursor.
func TestAnyKeysAtAll(t *testing.T) {
	keys := []string{
		"up", "down", "left", "right", "tab", "shift+tab", "enter", "space", "backspace", "delete", "ctrl+d", "ctrl+z", "ctrl+y",
		"alt+up", "alt+down", "home", "end", "pgup", "pgdown", "1", "0", "9", "a", "/", "ctrl+w", "esc", "ctrl+left",
	}
	pasted := []string{"word", "a longer piece of text that wraps", "\n\n", "\t", "e\u0301", "漢字", "👩‍👩‍👧", "\u0301", "שלום", "\u200f"}
	for i, sc := range scenes() {
		r := rand.New(rand.NewPCG(uint64(i), 3))
		s := world(sc.records...)
		width := 36
		f := field(sc.ask, s, width)
		for range 500 {
			var res Result
			switch r.IntN(40) {
			case 0:
				f.Update(tea.PasteMsg{Content: pasted[r.IntN(len(pasted))]})
			case 1:
				s.Workbook.Apply(f.Change())
			case 2:
				width = 34 + r.IntN(70)
				f.Resize(width, 1+r.IntN(9), testTheme())
			case 3:
				f.Restore(f.Spot())
			case 4:
				f = field(sc.ask, s, width)
			default:
				res = play(f, keys[r.IntN(len(keys))])
			}
			if res.Leave != Stay {
				f.Blur()
				check(t, f, width)
				f.Focus(res.Leave)
			}
			checkFocused(t, f, width)
			for _, b := range f.Keys() {
				if b.Help().Key == "" || b.Help().Desc == "" {
					t.Fatal("a binding has no hint")
				}
			}
		}
	}
}

// TestStops: a row of a grid and a cell are stops of their own; anything else is one.
func TestStops(t *testing.T) {
	for _, sc := range scenes() {
		kind := sc.ask.Kind
		want := kind == content.KindRows || kind == content.KindLog || kind == content.KindGrid
		f := field(sc.ask, world(sc.records...), 72)
		if kind == content.KindLog && len(sc.records) == 0 {
			continue
		}
		if f.Step(1) != want {
			t.Errorf("%s: tab goes on within it: %v", sc.name, !want)
		}
	}
}

// TestEnterLeavesAnEmptyRow: enter goes from cell to cell, adds a row at the end, and
// from one that is left empty goes on past the table.
func TestEnterLeavesAnEmptyRow(t *testing.T) {
	for _, ask := range []*content.Ask{boundaries(), talks()} {
		s := world()
		f := field(ask, s, 72)
		if ask.Kind == content.KindLog {
			leaves(t, f, "enter>") // it adds an entry
		}
		write(f, "one")
		leaves(t, f, "enter>")
		write(f, "two")
		for range 9 {
			if r := play(f, "enter"); r.Leave == On {
				break
			}
		}
		f.Blur()
		s.Workbook.Apply(f.Change())
		if n := len(cellsOf(s.Workbook)); n != 1 {
			t.Errorf("a %s has %d entries", ask.Kind, n)
		}
	}
}

func TestRatingInARowIsAnswered(t *testing.T) {
	f := field(rated(), world(row("q", "a", "a0", "what", "Home by six"), row("q", "b", "a1", "what", "No lies")), 72)
	play(f, "tab")
	for keys, want := range map[string]string{"6": "Make it smaller, or say it to this person.", "7": "That is enough.", "backspace": "(0 is not at all, 10 is fully.)"} {
		play(f, keys)
		if got := screen(f); !strings.Contains(got, want) {
			t.Errorf("after %s there is no %q:\n%s", keys, want, got)
		}
	}
	play(f, "7 tab")
	if got := screen(f); strings.Contains(got, "enough") {
		t.Errorf("the row is answered while the focus is in another:\n%s", got)
	}
	f.Focus(Above)
	if got := screen(f); !strings.Contains(got, "enough") {
		t.Errorf("the row is not answered from its other cells:\n%s", got)
	}
}

func TestRowsRedoWhatWasLeftEmpty(t *testing.T) {
	s := world(row("q", "a", "a0", "if", "one"))
	s.Memory = NewMemory()
	f := field(boundaries(), s, 72)
	f.Focus(Below)
	write(f, "two")
	s.Workbook.Apply(f.Change())
	play(f, "ctrl+z")
	s.Workbook.Apply(f.Change())
	same(t, s.Workbook, map[string]string{"if": "one"})
	f = field(boundaries(), s, 72) // the page is opened again, without the empty row
	play(f, "ctrl+y")
	s.Workbook.Apply(f.Change())
	same(t, s.Workbook, map[string]string{"if": "one"}, map[string]string{"if": "two"})
}

// TestCellsAreUndoneInTurn undoes what was done in cells of every kind, last
// first, wherever the focus is.
func TestCellsAreUndoneInTurn(t *testing.T) {
	s := world(row("q", "a", "a0", "what", "one"))
	f := field(sorted(), s, 72)
	play(f, "end x tab enter enter 7 tab tab")
	for _, want := range []map[string]string{
		{"what": "onex", "sort": "need", "sure": "7"}, {"what": "onex", "sort": "need"}, {"what": "onex"}, {"what": "one"},
	} {
		s.Workbook.Apply(f.Change())
		same(t, s.Workbook, want)
		play(f, "ctrl+z")
		check(t, f, 72)
	}
	play(f, "ctrl+y ctrl+y ctrl+y")
	s.Workbook.Apply(f.Change())
	same(t, s.Workbook, map[string]string{"what": "onex", "sort": "need", "sure": "7"})
}

// TestLongOptionWrapsInItsCell: a choice in a cell reads whole, in focus and at rest.
func TestLongOptionWrapsInItsCell(t *testing.T) {
	ask := &content.Ask{ID: "q", Kind: content.KindRows, Label: "Small things", Columns: []content.Column{
		{ID: "what", Label: "What", Kind: content.KindLine},
		{ID: "do", Label: "Do", Kind: content.KindChoice, Options: []content.Option{{ID: "a", Label: "raise it with a friend who has time for me this week"}}},
	}}
	for _, width := range []int{36, 72} {
		f := field(ask, world(row("q", "a", "a0", "what", "milk", "do", "a")), width)
		for range 3 {
			view, _ := f.View()
			words := strings.Join(strings.Fields(strings.NewReplacer("│", "", "┃", "", "milk", "").Replace(ansi.Strip(view))), " ")
			if !strings.Contains(words, "raise it with a friend who has time for me this week") {
				t.Errorf("at %d columns it reads\n%s", width, ansi.Strip(view))
			}
			if w := lipgloss.Width(view); w > width {
				t.Errorf("at %d columns it takes %d:\n%s", width, w, ansi.Strip(view))
			}
			play(f, "tab")
		}
	}
}
