package field

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
)

func TestDateKeys(t *testing.T) {
	newDate := func(records ...content.Record) Field {
		return field(&content.Ask{ID: "q", Kind: content.KindDate}, world(records...), 72)
	}
	for keys, want := range map[string]string{
		"2 4 1 2 2 0 2 7":                     "2027-12-24",
		"1 / 2 / 2 0 2 7":                     "2027-02-01",
		"+ 7":                                 "2026-11-29",
		"down enter":                          "2026-11-22",
		"right right enter":                   "2026-11-29",
		"down right right enter":              "2026-12-22",
		"2 9 2 2 0 2 7 backspace 8":           "",
		"2 9 . 2 . 2 0 2 7 backspace 8":       "2028-02-29",
		"1 9 1 1 2 0 2 6 home delete 2 right": "2026-11-29",
	} {
		f := newDate()
		play(f, keys)
		if want == "" {
			if !f.Change().Empty() {
				t.Errorf("%q is kept", keys)
			}
			continue
		}
		if got := value[content.Date](t, f.Change()).Cell(); got != want {
			t.Errorf("%q gives %s, want %s", keys, got, want)
		}
	}
	f := newDate(answered("q", content.Date{Year: 2027, Month: 3, Day: 1}))
	play(f, "end backspace")
	f.Blur()
	if got := screen(f); !f.Change().Empty() || !strings.Contains(got, "01/03/202\n") || !strings.Contains(got, "It is not kept yet; 1 March\n2027 still is.") {
		t.Errorf("half a date changed the answer, is lost or not explained:\n%s", got)
	}
	f.Focus(Below)
	play(f, "end right right right enter")
	forgets(t, f.Change(), answered("q", nil).Key())
	leaves(t, f, "down>below", "up>", "up>above", "down>", "up>", "enter>on")
}

// TestDateIsReplacedByTyping: a date that is complete gives way to what is typed.
func TestDateIsReplacedByTyping(t *testing.T) {
	f := field(&content.Ask{ID: "q", Kind: content.KindDate}, world(answered("q", content.Date{Year: 2027, Month: 3, Day: 1})), 72)
	play(f, "2 / 4 / 2 0 2 7")
	if got := value[content.Date](t, f.Change()); got != (content.Date{Year: 2027, Month: 4, Day: 2}) {
		t.Errorf("the date is %v", got)
	}
}

// TestNoDateStaysAsTyped leaves what is no date, in a question and in a cell, and
// comes back to the page: it stands there still, and why it is not kept.
func TestNoDateStaysAsTyped(t *testing.T) {
	asks := map[*content.Ask]string{
		{ID: "q", Kind: content.KindDate}: "",
		{ID: "q", Kind: content.KindRows, Columns: []content.Column{{ID: "b", Kind: "date"}}}:    "",
		{ID: "q", Kind: content.KindLog, Columns: []content.Column{{ID: "b", Kind: "date"}}}:     "enter",
		{ID: "q", Kind: content.KindRows, Columns: append(boundaries().Columns, byWhen("date"))}: "tab tab",
	}
	for ask, to := range asks {
		for typed, why := range map[string]string{
			"31/02/2026": "There is no 31 February 2026. It is not kept yet.",
			"29022027":   "There is no 29 February 2027. It is not kept yet.",
			"1/2/26":     "Write the year with four digits, like 2026. It is not kept yet.",
			"01020026":   "Write the year with four digits, like 2026. It is not kept yet.",
			"2":          "The month and the year are missing. It is not kept yet.",
			"soon":       "That is not a date. It is not kept yet.",
		} {
			s := world()
			s.Memory = NewMemory()
			f := field(ask, s, 72)
			play(f, to)
			write(f, typed)
			f.Blur()
			for range 2 {
				got := screen(f)
				if c := f.Change(); !c.Empty() || !strings.Contains(got, typed) || !strings.Contains(got, why) {
					t.Errorf("%q in %s puts %d records and shows\n%s", typed, ask.Kind, len(c.Put), got)
				}
				f = field(ask, s, 72)
				f.Blur()
			}
		}
	}
}

func byWhen(kind content.Kind) content.Column {
	return content.Column{ID: "b", Label: "When", Kind: kind}
}

func TestDatePaste(t *testing.T) {
	for pasted, want := range map[string]string{
		"2027-03-01": "2027-03-01", " 1.3.2027\n": "2027-03-01", "1 March 2027": "2027-03-01", "12 March": "2027-03-12",
		"some day": "", "31.4.2027": "",
	} {
		f := field(&content.Ask{ID: "q", Kind: content.KindDate}, world(), 40)
		f.Update(tea.PasteMsg{Content: pasted})
		c := f.Change()
		if want == "" {
			if got := screen(f); !c.Empty() || !strings.Contains(got, pasted) || !strings.Contains(got, "It is not") {
				t.Errorf("%q was taken for a date, or is lost:\n%s", pasted, got)
			}
			continue
		}
		if got := value[content.Date](t, c).Cell(); got != want {
			t.Errorf("%q gives %s, want %s", pasted, got, want)
		}
	}
}

// TestALeftDateIsUndone: a date that was written in numbers when its cell was left
// is undone as it was typed, and a cell of a date keeps it while what is typed is
// none.
func TestALeftDateIsUndone(t *testing.T) {
	for _, stored := range []string{"", "2026-12-01"} {
		cells := []string{"what", "one"}
		if stored != "" {
			cells = append(cells, "by", stored)
		}
		s := world(row("q", "a", "a0", cells...))
		f := field(sorted(), s, 72)
		by := func(want string) {
			t.Helper()
			s.Workbook.Apply(f.Change())
			if got := s.Workbook.Entries(content.Hurt, "q", 0)[0].Cells["by"]; got != want {
				t.Errorf("the date is %q, want %q", got, want)
			}
		}
		play(f, "tab tab tab + 7 shift+tab")
		by("2026-11-29")
		play(f, "ctrl+z")
		by(stored)
		play(f, "ctrl+y")
		by("2026-11-29")
		play(f, "ctrl+z")
		by(stored)
		play(f, "shift+tab tab 3 1 / 2 / 2 0 2 7 shift+tab")
		by(stored)
		if got := screen(f); !strings.Contains(got, "31/2/2027") {
			t.Errorf("what was typed is lost:\n%s", got)
		}
		play(f, "ctrl+z")
		by(stored)
		if got := screen(f); strings.Contains(got, "31/2/2027") {
			t.Errorf("it is not undone:\n%s", got)
		}
	}
}
