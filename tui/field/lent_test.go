package field

import (
	"testing"

	"groundwork/content"
)

// TestCellsGoToTheOwnEditor lends a cell out, and takes back what was written as
// one change that can be undone.
func TestCellsGoToTheOwnEditor(t *testing.T) {
	for name, ask := range map[string]*content.Ask{"rows": boundaries(), "log": talks()} {
		first := ask.Columns[0].ID
		s := world(row("q", "a", "a0", first, "as it was"), row("q", "b", "a1", first, "another"))
		f := field(ask, s, 36)
		f.Restore("a/"+first, 2)
		r := play(f, "ctrl+o")
		if r.Editor == nil || r.Editor.Text() != "as it was" {
			t.Fatalf("%s: ctrl+o gives %+v", name, r)
		}
		s.Workbook.Apply(f.Change()) // the page is left
		got := r.Editor.Replace("as it is\nnow")
		if !got.Changed || got.Why != "One line only: line ends became spaces." {
			t.Errorf("%s: replacing gives %+v", name, got)
		}
		s.Workbook.Apply(f.Change())
		same(t, s.Workbook, map[string]string{first: "as it is now"}, map[string]string{first: "another"})
		if part, _ := f.Spot(); part != "a/"+first {
			t.Errorf("%s: the focus is at %s", name, part)
		}
		play(f, "ctrl+z")
		s.Workbook.Apply(f.Change())
		same(t, s.Workbook, map[string]string{first: "as it was"}, map[string]string{first: "another"})
	}
}

// TestLentCellAfterSomethingElse writes into the cell that was lent, wherever
// the focus is now, and nowhere once its entry is gone.
func TestLentCellAfterSomethingElse(t *testing.T) {
	s := world(row("q", "a", "a0", "if", "one"), row("q", "b", "a1", "if", "two"))
	f := field(boundaries(), s, 72)
	lent := play(f, "ctrl+o").Editor
	play(f, "alt+down up")
	lent.Replace("three")
	s.Workbook.Apply(f.Change())
	same(t, s.Workbook, map[string]string{"if": "two"}, map[string]string{"if": "three"})
	play(f, "ctrl+d")
	if r := lent.Replace("four"); r.Changed || r.Why == "" || lent.Text() != "" {
		t.Errorf("a cell that is gone gives %+v", r)
	}
}

// TestNothingToLend holds that the key says why it does nothing.
func TestNothingToLend(t *testing.T) {
	for _, sc := range scenes() {
		f := field(sc.ask, world(sc.records...), 72)
		play(f, sc.keys)
		if r := play(f, "ctrl+o"); r.Editor == nil && r.Why != "No text here for your own editor." {
			t.Errorf("%s: ctrl+o gives %+v", sc.name, r)
		}
	}
	f := field(sorted(), world(), 36)
	for range sorted().Columns[1:] {
		if r := play(f, "tab ctrl+o"); r.Editor != nil || r.Why == "" {
			t.Errorf("ctrl+o gives %+v", r)
		}
	}
}
