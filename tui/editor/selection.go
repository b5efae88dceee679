package editor

import (
	"strings"
	"unicode/utf8"

	"groundwork/content/text"
)

// selection is part of a text, from where it was begun to the cursor.
type selection struct {
	on      bool
	anchor  position
	marking bool // every move carries it on, without shift
	given   bool // the person has not asked for it
}

// Unselect lets go of what is selected, as where the focus leaves.
func (e *Editor) Unselect() { e.sel = selection{} }

// selected returns the part that is selected, from its beginning to its end.
func (e *Editor) selected() (from, to position, ok bool) {
	if !e.sel.on || e.sel.anchor == e.cursor {
		return e.cursor, e.cursor, false
	}
	if e.cursor.before(e.sel.anchor) {
		return e.cursor, e.sel.anchor, true
	}
	return e.sel.anchor, e.cursor, true
}

// LetGo ends a selection that the person has begun, and reports whether there was one.
func (e *Editor) LetGo() bool {
	on := e.sel.on && !e.sel.given
	e.Unselect()
	return on
}

// Selecting reports whether the person has selected something.
func (e *Editor) Selecting() bool { return e.selecting() && !e.sel.given }

// selecting reports whether something is selected.
func (e *Editor) selecting() bool {
	_, _, ok := e.selected()
	return ok
}

// mark begins or ends a selection that every move carries on: for keyboards and
// terminals that don't deliver shift with the arrows.
func (e *Editor) mark() Result {
	if e.sel.on {
		e.sel = selection{}
		return Result{Why: "Nothing is selected now."}
	}
	e.sel = selection{on: true, anchor: e.cursor, marking: true}
	return Result{Why: "Selecting. ctrl+x cuts, ctrl+c copies, esc ends."}
}

// SelectAll selects the whole text, so that typing puts another in its place. It is
// not the person who does.
func (e *Editor) SelectAll() {
	e.selectAll()
	e.sel.given = e.sel.on
}

// selectAll selects the whole text.
func (e *Editor) selectAll() Result {
	if e.end() == (position{}) {
		return Result{Ignored: true, Why: "There is nothing here to select."}
	}
	e.moveTo(e.end())
	e.sel = selection{on: true}
	return Result{}
}

// What is said where there is nothing to cut, copy or paste.
const (
	nothingToCut    = "Nothing is selected. ctrl+q leaves." // ctrl+x leaves other editors
	cutSaid         = "Cut. ctrl+v pastes, ctrl+z undoes."
	nothingSelected = "Select first: shift+arrows or ctrl+space."
	nothingCut      = "Nothing was cut or copied here yet."
	copiedHere      = "Copied. Again: for other programs too."
)

// cut takes the selection out and keeps it to be pasted.
func (e *Editor) cut() Result {
	from, to, ok := e.selected()
	if !ok {
		return Result{Ignored: true, Why: nothingToCut}
	}
	e.memory.clip = e.between(from, to)
	e.remove(from, to)
	return Result{Changed: true}
}

// copy keeps the selection to be pasted. Only when asked a second time does it
// leave the program: Copied is for the terminal, and whoever sends it says so.
func (e *Editor) copy() Result {
	from, to, ok := e.selected()
	if !ok {
		return Result{Ignored: true, Why: nothingSelected}
	}
	e.memory.clip = e.between(from, to)
	e.copied = true
	if !e.again {
		return Result{Why: copiedHere}
	}
	return Result{Copied: e.memory.clip}
}

// put writes what was cut or copied last.
func (e *Editor) put() Result {
	if e.memory.clip == "" {
		return Result{Ignored: true, Why: nothingCut}
	}
	return e.writeAlone(e.memory.clip)
}

// cutTo takes out what stands between the cursor and a position and keeps it;
// a selection goes first.
func (e *Editor) cutTo(to position, why string) Result {
	if _, _, ok := e.selected(); ok {
		return e.cut()
	}
	from := e.cursor
	if to == from {
		return Result{Ignored: true, Why: why}
	}
	if to.before(from) {
		from, to = to, from
	}
	e.memory.clip = e.between(from, to)
	e.edits.open = false
	e.remove(from, to)
	e.edits.open = false
	return Result{Changed: true, Why: cutSaid}
}

// deleteTo removes the selection, or what stands between the cursor and
// a position.
func (e *Editor) deleteTo(to position, why string) Result {
	if from, to, ok := e.selected(); ok {
		e.remove(from, to)
		return Result{Changed: true}
	}
	from := e.cursor
	if to == from {
		return Result{Ignored: true, Why: why}
	}
	if to.before(from) {
		from, to = to, from
	}
	e.remove(from, to)
	return Result{Changed: true}
}

// deleteSpaced deletes back to the space before, and says so: other editors search by
// its key.
func (e *Editor) deleteSpaced() Result {
	r := e.deleteTo(e.spacedLeft(), atBegin)
	if r.Changed {
		r.Why = "Deleted. ctrl+z brings it back."
	}
	return r
}

// backspace removes the selection, or the character before the cursor: of one that is
// put together of several what was put to it last. The cursor stays where that was.
func (e *Editor) backspace() Result {
	to := e.back()
	if left := text.Backspaced(e.between(to, e.cursor)); left > 0 && !e.selecting() {
		to.byte += left
		e.remove(to, e.cursor)
		e.cursor = to
		e.scrollToCursor()
		return Result{Changed: true}
	}
	return e.deleteTo(to, atBegin)
}

func (e *Editor) remove(from, to position) { e.change(from, to, "") }

// row returns a row as it is drawn, with what is selected of it marked.
func (e *Editor) row(at rowPosition) string {
	para := &e.paras[at.para]
	from, to, ok := e.selected()
	if !ok || from.para > at.para || to.para < at.para {
		return para.row(at.row)
	}
	start, end := para.start(at.row), para.end(at.row)
	lo, hi := start, end
	if from.para == at.para {
		lo = min(max(from.byte, start), end)
	}
	if to.para == at.para {
		hi = min(max(to.byte, start), end)
	}
	row := text.Row(para.text[start:lo], e.width)
	if lo < hi {
		row += e.swapped(text.Row(para.text[lo:hi], e.width))
	}
	row = e.Widths.Cut(row+text.Row(para.text[hi:end], e.width), e.width)
	lineEnd := to.para > at.para && end == len(para.text)
	if lineEnd && e.Widths.Columns(row) < e.width {
		row += e.swapped(" ") // the line end is selected too
	}
	return row
}

// swapped returns words as what is selected.
func (e *Editor) swapped(words string) string {
	if e.Selected == nil {
		return words
	}
	return e.Selected.Render(words)
}

// Replace puts another text in the place of the whole, as one edit of what
// differs, so that the cursor stays near it.
func (e *Editor) Replace(s string) Result {
	old := e.Text()
	clean, why, _ := e.cleaned(s, strings.Count(old, noText))
	head, tail := sameEnds(old, clean)
	if head == len(old) && len(old) == len(clean) {
		return Result{Why: why}
	}
	from, to := e.positionOf(head), e.positionOf(len(old)-tail)
	e.edits.open = false
	e.change(from, to, clean[head:len(clean)-tail])
	e.edits.open = false
	return Result{Changed: true, Why: why}
}

// sameEnds returns how many bytes two texts have in common at their beginnings and
// at their ends, in whole characters of Unicode.
func sameEnds(a, b string) (head, tail int) {
	n := min(len(a), len(b))
	for head < n && a[head] == b[head] {
		head++
	}
	for head > 0 && (head < len(a) && !utf8.RuneStart(a[head]) || head < len(b) && !utf8.RuneStart(b[head])) {
		head--
	}
	for tail < n-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	for tail > 0 && !utf8.RuneStart(a[len(a)-tail]) {
		tail--
	}
	return head, tail
}

// positionOf returns the position of a byte of the whole text.
func (e *Editor) positionOf(n int) position {
	at := position{}
	for at.para < len(e.paras)-1 && n > len(e.paras[at.para].text) {
		n -= len(e.paras[at.para].text) + 1
		at.para++
	}
	at.byte = n
	return at
}
