package load

import (
	"cmp"
	"fmt"
	"strings"

	"groundwork/content/text"

	"github.com/yuin/goldmark/parser"
)

// Mistake is one thing wrong in a book's files, and what to do about it.
type Mistake struct {
	File   string
	Line   int // from 1; 0 where the whole file is meant
	What   string
	Remedy string
}

// Error implements error: hurt/1-empathy.md:23: what is wrong; what to do.
func (m Mistake) Error() string {
	where := m.File
	if m.Line > 0 {
		where = fmt.Sprintf("%s:%d", m.File, m.Line)
	}
	return where + ": " + m.What + "; " + m.Remedy
}

// Mistakes are all the mistakes of a book, by file and line. It is the error
// that [Book] returns.
type Mistakes []Mistake

// Error implements error with one line per mistake.
func (ms Mistakes) Error() string {
	lines := make([]string, len(ms))
	for i, m := range ms {
		lines[i] = m.Error()
	}
	return strings.Join(lines, "\n")
}

// sorted puts the mistakes in the order a person works through them.
func (ms Mistakes) sorted() Mistakes {
	text.SortStable(ms, func(a, b Mistake) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return ms
}

// mistakesPerFile bounds what one hopeless file can say.
const mistakesPerFile = 500

// reporter gathers the mistakes of one file.
type reporter struct {
	file     string
	mistakes Mistakes
	lost     bool          // some of the file could not be read at all
	nodes    int           // of Markdown and YAML seen so far
	markdown parser.Parser // made when first needed
}

// lose reports something that took what it holds with it.
func (r *reporter) lose(line int, remedy, what string, args ...any) {
	r.lost = true
	r.add(line, remedy, what, args...)
}

func (r *reporter) add(line int, remedy, what string, args ...any) {
	if len(r.mistakes) < mistakesPerFile {
		r.mistakes = append(r.mistakes, Mistake{r.file, line, fmt.Sprintf(what, args...), remedy})
	}
}

// maxNodes bounds the work one file can ask for.
const maxNodes = 20_000

// node counts one node and reports whether there may be more.
func (r *reporter) node(line int) bool {
	r.nodes++
	if r.nodes == maxNodes+1 {
		r.lose(line, "split it into several chapters", "the file has more than %d parts", maxNodes)
	}
	return r.nodes <= maxNodes
}
