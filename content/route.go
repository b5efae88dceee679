package content

// Route is the set of cautions a person walks a track with; 0 is the open
// route. It is set by a gate or in Settings, and shows nowhere else.
type Route uint8

// The routes.
const (
	Solo      Route = 1 << iota // it may not be safe to ask the other person
	NoContact                   // the other person may be afraid of this one
)

// Open is the route without cautions.
const Open Route = 0

// Shares tells whether the two sets have a caution in common.
func (r Route) Shares(other Route) bool { return r&other != 0 }

// Condition says when a block shows: every key must hold. The key "route"
// takes open, solo and no-contact; any other key is a question id of the same
// track, and holds when one of the listed options is chosen. The empty
// condition always holds.
type Condition map[string][]string
