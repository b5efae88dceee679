package field

import (
	"groundwork/content"
	"groundwork/tui/editor"
)

// Memory is what the fields of one session share: what was cut or copied last,
// and what can be undone in each text, list and value. It outlives the pages,
// which make their fields anew, but not the session: it is never written
// anywhere.
type Memory struct {
	texts  *editor.Memory
	lists  map[string]*listHistory
	values map[string]any // *steps of what each is
	// What was typed for a date and is none, by the question's name.
	noDates map[string]string
}

// NewMemory returns the memory of a session that begins.
func NewMemory() *Memory {
	return &Memory{texts: editor.NewMemory(), lists: map[string]*listHistory{}, values: map[string]any{}, noDates: map[string]string{}}
}

// list returns what can be undone in the list of a name.
func (m *Memory) list(name string) *listHistory {
	if m.lists[name] == nil {
		m.lists[name] = &listHistory{open: map[string]content.Entry{}}
	}
	return m.lists[name]
}
