package paper

import (
	"fmt"
	"strings"
	"time"

	"groundwork/content"
	"groundwork/content/text"
)

// The few words a print adds to the book's and the person's. None of them tells
// what the workbook is about.
const (
	titleWorkbook = "Workbook"
	titleLetter   = "Letter"
	titleSummary  = "Summary"
	titlePlan     = "Plan"
	titleNotes    = "Notes"
	titleEarlier  = "Earlier answers"
	TitleAppendix = "Ratings and logs"
	titleGone     = "To questions that are no longer asked"
	TitleContents = "Contents"
	titleHelp     = "Help lines"
	titleMoments  = "Before and after"
	titleSoFar    = "So far"
	titleSheets   = "Sheets to copy"
	titleReplies  = "What the book says to your answers"
	titleWhy      = "Why this page may help"
	titleCheckIn  = "Check-in"

	notAnswered = "not answered"
	forThinking = "For thinking, not for writing"
	AtTheBack   = "reply at the back"
	SheetDay    = "Date"

	isDamaged      = "what was answered here is damaged and can't be shown"
	entryDamaged   = "an entry here is damaged and can't be shown"
	ratingsDamaged = "what was rated here is damaged and can't be shown"
	copyDamaged    = "what was changed here by hand is damaged and can't be shown"
	noteDamaged    = "a note is damaged and can't be shown"

	ColumnDate     = "Date"
	columnOccasion = "Occasion"
)

// Traces are what is said with the first print: what printing leaves behind.
func Traces() []string {
	return []string{
		"Paper and files can be found by others. A print lies outside the workbook: neither leaving at once nor a passphrase covers it.",
		"A file stays where it was put until somebody deletes it, and a disk may keep traces after that. What opens it may list it among the things opened last.",
		"A print service and a printer may keep a copy of what they print, and a list of what was printed when.",
	}
}

// passTitle names a pass that is not the one being walked.
func passTitle(pass int) string {
	switch pass {
	case 0:
		return "First time through"
	case 1:
		return "Second time through"
	case 2:
		return "Third time through"
	}
	return fmt.Sprintf("Time %d through", pass+1)
}

// Day returns a date in words, in the place it was written in; "" for no time.
func Day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return text.Date(t)
}

// heading numbers a chapter's title as the screens do.
func heading(c *content.Chapter) string {
	if c.Number == 0 {
		return c.Title
	}
	return fmt.Sprintf("%d %s", c.Number, c.Title)
}

// words makes what a person wrote fit for paper. Blank lines around it say
// nothing and would tear a page.
func words(s string) string { return strings.Trim(text.Display(s), "\n") }

// line makes a text one line fit for paper.
func line(s string) string { return strings.TrimSpace(oneLine(text.Display(s))) }

// oneLine turns line ends and tabs into spaces.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		return r
	}, s)
}

// lines makes each text one line fit for paper.
func lines(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = line(s)
	}
	return out
}

// Phrase returns the see-line in words.
func (s See) Phrase() string {
	switch {
	case s.Quote != "":
		return "“" + s.Quote + "”, from “" + s.Label + "”"
	case s.Label == "":
		return "see “" + s.Page + "”"
	}
	return "see “" + s.Label + "”, in “" + s.Page + "”"
}

// Phrase returns the way in words, where pages have no numbers.
func (t Turn) Phrase() (before, to, after string) {
	if t.Before {
		return t.If + ", go to ", "“" + t.Title + "”", "."
	}
	return t.If + ", go to ", "“" + t.Title + "”", " at the end."
}

// Phrase states a line of a chart in words, for those who can't see it drawn.
func (l ChartLine) Phrase() string {
	first, last := l.Points[0], l.Points[len(l.Points)-1]
	low, high := first, first
	for _, p := range l.Points {
		if p.Value < low.Value {
			low = p
		}
		if p.Value > high.Value {
			high = p
		}
	}
	on := func(p Point) string { return " on " + Day(p.At) }
	same := first.Value == last.Value
	var s string
	switch {
	case text.SameDay(first.At, last.At):
		on = func(Point) string { return "" }
		s = fmt.Sprintf("on %s from %d to %d", Day(first.At), first.Value, last.Value)
		if same {
			s = fmt.Sprintf("on %s %d first and last", Day(first.At), first.Value)
		}
	case same:
		s = fmt.Sprintf("%d on %s and on %s", first.Value, Day(first.At), Day(last.At))
	default:
		s = fmt.Sprintf("from %d on %s to %d on %s", first.Value, Day(first.At), last.Value, Day(last.At))
	}
	if low.Value < min(first.Value, last.Value) {
		s += fmt.Sprintf(", with a low of %d%s", low.Value, on(low))
	}
	if high.Value > max(first.Value, last.Value) {
		s += fmt.Sprintf(", with a high of %d%s", high.Value, on(high))
	}
	if from, to, long := l.gap(); long {
		s += fmt.Sprintf("; nothing between %s and %s", Day(from), Day(to))
	}
	return Labelled(l.Label, s)
}

// Labelled puts a label before something short. Labels are questions, mostly.
func Labelled(label, s string) string {
	if s == "" {
		return label
	}
	if strings.HasSuffix(label, "?") {
		return label + " " + s
	}
	return label + ": " + s
}

// InNumber reports whether a space or a sign has a digit at either side.
func InNumber(s string, at int) bool {
	return 0 < at && at+1 < len(s) && isDigit(s[at-1]) && isDigit(s[at+1])
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }
