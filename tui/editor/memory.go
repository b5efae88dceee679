package editor

import "slices"

// Memory is what editors share: what was cut or copied last, and what can be
// undone in each text by its name. It outlives the editors, which may be made
// anew, and is never written anywhere.
type Memory struct {
	clip  string
	texts map[string]*history
	used  []string // the names of texts, the last used at the end
}

// How much is remembered: the least recently used text goes first.
const (
	mostTexts    = 200
	mostOfTexts  = 48 << 20 // bytes in all texts
	mostOfOne    = 16 << 20 // bytes in one
	mostInOneRun = 1 << 10  // bytes typed or deleted in one go
)

// NewMemory returns a memory of nothing.
func NewMemory() *Memory { return &Memory{texts: map[string]*history{}} }

// history returns what can be undone in the text of a name. A text that has
// become another one meanwhile begins anew.
func (m *Memory) history(name, text string) *history {
	h := m.texts[name]
	if h == nil || h.of != text {
		h = &history{of: text}
		m.texts[name] = h
	}
	h.open = false
	m.used = append(slices.DeleteFunc(m.used, func(n string) bool { return n == name }), name)
	m.forget()
	return h
}

// forget drops what was used least recently, while there is too much of it.
func (m *Memory) forget() {
	size := 0
	for _, h := range m.texts {
		size += h.size
	}
	for len(m.used) > 1 && (len(m.used) > mostTexts || size > mostOfTexts) {
		size -= m.texts[m.used[0]].size
		delete(m.texts, m.used[0])
		m.used = m.used[1:]
	}
}
