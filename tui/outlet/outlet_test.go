package outlet

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// TestNoWordIsCut: what is written at once ends with a line, or with a word.
func TestNoWordIsCut(t *testing.T) {
	const atOnce = 256
	long := strings.Repeat("a word of many ", 60)
	queue := []byte("Here.\r\n" + long + "\r\nLast.\r\n" + strings.Repeat("x", 3*atOnce))
	var pieces []string
	for len(queue) > 0 {
		piece := nextPiece(queue, atOnce)
		pieces = append(pieces, string(piece))
		queue = queue[len(piece):]
	}
	if pieces[0] != "Here.\r\n" {
		t.Errorf("the first piece is %q", pieces[0])
	}
	for i, p := range pieces[:len(pieces)-1] {
		if len(p) > atOnce || !strings.HasSuffix(p, "\n") && !strings.HasSuffix(p, " ") && !strings.HasSuffix(p, "x") {
			t.Errorf("piece %d is %q", i, p)
		}
	}
}

// tap is a terminal that takes something only while it is open.
type tap struct {
	open chan struct{}
	out  strings.Builder
}

func (t *tap) Write(p []byte) (int, error) {
	<-t.open
	return t.out.Write(p)
}

// TestNobodyWaits: a terminal that takes nothing holds up the first who writes for a while
// and nobody after that; all of it comes in order once it takes something.
func TestNobodyWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		to := &tap{open: make(chan struct{})}
		o := New(to, 4)
		begun := time.Now()
		for _, words := range []string{"one ", "two ", "three "} {
			if n, err := o.Write([]byte(words)); n != len(words) || err != nil {
				t.Errorf("%q: %d, %v", words, n, err)
			}
		}
		o.Flush()
		if took := time.Since(begun); took != stall {
			t.Errorf("they waited for %v", took)
		}
		close(to.open)
		synctest.Wait()
		_, _ = o.Write([]byte("four"))
		if got := to.out.String(); got != "one two three four" {
			t.Errorf("the terminal has %q", got)
		}
		o.End()
		o.Queue([]byte("five"))
		synctest.Wait()
		if got := to.out.String(); got != "one two three four" {
			t.Errorf("after the end it has %q", got)
		}
	})
}

// TestGoesOnAfterDrop: what wasn't written is forgotten, and what comes after is not.
func TestGoesOnAfterDrop(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		to := &tap{open: make(chan struct{})}
		o := New(to, 256)
		o.Queue([]byte("first "))
		synctest.Wait()
		o.Queue([]byte("dropped "))
		o.Drop()
		close(to.open)
		synctest.Wait()
		_, _ = o.Write([]byte("last"))
		if got := to.out.String(); got != "first last" {
			t.Errorf("the terminal has %q", got)
		}
		o.End()
	})
}

// TestBound: what waits for a terminal that takes nothing has a bound, and it is told once
// that has all been taken, whatever came in between.
func TestBound(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		to, told := &tap{open: make(chan struct{})}, 0
		o := New(to, 1024)
		o.Flows = func() { told++ }
		frame := []byte(strings.Repeat("a frame of many ", 256))
		for range 10 * most / len(frame) {
			_, _ = o.Write(frame)
		}
		if n := len(o.queue); n > most || n < most/2 {
			t.Errorf("%d bytes wait", n)
		}
		if !o.Behind() {
			t.Error("it isn't told that the terminal takes nothing")
		}
		to.open <- struct{}{} // a piece of it
		synctest.Wait()
		if told > 0 || !o.Behind() {
			t.Error("it is told before all is taken")
		}
		close(to.open)
		synctest.Wait()
		if told != 1 || o.Behind() {
			t.Errorf("it is told %d times that all is taken; behind: %v", told, o.Behind())
		}
		_, _ = o.Write([]byte("the newest"))
		if !strings.HasSuffix(to.out.String(), "the newest") || told != 1 {
			t.Errorf("then it was told %d times", told)
		}
		o.End()
	})
}

// line is a terminal that is given something before it takes that, until it is thrown away.
type line struct {
	open    chan struct{}
	room    chan struct{} // something was thrown away
	given   strings.Builder
	discard int
}

func (l *line) Write(p []byte) (int, error) {
	select {
	case <-l.open:
	case <-l.room:
	}
	return l.given.Write(p)
}

// Discard is what the system does: who waits in a write goes on.
func (l *line) Discard() {
	l.given.Reset()
	l.discard++
	select {
	case l.room <- struct{}{}:
	default:
	}
}

// TestReplace: nothing that was to be written before is written after what takes its place,
// nor the end of what was being written; only the modes of the terminal are set as they were
// to be.
func TestReplace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := &line{open: make(chan struct{}), room: make(chan struct{}, 1)}
		o := New(l, 16)
		o.Discard = l.Discard
		if o.Replace([]byte("wiped ")) {
			t.Error("something is replaced where nothing waits")
		}
		o.Queue([]byte("secret words and "))
		synctest.Wait()
		o.Queue([]byte("more\x1b[?1049h secrets \x1b[?2026h\x1b[2;3Hhere\x1b[1 q\x1b[1m\x1b[>4;2m\x1b[?2026l\x1b[?25"))
		if !o.Replace([]byte("wiped ")) {
			t.Error("nothing was there to be replaced")
		}
		synctest.Wait()
		close(l.open)
		synctest.Wait()
		_, _ = o.Write([]byte("next"))
		if got, want := l.given.String(), "\x1b[?1049h\x1b[1 q\x1b[>4;2m\x1b[?2026lwiped next"; got != want {
			t.Errorf("the terminal has %q, want %q", got, want)
		}
		o.End()
	})
}

// TestDropTakesWhatIsUnderWay: nor does the end of what was being written come before what
// somebody else writes once all is dropped.
func TestDropTakesWhatIsUnderWay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := &line{open: make(chan struct{}), room: make(chan struct{}, 1)}
		o := New(l, 16)
		o.Discard = l.Discard
		o.Queue([]byte("secret words and more"))
		synctest.Wait()
		if !o.End() {
			t.Error("nothing is missing")
		}
		if got := l.given.String(); got != "" || l.discard != 2 {
			t.Errorf("the terminal has %q, thrown away %d times", got, l.discard)
		}
	})
}
