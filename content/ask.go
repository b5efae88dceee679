package content

// Kind is what sort of answer a question takes.
type Kind string

// The kinds of question.
const (
	KindLine    Kind = "line"    // one line of text
	KindText    Kind = "text"    // prose of any length
	KindChoice  Kind = "choice"  // one of Options
	KindChoices Kind = "choices" // any of Options
	KindScale   Kind = "scale"   // 0 to 10
	KindGrid    Kind = "grid"    // one of Options for each of Rows
	KindRows    Kind = "rows"    // the person adds rows of Columns
	KindLog     Kind = "log"     // dated entries of Columns
	KindDate    Kind = "date"    // a day
	KindGate    Kind = "gate"    // stored nowhere; sets the route
)

// ScaleMax is the top of every scale; the bottom is 0.
const ScaleMax = 10

// Ask is one question. Fields marked with kinds are set for those kinds only.
type Ask struct {
	BlockInfo
	ID      string // unique within the track, across questions, letters and plans
	Kind    Kind
	Label   string
	Hint    string
	Private bool     // left out of print unless asked for
	PerBook bool     // one answer for the whole track, whatever the pass
	Notices []Notice // line, text: gently points at words

	Options []Option   // choice, choices; the columns of a grid
	Rows    []Option   // grid
	Columns []Column   // rows, log
	Scale   *Scale     // scale
	Gate    []GatePart // gate
	Home    string     // log: the words for it on Home, if it is a practice kept there
}

// Option is one thing to choose, or one row of a grid.
type Option struct {
	ID     string
	Label  string
	Reply  string    // said once it is chosen
	ShowIf Condition // grid rows and options that fit some relations only
	Route  Route     // choice: choosing it offers this route; gate: sets it
	SkipTo string    // choice: the page to go to; those between count as done
}

// Column is one cell of each row of a rows or log question. Its kind is one of
// line, choice, scale and date.
type Column struct {
	ID      string
	Label   string
	Kind    Kind
	Options []Option // choice
	Scale   Scale    // scale: its replies and the words for its ends, if it has them
}

// Scale holds what a scale question needs besides its label.
type Scale struct {
	Low, High string // the words at 0 and at 10
	Replies   []Reply
	Compare   string // id of an earlier scale question to compare with
	Series    string // the series it belongs to, or ""
	Distress  bool   // 8 and more is answered with help lines
	Route     Route  // offered once the rating is RouteAt or less; Open for none
	RouteAt   int
}

// Offers is the route to be offered after a rating, or [Open].
func (s *Scale) Offers(n int) Route {
	if n > s.RouteAt {
		return Open
	}
	return s.Route
}

// Reply answers a rating from From to To, both included.
type Reply struct {
	From, To int
	Text     string
}

// Reply finds the words for a rating, or "".
func (s *Scale) Reply(n int) string {
	for _, r := range s.Replies {
		if r.From <= n && n <= r.To {
			return r.Text
		}
	}
	return ""
}

// Notice answers words in a text gently. It never blocks.
type Notice struct {
	Words []string // whole words or phrases, compared without case
	Say   string
}

// GatePart is one of a gate's questions.
type GatePart struct {
	ID      string
	Label   string
	Options []Option
}
