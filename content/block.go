package content

import "strings"

// Block is one piece of a page. The types are [Prose], [Ask], [Recall],
// [Letter], [Plan], [Settle], [Breathe], [Before], [After], [Why], [HelpLines],
// [ToTrack], [ToSafety], [ToGate], [Ratings] and [Chart], always as pointers.
type Block interface {
	// Info returns the line in the chapter's file and when the block shows.
	Info() BlockInfo
}

// BlockInfo is what every block has: its place in the file and its condition.
type BlockInfo struct {
	Line   int
	ShowIf Condition
}

// Info implements [Block].
func (i BlockInfo) Info() BlockInfo { return i }

// Prose is reading: ordinary Markdown, or the body of a ```when block.
type Prose struct {
	BlockInfo
	Paras []Para
}

// Para is one paragraph, heading or list item of [Prose].
type Para struct {
	Style ParaStyle
	Depth int // nesting of a list item, 0 outermost
	Item  int // number of an ordered item, from 1
	Spans []Span
}

// Text returns the words of the paragraph.
func (p Para) Text() string {
	var b strings.Builder
	for _, s := range p.Spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// ParaStyle says how a [Para] is set.
type ParaStyle uint8

// The styles of a paragraph.
const (
	Body    ParaStyle = iota
	Heading           // a heading within a page (## and deeper)
	Bullet
	Numbered
	Quote
)

// Span is a run of text in one emphasis. Text may hold {them}; see [Fill].
type Span struct {
	Text   string
	Strong bool
	Emph   bool
}

// Recall quotes the person's own earlier words. It shows nothing where there
// are none.
type Recall struct {
	BlockInfo
	From   []string // question or letter ids of the same track
	Folded bool     // closed until opened, where the words may hurt
}

// Letter is a text composed live from answers. In Text, {question-id} stands
// for an answer; a paragraph none of whose answers exist is left out, and a
// single missing answer shows as an ellipsis.
type Letter struct {
	BlockInfo
	ID    string // answers to it are kept like a question's: unique in the track
	Title string
	Text  string
	Space Space // on paper; without one there is none, for its parts stand there
}

// Plan gathers answers into one or two pages the person may edit and print.
type Plan struct {
	BlockInfo
	ID       string
	Title    string
	Sections []PlanSection
}

// PlanSection is one heading of a [Plan] and the answers under it.
type PlanSection struct {
	Title  string
	From   []string
	People bool // it names people
}

// Settle offers breathing, looking around and not now, as equals.
type Settle struct {
	BlockInfo
	Minutes int // of breathing, 1 to 5
}

// Breathe is the breathing alone.
type Breathe struct {
	BlockInfo
	In, Out int // seconds
	Minutes int // 1 to 5
}

// Before asks how stirred up one is, ahead of what may stir: see [Moment].
type Before struct{ BlockInfo }

// After asks whether it is lighter, about the same or heavier than before.
type After struct{ BlockInfo }

// ToTrack is a button that leads to another track.
type ToTrack struct {
	BlockInfo
	Track TrackID
	Label string
}

// ToSafety leads to the pages for when it isn't safe: see [Book.Safety].
type ToSafety struct{ BlockInfo }

// ToGate leads to the page with the questions about safety: see [Track.Gate].
type ToGate struct{ BlockInfo }

// Why is the evidence in a sentence, folded away until asked for.
type Why struct {
	BlockInfo
	Paras []Para
}

// HelpLines shows the help lines of the person's country.
type HelpLines struct {
	BlockInfo
	For Audience // whose lines come first
}

// Audience says whom a help line is for.
type Audience string

// Audiences of help lines.
const (
	ForAnyone Audience = ""       // emergency numbers, emotional support
	ForHurt   Audience = "hurt"   // people who are being hurt or afraid
	ForSexual Audience = "sexual" // people who met with sexual violence
	ForHarm   Audience = "harm"   // people worried about their own behaviour
	ForYoung  Audience = "young"
)

// Ratings asks the scales of a series again and sets them beside earlier ones.
type Ratings struct {
	BlockInfo
	Series string
}

// Chart draws a series, or one column of a log.
type Chart struct {
	BlockInfo
	Series string // a series of ratings, or ""
	Log    string // a log's question id, or ""
	Column string // of that log
	By     string // another column of choices to count it by in words, or ""
}

// Named returns the id and the title of a block that words are kept under. A gate
// has none.
func Named(b Block) (id, title string, ask *Ask) {
	switch b := b.(type) {
	case *Ask:
		if b.Kind != KindGate {
			return b.ID, b.Label, b
		}
	case *Letter:
		return b.ID, b.Title, nil
	case *Plan:
		return b.ID, b.Title, nil
	}
	return "", "", nil
}
