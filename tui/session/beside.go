package session

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/store"
)

// surroundings is a notebook that knows what else lies at its places. A [store.Safe] is
// one.
type surroundings interface {
	Orphans() []store.Inspection
	Readable() []store.Place
}

// Beside is what lies at the workbook's places.
type Beside struct {
	Orphans  []store.Inspection // of a workbook that is gone, the newest of each sort first
	Readable []store.Place      // with words that need no passphrase to be read
}

// BesideMsg says what lies at the workbook's places now.
type BesideMsg struct{ Beside }

// LookBeside looks what lies at the workbook's places, beside the event loop.
func (s *Session) LookBeside() tea.Cmd {
	n, ok := s.Autosave.Notebook.(surroundings)
	if !ok || s.Autosave.Traceless {
		return nil
	}
	return func() tea.Msg { return BesideMsg{Beside{n.Orphans(), n.Readable()}} }
}

// ComeBack leaves, and asks for a file to be brought back as the workbook then.
func (s *Session) ComeBack(path string) tea.Cmd {
	s.BringBack = path
	return func() tea.Msg { return LeaveMsg{} }
}
