package content

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"groundwork/content/sentence"
	"groundwork/content/text"
)

// The kinds whose answers are entries that the person adds.
const (
	KindRows Kind = "rows" // rows of Columns
	KindLog  Kind = "log"  // dated entries of Columns
)

func rowsKind() kindInfo {
	return kindInfo{
		kind: KindRows, entries: true, between: "; ", effort: 3,
		parse: func(a *Ask, k Keys) { a.Columns = k.Columns() },
		room:  func(a *Ask) Room { return Room{Lines: usualRows, Columns: a.Columns} },
		pace:  func(a *Ask) (int, int) { return a.entryPace(usualRows) },
	}
}

func logKind() kindInfo {
	return kindInfo{
		kind: KindLog, entries: true, dated: true, between: "; ", effort: 3,
		parse: func(a *Ask, k Keys) {
			a.Columns = k.Columns()
			a.Home, a.Caution = k.Words("home", false), k.Words("home-caution", false)
		},
		room: func(a *Ask) Room { return Room{Lines: usualRows, Columns: a.Columns, Dated: true} },
		pace: func(a *Ask) (int, int) { return a.entryPace(1) },
	}
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

// EntryWordsFor returns one row or log entry as a reader sees it: the words of each
// column in order, "" where nothing stands, then cells of columns that have
// gone from the book. Labels of options are filled in.
func (a *Ask) EntryWordsFor(label string, e Entry) []string {
	fill := filler(label)
	cells := make([]string, 0, len(a.Columns))
	for _, c := range a.Columns {
		cells = append(cells, c.words(e.Cells[c.ID], fill))
	}
	for _, id := range slices.Sorted(maps.Keys(e.Cells)) {
		if !slices.ContainsFunc(a.Columns, func(c Column) bool { return c.ID == id }) {
			cells = append(cells, e.Cells[id])
		}
	}
	return cells
}

// words returns a cell as a reader sees it. A cell that does not fit its column, as
// an older book may have left it, stays as it is.
func (c Column) words(cell string, fill func(string) string) string {
	if cell == "" {
		return ""
	}
	// A column is of few kinds.
	//exhaustive:ignore
	switch c.Kind {
	case KindChoice:
		return fill(LabelOf(c.Options, cell))
	case KindScale:
		if n, err := strconv.Atoi(cell); err == nil {
			return ratingWords(n)
		}
	case KindDate:
		if d := DateInCell(cell); !d.Empty() {
			return text.Date(d.Time())
		}
	}
	return cell
}

// EntryLine returns an entry in one line: its day, where it has one, and its cells.
func (a *Ask) EntryLine(label string, e Entry) string {
	heads := make([]string, len(a.Columns))
	for i, c := range a.Columns {
		heads[i] = c.Label
	}
	line := InOneLine(label, " — ", heads, a.EntryWordsFor(label, e))
	switch {
	case e.On.IsZero():
		return line
	case line == "":
		return text.Date(e.On)
	}
	return text.Date(e.On) + ": " + line
}

// InOneLine returns the cells of an entry in one line: as a sentence where its columns begin
// one, as "If…" and "I will…" do, or else with something between them. Cells that have no
// head stand as they are.
func InOneLine(label, between string, heads, cells []string) string {
	var parts []string
	said := sentence.Sentence{Label: label}
	begun := len(heads) > 0 && strings.HasSuffix(heads[0], "…")
	for i, cell := range cells {
		if cell == "" {
			continue
		}
		stem, stands := "", false
		if i < len(heads) {
			stem, stands = strings.CutSuffix(heads[i], "…")
		}
		switch {
		case !stands:
			parts = append(parts, cell)
			continue
		case !begun:
			parts = append(parts, strings.TrimSpace(stem)+" "+cell)
			continue
		case said.String() != "":
			said.Book(", ")
		}
		said.Book(strings.TrimSpace(stem) + " ")
		said.Answer(cell, ",") // it may go on
		if i+1 == len(heads) {
			said.Book(endOf(cell))
		}
	}
	if s := said.String(); s != "" {
		parts = slices.Insert(parts, 0, s)
	}
	return strings.Join(parts, between)
}

// endOf returns the marks some words end in.
func endOf(words string) string {
	return words[len(strings.TrimRight(words, ".,;:!?")):]
}
