// Package sample answers a question of any kind, once for all tests: what is kept, the keys
// that give that answer on the screen, and the lines that give it by ear. It is of tests only.
package sample

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"groundwork/content"
	"groundwork/content/load"
)

// Answer is what somebody answers, and how.
type Answer struct {
	Value content.Value     // nil where there are entries, or nothing is kept
	Cells map[string]string // of the one entry
	Keys  []string          // pressed on the screen, one after the other
	Lines []string          // typed where there is none
}

// Typed is what the last keys type, and can be seen then.
func (a Answer) Typed() string {
	i := len(a.Keys)
	for i > 0 && utf8.RuneCountInString(a.Keys[i-1]) == 1 {
		i--
	}
	return strings.Join(a.Keys[i:], "")
}

// Questions returns a question of each kind, out of the book in a folder.
func Questions(t testing.TB, folder fs.FS) map[content.Kind]*content.Ask {
	t.Helper()
	b, err := load.Book(folder)
	if err != nil {
		t.Fatal(err)
	}
	found := map[content.Kind]*content.Ask{}
	for _, track := range b.Tracks {
		for _, a := range track.Asks() {
			if found[a.Kind] == nil {
				found[a.Kind] = a
			}
		}
	}
	for _, k := range content.Kinds() {
		if found[content.Kind(k)] == nil {
			t.Fatalf("no question in the book is of the kind %s", k)
		}
	}
	return found
}

// Of answers a question as it is put, in these words where it wants some, and in their first
// line where it wants one: of what is offered, never what leads to another route or page.
// Another n is another answer, where there are several.
func Of(a *content.Ask, n int, words string) Answer {
	line, _, _ := strings.Cut(words, "\n")
	switch a.Kind {
	case content.KindGate:
		return Answer{Lines: []string{""}}
	case content.KindLine:
		return Answer{Value: content.Text(line), Keys: typed(line), Lines: []string{line}}
	case content.KindText:
		return Answer{Value: content.Text(words), Keys: typed(words), Lines: append(strings.Split(words, "\n"), ".")}
	case content.KindChoice:
		all := harmless(a.Options)
		at := all[n%len(all)]
		return Answer{Value: content.Choice(a.Options[at].ID), Keys: down(at), Lines: []string{strconv.Itoa(at + 1)}}
	case content.KindChoices:
		return ticked(a)
	case content.KindScale:
		rating := 5 + n%3
		return Answer{Value: content.Rating(rating), Keys: []string{strconv.Itoa(rating)}, Lines: []string{strconv.Itoa(rating)}}
	case content.KindGrid:
		return cells(a)
	case content.KindDate:
		return Answer{Value: content.Date{Year: 2031, Month: time.December, Day: 24}, Keys: typed("24122031"), Lines: []string{"24122031"}}
	case content.KindRows, content.KindLog:
		return entry(a, line)
	}
	panic(fmt.Sprintf("package sample has no answer to a question of the kind %s", a.Kind))
}

// typed are the keys of a text.
func typed(text string) []string {
	var keys []string
	for _, r := range text {
		switch r {
		case ' ':
			keys = append(keys, "space")
		case '\n':
			keys = append(keys, "enter")
		default:
			keys = append(keys, string(r))
		}
	}
	return keys
}

// down are the keys to an option by its place.
func down(at int) []string { return append([]string{"home"}, slices.Repeat([]string{"down"}, at)...) }

// harmless are the places of the options that lead nowhere else.
func harmless(options []content.Option) (places []int) {
	for i, o := range options {
		if o.Route|o.Sets == content.Open && o.SkipTo == "" {
			places = append(places, i)
		}
	}
	return places
}

// ticked ticks two options.
func ticked(a *content.Ask) Answer {
	var ids content.Choices
	var keys []string
	numbers := ""
	places := harmless(a.Options)
	for _, at := range places[:min(2, len(places))] {
		ids = append(ids, a.Options[at].ID)
		keys = slices.Concat(keys, down(at), []string{"space"})
		numbers += strconv.Itoa(at+1) + " "
	}
	return Answer{Value: ids, Keys: keys, Lines: []string{numbers, ""}}
}

// cells takes the first option in each row of a grid.
func cells(a *content.Ask) Answer {
	v := content.Grid{}
	var keys, lines []string
	for i, row := range a.Rows {
		v[row.ID] = a.Options[0].ID
		if i > 0 {
			keys = append(keys, "down")
		}
		keys, lines = append(keys, "home"), append(lines, "1")
	}
	return Answer{Value: v, Keys: keys, Lines: lines}
}

// entry fills in one row, or one entry of a log.
func entry(a *content.Ask, words string) Answer {
	e := Answer{Cells: map[string]string{}, Lines: []string{"add"}}
	if a.Dated() {
		e.Keys, e.Lines = []string{"enter"}, append(e.Lines, "") // the day is today
	}
	for i, c := range a.Columns {
		if i > 0 {
			e.Keys = append(e.Keys, "tab")
		}
		said := fmt.Sprintf("%s %c", words, 'a'+i)
		kept, keys := said, typed(said)
		// A column is of few kinds.
		//exhaustive:ignore
		switch c.Kind {
		case content.KindChoice:
			said, kept, keys = "1", c.Options[0].ID, []string{"enter", "down", "up"}
		case content.KindScale:
			said = strconv.Itoa(3 + i)
			kept, keys = said, []string{said}
		case content.KindDate:
			said, kept = "24122031", "2031-12-24"
			keys = typed(said)
		}
		e.Cells[c.ID], e.Keys, e.Lines = kept, append(e.Keys, keys...), append(e.Lines, said)
	}
	e.Lines = append(e.Lines, "")
	return e
}
