package field

import (
	"charm.land/bubbles/v2/key"

	"groundwork/tui/editor"
)

// held is an answer that is one value, with what can be undone in it. A value
// is replaced, never changed in place.
type held[T any] struct {
	value T
	kept  T // as Change last told it
	same  func(a, b T) bool
	past  *steps[T]
}

// steps are the values an answer had, as long as the sitting lasts.
type steps[T any] struct {
	done, undone []T
	of           T // the value they lead to
}

// mostSteps is how many of them are remembered.
const mostSteps = 200

// hold begins with a value. What was done to it before in this sitting under
// the same name can still be undone, unless it has become another one meanwhile.
func hold[T any](m *Memory, name string, value T, same func(a, b T) bool) held[T] {
	h := held[T]{value: value, kept: value, same: same, past: &steps[T]{of: value}}
	if name == "" {
		return h
	}
	if past, ok := m.values[name].(*steps[T]); ok && same(past.of, value) {
		h.past = past
	}
	m.values[name] = h.past
	return h
}

// set replaces the value, and tells whether that changed it.
func (h *held[T]) set(v T) bool {
	if h.same(h.value, v) {
		return false
	}
	h.past.done = append(h.past.done, h.value)
	if n := len(h.past.done); n > mostSteps {
		h.past.done = append([]T(nil), h.past.done[n-mostSteps/2:]...)
	}
	h.past.undone = nil
	h.grow(v)
	return true
}

// grow replaces the value as a part of the last change.
func (h *held[T]) grow(v T) { h.value, h.past.of = v, v }

// told is for Change: whether the value is another one than was told last.
func (h *held[T]) told() bool {
	if h.same(h.value, h.kept) {
		return false
	}
	h.kept = h.value
	return true
}

// history takes the keys that undo and do again. It only says which value is to
// be shown now: become puts it there.
func (h *held[T]) history(k string, become func(T) Result) (Result, bool) {
	p := h.past
	from, to, why := &p.done, &p.undone, editor.NothingToUndo
	switch {
	case undoes(k):
	case redoes(k):
		from, to, why = &p.undone, &p.done, editor.NothingToRedo
	default:
		return Result{}, false
	}
	for n := len(*from); n > 0; n-- {
		v := (*from)[n-1]
		*from = (*from)[:n-1]
		if h.same(v, h.value) {
			continue // a change that grew back into what was there before
		}
		*to = append(*to, h.value)
		return become(v), true
	}
	return Result{Ignored: true, Why: why}, true
}

// keys are the bindings for that, as far as they mean something now.
func (h *held[T]) keys() []key.Binding {
	undo, redo := editor.UndoKey(), editor.RedoKey()
	undo.SetEnabled(len(h.past.done) > 0)
	redo.SetEnabled(len(h.past.undone) > 0)
	return []key.Binding{undo, redo}
}
