package field

import "strings"

// edit is one change of a text: at a place, old became new.
type edit struct {
	at       place
	old, new string
}

// history is what can be undone and redone in a text, since it was opened.
type history struct {
	done, undone []edit
	open         bool // more of the same may join the last edit
}

// add remembers an edit. What is typed or deleted in one go is one edit.
func (h *history) add(e edit) {
	h.undone = nil
	if h.open && len(h.done) > 0 && h.done[len(h.done)-1].join(e) {
		return
	}
	h.done = append(h.done, e)
	h.open = true
}

// join takes e in if it goes on where this edit stopped.
func (d *edit) join(e edit) bool {
	if d.at.para != e.at.para {
		return false
	}
	switch {
	case d.old == "" && e.old == "" && e.at.byte == d.at.byte+len(d.new):
		if strings.HasSuffix(d.new, " ") && !strings.HasPrefix(e.new, " ") {
			return false // a new word is an edit of its own
		}
		d.new += e.new
	case d.new == "" && e.new == "" && e.at.byte+len(e.old) == d.at.byte:
		d.at, d.old = e.at, e.old+d.old
	case d.new == "" && e.new == "" && e.at == d.at:
		d.old += e.old
	default:
		return false
	}
	return true
}

// undo takes the last edit back, and tells whether there was one.
func (p *prose) undo() bool {
	h := &p.edits
	if len(h.done) == 0 {
		return false
	}
	e := h.done[len(h.done)-1]
	h.done, h.undone, h.open = h.done[:len(h.done)-1], append(h.undone, e), false
	p.splice(e.at, after(e.at, e.new), e.old)
	return true
}

// redo does the edit again that was taken back last.
func (p *prose) redo() bool {
	h := &p.edits
	if len(h.undone) == 0 {
		return false
	}
	e := h.undone[len(h.undone)-1]
	h.undone, h.done, h.open = h.undone[:len(h.undone)-1], append(h.done, e), false
	p.splice(e.at, after(e.at, e.old), e.new)
	return true
}

// after is the place where s ends if it begins at a place.
func after(at place, s string) place {
	lines := strings.Count(s, "\n")
	if lines == 0 {
		return place{at.para, at.byte + len(s)}
	}
	return place{at.para + lines, len(s) - strings.LastIndexByte(s, '\n') - 1}
}
