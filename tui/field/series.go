package field

import (
	"cmp"

	"groundwork/content"
	"groundwork/content/text"
)

// setID is the id of the rating set the scales of a series share.
func (s *scale) setID() string { return cmp.Or(s.set.Set, s.set.Page) }

// setKey is the key of that set.
func (s *scale) setKey() content.Key {
	return content.RatingSet{Track: s.set.Track, ID: s.setID(), Pass: s.pass()}.Key()
}

// ratings is that set as the workbook has it.
func (s *scale) ratings() (content.RatingSet, bool) {
	return s.set.Workbook.RatingSet(s.set.Track, s.setID(), s.pass())
}

// ratingSet is a set as the workbook has it, or one to begin with.
func (b *base) ratingSet(id, series string) content.RatingSet {
	set, ok := b.set.Workbook.RatingSet(b.set.Track, id, b.pass())
	if !ok {
		set = content.RatingSet{
			Stamp: b.set.Book.Now(b.set.Now(), nil),
			Track: b.set.Track, Pass: b.pass(), ID: id, Series: series, Occasion: b.set.Page,
		}
	}
	if b.set.On != nil {
		set.On = b.set.On()
	}
	return set
}

// storedValue is the rating the workbook has.
func (s *scale) storedValue() (int, bool) {
	if s.ask.Scale.Series != "" {
		set, _ := s.ratings()
		n, ok := set.Values[s.ask.ID]
		return n, ok
	}
	a, _ := s.stored()
	n, ok := a.Value.(content.Rating)
	return int(n), ok
}

// Change implements [Field].
func (s *scale) Change() content.Change {
	if !s.undoable.told() {
		return content.Change{}
	}
	if s.ask.Scale.Series != "" {
		return s.changeSet()
	}
	if s.undoable.value == unrated {
		return s.answer(nil)
	}
	return s.answer(content.Rating(s.undoable.value))
}

// changeSet puts the rating among the others of its set.
func (s *scale) changeSet() content.Change {
	set := s.ratingSet(s.setID(), s.ask.Scale.Series)
	if s.undoable.value == unrated {
		return set.Unrate(s.ask.ID)
	}
	return set.Rate(s.ask.ID, s.undoable.value)
}

// change says how the rating stands to an earlier one, or "".
func (s *scale) change() string {
	if id := s.ask.Scale.Compare; id != "" {
		if was, ok := s.earlier(id); ok {
			return text.Compared(was, s.undoable.value)
		}
	}
	if s.ask.Scale.Series == "" || s.ask.Scale.Series == content.SeriesStirred {
		return "" // how another page was says nothing of this one
	}
	set, ok := s.lastSet(s.ask.ID)
	if !ok {
		return ""
	}
	return text.ComparedWith(set.Values[s.ask.ID], s.undoable.value, set.At(), s.set.Now())
}

// earlier is the rating given to another question in this session. One of another
// day says nothing of what lies between.
func (s *scale) earlier(id string) (int, bool) {
	if a, ok := s.set.Workbook.Answer(s.set.Track, id, s.set.Pass); ok {
		n, ok := a.Value.(content.Rating)
		return int(n), ok && !a.Written.Before(s.set.Since)
	}
	set, ok := s.lastSet(id)
	return set.Values[id], ok && !set.At().Before(s.set.Since)
}

// lastSet is the last set before this one's that rates a question.
func (s *scale) lastSet(id string) (content.RatingSet, bool) {
	_, given := s.ratings()
	own := s.ratingSet(s.setID(), s.ask.Scale.Series)
	placed := given || !own.On.IsZero()
	sets := s.set.Workbook.Ratings(s.set.Track)
	for i := len(sets) - 1; i >= 0; i-- {
		set := sets[i]
		if set.Key() == s.setKey() || placed && !set.At().Before(own.At()) {
			continue
		}
		if _, ok := set.Values[id]; ok {
			return set, true
		}
	}
	return content.RatingSet{}, false
}
