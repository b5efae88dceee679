package entries_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"
	"time"

	"groundwork/content"
	"groundwork/tui/field/entries"
)

// TestAnyOrder does everything to a list in any order: nothing of it is lost or doubled,
// what rests is out of sight until it is asked for, and the workbook has all that the
// list has.
func TestAnyOrder(t *testing.T) {
	for seed := range uint64(100) {
		for _, dated := range []bool{false, true} {
			t.Run(fmt.Sprint(seed, dated), func(t *testing.T) { anyOrder(t, seed, dated) })
		}
	}
}

// anyOrder does what a seed has it do.
func anyOrder(t *testing.T, seed uint64, dated bool) {
	r := rand.New(rand.NewPCG(seed, 1))
	ask := &content.Ask{ID: "q", Kind: content.KindRows, Columns: []content.Column{{ID: "what", Kind: content.KindLine}}}
	if dated {
		ask.Kind = content.KindLog
		ask.Columns = append([]content.Column{{ID: entries.DayColumn, Kind: content.KindDate}}, ask.Columns...)
	}
	now, n := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC), 0
	work := content.NewWorkbook()
	past := entries.NewHistory()
	open := func() *entries.List {
		return entries.New(entries.Question{Ask: ask, Track: content.Hurt, Book: &content.Book{}, Workbook: work,
			Now: func() time.Time { return now }, NewID: func() string { n++; return strconv.Itoa(n) }}, past)
	}
	l := open()
	var log []string
	for range 60 {
		now = now.Add(time.Duration(r.IntN(100)) * time.Hour)
		i, what := 0, ""
		if len(l.All) > 0 {
			i = r.IntN(len(l.All))
		}
		switch op := r.IntN(14); {
		case op < 2:
			at := l.Add()
			l.Put(at, "what", "words "+strconv.Itoa(n))
			what = "add"
		case op == 2 && len(l.All) > 0:
			v := []string{"", "other " + strconv.Itoa(r.IntN(100))}[min(r.IntN(4), 1)]
			what = fmt.Sprintf("put %s %q", l.All[i].ID, v)
			l.Put(i, "what", v)
		case op == 3 && len(l.All) > 0:
			what = "remove " + l.All[i].ID
			l.Remove(i)
		case op == 4 && !dated && len(l.All) > 0:
			what = "swap " + l.All[i].ID
			l.Swap(i, r.IntN(2)*2-1)
		case op == 5 && len(l.All) > 0:
			if what = "rest " + l.All[i].ID; !l.All[i].Rests() {
				l.Rest(i)
			}
		case op == 6 && len(l.AtRest()) > 0:
			what = "wake " + l.AtRest()[0].ID
			l.Wake(l.AtRest()[0].ID)
		case op == 7:
			what = "show"
			l.ShowResting(!l.ShowsResting())
		case op == 8 && dated:
			what = "older"
			l.RestBefore(now.Add(-500 * time.Hour))
		case op == 9:
			what = "undo"
			l.Undo()
		case op == 10:
			what = "redo"
			l.Redo()
		case op == 11:
			what = "back"
			l.BringBack()
		case op == 12:
			what = "tidy"
			l.Tidy()
		case op == 13:
			what = "reopen"
			work.Apply(l.Change())
			l = open()
		}
		log = append(log, what)
		if r.IntN(3) == 0 {
			work.Apply(l.Change())
			log = append(log, "save")
		}
		check(t, l, log)
	}
	work.Apply(l.Change())
	same(t, l, work, log)
}

// same wants the workbook to have what the list has.
func same(t *testing.T, l *entries.List, work *content.Workbook, log []string) {
	t.Helper()
	kept, shown := map[string]string{}, map[string]string{}
	for _, e := range work.AllEntries(content.Hurt, "q", 0) {
		kept[e.ID] = e.Cells["what"] + fmt.Sprint(e.Rests())
	}
	for _, e := range all(l) {
		if !entries.Blank(e) {
			shown[e.ID] = e.Cells["what"] + fmt.Sprint(e.Rests())
		}
	}
	if fmt.Sprint(kept) != fmt.Sprint(shown) {
		t.Fatalf("%q\nthe workbook has %v, the list %v", log, kept, shown)
	}
}

// all are the entries of a list, whether they are shown or not.
func all(l *entries.List) []content.Entry {
	list := append([]content.Entry{}, l.All...)
	if !l.ShowsResting() {
		list = append(list, l.AtRest()...)
	}
	return list
}

// check wants each entry once, and what rests out of sight.
func check(t *testing.T, l *entries.List, log []string) {
	t.Helper()
	seen := map[string]bool{}
	for _, e := range all(l) {
		if seen[e.ID] {
			t.Fatalf("%q\n%s stands there twice", log, e.ID)
		}
		seen[e.ID] = true
	}
	for _, e := range l.All {
		if e.Rests() && !l.ShowsResting() {
			t.Fatalf("%q\n%s rests and shows", log, e.ID)
		}
	}
	if n := len(l.AtRest()); n != l.Resting() {
		t.Fatalf("%q\n%d rest, %d are counted", log, n, l.Resting())
	}
}
