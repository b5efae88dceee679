package field

import (
	"charm.land/bubbles/v2/key"

	"groundwork/tui/editor"
	"groundwork/tui/field/entries"
)

// undoable is an answer that is one value, with what can be undone in it. A value
// is replaced, never changed in place.
type undoable[T any] struct {
	value T
	kept  T // as Change last told it
	same  func(a, b T) bool
	past  *steps[T]
}

// steps are the values an answer had, as long as the session lasts.
type steps[T any] struct {
	done, undone []T
	of           T // the value they lead to
}

// mostSteps is how many of them are remembered.
const mostSteps = 200

// newUndoable begins with a value. What was done to it before in this session under
// the same name can still be undone, unless it has become another one meanwhile.
func newUndoable[T any](m *Memory, name string, value T, same func(a, b T) bool) undoable[T] {
	u := undoable[T]{value: value, kept: value, same: same, past: &steps[T]{of: value}}
	if name == "" {
		return u
	}
	if past, ok := m.values[name].(*steps[T]); ok && same(past.of, value) {
		u.past = past
	}
	m.values[name] = u.past
	return u
}

// set replaces the value, and reports whether that changed it.
func (u *undoable[T]) set(v T) bool {
	if u.same(u.value, v) {
		return false
	}
	u.past.done = append(u.past.done, u.value)
	if n := len(u.past.done); n > mostSteps {
		u.past.done = append([]T(nil), u.past.done[n-mostSteps/2:]...)
	}
	u.past.undone = nil
	u.grow(v)
	return true
}

// grow replaces the value as a part of the last change.
func (u *undoable[T]) grow(v T) { u.value, u.past.of = v, v }

// told is for Change: it reports whether the value is another one than was told last.
func (u *undoable[T]) told() bool {
	if u.same(u.value, u.kept) {
		return false
	}
	u.kept = u.value
	return true
}

// history takes the keys that undo and do again. It only says which value is to
// be shown now: become puts it there.
func (u *undoable[T]) history(k string, become func(T) Result) (Result, bool) {
	p := u.past
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
		if u.same(v, u.value) {
			continue // a change that grew back into what was there before
		}
		*to = append(*to, u.value)
		return become(v), true
	}
	return Result{Ignored: true, Why: why}, true
}

// keys are the bindings for that, as far as they mean something now.
func (u *undoable[T]) keys() []key.Binding {
	undo, redo := editor.UndoKey(), editor.RedoKey()
	undo.SetEnabled(len(u.past.done) > 0)
	redo.SetEnabled(len(u.past.undone) > 0)
	return []key.Binding{undo, redo}
}

// Memory is what the fields of one session share: what was cut or copied last,
// and what can be undone in each text, list and value. It outlives the pages,
// which make their fields anew, but not the session: it is never written
// anywhere.
type Memory struct {
	texts  *editor.Memory
	lists  map[string]*entries.History
	values map[string]any // *steps of what each is
	// What was typed for a date and is none, by the question's name.
	noDates map[string]string
}

// NewMemory returns the memory of a session that begins.
func NewMemory() *Memory {
	return &Memory{texts: editor.NewMemory(), lists: map[string]*entries.History{}, values: map[string]any{}, noDates: map[string]string{}}
}

// list returns what can be undone in the list of a name.
func (m *Memory) list(name string) *entries.History {
	if m.lists[name] == nil {
		m.lists[name] = entries.NewHistory()
	}
	return m.lists[name]
}
