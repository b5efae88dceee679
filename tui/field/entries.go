package field

import (
	"maps"
	"slices"
	"time"

	"groundwork/content"
)

// entries are the rows or log entries of a question while they are edited.
type entries struct {
	base
	list    []content.Entry // as shown; some may still be empty
	changed map[string]bool // by id: true if words changed, false if only the place
	put     map[string]bool // ids Change told to keep
	past    *listHistory    // what can be undone
	last    string          // the highest order key
	ordered bool            // rows: the list stands in the order of its keys
}

func newEntries(b base) entries {
	list := b.set.Workbook.Entries(b.set.Track, b.ask.ID, b.pass())
	e := entries{base: b, list: slices.Clone(list), changed: map[string]bool{}, put: map[string]bool{}, past: b.set.Memory.list(b.name())}
	e.openDates()
	for _, entry := range e.list {
		e.last = max(e.last, entry.Order)
	}
	return e
}

// fresh is a new entry, which is not stored as long as it is empty.
func (e *entries) fresh(on time.Time) content.Entry {
	e.last = content.OrderBetween(e.last, "")
	return content.Entry{
		Track: e.set.Track, Question: e.ask.ID, Pass: e.pass(),
		ID: e.set.NewID(), Order: e.last, On: on,
	}
}

// blank reports whether nothing stands in an entry.
func blank(entry content.Entry) bool {
	for column, v := range entry.Cells {
		if v != "" && column != dayColumn {
			return false
		}
	}
	return true
}

// write puts a value into a cell. Maps the workbook has are never changed.
func (e *entries) write(i int, column, value string) {
	entry := &e.list[i]
	if !e.changed[entry.ID] {
		entry.Cells = maps.Clone(entry.Cells)
	}
	e.changed[entry.ID] = true
	if entry.Cells == nil {
		entry.Cells = map[string]string{}
	}
	if entry.Cells[column] = value; value == "" {
		delete(entry.Cells, column)
	}
	e.noteOpen(*entry)
}

// remove takes an entry out, and reports whether there is something to bring back.
func (e *entries) remove(i int) bool {
	entry := e.list[i]
	e.list = slices.Delete(e.list, i, i+1)
	delete(e.past.open, entry.ID)
	if blank(entry) && !e.kept(entry.Key()) {
		return false
	}
	e.past.add(listEdit{kind: removedEntry, entry: entry, at: i})
	e.changed[entry.ID] = true
	return true
}

// swap exchanges an entry with the one before or after it, and reports whether it
// could. Only the moved one gets a new order key, unless the keys leave no room.
func (e *entries) swap(i, by int) bool {
	j := i + by
	if j < 0 || j >= len(e.list) {
		return false
	}
	e.past.add(listEdit{kind: movedEntry, entry: content.Entry{ID: e.list[i].ID}, at: i, to: j})
	e.list[i], e.list[j] = e.list[j], e.list[i]
	e.place(j)
	return true
}

// place gives an entry a key that sorts where it stands, if its own doesn't.
func (e *entries) place(i int) {
	low, high := "", ""
	if i > 0 {
		low = e.list[i-1].Order
	}
	if i < len(e.list)-1 {
		high = e.list[i+1].Order
	}
	fits := func(order string) bool { return low < order && (high == "" || order < high) }
	if !e.ordered || fits(e.list[i].Order) {
		return
	}
	order := content.OrderBetween(low, high)
	if !fits(order) {
		e.renumber()
		return
	}
	e.list[i].Order = order
	e.moved(e.list[i].ID)
	e.last = max(e.last, order)
}

// renumber gives every entry a new order key.
func (e *entries) renumber() {
	e.last = ""
	for i := range e.list {
		e.last = content.OrderBetween(e.last, "")
		e.list[i].Order = e.last
		e.moved(e.list[i].ID)
	}
}

// moved notes that only the place of an entry changed, unless its words did too.
func (e *entries) moved(id string) {
	if _, noted := e.changed[id]; !noted {
		e.changed[id] = false
	}
}

// tidy drops the entries nothing stands in.
func (e *entries) tidy() {
	e.list = slices.DeleteFunc(e.list, blank)
}

// kept reports whether there is a record to replace or delete.
func (e *entries) kept(k content.Key) bool {
	_, ok := e.set.Workbook.Record(k)
	return ok || e.put[k.Entry]
}

// Change implements [Field]. Entries nothing stands in are not kept.
func (e *entries) Change() content.Change {
	var c content.Change
	for _, id := range slices.Sorted(maps.Keys(e.changed)) {
		i := slices.IndexFunc(e.list, func(x content.Entry) bool { return x.ID == id })
		key := content.Entry{Track: e.set.Track, Question: e.ask.ID, Pass: e.pass(), ID: id}.Key()
		switch {
		case i < 0 || blank(e.toKeep(e.list[i])):
			if e.kept(key) {
				c.Delete = append(c.Delete, key)
				delete(e.put, id)
			}
		case !e.asStored(e.toKeep(e.list[i])):
			if e.changed[id] || !e.kept(key) {
				e.list[i].Stamp = e.set.Book.Now(e.set.Now(), e.ask)
			}
			e.put[id] = true
			c.Put = append(c.Put, e.toKeep(e.list[i]))
		}
	}
	clear(e.changed)
	return c
}

// asStored reports whether the workbook has the entry just so.
func (e *entries) asStored(entry content.Entry) bool {
	r, _ := e.set.Workbook.Record(entry.Key())
	old, ok := r.(content.Entry)
	return ok && old.Order == entry.Order && old.On.Equal(entry.On) && maps.Equal(old.Cells, entry.Cells)
}
