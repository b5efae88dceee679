package entries

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
	ids    []string      // of the entries that were let rest or woken
}

// listEditKind is what was done to an entry.
type listEditKind uint8

const (
	wroteEntry listEditKind = iota
	removedEntry
	movedEntry
	restedEntries
	wokeEntries
)

// History is what can be undone and redone in a list, its cells included,
// as long as the session lasts.
type History struct {
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
func (h *History) add(e listEdit) {
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
func (l *List) wrote(i int, column string, now editor.Edit, goesOn bool) {
	h, entry := l.past, l.All[i]
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

// NewHistory returns the history of a list nothing was done to yet.
func NewHistory() *History { return &History{open: map[string]content.Entry{}} }

// Done reports whether there is something to undo.
func (l *List) Done() bool { return len(l.past.done) > 0 }

// Removed reports whether there is something to bring back.
func (l *List) Removed() bool { return l.past.lastRemoval() >= 0 }

// lastRemoval is the place of the last removal, or of the last time something was let
// rest; or -1.
func (h *History) lastRemoval() int {
	for i := len(h.done) - 1; i >= 0; i-- {
		if k := h.done[i].kind; k == removedEntry || k == restedEntries {
			return i
		}
	}
	return -1
}

// Landing is where undoing or doing again has led.
type Landing struct {
	Entry  int
	Column string // "" for the first one
	Offset int
	OK     bool
}

// BringBack puts the entry back that was removed last, or wakes what was let rest last.
func (l *List) BringBack() Landing {
	i := l.past.lastRemoval()
	if i < 0 {
		return Landing{}
	}
	gone := l.past.done[i]
	l.past.done = slices.Delete(l.past.done, i, i+1)
	if gone.kind == restedEntries {
		return l.turn(gone, false)
	}
	return l.insert(gone)
}

// Undo takes back what was done last.
func (l *List) Undo() Landing {
	n := len(l.past.done)
	if n == 0 {
		return Landing{}
	}
	last := l.past.done[n-1]
	l.past.done, l.past.undone = l.past.done[:n-1], append(l.past.undone, last)
	l.Reveal(last.entry.ID)
	switch last.kind {
	case restedEntries, wokeEntries:
		return l.turn(last, last.kind == wokeEntries)
	case removedEntry:
		return l.insert(last)
	case movedEntry:
		return l.moveEntry(last.entry.ID, last.at)
	case wroteEntry:
		return l.rewrite(last, last.edit.New, last.edit.Old)
	}
	return Landing{}
}

// Redo does again what was taken back last.
func (l *List) Redo() Landing {
	n := len(l.past.undone)
	if n == 0 {
		return Landing{}
	}
	last := l.past.undone[n-1]
	l.past.undone, l.past.done = l.past.undone[:n-1], append(l.past.done, last)
	l.Reveal(last.entry.ID)
	switch last.kind {
	case restedEntries, wokeEntries:
		return l.turn(last, last.kind == restedEntries)
	case movedEntry:
		return l.moveEntry(last.entry.ID, last.to)
	case wroteEntry:
		return l.rewrite(last, last.edit.Old, last.edit.New)
	case removedEntry:
		if at := l.Find(last.entry.ID); at >= 0 {
			l.All = slices.Delete(l.All, at, at+1)
			delete(l.past.open, last.entry.ID)
			l.changed[last.entry.ID] = true
			return Landing{Entry: at, OK: true}
		}
	}
	return Landing{}
}

// insert puts a removed entry back, unless it is there already.
func (l *List) insert(gone listEdit) Landing {
	entry := gone.entry
	l.Reveal(entry.ID)
	if at := l.Find(entry.ID); at >= 0 {
		return Landing{Entry: at, OK: true}
	}
	if entry.Rests() {
		l.ShowResting(true)
	}
	at := min(gone.at, len(l.All))
	entry.Cells = maps.Clone(entry.Cells)
	l.All = slices.Insert(l.All, at, entry)
	l.changed[entry.ID] = true
	l.noteOpen(entry)
	l.place(at)
	return Landing{Entry: at, OK: true}
}

// moveEntry moves an entry to a place, or as near to it as there is one.
func (l *List) moveEntry(id string, to int) Landing {
	at := l.Find(id)
	if at < 0 {
		return Landing{}
	}
	to = min(to, len(l.All)-1)
	entry := l.All[at]
	l.All = slices.Insert(slices.Delete(l.All, at, at+1), to, entry)
	l.place(to)
	return Landing{Entry: to, OK: true}
}

// rewrite puts one text in the place of another within a cell, if it stands
// there: a cell may have been changed elsewhere.
func (l *List) rewrite(done listEdit, now, then string) Landing {
	i := l.Find(done.entry.ID)
	if i < 0 && now == "" { // an entry that was empty has gone meanwhile
		i = l.insert(done).Entry
	}
	if i < 0 {
		return Landing{}
	}
	if done.column == DayColumn {
		l.OpenDay(i)
	}
	value, at := l.All[i].Cells[done.column], done.edit.Offset
	end := at + len(now)
	if end > len(value) || value[at:end] != now {
		return Landing{}
	}
	l.write(i, done.column, value[:at]+then+value[end:])
	return Landing{Entry: i, Column: done.column, Offset: at + len(then), OK: true}
}

// Find is where an entry stands, or -1.
func (l *List) Find(id string) int {
	return slices.IndexFunc(l.All, func(x content.Entry) bool { return x.ID == id })
}

// wholeEdit returns the last edit of a cell as one of all that stands in it,
// which has become another text since.
func (h *History) wholeEdit(id, column, value, now string) editor.Edit {
	if n := len(h.done); n > 0 {
		last := h.done[n-1]
		end := last.edit.Offset + len(last.edit.New)
		if last.kind == wroteEntry && last.entry.ID == id && last.column == column && end <= len(value) {
			return editor.Edit{Old: value[:last.edit.Offset] + last.edit.Old + value[end:], New: now}
		}
	}
	return editor.Edit{Old: value, New: now}
}
