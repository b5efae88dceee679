package field

import (
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
	return a.ratingSet(a.set.Set, content.SeriesStirred)
}

// Change implements [Field].
func (a *afterChoice) Change() content.Change {
	if !a.undoable.told() {
		return content.Change{}
	}
	if i := indexOf(a.ask.Options, a.undoable.value); i >= 0 {
		return a.moment().Rate(content.StirredAfter, i)
	}
	return a.moment().Unrate(content.StirredAfter)
}
