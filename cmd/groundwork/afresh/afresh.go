// Package afresh starts the program in the place of itself.
package afresh

import (
	"os"
	"os/signal"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"

	"groundwork/cmd/groundwork/signals"
	"groundwork/store"
	"groundwork/tui"
)

// A workbook that has been locked must leave neither a word nor a key in memory, and only
// the end of a process does that. So the program is started afresh in the place of
// itself. It shows the lock then, on the same terminal, which stays as it was for what is
// typed meanwhile: nothing is shown of it, and the next one reads it.

// Handover is what goes from one to the other: in the clear what is no secret, or has just
// been typed, through a pipe; the rest sealed, in a file that has no name.
type Handover struct {
	tui.Handover
	Terminal *term.State // as it was before the program began
	Path     string      // of the workbook
	Words    bool        // see [store.HandedOver]

	// Where the two files are.
	Workbook, Sealed int

	safe    store.HandedOver
	signals chan os.Signal // those that came before anybody was there for them
}

// newHandover begins to wait for signals: there is nobody else yet.
func newHandover() *Handover {
	h := &Handover{signals: make(chan os.Signal, 1)}
	signal.Notify(h.signals, signals.Ending()...)
	return h
}

// mostHanded is the most that goes through a pipe which nobody reads yet. Nobody has
// such a long passphrase.
const mostHanded = 4 << 10

// Of is what is handed over of what the app tells.
func Of(told tui.Handover) *Handover {
	if len(told.Typed) > mostHanded {
		told.Typed = nil
	}
	return &Handover{Handover: told}
}

// Resume is the locked workbook that was handed over.
func (h *Handover) Resume(o store.Options) *store.Safe { return store.Resume(o, h.safe) }

// Missed is a signal that came before anybody was there for it, or nil.
func (h *Handover) Missed() os.Signal {
	if h == nil || h.signals == nil {
		return nil
	}
	signal.Stop(h.signals)
	select {
	case s := <-h.signals:
		return s
	default:
		return nil
	}
}

// Inherit gives the terminal the state that Bubble Tea is to restore at the end, and
// reports whether it shows the other screen already.
func (h *Handover) Inherit(in *os.File) bool {
	if h == nil {
		return false
	}
	if h.Terminal != nil {
		_ = term.Restore(in.Fd(), h.Terminal)
	}
	return true
}

// GiveBack leaves the terminal as the program found it, where it ends before it has
// shown anything.
func (h *Handover) GiveBack(in, out *os.File) {
	if h.Inherit(in) {
		_, _ = out.WriteString(ansi.ResetModeAltScreenSaveCursor)
	}
}
