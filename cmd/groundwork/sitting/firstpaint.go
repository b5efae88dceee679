package sitting

import (
	"bytes"
	"io"
	"os"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"groundwork/store"
	"groundwork/tui/outlet"
	"groundwork/tui/session"
)

// firstPaint is the terminal's output. After the first frame that is written to
// it begins what must not hold that up. What is asked through it comes through asking.
type firstPaint struct {
	*os.File
	out    *outlet.Outlet
	other  *otherScreen
	asking func(p []byte) []byte
	reader bool         // a screen reader would speak what the terminal is asked
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
	put := p
	if f.reader {
		put = unasked(p)
	}
	if _, err := f.out.Write(f.asking(f.other.through(unbound(put)))); err != nil {
		return 0, err
	}
	return len(p), nil
}

// unasked is what is to be written in the place of p where a reader is: without what asks
// the terminal something, and what asks it for more of the keyboard. A reader that doesn't
// know such a sequence speaks the end of it.
func unasked(p []byte) []byte {
	var out []byte
	for {
		at := bytes.Index(p, []byte("\x1b["))
		if at < 0 {
			return append(out, p...)
		}
		end := at + 2
		for end < len(p)-1 && p[end] < '@' {
			end++
		}
		out = append(out, p[:at]...)
		switch parameters := p[at+2 : min(end, len(p))]; {
		case len(parameters) == 0:
		case p[end] == 'u', p[end] == 'p', p[end] == 'q', p[end] == 'm' && parameters[0] == '>':
			p = p[end+1:]
			continue
		}
		out = append(out, p[at:min(end+1, len(p))]...)
		p = p[min(end+1, len(p)):]
	}
}

// unbound is what is to be written to the terminal in the place of p. Bubble Tea scrolls
// a part of the screen by rows it names, and names the last row of all when it is done.
// Where the terminal got another size meanwhile, the rows below that one would be cut off
// from scrolling for good, and each later frame be drawn over them: whoever draws the
// whole screen anew frees it first.
func unbound(p []byte) []byte {
	return bytes.ReplaceAll(p, []byte(ansi.EraseEntireScreen), []byte(allRows+ansi.CursorHomePosition+ansi.EraseEntireScreen))
}

// allRows has the whole screen scroll, however many rows it has. The cursor goes home.
const allRows = "\x1b[r"

// Notebook is the workbook of a session.
type Notebook interface {
	io.Closer
	TakeCopy() error
	HandOver(take func(store.HandedOver) error) error
}

// copyBeside takes the copy of this session while the person reads, and tells how
// that went.
func copyBeside(safe Notebook, tell func(tea.Msg)) { tell(session.CopiedMsg{Err: safe.TakeCopy()}) }

// otherScreen takes out of the output what would change the screen between one program
// and the next.
type otherScreen struct {
	there bool // it is shown already
	stays atomic.Bool
}

// stay keeps it when the program ends.
func (o *otherScreen) stay() { o.stays.Store(true) }

// through returns what is to be written of p.
func (o *otherScreen) through(p []byte) []byte {
	if o.there && bytes.Contains(p, []byte(ansi.SetModeAltScreenSaveCursor)) {
		o.there = false
		p = bytes.Replace(p, []byte(ansi.SetModeAltScreenSaveCursor), nil, 1)
	}
	if o.stays.Load() {
		p = bytes.ReplaceAll(p, []byte(ansi.ResetModeAltScreenSaveCursor), nil)
	}
	return p
}
