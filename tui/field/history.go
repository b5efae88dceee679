package field

import (
	"slices"
	"strings"
)

// edit is one change of a text: at a place, old became new.
type edit struct {
	at       place
	old, new string
}

func (e edit) size() int { return len(e.old) + len(e.new) }

// history is what can be undone and redone in a text, as long as the sitting
// lasts.
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

// join takes e in if it goes on where this edit stopped.
func (d *edit) join(e edit) bool {
	if d.at.para != e.at.para || d.size() > mostInOneRun {
		return false
	}
	switch {
	case d.new != "" && e.old == "" && e.at.byte == d.at.byte+len(d.new):
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
	h := p.edits
	if len(h.done) == 0 {
		return false
	}
	e := h.done[len(h.done)-1]
	if !p.stands(e.at, e.new) {
		*h = history{}
		return false
	}
	h.done, h.undone, h.open = h.done[:len(h.done)-1], append(h.undone, e), false
	p.splice(e.at, after(e.at, e.new), e.old)
	return true
}

// redo does the edit again that was taken back last.
func (p *prose) redo() bool {
	h := p.edits
	if len(h.undone) == 0 {
		return false
	}
	e := h.undone[len(h.undone)-1]
	if !p.stands(e.at, e.old) {
		*h = history{}
		return false
	}
	h.undone, h.done, h.open = h.undone[:len(h.undone)-1], append(h.done, e), false
	p.splice(e.at, after(e.at, e.old), e.new)
	return true
}

// stands tells whether s is what begins at a place: a text that was also
// changed elsewhere may have become another one.
func (p *prose) stands(at place, s string) bool {
	end := after(at, s)
	if end.para >= len(p.paras) || at.byte > len(p.paras[at.para].text) || end.byte > len(p.paras[end.para].text) {
		return false
	}
	return p.between(at, end) == s
}

// after is the place where s ends if it begins at a place.
func after(at place, s string) place {
	lines := strings.Count(s, "\n")
	if lines == 0 {
		return place{at.para, at.byte + len(s)}
	}
	return place{at.para + lines, len(s) - strings.LastIndexByte(s, '\n') - 1}
}
