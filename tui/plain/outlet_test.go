package plain

import (
	"strings"
	"testing"
	"time"
)

// stalled is a terminal that takes nothing.
type stalled struct{ begun, never chan struct{} }

func (s stalled) Write(p []byte) (int, error) {
	close(s.begun)
	<-s.never
	return len(p), nil
}

// TestStalled waits for a terminal that takes nothing, but not for ever: who leaves has
// words that are not saved yet.
func TestStalled(t *testing.T) {
	for name, do := range map[string]func(*outlet){"drop": (*outlet).drop, "flush": (*outlet).flush, "end": (*outlet).end} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			to := stalled{make(chan struct{}), make(chan struct{})}
			t.Cleanup(func() { close(to.never) })
			o := newOutlet(to)
			o.write("words")
			<-to.begun
			done := make(chan struct{})
			go func() {
				do(o)
				close(done)
			}()
			select {
			case <-done:
			case <-time.After(10 * time.Second):
				t.Error("it waits for ever")
			}
		})
	}
}

// steady takes each piece after a moment.
type steady struct{ had int }

func (s *steady) Write(p []byte) (int, error) {
	time.Sleep(time.Millisecond)
	s.had += len(p)
	return len(p), nil
}

// TestFlush waits for all of it.
func TestFlush(t *testing.T) {
	to := &steady{}
	o := newOutlet(to)
	for range 20 {
		o.write(strings.Repeat("words ", 500))
		o.flush()
	}
	if want := 20 * 3000; to.had != want {
		t.Errorf("%d bytes are written of %d", to.had, want)
	}
	o.end()
}
