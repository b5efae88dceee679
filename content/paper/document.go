// Package paper is the printing press: [Build] makes a [Document] of a book and
// a workbook once, and the writers set it: [Text] here, Markdown, web pages
// and PDF in packages of their own. Package format finds the writer for a format.
//
// What a print may show is decided in Build alone, so that no writer can show
// more: the route never, private answers only when asked for. Every string in a
// built Document has been through [text.Display]: whatever an answer holds,
// no control character reaches a writer.
package paper

import (
	"strconv"
	"time"

	"groundwork/content"
)

// Document is everything that goes on paper, in order, free of any layout.
type Document struct {
	Title    string // neutral: it tells nothing of what is inside
	Date     time.Time
	Language string        // BCP 47, of the book's words
	Fitted   bool          // on one page, if that can be
	Bare     bool          // a letter: its words alone, as one would send them
	Notes    []string      // what is said at the front: on a form, how it is filled in
	Blank    bool          // a form to fill in by hand: show the codes of its questions
	LeftOut  int           // answers there are but that were not asked for; never printed
	LeftFrom []string      // the titles of pages with such answers, {them} unfilled
	Damaged  []content.Key // of the answers in whose place it says that they are damaged
	Nodes    []Node
}

// Coded adds the code of a question to a text, on a form.
func (d *Document) Coded(s, code string) string {
	if !d.Blank || code == "" {
		return s
	}
	return s + " [" + code + "]"
}

// Headed returns the label of a question with its code, on a form, and whether its
// answers are answered.
func (d *Document) Headed(q Question) string {
	switch {
	case q.Reply == "":
		return d.Coded(q.Label, q.ID)
	case q.ID == "":
		return q.Label + " [" + AtTheBack + "]"
	}
	return d.Coded(q.Label, q.ID+", "+AtTheBack)
}

// Node is one piece of a [Document]: [Section], [Paragraph], [Question],
// [Words], [List], [Table], [Quiet], [See], [Turn], [Box], [Chart], [Boxes],
// [Scale], [Ruled], [Cards] or [Part], as values.
type Node interface{ node() }

// Joined reports whether nodes follow each other without a blank line.
func Joined(above, below Node) bool {
	switch below := below.(type) {
	case Paragraph:
		p, ok := above.(Paragraph)
		return ok && p.IsItem() && below.IsItem()
	case See:
		_, ok := above.(See)
		return ok
	}
	return false
}

// Section is a titled part. How deep it is nested is its level.
type Section struct {
	Title string
	ID    string // for a [Turn] to lead to, or ""
	Dated bool   // with room for a day beside the title
	Fresh bool   // begins a page
	Small bool   // what is looked up, and not read through
	Nodes []Node
}

// Paragraph is a piece of the book's own reading.
type Paragraph struct{ content.Para }

// IsItem reports whether it is an item of a list.
func (p Paragraph) IsItem() bool { return p.Style == content.Bullet || p.Style == content.Numbered }

// Question is a question, letter or plan and what stands under it.
type Question struct {
	ID    string // its [Code], shown on blank forms only; ratings asked again have it twice
	Label string
	Hint  string // blank forms only
	Note  string // when it was answered, where that needs saying
	Reply string // blank forms only: the id of the [Section] with what is said to an answer
	Nodes []Node
}

// Words are a person's own: lines end in \n, blank lines part paragraphs, and
// there is none at either end.
type Words struct{ Text string }

// List is a few short answers, one line each.
type List struct{ Items []string }

// Table is rows of single lines. Every row has as many cells as there are
// columns; a cell may be empty.
type Table struct {
	Columns []string
	Rows    [][]string
	Marks   map[int]bool // columns whose cells say nothing without the column's name
}

// Quiet is a remark of the book's where an answer would stand.
type Quiet struct{ Text string }

// See points at a question that is printed elsewhere in the document.
type See struct {
	ID    string // of the [Question]; "" where it is the page that is meant
	Label string
	Page  string
	Quote string // the beginning of what was answered there, or ""
}

// Turn sends a reader to another [Section], which the document has: "If yes, go
// to page 12".
type Turn struct {
	If     string // when to go there
	ID     string // of the section
	Title  string
	Before bool // it stands before this
}

// Box is a note with a frame around it and a quiet title.
type Box struct {
	Title string
	Nodes []Node
}

// Chart is ratings over time. Their numbers are printed elsewhere too.
type Chart struct {
	Small bool // each line beside its sentence
	Lines []ChartLine
}

// ChartLine is one line of a [Chart]: at least two points, oldest first.
type ChartLine struct {
	Label  string
	Points []Point
}

// Point is one rating of 0 to [content.ScaleMax].
type Point struct {
	At      time.Time
	Value   int
	DayOnly bool // At tells the day and not the time of it
}

// Boxes are options to tick by hand.
type Boxes struct {
	Label string // of a grid's row
	Row   bool   // side by side
	Items []string
}

// Scale is the numbers 0 to [content.ScaleMax] to circle by hand.
type Scale struct{ Low, High string }

// Ends returns what the numbers of the scale mean, or "".
func (s Scale) Ends() string {
	if s.Low == "" && s.High == "" {
		return ""
	}
	return "(0 = " + s.Low + ", " + strconv.Itoa(content.ScaleMax) + " = " + s.High + ")"
}

// Ruled is empty lines to write on.
type Ruled struct {
	Lines int
	Short bool // a date or another few characters
}

// Part is a piece of a plan: its title stands beside what it holds.
type Part struct {
	Title string
	Lines []Line
}

// Line is one thing a [Part] holds, with a box to tick or without.
type Line struct {
	Text string
	Tick bool
}

// Cards are entries to write by hand, each with the same cells below each other.
type Cards struct {
	Count int
	Cells []Cell
}

// Cell is one line of a card: options to tick, numbers to circle, or a line to write on.
type Cell struct {
	Label   string
	Options []string
	Scale   bool
	Short   bool // a date
}

func (Section) node()   {}
func (Paragraph) node() {}
func (Question) node()  {}
func (Words) node()     {}
func (List) node()      {}
func (Table) node()     {}
func (Quiet) node()     {}
func (See) node()       {}
func (Turn) node()      {}
func (Box) node()       {}
func (Chart) node()     {}
func (Boxes) node()     {}
func (Scale) node()     {}
func (Ruled) node()     {}
func (Cards) node()     {}
func (Part) node()      {}
