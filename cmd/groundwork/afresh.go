package main

import (
	"bytes"
	"os"
	"os/signal"
	"sync/atomic"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/urfave/cli/v3"

	"groundwork/cmd/groundwork/signals"
	"groundwork/content"
	"groundwork/store"
	"groundwork/tui"
)

// A workbook that has been locked must leave neither a word nor a key in memory, and only
// the end of a process does that. So the program is started afresh in the place of
// itself. It shows the lock then, on the same terminal, which stays as it was for what is
// typed meanwhile: nothing is shown of it, and the next one reads it.

// handover is what goes from one to the other: in the clear what is no secret, or has just
// been typed, through a pipe; the rest sealed, in a file that has no name.
type handover struct {
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
func newHandover() *handover {
	h := &handover{signals: make(chan os.Signal, 1)}
	signal.Notify(h.signals, signals.Ending()...)
	return h
}

// mostHanded is the most that goes through a pipe which nobody reads yet. Nobody has
// such a long passphrase.
const mostHanded = 4 << 10

// startAfresh starts the program in the place of itself. It returns only where that can't
// be done, with what the terminal was like.
func (s *sitting) startAfresh(told tui.Handover) *handover {
	h := &handover{Handover: told}
	if len(h.Typed) > mostHanded {
		h.Typed = nil
	}
	before, err := term.MakeRaw(s.in.Fd())
	if err != nil {
		return h // the terminal has gone
	}
	if h.Terminal = before; s.usual != nil {
		h.Terminal = s.usual
	}
	_ = s.safe.HandOver(func(w store.HandedOver) error { return s.next.start(h, w) }) // else it goes on locked
	return h
}

// resume is the locked workbook that was handed over.
func (h *handover) resume(c *cli.Command) *store.Safe {
	return store.Resume(store.Options{Possible: func() []content.Key { return possibleIn(c) }}, h.safe)
}

// missed is a signal that came before anybody was there for it, or nil.
func (h *handover) missed() os.Signal {
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

// inherit gives the terminal the state that Bubble Tea is to restore at the end, and
// reports whether it shows the other screen already.
func (h *handover) inherit(s screen) bool {
	if h == nil {
		return false
	}
	if h.Terminal != nil {
		_ = term.Restore(s.in.Fd(), h.Terminal)
	}
	return true
}

// giveBack leaves the terminal as the program found it, where it ends before it has
// shown anything.
func (h *handover) giveBack(s screen) {
	if h.inherit(s) {
		_, _ = s.out.WriteString(ansi.ResetModeAltScreenSaveCursor)
	}
}

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
