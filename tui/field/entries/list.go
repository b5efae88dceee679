// Package entries is what is done to the rows or log entries of a question while they
// are edited: written, moved, removed and undone, with their dates as they are typed.
// It tells what of that has to be kept, and draws nothing.
package entries

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"groundwork/content"
	"groundwork/content/order"
	"groundwork/content/text"
	"groundwork/tui/editor"
)

// Question is what a list of entries answers, and the world around it.
type Question struct {
	Ask        *content.Ask // with the columns that are asked for now
	Track      content.TrackID
	Pass       int
	Book       *content.Book
	Workbook   *content.Workbook // as it is now; never changed by a list
	Now        func() time.Time
	NewID      func() string
	MonthFirst bool // whether a date in numbers begins with the month
}

// List is the entries of a question. Its entries may be read by anyone, and are
// changed by its methods only.
type List struct {
	All []content.Entry // as shown; some may still be empty

	resting []content.Entry // as the workbook has them, in its order; none while they are shown
	shown   bool            // what rests is shown among the others

	of      Question
	changed map[string]bool // by id: true if words changed, false if only the place
	put     map[string]bool // ids Change told to keep
	past    *History        // what can be undone
	last    string          // the highest order key
}

// New returns the entries that the workbook has, and those with a date that is none
// yet, which the history remembers.
func New(of Question, past *History) *List {
	kept := of.Workbook.AllEntries(of.Track, of.Ask.ID, of.Pass)
	l := &List{All: slices.Clone(kept), of: of, changed: map[string]bool{}, put: map[string]bool{}, past: past}
	if l.dated() {
		slices.Reverse(l.All) // the workbook has the oldest first
	}
	l.openDates()
	for _, entry := range l.All {
		l.last = max(l.last, entry.Order)
	}
	l.sort()
	l.hide()
	return l
}

// sort puts the entries that are shown in order.
func (l *List) sort() { l.order(l.All) }

// order sorts a log by its days, newest first, and rows by their keys. Most lists are in
// order already, and a long one takes long to sort.
func (l *List) order(list []content.Entry) {
	compare := byKey
	if l.dated() {
		compare = newestFirst
	}
	if !slices.IsSortedFunc(list, compare) {
		text.SortStable(list, compare)
	}
}

func byKey(a, b content.Entry) int {
	return cmp.Or(strings.Compare(a.Order, b.Order), strings.Compare(a.ID, b.ID))
}

func newestFirst(a, b content.Entry) int {
	return cmp.Or(b.On.Compare(a.On), strings.Compare(b.Order, a.Order), strings.Compare(a.ID, b.ID))
}

// dated reports whether the entries have days, and stand in their order. Others stand
// in the order of their keys.
func (l *List) dated() bool { return l.of.Ask.Dated() }

// fresh is a new entry, which is not stored as long as it is empty.
func (l *List) fresh(on time.Time) content.Entry {
	l.last = order.Between(l.last, "")
	return content.Entry{
		Track: l.of.Track, Question: l.of.Ask.ID, Pass: l.of.Pass,
		ID: l.of.NewID(), Order: l.last, On: on,
	}
}

// Add adds an entry and returns where: one of today before the others where they have
// days, and else one behind them. One that stands there and is empty is taken for it.
func (l *List) Add() int {
	if l.dated() {
		if len(l.All) == 0 || !Blank(l.All[0]) {
			l.All = slices.Insert(l.All, 0, l.fresh(l.of.Now()))
		}
		return 0
	}
	if n := len(l.All); n == 0 || !Blank(l.All[n-1]) {
		l.All = append(l.All, l.fresh(time.Time{}))
	}
	return len(l.All) - 1
}

// Blank reports whether nothing stands in an entry.
func Blank(entry content.Entry) bool {
	for column, v := range entry.Cells {
		if v != "" && column != DayColumn {
			return false
		}
	}
	return true
}

// Put puts a value into a cell, which can be undone as a whole, and reports whether it
// is another one than before.
func (l *List) Put(i int, column, value string) bool {
	old := l.All[i].Cells[column]
	if old == value {
		return false
	}
	l.Write(i, column, value, editor.Edit{Old: old, New: value}, false)
	return true
}

// Write puts a value into a cell that an edit has led to. An edit that goes on is the
// last one, grown.
func (l *List) Write(i int, column, value string, edit editor.Edit, goesOn bool) {
	l.wrote(i, column, edit, goesOn)
	l.write(i, column, value)
}

// write puts a value into a cell. Maps the workbook has are never changed.
func (l *List) write(i int, column, value string) {
	entry := &l.All[i]
	if !l.changed[entry.ID] {
		entry.Cells = maps.Clone(entry.Cells)
	}
	l.changed[entry.ID] = true
	if entry.Cells == nil {
		entry.Cells = map[string]string{}
	}
	if entry.Cells[column] = value; value == "" {
		delete(entry.Cells, column)
	}
	l.noteOpen(*entry)
}

// Remove takes an entry out, and reports whether there is something to bring back.
func (l *List) Remove(i int) bool {
	entry := l.All[i]
	l.All = slices.Delete(l.All, i, i+1)
	delete(l.past.open, entry.ID)
	if Blank(entry) && !l.kept(entry.Key()) {
		return false
	}
	l.past.add(listEdit{kind: removedEntry, entry: entry, at: i})
	l.changed[entry.ID] = true
	return true
}

// Swap exchanges an entry with the one before or after it, and reports whether it
// could. Only the moved one gets a new order key, unless the keys leave no room.
func (l *List) Swap(i, by int) bool {
	j := i + by
	if j < 0 || j >= len(l.All) {
		return false
	}
	l.past.add(listEdit{kind: movedEntry, entry: content.Entry{ID: l.All[i].ID}, at: i, to: j})
	l.All[i], l.All[j] = l.All[j], l.All[i]
	l.place(j)
	return true
}

// place gives an entry a key that sorts where it stands, if its own doesn't.
func (l *List) place(i int) {
	low, high := "", ""
	if i > 0 {
		low = l.All[i-1].Order
	}
	if i < len(l.All)-1 {
		high = l.All[i+1].Order
	}
	fits := func(order string) bool { return low < order && (high == "" || order < high) }
	if l.dated() || fits(l.All[i].Order) {
		return
	}
	order := order.Between(low, high)
	if !fits(order) {
		l.renumber()
		return
	}
	l.All[i].Order = order
	l.moved(l.All[i].ID)
	l.last = max(l.last, order)
}

// renumber gives every entry a new order key.
func (l *List) renumber() {
	l.last = ""
	for i := range l.All {
		l.last = order.Between(l.last, "")
		l.All[i].Order = l.last
		l.moved(l.All[i].ID)
	}
}

// moved notes that only the place of an entry changed, unless its words did too.
func (l *List) moved(id string) {
	if _, noted := l.changed[id]; !noted {
		l.changed[id] = false
	}
}

// Tidy drops the entries nothing stands in, and puts others where their days are.
func (l *List) Tidy() {
	l.All = slices.DeleteFunc(l.All, Blank)
	if l.dated() {
		l.settle()
	}
}

// kept reports whether there is a record to replace or delete.
func (l *List) kept(k content.Key) bool {
	_, ok := l.of.Workbook.Record(k)
	return ok || l.put[k.Entry]
}

// Change is what has to be kept since it was last asked. Entries nothing stands in are not kept.
func (l *List) Change() content.Change {
	var c content.Change
	find := l.finder(len(l.changed))
	for _, id := range slices.Sorted(maps.Keys(l.changed)) {
		entry, kept := find(id), content.Entry{}
		if entry != nil {
			kept = l.toKeep(*entry)
		}
		key := content.Entry{Track: l.of.Track, Question: l.of.Ask.ID, Pass: l.of.Pass, ID: id}.Key()
		switch {
		case entry == nil || Blank(kept):
			if l.kept(key) {
				c.Delete = append(c.Delete, key)
				delete(l.put, id)
			}
		case !l.asStored(kept):
			if l.changed[id] || !l.kept(key) {
				entry.Stamp = l.of.Book.Now(l.of.Now(), l.of.Ask)
				kept.Stamp = entry.Stamp
			}
			l.put[id] = true
			c.Put = append(c.Put, kept)
		}
	}
	clear(l.changed)
	return c
}

// asStored reports whether the workbook has the entry just so.
func (l *List) asStored(entry content.Entry) bool {
	r, _ := l.of.Workbook.Record(entry.Key())
	old, ok := r.(content.Entry)
	return ok && old.Order == entry.Order && old.On.Equal(entry.On) && old.Rest.Equal(entry.Rest) && maps.Equal(old.Cells, entry.Cells)
}
