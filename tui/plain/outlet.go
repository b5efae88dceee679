package plain

import (
	"bytes"
	"io"
	"sync"
	"time"
)

// outlet writes to the terminal beside everything else: on a slow line nobody waits for
// it, neither what is typed nor who leaves.
type outlet struct {
	to io.Writer

	mu      sync.Mutex
	change  *sync.Cond
	queue   []byte
	writing bool
	ended   bool
	taken   int // pieces, so far
}

// atOnce is how much is written at once, about: no word is cut in two, which a screen
// reader would speak as two. What is dropped meanwhile is not called back.
const atOnce = 256

// stall is how long a terminal may take nothing before nobody waits for it any more: what
// was written must be saved.
const stall = 2 * time.Second

func newOutlet(to io.Writer) *outlet {
	o := &outlet{to: to}
	o.change = sync.NewCond(&o.mu)
	go o.run()
	return o
}

func (o *outlet) run() {
	o.mu.Lock()
	defer o.mu.Unlock()
	for {
		for len(o.queue) == 0 && !o.ended {
			o.change.Wait()
		}
		if len(o.queue) == 0 {
			return
		}
		piece := nextPiece(o.queue)
		o.queue, o.writing = o.queue[len(piece):], true
		o.mu.Unlock()
		_, _ = o.to.Write(piece)
		o.mu.Lock()
		o.writing = false
		o.taken++
		o.change.Broadcast()
	}
}

// nextPiece is what is written next: lines, or else words.
func nextPiece(queue []byte) []byte {
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

func (o *outlet) write(s string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.queue = append(o.queue, s...)
	o.change.Broadcast()
}

// drop forgets what wasn't written yet, and returns when nothing more will be, or the
// terminal takes nothing.
func (o *outlet) drop() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.queue = nil
	o.rest()
}

// flush returns when all is written, or the terminal takes nothing.
func (o *outlet) flush() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.rest()
}

// rest waits as long as the terminal goes on taking something.
func (o *outlet) rest() {
	for (o.writing || len(o.queue) > 0) && o.takes() {
	}
}

// takes waits for the terminal to take the next piece, and reports whether it did.
func (o *outlet) takes() bool {
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
	return o.taken != before
}

// end drops what is left, for good.
func (o *outlet) end() {
	o.drop()
	o.mu.Lock()
	defer o.mu.Unlock()
	o.ended = true
	o.change.Broadcast()
}
