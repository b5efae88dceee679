package input

import (
	"bytes"
	"time"
	"unicode/utf8"
)

const esc = 0x1b

// Once nothing has come for so long, or so long after the beginning of what was
// cut, what comes next is more likely a key than the rest.
const (
	staleAfter = time.Second
	staleSince = 15 * time.Second
)

// orphanAfter is how long after an escape that was taken for the key the rest of
// its sequence is still known for what it is.
const orphanAfter = 600 * time.Millisecond

// stream is the state between two reads.
type stream struct {
	out []byte // to be handed on

	held   []byte    // the beginning of something
	went   bool      // something of what came was taken
	orphan bool      // the escape before held was handed on already
	since  time.Time // when held began
	last   time.Time // when something came last
	gone   time.Time // when an escape was last handed on because nothing followed

	paste
	answers
	keyboard keyboard
}

// answers is what the terminal told about itself.
type answers struct {
	kitty      bool // it sends the escape key as a sequence
	alternates bool // it tells a key's place where that is not its letter's
	devices    int  // answers about the device that came since they were last counted
}

// taken returns what is to be handed on, and forgets it.
func (s *stream) taken() []byte {
	out := s.out
	s.out = nil
	return out
}

// patience returns how long more is waited for before what is held is taken for
// what it is; 0 is for ever.
func (s *stream) patience() time.Duration {
	switch {
	case len(s.held) == 0 || s.pasting:
		return 0
	case s.orphan:
		return cutPatience
	case s.held[len(s.held)-1] != esc || s.string():
		return 0
	case s.kitty:
		return cutPatience
	}
	return escapePatience
}

// midway reports whether the rest of something is still to come.
func (s *stream) midway(now time.Time) bool {
	if s.pasting {
		return now.Sub(s.last) <= pasteStale
	}
	return len(s.held) > 0 && now.Sub(s.last) <= staleAfter
}

// string reports whether what is held is an answer that an escape may end.
func (s *stream) string() bool {
	return len(s.held) > 2 && bytes.IndexByte([]byte("]P_"), s.held[1]) >= 0
}

// expire takes what is held for what it is: nothing more came in time.
func (s *stream) expire(now time.Time) {
	held := s.held
	s.held = nil
	if s.orphan {
		s.orphan = false
		s.text(held[1:])
		return
	}
	cut := bytes.TrimRight(held, "\x1b")
	if len(cut) > 0 && cut[0] != esc {
		s.text(cut)
	}
	s.escapes(len(held) - len(cut))
	s.gone = now
}

// escapes hands on the escape key, pressed once or twice.
func (s *stream) escapes(n int) {
	for ; n > 1; n -= 2 {
		s.out = append(s.out, "\x1b[27;3u"...)
	}
	if n == 1 {
		s.out = append(s.out, "\x1b[27u"...)
	}
}

// feed takes what came.
func (s *stream) feed(now time.Time, in []byte) {
	if len(in) == 0 {
		return
	}
	data, stale := in, now.Sub(s.last) > staleAfter || now.Sub(s.since) > staleSince
	s.went = true
	switch {
	case s.pasting:
		data = s.goOn(in, now.Sub(s.last) > pasteStale)
	case len(s.held) == 0:
		data = s.adopted(now, in)
	case !stale || s.completes(in):
		data, s.went = append(s.held, in...), false
	default:
		s.orphan = false
	}
	s.held, s.last = nil, now
	for len(data) > 0 {
		data = s.next(now, data)
		s.went = true
	}
	s.orphan = s.orphan && len(s.held) > 0
}

// adopted puts the escape back before the rest of a sequence that was handed on
// without it.
func (s *stream) adopted(now time.Time, in []byte) []byte {
	if s.gone.IsZero() || now.Sub(s.gone) > orphanAfter {
		return in
	}
	s.gone = time.Time{}
	whole := append([]byte{esc}, in...)
	n, verdict := scan(whole)
	switch {
	case verdict == complete && n > 2 && familiar(whole[:n]):
		return whole
	case verdict == partial && bytes.IndexByte([]byte("[O]P_"), in[0]) >= 0:
		s.orphan = true
		return whole
	}
	return in
}

// completes reports whether in is the rest of what is held, and nothing else.
func (s *stream) completes(in []byte) bool {
	if s.held[0] != esc {
		return true // a letter
	}
	whole := append(bytes.Clone(s.held), in...)
	n, verdict := scan(whole)
	return verdict == complete && n == len(whole) && len(whole) > 3
}

// next takes one thing from data, or holds all of it, and returns the rest.
func (s *stream) next(now time.Time, data []byte) []byte {
	if s.pasting {
		return s.goOn(data, false)
	}
	if data[0] != esc {
		return s.letters(now, data)
	}
	n, verdict := scan(data)
	switch verdict {
	case partial:
		s.hold(now, data)
		return nil
	case broken:
		if n < len(data) && data[n] == esc {
			if rest, v := s.interrupted(data, n); v == complete {
				return rest
			} else if v == partial {
				s.hold(now, data)
				return nil
			}
		}
		if s.orphan {
			s.orphan = false
			s.text(data[1:n])
		}
		return data[n:]
	case complete:
	}
	if s.orphan {
		s.orphan = false
		if !familiar(data[:n]) {
			s.text(data[1:n])
			return data[n:]
		}
	}
	s.sequence(data[:n])
	return data[n:]
}

// hold keeps the beginning of something until more comes.
func (s *stream) hold(now time.Time, data []byte) {
	if s.went {
		s.since = now
	}
	s.held = bytes.Clone(data)
}

// interrupted takes out an answer that came in the midst of something, at n, and
// returns what is left. A terminal answers when it can.
func (s *stream) interrupted(data []byte, n int) ([]byte, verdict) {
	m, v := scan(data[n:])
	switch {
	case v == complete && answer(data[n:n+m]):
		s.sequence(data[n : n+m])
		return append(bytes.Clone(data[:n]), data[n+m:]...), complete
	case v == partial && mayAnswer(data[n:]):
		return data, partial
	case v == broken && m == 1: // the escape is a part of what was begun
		return s.interrupted(data, n+1)
	}
	return data, broken
}

// letters hands on all up to the next escape, and holds a letter that is cut.
func (s *stream) letters(now time.Time, data []byte) []byte {
	n := bytes.IndexByte(data, esc)
	if n < 0 {
		n = len(data)
	}
	i := cutLetter(data[:n])
	if i == n {
		s.text(data[:n])
		return data[n:]
	}
	s.text(data[:i]) // before an answer that stands behind it
	data, n = data[i:], n-i
	v := partial
	if n < len(data) {
		data, v = s.interrupted(data, n)
	}
	switch v {
	case partial:
		s.hold(now, data)
		return nil
	case broken:
		s.text(data[:n])
		return data[n:]
	case complete: // the letter goes on behind the answer
	}
	return data
}

// cutLetter returns where the letter begins that p ends in the midst of, or p's
// length.
func cutLetter(p []byte) int {
	for i := max(len(p)-utf8.UTFMax+1, 0); i < len(p); i++ {
		if utf8.RuneStart(p[i]) && !utf8.FullRune(p[i:]) {
			return i
		}
	}
	return len(p)
}

// text hands on what was typed. What is no letter shows as one that says so: the
// decoder would drop it.
func (s *stream) text(p []byte) {
	for len(p) > 0 {
		r, n := utf8.DecodeRune(p)
		switch {
		case r == utf8.RuneError:
			s.out = append(s.out, "\x1b[65533u"...)
		default:
			s.out = append(s.out, p[:n]...)
			s.keyboard = s.keyboard.after(r)
		}
		p = p[n:]
	}
}
