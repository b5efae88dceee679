package content

import (
	"maps"
	"slices"
	"strings"
)

// KindGrid asks for one of Options for each of Rows.
const KindGrid Kind = "grid"

func gridKind() kindInfo {
	return kindInfo{
		kind: KindGrid, value: Grid(nil), atOnce: true, between: "; ", effort: 3,
		parse: func(a *Ask, k Keys) {
			a.Rows = k.Options("rows", OptionKeys{ShowIf: true, Cells: true})
			a.Options = k.Options("options", OptionKeys{})
		},
		pace: func(a *Ask) (int, int) { return 0, len(a.Rows) },
		room: func(a *Ask) Room { return Room{Rows: a.Rows, Options: a.Options} },
		decides: func(a *Ask, cell string) bool { // row:option
			row, option, _ := strings.Cut(cell, ":")
			return HasOption(a.Rows, row) && HasOption(a.Options, option)
		},
	}
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

// Grid is the answer to a grid: an option id for each row id that has one.
type Grid map[string]string

// Empty implements [Value].
func (v Grid) Empty() bool { return len(v) == 0 }

func (v Grid) stored() (string, any) {
	if v == nil {
		v = Grid{} // never null
	}
	return "grid", map[string]string(v)
}

func (v Grid) admit(func(string) string) (Value, bool)  { return v, true }
func (Grid) read(decode func(any) error) (Value, error) { return readAs[Grid](decode) }

// words returns the rows that have an answer, in the order of the book, and behind
// them rows the book no longer has.
func (v Grid) words(a *Ask, fill func(string) string) []string {
	var lines []string
	add := func(row string) {
		lines = append(lines, fill(LabelOf(a.Rows, row))+": "+fill(LabelOf(a.Options, v[row])))
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

func (v Grid) visible(a *Ask, shows shows) Value {
	seen := maps.Clone(v)
	maps.DeleteFunc(seen, func(row, option string) bool {
		return hides(a.Rows, row, shows) || hides(a.Options, option, shows)
	})
	return seen
}

func (v Grid) decided() []string {
	var pairs []string
	for row, option := range v {
		pairs = append(pairs, row+":"+option)
	}
	return pairs
}
