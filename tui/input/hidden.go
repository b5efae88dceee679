package input

import (
	"unicode/utf8"

	"groundwork/content/text"
)

// Hidden is a line that is typed and never shown, not even how long it is. The zero
// value is one that nothing was typed in.
type Hidden struct{ typed []byte }

// Hide returns a line in which something was typed already. It keeps the slice.
func Hide(typed []byte) Hidden { return Hidden{typed} }

// Typed returns what was typed so far. The caller must not change it.
func (h *Hidden) Typed() []byte { return h.typed }

// Press takes a key by its name, as "ctrl+u", and what it types.
func (h *Hidden) Press(name, types string) {
	switch name {
	case "backspace", "ctrl+h":
		_, size := utf8.DecodeLastRune(h.typed)
		h.cut(size)
	case "ctrl+u":
		h.Clear()
	default:
		h.add(types)
	}
}

// Paste takes what was pasted.
func (h *Hidden) Paste(pasted string) { h.add(text.Secret(pasted)) }

// Empty reports whether there is nothing in it.
func (h *Hidden) Empty() bool { return len(h.typed) == 0 }

// Clear forgets what was typed.
func (h *Hidden) Clear() { h.cut(len(h.typed)) }

// Take gives what was typed away. Whoever takes it clears it.
func (h *Hidden) Take() []byte {
	typed := h.typed
	h.typed = nil
	return typed
}

// add leaves nothing behind where the line grows.
func (h *Hidden) add(s string) {
	if n := len(h.typed) + len(s); n > cap(h.typed) {
		grown := append(make([]byte, 0, 2*n+64), h.typed...)
		clear(h.typed)
		h.typed = grown
	}
	h.typed = append(h.typed, s...)
}

func (h *Hidden) cut(size int) {
	clear(h.typed[len(h.typed)-size:])
	h.typed = h.typed[:len(h.typed)-size]
}
