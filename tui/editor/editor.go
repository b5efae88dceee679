package editor

import (
	"bytes"
	"slices"
	"strings"

	"groundwork/content/text"
)

// Editor is a text being written. It keeps every byte it was given and draws
// only the rows that can be seen, so that a key costs the same in a text of any
// length. It is changed in place.
type Editor struct {
	// Selected is the style of what is selected; nil leaves it as it is.
	Selected interface{ Render(words string) string }
	// Widths is how the terminal counts columns.
	Widths text.Widths

	paras   []para
	cursor  position
	top     position // the beginning of the first row that can be seen
	goal    int      // the column up and down aim for, or -1
	width   int      // of a row; the cursor may stand one column beyond it
	least   int      // rows it takes even when empty
	most    int      // rows it takes at most
	oneLine bool
	limit   int
	size    int // in bytes
	count   counts
	edits   *history
	memory  *Memory
	topics  []topic // what keys mean; made when it is needed
	sel     selection
	copied  bool // what was done last was to copy
	again   bool // and so was what was done before the present key
}

// Options are what an editor is made with. The zero value is for prose that
// shares nothing.
type Options struct {
	OneLine bool    // line ends become spaces, and enter leaves
	Limit   int     // how many bytes it holds at most; 0 for any number
	Memory  *Memory // shared with other editors, or nil
	Name    string  // of the text in Memory; "" begins anew
}

// Result is what came of a message.
type Result struct {
	Changed bool   // the text is another one
	Leave   Edge   // the cursor wants to go on beyond the text
	Ignored bool   // nothing was done; without a Why the key means nothing here
	Why     string // a short sentence to be shown, or ""
	Copied  string // what was asked to be handed to the system's clipboard, or ""
}

// Edge is a side of the text.
type Edge uint8

// The edges.
const (
	Stay  Edge = iota
	Above      // up on the first row
	Below      // down on the last row
	On         // enter in one line
)

// position is where a character may stand: a paragraph and a byte within it.
type position struct{ para, byte int }

func (a position) before(b position) bool {
	return a.para < b.para || a.para == b.para && a.byte < b.byte
}

// New returns an editor of a text with the cursor at its end. What was done
// before to the text of that name can still be undone, unless it has become
// another one meanwhile.
func New(given string, o Options) *Editor {
	e := &Editor{
		goal: -1, width: 1, least: 1, most: 1, oneLine: o.OneLine, limit: o.Limit,
		size: len(given), edits: &history{}, memory: o.Memory,
	}
	if e.memory == nil {
		e.memory = NewMemory()
	}
	if o.Name != "" {
		e.edits = e.memory.history(o.Name, given)
	}
	all := []byte(given)
	e.paras = make([]para, 0, 1+strings.Count(given, "\n"))
	for line := range bytes.SplitSeq(all, []byte("\n")) { // their capacity ends with them
		e.paras = append(e.paras, para{text: line})
		e.count = e.count.plus(countsOf(line))
	}
	e.cursor = e.end()
	return e
}

// Text returns everything written. It costs as much as the text is long; Len and
// Count cost nothing.
func (e *Editor) Text() string {
	s := e.joined()
	e.edits.of = s // what can be undone belongs to this text
	return s
}

// Len returns how many bytes the text has.
func (e *Editor) Len() int { return e.size }

// joined returns the paragraphs as one text.
func (e *Editor) joined() string {
	if len(e.paras) == 1 {
		return string(e.paras[0].text)
	}
	var b strings.Builder
	b.Grow(e.size)
	for i := range e.paras {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.Write(e.paras[i].text)
	}
	return b.String()
}

// end returns the position after the last character.
func (e *Editor) end() position {
	last := len(e.paras) - 1
	return position{last, len(e.paras[last].text)}
}

// Offset returns where the cursor stands, in bytes of the whole text.
func (e *Editor) Offset() int { return e.offsetOf(e.cursor) }

func (e *Editor) offsetOf(at position) int {
	n := at.byte
	for i := range at.para {
		n += len(e.paras[i].text) + 1
	}
	return n
}

// SetOffset puts the cursor at a byte of the whole text, or at the nearest
// character before it.
func (e *Editor) SetOffset(n int) {
	to := e.positionOf(n)
	e.goal, e.cursor, e.sel = -1, position{para: to.para}, selection{}
	line := e.paras[e.cursor.para].text
	n = min(max(to.byte, 0), len(line))
	for e.cursor.byte < n {
		size, _ := text.Glyph(line[e.cursor.byte:])
		if e.cursor.byte+size > n {
			break
		}
		e.cursor.byte += size
	}
	e.scrollToCursor()
}

// change puts s in the place of what stands between two positions, remembers how
// to undo it, and leaves the cursor after s.
func (e *Editor) change(from, to position, s string) {
	old := e.between(from, to)
	if old == "" && s == "" {
		return
	}
	e.edits.add(edit{at: from, old: old, new: s})
	e.splice(from, to, s)
}

// splice does what change says, without remembering it.
func (e *Editor) splice(from, to position, s string) {
	e.goal, e.sel = -1, selection{}
	first, last := &e.paras[from.para], &e.paras[to.para]
	if from.para == to.para && !strings.Contains(s, "\n") {
		start, end := sureStart(first.text, from.byte), sureEnd(first.text, to.byte)
		before, grown := countsOf(first.text[start:end]), len(s)-(to.byte-from.byte)
		first.replace(from.byte, to.byte, s)
		e.size += grown
		e.count = e.count.minus(before).plus(countsOf(first.text[start : end+grown]))
		e.placeCursor(position{from.para, from.byte + len(s)})
		return
	}
	for i := from.para; i <= to.para; i++ {
		e.count = e.count.minus(countsOf(e.paras[i].text))
		e.size -= len(e.paras[i].text) + 1
	}
	lines := bytes.Split(slices.Concat(first.text[:from.byte], []byte(s)), []byte("\n"))
	n := len(lines) - 1
	end := position{from.para + n, len(lines[n])}
	lines[n] = slices.Concat(lines[n], last.text[to.byte:])
	fresh := make([]para, len(lines))
	for i, line := range lines {
		fresh[i].text = line
		e.count = e.count.plus(countsOf(line))
		e.size += len(line) + 1
	}
	e.paras = slices.Replace(e.paras, from.para, to.para+1, fresh...)
	e.placeCursor(end)
}

// placeCursor puts the cursor at a position; where what was written has become
// one character with what follows, behind both.
func (e *Editor) placeCursor(at position) {
	line, i := e.paras[at.para].text, e.rowStart(at)
	for i < at.byte {
		n, _ := text.Glyph(line[i:])
		i += n
	}
	e.cursor = position{at.para, i}
	e.scrollToCursor()
}

// between returns the text from one position to another.
func (e *Editor) between(from, to position) string {
	if from.para == to.para {
		return string(e.paras[from.para].text[from.byte:to.byte])
	}
	var b strings.Builder
	b.Write(e.paras[from.para].text[from.byte:])
	for i := from.para + 1; i < to.para; i++ {
		b.WriteByte('\n')
		b.Write(e.paras[i].text)
	}
	b.WriteByte('\n')
	b.Write(e.paras[to.para].text[:to.byte])
	return b.String()
}
