package content

import "cmp"

// Wording is another way to put a question or an option, where its condition
// holds. What it leaves empty stays as it is. The question's own words are what
// is stored beside an answer and printed, so that neither tells of a route.
type Wording struct {
	ShowIf    Condition
	Label     string
	Hint      string  // question
	Low, High string  // scale
	Replies   []Reply // scale: all of them
	Reply     string  // option
}

// Worded returns the question in the words that fit now. It is the question itself
// where they are its own, and otherwise a copy that is the same but for them.
func (a *Ask) Worded(w *Workbook, track TrackID, pass int) *Ask {
	for _, other := range a.Wordings {
		if !other.ShowIf.Holds(w, track, pass) {
			continue
		}
		worded := *a
		worded.Label = cmp.Or(other.Label, a.Label)
		worded.Hint = cmp.Or(other.Hint, a.Hint)
		if a.Scale != nil {
			scale := *a.Scale
			scale.Low, scale.High = cmp.Or(other.Low, scale.Low), cmp.Or(other.High, scale.High)
			if len(other.Replies) > 0 {
				scale.Replies = other.Replies
			}
			worded.Scale = &scale
		}
		return &worded
	}
	return a
}

// Worded returns the option in the words that fit now.
func (o Option) Worded(w *Workbook, track TrackID, pass int) Option {
	for _, other := range o.Wordings {
		if other.ShowIf.Holds(w, track, pass) {
			o.Label, o.Reply = cmp.Or(other.Label, o.Label), cmp.Or(other.Reply, o.Reply)
			break
		}
	}
	return o
}
