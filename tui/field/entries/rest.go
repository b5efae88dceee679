package entries

import (
	"slices"
	"time"

	"groundwork/content"
)

// Resting returns how many entries rest, whether they are shown or not.
func (l *List) Resting() int {
	n := len(l.resting)
	for i := range l.All {
		if l.shown && l.All[i].Rests() {
			n++
		}
	}
	return n
}

// AtRest are the entries that rest.
func (l *List) AtRest() []content.Entry {
	list := make([]content.Entry, 0, len(l.All)+len(l.resting))
	for i := range l.All {
		if l.All[i].Rests() {
			list = append(list, l.All[i])
		}
	}
	return append(list, l.resting...)
}

// ShowsResting reports whether what rests is shown among the others.
func (l *List) ShowsResting() bool { return l.shown }

// ShowResting shows what rests among the others, or takes it out of sight again.
func (l *List) ShowResting(show bool) {
	l.shown = show
	if !show {
		l.hide()
		return
	}
	l.All, l.resting = slices.Concat(l.All, l.resting), nil
	l.sort()
}

// hide takes what rests out of the entries that are shown.
func (l *List) hide() {
	if !slices.ContainsFunc(l.All, content.Entry.Rests) {
		return
	}
	l.resting = l.AtRest()
	l.All = slices.DeleteFunc(l.All, content.Entry.Rests)
	l.order(l.resting)
}

// Reveal shows what rests, if the entry of an id is hidden there.
func (l *List) Reveal(id string) {
	if slices.ContainsFunc(l.resting, func(x content.Entry) bool { return x.ID == id }) {
		l.ShowResting(true)
	}
}

// Rest lets an entry that is shown rest. It reports whether it could: an empty one isn't
// kept at all.
func (l *List) Rest(i int) bool {
	if Blank(l.toKeep(l.All[i])) {
		return false
	}
	l.rest([]string{l.All[i].ID})
	return true
}

// Wake wakes an entry, whether it is shown or not.
func (l *List) Wake(id string) Landing {
	woken := listEdit{kind: wokeEntries, ids: []string{id}}
	l.past.add(woken)
	return l.turn(woken, false)
}

// RestBefore lets all entries of before a moment rest, and returns how many those are.
func (l *List) RestBefore(moment time.Time) int {
	var ids []string
	for _, entry := range l.All {
		if entry.On.Before(moment) && !entry.Rests() && !Blank(l.toKeep(entry)) {
			ids = append(ids, entry.ID)
		}
	}
	if len(ids) > 0 {
		l.rest(ids)
	}
	return len(ids)
}

// HasBefore reports whether there are entries of before a moment that don't rest.
func (l *List) HasBefore(moment time.Time) bool {
	for _, entry := range slices.Backward(l.All) { // the oldest first
		if !entry.Rests() && !Blank(entry) {
			return entry.On.Before(moment)
		}
	}
	return false
}

// rest lets entries rest, and remembers that for undo.
func (l *List) rest(ids []string) {
	rested := listEdit{kind: restedEntries, ids: ids}
	l.past.add(rested)
	l.turn(rested, true)
}

// turn lets the entries of an edit rest or wakes them, as far as they are still there.
func (l *List) turn(of listEdit, rests bool) Landing {
	now, at := l.of.Now(), -1
	find := l.finder(len(of.ids))
	for i, id := range of.ids {
		entry := find(id)
		if entry == nil || entry.Rests() == rests {
			continue
		}
		if i == 0 {
			at = l.Find(id)
		}
		entry.Rest = entry.Turn(rests, now)
		l.moved(id)
	}
	switch {
	case rests && !l.shown:
		l.hide()
	case !rests && !l.shown:
		l.ShowResting(true) // what woke stays when the others are hidden again
		l.ShowResting(false)
		at = l.Find(of.ids[0])
	}
	return Landing{Entry: max(at, 0), OK: true}
}

// finder returns a function that finds entries by their ids, whether they are shown or not.
// Where many are sought, the list is gone through once for all of them.
func (l *List) finder(sought int) func(id string) *content.Entry {
	lists := [][]content.Entry{l.All, l.resting}
	const few = 8
	if sought <= few {
		return func(id string) *content.Entry {
			for _, list := range lists {
				if i := slices.IndexFunc(list, func(x content.Entry) bool { return x.ID == id }); i >= 0 {
					return &list[i]
				}
			}
			return nil
		}
	}
	at := map[string]*content.Entry{}
	for _, list := range lists {
		for i := range list {
			at[list[i].ID] = &list[i]
		}
	}
	return func(id string) *content.Entry { return at[id] }
}
