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
