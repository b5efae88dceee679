package field

import (
	"maps"
	"strings"
	"testing"
	"time"

	"groundwork/content"
	"groundwork/tui/field/entries"
)

// at is a setting whose clock stands.
func at(s Setting, now time.Time) Setting {
	s.Now = func() time.Time { return now }
	return s
}

// entered is the one entry that a log changed.
func entered(t *testing.T, f Field) content.Entry {
	t.Helper()
	e := only(t, f.Change()).(content.Entry)
	if _, ok := e.Cells[entries.DayColumn]; ok {
		t.Errorf("the day is kept among the cells: %v", e.Cells)
	}
	return e
}

// TestLogDay sets the day of a new entry in the forms people type: it is said back in
// words, and kept as a moment of that day.
func TestLogDay(t *testing.T) {
	for typed, want := range map[string]string{
		"":                 "Sunday, 22 November 2026",
		"yesterday":        "Saturday, 21 November 2026",
		"12/11/2026":       "Thursday, 12 November 2026",
		"1.2.2026":         "Sunday, 1 February 2026",
		"2026-02-12":       "Thursday, 12 February 2026",
		"3 March":          "Tuesday, 3 March 2026",
		"Tue 3 March 2026": "Tuesday, 3 March 2026",
		"12 Nov":           "Thursday, 12 November 2026",
		"+7":               "Sunday, 29 November 2026",
		"-7":               "Sunday, 15 November 2026",
		"29 feb 2024":      "Thursday, 29 February 2024",
	} {
		f := field(talks(), world(), 72)
		play(f, "enter")
		write(f, "It went well")
		play(f, "up")
		write(f, typed)
		if got := screen(f); !strings.Contains(got, want) {
			t.Errorf("%q is not said back as %q:\n%s", typed, want, got)
		}
		f.Blur()
		if e := entered(t, f); e.On.Format("Monday, 2 January 2006") != want || e.Cells["said"] != "It went well" {
			t.Errorf("%q is kept as %v %v", typed, e.On, e.Cells)
		}
	}
}

// TestLogDayIsLeftAlone holds that an entry whose words change stays when it was, and
// that its day can be changed later.
func TestLogDayIsLeftAlone(t *testing.T) {
	stored := row("q", "a", "a0", "said", "It went well")
	stored.On = time.Date(2026, 11, 20, 23, 45, 10, 0, time.FixedZone("", -8*3600))
	f := field(talks(), world(stored), 72)
	play(f, "down down")
	write(f, "!")
	if e := entered(t, f); !e.On.Equal(stored.On) || e.On.Day() != 20 {
		t.Errorf("an entry whose words changed moved to %v", e.On)
	}
	play(f, "up")
	if !f.Change().Empty() {
		t.Error("looking at the day changes the entry")
	}
	write(f, "19/11/2026")
	play(f, "tab")
	if e := entered(t, f); e.On.Format(time.DateOnly) != "2026-11-19" {
		t.Errorf("the day became %v", e.On)
	}
	play(f, "ctrl+z")
	if e := entered(t, f); !e.On.Equal(stored.On) {
		t.Errorf("undone it is %v, was %v", e.On, stored.On)
	}
	play(f, "ctrl+y")
	if e := entered(t, f); e.On.Format(time.DateOnly) != "2026-11-19" {
		t.Errorf("done again the day is %v", e.On)
	}
}

// TestLogDayThatIsNone stays as it was typed, with the reason, and keeps the day there
// was.
func TestLogDayThatIsNone(t *testing.T) {
	stored := row("q", "a", "a0", "said", "It went well")
	stored.On = today().AddDate(0, 0, -2)
	s := world(stored)
	s.Memory = NewMemory()
	f := field(talks(), s, 72)
	play(f, "down")
	write(f, "31/02/2026")
	play(f, "tab")
	if got := screen(f); !strings.Contains(got, "There is no 31 February 2026. It is not kept yet; 20 November 2026 still\nis.") {
		t.Errorf("no reason is given:\n%s", got)
	}
	if c := f.Change(); !c.Empty() {
		t.Errorf("it is kept: %+v", c)
	}
	f = field(talks(), s, 72) // the page was left and opened again
	play(f, "down")
	if got := screen(f); !strings.Contains(got, "31/02/2026") {
		t.Errorf("what was typed is gone:\n%s", got)
	}
	play(f, "ctrl+a")
	f = field(talks(), world(stored), 72)
	play(f, "down backspace tab")
	if c := f.Change(); !c.Empty() {
		t.Errorf("an entry without a day is kept: %+v", c)
	}
}

// TestLogDayOfNothing keeps no entry that has a day and no words.
func TestLogDayOfNothing(t *testing.T) {
	s := world()
	s.Memory = NewMemory()
	f := field(talks(), s, 72)
	play(f, "enter up")
	write(f, "nonsense")
	f.Blur()
	if c := f.Change(); !c.Empty() {
		t.Errorf("it is kept: %+v", c)
	}
	if got := screen(field(talks(), s, 72)); strings.Contains(got, "nonsense") || strings.Contains(got, "November") {
		t.Errorf("an entry of nothing is there again:\n%s", got)
	}
}

// TestLogDayMoves the entry to its place once the log is left, with what one was on.
func TestLogDayMoves(t *testing.T) {
	f := field(talks(), world(someTalks(3)...), 72)
	play(f, "enter")
	write(f, "Older")
	play(f, "up")
	write(f, "20/11/2026")
	play(f, "tab")
	f.Blur()
	got := screen(f)
	if !(strings.Index(got, "Talk 3") < strings.Index(got, "Older") && strings.Index(got, "Older") < strings.Index(got, "Talk 1")) {
		t.Errorf("it is not among the days:\n%s", got)
	}
	f.Focus(Above)
	if part, _ := f.Spot(); part != "" {
		t.Errorf("it is entered at %q", part)
	}
}

// TestLogDayAcrossClocks sets days around midnight, over changes of the clock and
// after journeys: the day that was typed is the day that is kept, and is read back.
func TestLogDayAcrossClocks(t *testing.T) {
	for _, c := range []struct {
		zone, now, typed, want string
	}{
		{"Europe/Berlin", "2026-11-22 23:59", "today", "2026-11-22"},
		{"Europe/Berlin", "2026-11-23 00:01", "yesterday", "2026-11-22"},
		{"Europe/Berlin", "2026-03-29 03:30", "yesterday", "2026-03-28"}, // the night has no half past two
		{"Europe/Berlin", "2026-03-28 12:00", "29/03/2026", "2026-03-29"},
		{"Europe/Berlin", "2026-10-25 02:30", "today", "2026-10-25"}, // half past two comes twice
		{"Europe/Berlin", "2026-10-26 00:30", "yesterday", "2026-10-25"},
		{"America/Sao_Paulo", "2018-11-05 10:00", "4/11/2018", "2018-11-04"}, // a day without midnight
		{"Africa/Cairo", "2026-04-25 10:00", "24/04/2026", "2026-04-24"},     // another one
		{"Pacific/Apia", "2012-01-05 10:00", "30/12/2011", "2011-12-30"},     // a day left out
		{"Pacific/Kiritimati", "2026-11-22 09:00", "21/11/2026", "2026-11-21"},
		{"America/Los_Angeles", "2026-11-22 20:00", "21/11/2026", "2026-11-21"},
		{"Asia/Kathmandu", "2026-11-22 20:00", "+1", "2026-11-23"},
	} {
		zone, err := time.LoadLocation(c.zone)
		if err != nil {
			t.Skip(err)
		}
		now, err := time.ParseInLocation("2006-01-02 15:04", c.now, zone)
		if err != nil {
			t.Fatal(err)
		}
		s := at(world(), now)
		f := field(talks(), s, 72)
		play(f, "enter")
		write(f, "words")
		play(f, "up")
		write(f, c.typed)
		play(f, "tab")
		e := entered(t, f)
		_, seconds := e.On.Zone()
		kept := e.On.UTC().In(time.FixedZone("", seconds/60*60)) // as the file has it
		if got := kept.Format(time.DateOnly); got != c.want {
			t.Errorf("%s, %s, %q is kept as %v", c.zone, c.now, c.typed, e.On)
		}
		e.On = kept
		e.Cells = maps.Clone(e.Cells)
		// Read on the other side of the world it is the same day still.
		far := at(world(e), now.In(time.FixedZone("", -11*3600)))
		g := field(talks(), far, 72)
		play(g, "down")
		if day, _ := time.Parse(time.DateOnly, c.want); !strings.Contains(screen(g), day.Format("2 January 2006")) || !g.Change().Empty() {
			t.Errorf("%s, %q is read back elsewhere as\n%s", c.zone, c.typed, screen(g))
		}
	}
}
