// Package input stands between the terminal and Bubble Tea. A [Reader] hands on
// what a terminal sends in pieces that mean something by themselves: escape
// sequences, pastes and letters whole, however a slow line cut them, and every
// chord as a keyboard with Latin letters would send it, whatever layout and
// protocol it came by.
//
// Nothing that is cut becomes text. What never becomes whole is let go when the
// next key shows that nothing more of it will come, so that no key is ever dead.
//
// Pastes don't pass through the decoder, which drops what it can't read and takes
// its time. It is handed a ticket in place of the text; [Reader.Redeem] gives the
// text for it.
package input

import (
	"errors"
	"io"
	"slices"
	"sync"
	"time"
)

// Source is a terminal's input.
type Source interface {
	io.Reader
	// Wait waits until something can be read, or so long, and reports whether
	// there is something.
	Wait(time.Duration) bool
}

const (
	// escapePatience is how long more of a sequence is waited for behind an
	// escape, before that is taken for the key.
	escapePatience = 45 * time.Millisecond
	// cutPatience is the same where it is less likely to be the key: in the kitty
	// protocol the key is sent as a sequence itself.
	cutPatience = 500 * time.Millisecond
)

// most is what a single byte can become at most, as a key of the kitty protocol.
const most = 8

// Reader is a terminal's input as [tea.WithInput] takes it. It is safe for use by
// several goroutines.
//
// [tea.WithInput]: https://pkg.go.dev/charm.land/bubbletea/v2#WithInput
type Reader struct {
	from Source

	mu     sync.Mutex
	stream stream
	over   []byte      // handed on with the next read
	fences []time.Time // when what nobody has answered yet was asked
	paused bool        // whoever reads the terminal next has what comes
	ended  bool        // nothing more comes
}

// NewReader returns a reader of a terminal. The language of the person, such as
// "he", tells the layout of their keyboard as long as they have typed nothing.
func NewReader(from Source, language string) *Reader {
	r := &Reader{from: from}
	r.stream.keyboard = keyboardOf(language)
	return r
}

// Read implements [io.Reader]. It returns no bytes and no error where what came
// is the beginning of something: whoever reads waits for more, and can cancel
// that, which a read that blocks can't be.
func (r *Reader) Read(p []byte) (int, error) {
	if n := r.leftOver(p); n > 0 {
		return n, nil
	}
	if r.waits() {
		time.Sleep(pauseTurn)
		return 0, nil
	}
	buf := make([]byte, max(len(p)/most-most, 1))
	n, err := r.from.Read(buf)
	if err != nil && !errors.Is(err, io.ErrNoProgress) {
		r.end()
	}
	if turn := wheel(buf[:n]); turn != nil && r.idle() {
		return r.hand(p, turn), err
	}
	out, wait := r.take(buf[:n])
	if wait > 0 && err == nil && !r.from.Wait(wait) {
		out = append(out, r.expire()...)
	}
	return r.hand(p, out), err
}

// queued is a source that knows how many bytes lie ready.
type queued interface{ Queued() int }

// ahead is how much of what lies ready may be behind the end of a paste: more than anybody
// types while a paste arrives.
const ahead = 512

// atOnce is how much room a read needs that takes no more than a key does. Of a long paste it
// takes as much as lies ready, but for what may be typed behind it.
func (r *Reader) atOnce() int {
	from, knows := r.from.(queued)
	r.mu.Lock()
	defer r.mu.Unlock()
	if knows && r.stream.pasting {
		if n := from.Queued() - ahead; n > ahead {
			return (n + most) * most
		}
	}
	return most * most
}

// pauseTurn is how long a read takes that reads nothing, so that waiting costs little.
const pauseTurn = 10 * time.Millisecond

// Pause leaves what comes from now on to whoever reads the terminal next, and reports
// whether that is so: what is half read is read to its end first.
func (r *Reader) Pause() (paused bool) {
	r.mu.Lock()
	r.paused = true
	r.mu.Unlock()
	return r.waits()
}

// waits reports whether nothing is to be read.
func (r *Reader) waits() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.paused && len(r.over) == 0 && !r.stream.midway(time.Now())
}

// Waiting reports whether something was typed that has not been read.
func (r *Reader) Waiting() bool {
	r.mu.Lock()
	idle := r.ended || r.paused
	r.mu.Unlock()
	return !idle && r.from.Wait(0)
}

func (r *Reader) end() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.ended = true
}

// take gives the stream what came. It returns what is to be handed on, how long
// to wait for more before [Reader.expire].
func (r *Reader) take(in []byte) (out []byte, wait time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stream.feed(time.Now(), in)
	r.answered()
	return r.stream.taken(), r.stream.patience()
}

func (r *Reader) expire() []byte {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stream.expire(time.Now())
	return r.stream.taken()
}

// hand copies what is handed on to p, and keeps what finds no room there.
func (r *Reader) hand(p, out []byte) int {
	n := copy(p, out)
	if n < len(out) {
		r.mu.Lock()
		r.over = append(r.over, out[n:]...)
		r.mu.Unlock()
	}
	return n
}

// ready waits until there is something to read, or so long.
func (r *Reader) ready(d time.Duration) bool {
	r.mu.Lock()
	over := len(r.over) > 0
	r.mu.Unlock()
	return over || r.from.Wait(d)
}

func (r *Reader) leftOver(p []byte) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	n := copy(p, r.over)
	r.over = slices.Delete(r.over, 0, n)
	return n
}
