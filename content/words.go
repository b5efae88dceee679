package content

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"groundwork/content/text"
)

// cellDate is how a day stands in the cell of an [Entry].
const cellDate = "2006-01-02"

// Words returns an answer as a reader sees it, one line for each thing given: the
// labels of the options chosen, the lines of a text, "7 of 10" for a rating. An
// option that has gone from the book is named by its id, in words. Labels may
// hold {them}: see [Ask.WordsFor].
func (a *Ask) Words(v Value) []string { return a.words(v, asIs) }

// WordsFor returns [Ask.Words] with labels filled in. What the person wrote stays as
// it is, whatever braces it has.
func (a *Ask) WordsFor(label string, v Value) []string { return a.words(v, filler(label)) }

func asIs(s string) string { return s }

func filler(label string) func(string) string {
	return func(s string) string { return Fill(s, label) }
}

func (a *Ask) words(v Value, fill func(string) string) []string {
	switch v := v.(type) {
	case nil:
		return nil
	case Text:
		if v.Empty() {
			return nil
		}
		return strings.Split(string(v), "\n")
	case Choice:
		if v.Empty() {
			return nil
		}
		return []string{fill(labelOf(a.Options, string(v)))}
	case Choices:
		var lines []string
		for _, id := range v {
			lines = append(lines, fill(labelOf(a.Options, id)))
		}
		return lines
	case Rating:
		return []string{ratingWords(int(v))}
	case Grid:
		return a.gridWords(v, fill)
	case Date:
		if v.Empty() {
			return nil
		}
		return []string{text.Date(time.Date(v.Year, v.Month, v.Day, 0, 0, 0, 0, time.UTC))}
	}
	return nil
}

func ratingWords(n int) string { return strconv.Itoa(n) + " of " + strconv.Itoa(ScaleMax) }

// gridWords returns the rows of a grid that have an answer, in the order of the
// book, and behind them rows the book no longer has.
func (a *Ask) gridWords(v Grid, fill func(string) string) []string {
	var lines []string
	add := func(row string) {
		lines = append(lines, fill(labelOf(a.Rows, row))+": "+fill(labelOf(a.Options, v[row])))
	}
	for _, row := range a.Rows {
		if _, ok := v[row.ID]; ok {
			add(row.ID)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(v)) {
		if !HasOption(a.Rows, id) {
			add(id)
		}
	}
	return lines
}

// EntryWords returns one row or log entry as a reader sees it: the words of each
// column in order, "" where nothing stands, then cells of columns that have
// gone from the book.
func (a *Ask) EntryWords(e Entry) []string { return a.entryWords(e, asIs) }

// EntryWordsFor returns [Ask.EntryWords] with the labels of options filled in.
func (a *Ask) EntryWordsFor(label string, e Entry) []string {
	return a.entryWords(e, filler(label))
}

func (a *Ask) entryWords(e Entry, fill func(string) string) []string {
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
	switch c.Kind {
	case KindChoice:
		return fill(labelOf(c.Options, cell))
	case KindScale:
		if n, err := strconv.Atoi(cell); err == nil {
			return ratingWords(n)
		}
	case KindDate:
		if day, err := time.Parse(cellDate, cell); err == nil {
			return text.Date(day)
		}
	}
	return cell
}

// EntryLine returns an entry in one line: its day, where it has one, and its cells.
func (a *Ask) EntryLine(label string, e Entry) string {
	cells := slices.DeleteFunc(a.EntryWordsFor(label, e), func(s string) bool { return s == "" })
	line := strings.Join(cells, " — ")
	switch {
	case e.On.IsZero():
		return line
	case line == "":
		return text.Date(e.On)
	}
	return text.Date(e.On) + ": " + line
}

// HasOption reports whether an option with the id is among them.
func HasOption(options []Option, id string) bool {
	return slices.ContainsFunc(options, func(o Option) bool { return o.ID == id })
}

// labelOf returns the label of an option, or its id in words where it has gone.
func labelOf(options []Option, id string) string {
	for _, o := range options {
		if o.ID == id {
			return o.Label
		}
	}
	return strings.ReplaceAll(id, "-", " ")
}
