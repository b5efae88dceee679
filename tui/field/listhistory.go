package field

import (
	"maps"
	"slices"

	"groundwork/content"
	"groundwork/tui/editor"
)

// listEdit is one thing done to a list of entries.
type listEdit struct {
	kind   listEditKind
	entry  content.Entry // its cells only where it was removed
	at, to int           // where it stood, and where it was moved to
	column string        // the cell written in
	edit   editor.Edit   // what was written there
}

// listEditKind is what was done to an entry.
type listEditKind uint8

const (
	wroteEntry listEditKind = iota
	removedEntry
	movedEntry
)

// listHistory is what can be undone and redone in a list, its cells included,
// as long as the session lasts.
type listHistory struct {
	done, undone []listEdit
	size         int // bytes in all edits of cells
	// The entries with a date that is none yet, by their ids.
	open map[string]content.Entry
}

// How much of a list is remembered.
const (
	mostListEdits = 500
	mostOfList    = 16 << 20 // bytes
)

// add remembers what was done. An entry moved on and on was moved once.
func (h *listHistory) add(e listEdit) {
	for _, u := range h.undone {
		h.size -= u.edit.Size()
	}
	h.undone = nil
	if n := len(h.done); n > 0 && e.kind == movedEntry {
		if last := &h.done[n-1]; last.kind == movedEntry && last.entry.ID == e.entry.ID && last.to == e.at {
			last.to = e.to
			return
		}
	}
	h.done = append(h.done, e)
	h.size += e.edit.Size()
	n := 0
	for len(h.done)-n > mostListEdits || h.size > mostOfList && n < len(h.done)-1 {
		h.size -= h.done[n].edit.Size()
		n++
	}
	h.done = slices.Delete(h.done, 0, n)
}

// wrote remembers an edit of a cell; one that goes on is the same one, grown.
func (e *entries) wrote(i int, column string, now editor.Edit, goesOn bool) {
	h, entry := e.past, e.list[i]
	if n := len(h.done); goesOn && n > 0 {
		last := &h.done[n-1]
		if last.kind == wroteEntry && last.entry.ID == entry.ID && last.column == column {
			h.size += now.Size() - last.edit.Size()
			last.edit = now
			return
		}
	}
	entry.Cells = nil
	h.add(listEdit{entry: entry, at: i, column: column, edit: now})
}

// lastRemoval is the place of the last removal, or -1.
func (h *listHistory) lastRemoval() int {
	for i := len(h.done) - 1; i >= 0; i-- {
		if h.done[i].kind == removedEntry {
			return i
		}
	}
	return -1
}

// landing is where undoing or doing again has led.
type landing struct {
	entry  int
	column string // "" for the first one
	offset int
	ok     bool
}

// bringBack puts the entry back that was removed last.
func (e *entries) bringBack() landing {
	i := e.past.lastRemoval()
	if i < 0 {
		return landing{}
	}
	gone := e.past.done[i]
	e.past.done = slices.Delete(e.past.done, i, i+1)
	return e.insert(gone)
}

// undo takes back what was done last.
func (e *entries) undo() landing {
	n := len(e.past.done)
	if n == 0 {
		return landing{}
	}
	last := e.past.done[n-1]
	e.past.done, e.past.undone = e.past.done[:n-1], append(e.past.undone, last)
	switch last.kind {
	case removedEntry:
		return e.insert(last)
	case movedEntry:
		return e.moveEntry(last.entry.ID, last.at)
	case wroteEntry:
		return e.rewrite(last, last.edit.New, last.edit.Old)
	}
	return landing{}
}

// redo does again what was taken back last.
func (e *entries) redo() landing {
	n := len(e.past.undone)
	if n == 0 {
		return landing{}
	}
	last := e.past.undone[n-1]
	e.past.undone, e.past.done = e.past.undone[:n-1], append(e.past.done, last)
	switch last.kind {
	case movedEntry:
		return e.moveEntry(last.entry.ID, last.to)
	case wroteEntry:
		return e.rewrite(last, last.edit.Old, last.edit.New)
	case removedEntry:
		if at := e.find(last.entry.ID); at >= 0 {
			e.list = slices.Delete(e.list, at, at+1)
			delete(e.past.open, last.entry.ID)
			e.changed[last.entry.ID] = true
			return landing{entry: at, ok: true}
		}
	}
	return landing{}
}

// insert puts a removed entry back, unless it is there already.
func (e *entries) insert(gone listEdit) landing {
	entry := gone.entry
	if at := e.find(entry.ID); at >= 0 {
		return landing{entry: at, ok: true}
	}
	at := min(gone.at, len(e.list))
	entry.Cells = maps.Clone(entry.Cells)
	e.list = content.Inserted(e.list, at, entry)
	e.changed[entry.ID] = true
	e.noteOpen(entry)
	e.place(at)
	return landing{entry: at, ok: true}
}

// moveEntry moves an entry to a place, or as near to it as there is one.
func (e *entries) moveEntry(id string, to int) landing {
	at := e.find(id)
	if at < 0 {
		return landing{}
	}
	to = min(to, len(e.list)-1)
	entry := e.list[at]
	e.list = content.Inserted(slices.Delete(e.list, at, at+1), to, entry)
	e.place(to)
	return landing{entry: to, ok: true}
}

// rewrite puts one text in the place of another within a cell, if it stands
// there: a cell may have been changed elsewhere.
func (e *entries) rewrite(l listEdit, now, then string) landing {
	i := e.find(l.entry.ID)
	if i < 0 && now == "" { // an entry that was empty has gone meanwhile
		i = e.insert(l).entry
	}
	if i < 0 {
		return landing{}
	}
	if l.column == dayColumn {
		e.openDay(i)
	}
	value, at := e.list[i].Cells[l.column], l.edit.Offset
	end := at + len(now)
	if end > len(value) || value[at:end] != now {
		return landing{}
	}
	e.write(i, l.column, value[:at]+then+value[end:])
	return landing{entry: i, column: l.column, offset: at + len(then), ok: true}
}

func (e *entries) find(id string) int {
	return slices.IndexFunc(e.list, func(x content.Entry) bool { return x.ID == id })
}
