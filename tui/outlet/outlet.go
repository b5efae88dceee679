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
// several goroutines. Make it with [New], and end it with End.
type Outlet struct {
	to     io.Writer
	atOnce int

	mu      sync.Mutex
	change  *sync.Cond
	queue   []byte
	writing bool
	stuck   bool // the terminal takes nothing: nobody waits for it
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

// Write implements [io.Writer]: it returns when all is written, or when the terminal has
// taken nothing for two seconds. What is left then is still written, once the terminal
// takes something again.
func (o *Outlet) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.add(p)
	o.wait()
	return len(p), o.err
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
		o.writing, o.stuck, o.err = false, false, err
		o.taken++
		o.change.Broadcast()
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
// terminal takes nothing. It reports whether something is missing.
func (o *Outlet) Drop() (missing bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	missing = len(o.queue) > 0
	o.queue = nil
	o.wait()
	return missing || o.writing
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
		if o.stuck || !o.takes() {
			return
		}
	}
}

// takes waits for the terminal to take the next piece, and reports whether it did.
func (o *Outlet) takes() bool {
	before, over := o.taken, false
	defer time.AfterFunc(stall, func() {
		o.mu.Lock()
		defer o.mu.Unlock()
		over = true
		o.change.Broadcast()
	}).Stop()
	for o.taken == before && !over {
		o.change.Wait()
	}
	o.stuck = o.taken == before
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
