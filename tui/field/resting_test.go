package field

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"groundwork/content"
	"groundwork/content/paper"
	"groundwork/content/paper/plaintext"
	"groundwork/store/record"
)

// rested is what a table ought to hold: the words of each entry, and whether it rests.
type rested map[string]bool

// life is a table that anything is done to, and what it ought to be.
type life struct {
	t            *testing.T
	ask          *content.Ask
	set          Setting
	table        *table
	now          rested
	done, undone []rested
	did          []string
}

func (l *life) open() {
	l.table = tableOf(New(l.ask, l.set))
	l.table.Resize(72, 20, testTheme())
}

func tableOf(f Field) *table {
	switch f := f.(type) {
	case *log:
		return &f.table
	case *rows:
		return &f.table
	}
	return nil
}

// do remembers what was there before something is done.
func (l *life) do(what string, then func(rested)) {
	l.did = append(l.did, what)
	l.done, l.undone = append(l.done, l.now), nil
	l.now = maps.Clone(l.now)
	then(l.now)
}

// entry is the place of any entry that is shown and has words, or -1.
func (l *life) entry(r *rand.Rand) int {
	var at []int
	for i, e := range l.table.list.All {
		if e.Cells["said"] != "" {
			at = append(at, i)
		}
	}
	if len(at) == 0 {
		return -1
	}
	return at[r.IntN(len(at))]
}

// step does one thing to the table and to what it ought to be.
func (l *life) step(r *rand.Rand, n int) {
	list := l.table.list
	i := l.entry(r)
	said := ""
	if i >= 0 {
		said = list.All[i].Cells["said"]
	}
	often := []int{0, 1, 2, 3, 3, 3, 4, 4, 5, 6, 6, 7, 7, 8, 8, 8, 8, 8, 9, 9, 10, 10, 10, 11, 12}
	switch op := often[r.IntN(len(often))]; {
	case op < 3:
		word := fmt.Sprintf("word%dx", n)
		l.do("add "+word, func(now rested) { now[word] = false })
		list.Put(list.Add(), "said", word)
	case op == 3 && i >= 0:
		word := said + fmt.Sprintf("y%dx", n)
		l.do("edit "+said, func(now rested) { now[word] = now[said]; delete(now, said) })
		list.Put(i, "said", word)
	case op == 4 && i >= 0:
		l.do("remove "+said, func(now rested) { delete(now, said) })
		list.Remove(i)
	case op < 7 && i >= 0 && !list.All[i].Rests():
		l.do("rest "+said, func(now rested) { now[said] = true })
		list.Rest(i)
	case op == 7 && list.Resting() > 0:
		e := list.AtRest()[r.IntN(list.Resting())]
		l.do("wake "+e.Cells["said"], func(now rested) { now[e.Cells["said"]] = false })
		list.Wake(e.ID)
	case op == 8 && len(l.done) > 0:
		l.did = append(l.did, "undo")
		l.undone = append(l.undone, l.now)
		l.now, l.done = l.done[len(l.done)-1], l.done[:len(l.done)-1]
		list.Undo()
	case op == 9 && len(l.undone) > 0:
		l.did = append(l.did, "redo")
		l.done = append(l.done, l.now)
		l.now, l.undone = l.undone[len(l.undone)-1], l.undone[:len(l.undone)-1]
		list.Redo()
	case op == 10:
		l.did = append(l.did, "show or hide")
		list.ShowResting(!list.ShowsResting())
	case op == 12 && slices.Contains(slices.Collect(maps.Values(l.now)), false):
		l.do("all rest", func(now rested) {
			for said := range now {
				now[said] = true
			}
		})
		list.RestBefore(today().AddDate(0, 0, 1))
	case op == 11: // everything from the disk, and nothing to undo
		l.did = append(l.did, "restart")
		l.keep()
		l.set.Workbook, l.set.Memory = reread(l.t, l.set.Workbook), NewMemory()
		l.done, l.undone = nil, nil
		l.open()
	}
}

func (l *life) keep() { l.set.Workbook.Apply(l.table.Change()) }

// reread is a workbook written down and read again.
func reread(t *testing.T, w *content.Workbook) *content.Workbook {
	t.Helper()
	var all []content.Record
	for r := range w.Records() {
		text, err := record.Encode(r)
		if err != nil {
			t.Fatal(err)
		}
		if r, err = record.Decode(text); err != nil {
			t.Fatal(err)
		}
		all = append(all, r)
	}
	return content.NewWorkbook(all...)
}

// hold compares all with what it ought to be: the workbook, the lists of the screen, and
// the print.
func (l *life) hold() {
	l.t.Helper()
	l.keep()
	w, all := l.set.Workbook, rested{}
	for _, e := range w.AllEntries(content.Hurt, "q", 0) {
		all[e.Cells["said"]] = e.Rests()
	}
	if !maps.Equal(all, l.now) {
		l.t.Fatalf("kept is %v\nwant    %v\nafter %s", all, l.now, strings.Join(l.did, ", "))
	}
	awake := func(list []content.Entry) (said []string) {
		for _, e := range list {
			if e.Cells["said"] != "" {
				said = append(said, e.Cells["said"])
			}
		}
		slices.Sort(said)
		return said
	}
	want := slices.Sorted(maps.Keys(l.now))
	rest := len(want)
	want = slices.DeleteFunc(want, func(s string) bool { return l.now[s] })
	rest -= len(want)
	if got := awake(w.Entries(content.Hurt, "q", 0)); !slices.Equal(got, want) {
		l.t.Fatalf("awake are %v\nwant      %v\nafter %s", got, want, strings.Join(l.did, ", "))
	}
	if got := w.Resting(content.Hurt, "q", 0); got != rest || l.table.list.Resting() != rest {
		l.t.Fatalf("%d rest, and %d in the list; want %d after %s", got, l.table.list.Resting(), rest, strings.Join(l.did, ", "))
	}
	if l.table.list.ShowsResting() {
		want = slices.Sorted(maps.Keys(l.now))
	}
	if got := awake(l.table.list.All); !slices.Equal(got, want) {
		l.t.Fatalf("shown are %v\nwant      %v\nafter %s", got, want, strings.Join(l.did, ", "))
	}
	if len(l.now) == 0 {
		return // there is nothing to print
	}
	d, err := paper.Build(&content.Book{Language: "en", Version: "1", Tracks: []*content.Track{{ID: content.Hurt}}}, w, paper.Selection{Now: today()})
	if err != nil {
		l.t.Fatal(err)
	}
	var print strings.Builder
	if err := plaintext.Write(&print, d, 0); err != nil {
		l.t.Fatal(err)
	}
	for said := range l.now {
		if !strings.Contains(print.String(), said) {
			l.t.Fatalf("the print lacks %q after %s:\n%s", said, strings.Join(l.did, ", "), print.String())
		}
	}
}

// TestRestingAtRandom lets entries rest and wakes, writes, removes, undoes and restarts in
// any order: nothing is lost, what rests is in no list until it is asked for, and in every
// print.
func TestRestingAtRandom(t *testing.T) {
	rows := *talks()
	rows.Kind = content.KindRows
	for _, ask := range []*content.Ask{talks(), &rows} {
		for seed := range uint64(40) {
			l := &life{t: t, ask: ask, set: world(), now: rested{}}
			l.open()
			r := rand.New(rand.NewPCG(seed, 5))
			for n := range 60 {
				l.step(r, n)
				l.hold()
			}
		}
	}
}
