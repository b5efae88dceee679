package content

// kinds are the kinds of question, in the order they are listed in.
func kinds() []func() kindInfo {
	return []func() kindInfo{
		lineKind, textKind, choiceKind, choicesKind, scaleKind, gridKind, rowsKind, logKind, dateKind, gateKind,
	}
}

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

// Notice is said gently to words in a text. It never blocks.
type Notice struct {
	Words  []string // whole words or phrases, compared without case
	Say    string
	ShowIf Condition // where it would press, it is not said
}
