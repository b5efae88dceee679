package editor

import (
	"slices"
	"strings"
)

// edit is one change of a text: at a position, old became new.
type edit struct {
	at       position
	old, new string
}

func (e edit) size() int { return len(e.old) + len(e.new) }

// Edit is one change of a text: at an offset in bytes, Old became New.
type Edit struct {
	Offset   int
	Old, New string
}

// Size returns how many bytes remembering it takes.
func (e Edit) Size() int { return len(e.Old) + len(e.New) }

// LastEdit returns what was done last, for whoever keeps a history of its own,
// and how many edits can be undone: where that is the same as before, the last
// one has grown.
func (e *Editor) LastEdit() (last Edit, n int) {
	n = len(e.edits.done)
	if n == 0 {
		return Edit{}, 0
	}
	d := e.edits.done[n-1]
	return Edit{e.offsetOf(d.at), d.old, d.new}, n
}

// What is said where there is nothing to undo or to do again.
const (
	NothingToUndo = "There is nothing to undo."
	NothingToRedo = "There is nothing to do again."
)

// history is what can be undone and redone in a text.
type history struct {
	done, undone []edit
	open         bool   // more of the same may join the last edit
	size         int    // bytes in all edits
	of           string // the text they lead to, when it was last looked at
}

// add remembers an edit. What is typed or deleted in one go is one edit.
func (h *history) add(e edit) {
	for _, u := range h.undone {
		h.size -= u.size()
	}
	h.undone = nil
	h.size += e.size()
	if h.open && len(h.done) > 0 && h.done[len(h.done)-1].join(e) {
		return
	}
	h.done = append(h.done, e)
	h.open = true
	if h.size > mostOfOne {
		h.shorten()
	}
}

// shorten drops the oldest edits until a good part of the room is free, but
// never the last one.
func (h *history) shorten() {
	n := 0
	for h.size > mostOfOne*3/4 && n < len(h.done)-1 {
		h.size -= h.done[n].size()
		n++
	}
	h.done = slices.Clone(h.done[n:])
}

// join takes next in if it goes on where this edit stopped.
func (e *edit) join(next edit) bool {
	if e.at.para != next.at.para || e.size() > mostInOneRun {
		return false
	}
	switch {
	case e.new != "" && next.old == "" && next.at.byte == e.at.byte+len(e.new):
		if strings.HasSuffix(e.new, " ") && !strings.HasPrefix(next.new, " ") {
			return false // a new word is an edit of its own
		}
		e.new += next.new
	case e.new == "" && next.new == "" && next.at.byte+len(next.old) == e.at.byte:
		e.at, e.old = next.at, next.old+e.old
	case e.new == "" && next.new == "" && next.at == e.at:
		e.old += next.old
	default:
		return false
	}
	return true
}

// undoable reports whether there is something to undo.
func (e *Editor) undoable() bool { return len(e.edits.done) > 0 }

// takeBack and doAgain undo and redo where there is something.
func (e *Editor) takeBack() Result {
	if !e.undo() {
		return Result{Ignored: true, Why: NothingToUndo}
	}
	return Result{Changed: true}
}

func (e *Editor) doAgain() Result {
	if !e.redo() {
		return Result{Ignored: true, Why: NothingToRedo}
	}
	return Result{Changed: true}
}

// undo takes the last edit back, and reports whether there was one.
func (e *Editor) undo() bool {
	h := e.edits
	if len(h.done) == 0 {
		return false
	}
	last := h.done[len(h.done)-1]
	if !e.stands(last.at, last.new) {
		*h = history{}
		return false
	}
	h.done, h.undone, h.open = h.done[:len(h.done)-1], append(h.undone, last), false
	e.splice(last.at, after(last.at, last.new), last.old)
	return true
}

// redo does the edit again that was taken back last, and reports whether there was
// one.
func (e *Editor) redo() bool {
	h := e.edits
	if len(h.undone) == 0 {
		return false
	}
	last := h.undone[len(h.undone)-1]
	if !e.stands(last.at, last.old) {
		*h = history{}
		return false
	}
	h.undone, h.done, h.open = h.undone[:len(h.undone)-1], append(h.done, last), false
	e.splice(last.at, after(last.at, last.old), last.new)
	return true
}

// stands reports whether s is what begins at a position: a text that was also
// changed elsewhere may have become another one.
func (e *Editor) stands(at position, s string) bool {
	end := after(at, s)
	if end.para >= len(e.paras) || at.byte > len(e.paras[at.para].text) || end.byte > len(e.paras[end.para].text) {
		return false
	}
	return e.between(at, end) == s
}

// after returns the position where s ends if it begins at one.
func after(at position, s string) position {
	lines := strings.Count(s, "\n")
	if lines == 0 {
		return position{at.para, at.byte + len(s)}
	}
	return position{at.para + lines, len(s) - strings.LastIndexByte(s, '\n') - 1}
}
