package field

import (
	"maps"
	"slices"

	"groundwork/content"
)

// afterChoice is the choice of lighter, same or heavier. It is kept beside the rating
// from before, in one set for each time a page is worked on.
type afterChoice struct{ choice }

// NewAfter makes the field that an [content.After] asks. The setting's Set is
// the id of the set it is kept in.
func NewAfter(ask *content.Ask, s Setting) Field {
	if s.Memory == nil {
		s.Memory = NewMemory()
	}
	a := &afterChoice{choice{base: base{ask: ask, set: s}}}
	same := func(a, b string) bool { return a == b }
	a.undoable = newUndoable(s.Memory, a.name(s.Set), content.MomentOf(a.moment()).After, same)
	return a
}

// moment is the set as the workbook has it, or one to begin with.
func (a *afterChoice) moment() content.RatingSet {
	set := content.RatingSet{
		Stamp: a.set.Book.Now(a.set.Now(), nil),
		Track: a.set.Track, Pass: a.set.Pass, ID: a.set.Set,
		Series: content.SeriesStirred, Occasion: a.set.Page,
	}
	if r, ok := a.set.Workbook.Record(set.Key()); ok {
		set, _ = r.(content.RatingSet)
	}
	return set
}

// Change implements [Field].
func (a *afterChoice) Change() content.Change {
	if !a.undoable.told() {
		return content.Change{}
	}
	set := a.moment()
	set.Values = maps.Clone(set.Values)
	if set.Values == nil {
		set.Values = map[string]int{}
	}
	delete(set.Values, content.StirredAfter)
	if i := slices.IndexFunc(a.ask.Options, func(o content.Option) bool { return o.ID == a.undoable.value }); i >= 0 {
		set.Values[content.StirredAfter] = i
	}
	if len(set.Values) == 0 {
		return content.Change{Delete: []content.Key{set.Key()}}
	}
	return content.Change{Put: []content.Record{set}}
}
