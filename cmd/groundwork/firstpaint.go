package main

import (
	"io"
	"os"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"groundwork/tui"
)

// firstPaint is the terminal's output. After the first frame that is written to
// it begins what must not hold that up. What is asked through it comes through asking.
type firstPaint struct {
	*os.File
	asking func(p []byte) []byte
	drawn  func() bool  // whether there is a frame to write
	writes atomic.Int64 // since there is one
	then   func()
}

// Write implements [io.Writer]. The first write switches the terminal over, the
// second one is the frame.
func (f *firstPaint) Write(p []byte) (int, error) {
	if f.drawn() && f.writes.Add(1) == 2 {
		defer func() { go f.then() }()
	}
	if asked := f.asking(p); len(asked) > len(p) {
		n, err := f.File.Write(asked)
		return min(n, len(p)), err
	}
	return f.File.Write(p)
}

// notebook is the workbook of a session.
type notebook interface {
	io.Closer
	TakeCopy() error
}

// copyBeside takes the copy of this session while the person reads, and tells how
// that went.
func copyBeside(safe notebook, tell func(tea.Msg)) { tell(tui.CopiedMsg{Err: safe.TakeCopy()}) }
