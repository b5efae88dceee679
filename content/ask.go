package content

import (
	"cmp"
	"slices"
	"strings"
)

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
	Space   Space    // line, text: its room on paper
	PerBook bool     // one answer for the whole track, whatever the pass
	Notices []Notice // line, text: gently points at words

	Options []Option   // choice, choices; the columns of a grid
	Rows    []Option   // grid
	Columns []Column   // rows, log
	Scale   *Scale     // scale
	Gate    []GatePart // gate
	Home    string     // log: the words for it on Home, if it is a practice kept there
	Caution string     // log: what is said before it there, where its page is not read

	Wordings []Wording // other words for it; see [Ask.Worded]
}

// IsExample reports whether a hint is an answer somebody might give. What is said to
// people ends as a sentence does.
func IsExample(hint string) bool { return hint != "" && !strings.HasSuffix(hint, ".") }

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
		return a.inWordsOf(other)
	}
	return a
}

func (a *Ask) inWordsOf(other Wording) *Ask {
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

// OptionsWorded returns the question with its options, rows and cells in the words that fit
// now, whether they show or not: as what was chosen reads on the screen.
func (a *Ask) OptionsWorded(w *Workbook, track TrackID, pass int) *Ask {
	inWords := func(options []Option) []Option {
		worded := slices.Clone(options)
		for i, o := range worded {
			worded[i] = o.Worded(w, track, pass)
		}
		return worded
	}
	worded := *a
	worded.Options, worded.Rows, worded.Columns = inWords(a.Options), inWords(a.Rows), slices.Clone(a.Columns)
	for i, c := range worded.Columns {
		worded.Columns[i].Options = inWords(c.Options)
	}
	return &worded
}

// Worded returns the option in the words that fit now.
func (o Option) Worded(w *Workbook, track TrackID, pass int) Option {
	for _, other := range o.Wordings {
		if other.ShowIf.Holds(w, track, pass) {
			return o.inWordsOf(other)
		}
	}
	return o
}

func (o Option) inWordsOf(other Wording) Option {
	o.Label, o.Reply = cmp.Or(other.Label, o.Label), cmp.Or(other.Reply, o.Reply)
	return o
}
