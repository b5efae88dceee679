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

	Wordings []Wording // other words for it; see [Ask.Worded]
}

// Option is one thing to choose, or one row of a grid.
type Option struct {
	ID     string
	Label  string
	Reply  string    // said once it is chosen
	ShowIf Condition // grid rows and options that fit some relations only
	Route  Route     // choice, choices: choosing it offers this route; gate: sets it
	Sets   Route     // choice: choosing it sets this route at once
	Quiet  bool      // gate: choosing it offers [Quiet]
	SkipTo string    // choice: the page to go to; those between count as done

	Replies  []CellReply // the row of a grid: said once an option is chosen in it
	Wordings []Wording   // other words for it; see [Option.Worded]
}

// CellReply is said to an option chosen in the row of a grid.
type CellReply struct {
	Option string
	Text   string
	Route  Route // offered with it; Open for none
}

// Answers is what is said to an option chosen in this row of a grid; the zero
// CellReply says nothing.
func (o Option) Answers(option string) CellReply {
	for _, r := range o.Replies {
		if r.Option == option {
			return r
		}
	}
	return CellReply{}
}

// Column is one cell of each row of a rows or log question. Its kind is one of
// line, choice, scale and date.
type Column struct {
	ID      string
	Label   string
	Kind    Kind
	ShowIf  Condition
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

// Offers returns the route to be offered after a rating, or [Open].
func (s *Scale) Offers(n int) Route {
	if n > s.RouteAt {
		return Open
	}
	return s.Route
}

// Reply is said to a rating from From to To, both included.
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

// Notice is said gently to words in a text. It never blocks.
type Notice struct {
	Words  []string // whole words or phrases, compared without case
	Say    string
	ShowIf Condition // where it would press, it is not said
}

// GatePart is one of a gate's questions.
type GatePart struct {
	ID      string
	Label   string
	Options []Option
}
