package session

import (
	"groundwork/content"
)

// momentKey is a page in a pass.
type momentKey struct {
	track content.TrackID
	page  string
	pass  int
}

// Moment is the id of the set in which this session keeps how stirred up a page
// made the person: another session begins another one.
func (s *Session) Moment(track content.TrackID, page string, pass int) string {
	k := momentKey{track, page, pass}
	if s.moments == nil {
		s.moments = map[momentKey]string{}
	}
	if s.moments[k] == "" {
		s.moments[k] = s.NewID()
	}
	return s.moments[k]
}

// Heavier counts the pages of this session that made it heavier.
func (s *Session) Heavier() int {
	n := 0
	for k, id := range s.moments {
		if set, ok := s.Workbook().RatingSet(k.track, id, k.pass); ok && content.MomentOf(set).After == content.Heavier {
			n++
		}
	}
	return n
}
