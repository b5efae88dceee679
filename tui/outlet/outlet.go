// Package outlet writes to a terminal that may be slow, or take nothing at all for a while,
// as after ctrl+s: neither typing nor saving nor leaving waits for it any longer than
// [Outlet] says.
package outlet

import (
	"bytes"
	"io"
	"sync"
	"time"
)

// Outlet writes to a terminal from a goroutine of its own. Who waits for it waits as long
// as the terminal goes on taking something, and two seconds more. It is safe for use by
// several goroutines. Make it with [New], set what it has to tell before anything is
// written, and end it with End.
type Outlet struct {
	// Flows is told that the terminal has taken all, after nobody waited for it any more:
	// what is shown there may be old, and some of what was written may be missing.
	Flows func()

	// Discard throws away what the terminal was given and has not taken; or nil.
	Discard func()

	to     io.Writer
	atOnce int

	mu      sync.Mutex
	change  *sync.Cond
	queue   []byte
	writing bool
	stuck   bool // the terminal takes nothing: nobody waits for it
	behind  bool // it was stuck and has not taken all since
	spoiled bool // the piece that is being written was replaced meanwhile
	ended   bool
	taken   int   // pieces, so far
	err     error // of the last of them
}

// stall is how long a terminal may take nothing before nobody waits for it any more: what
// was written must be saved.
const stall = 2 * time.Second

// New returns an outlet to a terminal, which writes about so many bytes at once. No word is
// cut in two, which a screen reader would speak as two.
func New(to io.Writer, atOnce int) *Outlet {
	o := &Outlet{to: to, atOnce: atOnce}
	o.change = sync.NewCond(&o.mu)
	go o.run()
	return o
}

// most is how much waits at most for a terminal that takes nothing: many screens.
const most = 256 << 10

// Write implements [io.Writer]: it returns when all is written, or when the terminal has
// taken nothing for two seconds. What is left then is still written, once the terminal
// takes something again; but no more than so much, and the rest is dropped.
func (o *Outlet) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.behind && len(o.queue)+len(p) > most {
		return len(p), nil
	}
	o.add(p)
	o.wait()
	return len(p), o.err
}

// Behind reports whether the terminal took nothing for so long that nobody waits for it, and
// has not taken all since: it needs no new frame until Flows is told.
func (o *Outlet) Behind() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.behind
}

// Replace has p written in the place of all that the terminal has not taken yet, but for
// what sets its modes, and doesn't wait for it. It reports whether there was anything; if
// not, p isn't written. What is drawn next has to be drawn whole.
func (o *Outlet) Replace(p []byte) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.writing && len(o.queue) == 0 || o.ended {
		return false
	}
	o.queue = append(modes(o.queue), p...)
	o.spoil()
	o.change.Broadcast()
	return true
}

// Queue adds p to what is to be written, and doesn't wait for it.
func (o *Outlet) Queue(p []byte) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.add(p)
}

func (o *Outlet) add(p []byte) {
	if !o.ended {
		o.queue = append(o.queue, p...)
		o.change.Broadcast()
	}
}

func (o *Outlet) run() {
	o.mu.Lock()
	defer o.mu.Unlock()
	for {
		for len(o.queue) == 0 && !o.ended {
			o.change.Wait()
		}
		if len(o.queue) == 0 {
			return
		}
		piece := nextPiece(o.queue, o.atOnce)
		o.queue, o.writing = o.queue[len(piece):], true
		o.mu.Unlock()
		_, err := o.to.Write(piece)
		o.mu.Lock()
		if o.spoiled && o.Discard != nil {
			o.Discard() // the end of that piece
		}
		o.writing, o.stuck, o.spoiled, o.err = false, false, false, err
		o.taken++
		o.change.Broadcast()
		if o.behind && len(o.queue) == 0 {
			o.behind = false
			if o.Flows != nil && !o.ended {
				go o.Flows()
			}
		}
	}
}

// modes are the sequences among some output that draw nothing: they set the modes of a
// terminal, or ask it for something. A frame isn't begun that is not drawn.
func modes(out []byte) (kept []byte) {
	for {
		at := bytes.Index(out, []byte("\x1b["))
		if at < 0 {
			return kept
		}
		end := at + 2
		for end < len(out) && (out[end] < '@' || out[end] > '~') {
			end++
		}
		if end == len(out) {
			return kept
		}
		sequence := out[at : end+1]
		out = out[end+1:]
		private, intermediate := bytes.IndexByte([]byte("<=>?"), sequence[2]) >= 0, sequence[len(sequence)-2] < '0' && len(sequence) > 3
		if (private || intermediate) && !bytes.Equal(sequence, []byte("\x1b[?2026h")) {
			kept = append(kept, sequence...)
		}
	}
}

// nextPiece is what is written next: lines, or else words.
func nextPiece(queue []byte, atOnce int) []byte {
	if len(queue) <= atOnce {
		return queue
	}
	if end := bytes.LastIndexByte(queue[:atOnce], '\n'); end >= 0 {
		return queue[:end+1]
	}
	if end := bytes.LastIndexByte(queue[:atOnce], ' '); end >= 0 {
		return queue[:end+1]
	}
	return queue[:atOnce]
}

// Drop forgets what wasn't written yet, and returns when nothing more will be, or the
// terminal takes nothing: then what was being written is thrown away too, or it would
// come before what others write. It reports whether something is missing.
func (o *Outlet) Drop() (missing bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	missing = len(o.queue) > 0
	o.queue = nil
	o.wait()
	if !o.writing {
		return missing
	}
	if o.spoil() {
		o.takes(handful)
	}
	return true
}

// handful is how long a write may take that need not wait any more.
const handful = 100 * time.Millisecond

// spoil throws away the piece that is being written, if there is one, and reports whether
// that can be done.
func (o *Outlet) spoil() bool {
	o.spoiled = o.writing
	if o.Discard == nil {
		return false
	}
	o.Discard() // who waits in a write comes out of it
	return true
}

// Flush returns when all is written, or the terminal takes nothing.
func (o *Outlet) Flush() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.wait()
}

// wait returns when all is written, or the terminal takes nothing.
func (o *Outlet) wait() {
	for o.writing || len(o.queue) > 0 {
		if o.stuck || !o.takes(stall) {
			return
		}
	}
}

// takes waits so long for the terminal to take the next piece, and reports whether it did.
func (o *Outlet) takes(within time.Duration) bool {
	before, over := o.taken, false
	defer time.AfterFunc(within, func() {
		o.mu.Lock()
		defer o.mu.Unlock()
		over = true
		o.change.Broadcast()
	}).Stop()
	for o.taken == before && !over {
		o.change.Wait()
	}
	o.stuck = o.taken == before
	o.behind = o.behind || o.stuck
	return !o.stuck
}

// End drops what is left, and all that comes after it, as [Outlet.Drop] does.
func (o *Outlet) End() (missing bool) {
	missing = o.Drop()
	o.mu.Lock()
	defer o.mu.Unlock()
	o.ended = true
	o.change.Broadcast()
	return missing
}
