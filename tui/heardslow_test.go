package tui

import (
	"strings"
	"testing"
	"time"

	"groundwork/content"
)

// slowly is a terminal on a line of so many characters a second.
type slowly struct {
	voice
	rate int
}

func (s *slowly) Write(p []byte) (int, error) {
	if s.rate > 0 {
		time.Sleep(time.Duration(len(p)) * time.Second / time.Duration(s.rate))
	}
	return s.voice.Write(p)
}

// TestHeardOnASlowLine types on a line of 300 characters a second, as fast as it comes:
// each key shows, in its order, and all of it is kept.
func TestHeardOnASlowLine(t *testing.T) {
	listening(t, english(t), newDisk(), func(l *listener) {
		l.writing()
		l.out.rate = 300
		var want []string
		for range 40 {
			line := "It was not foolish to trust somebody for years."
			want = append(want, line)
			for _, c := range line + "\r" {
				l.keys.send(string(c))
				time.Sleep(time.Millisecond) // three times as fast as it can show
			}
		}
		l.types(".")
		time.Sleep(time.Minute)
		l.rest()
		if got := l.disk.saved.Text(content.Hurt, "to-a-friend", 0); got != strings.Join(want, "\n") {
			t.Errorf("%q is kept", got)
		}
		said := l.heard()
		if !strings.Contains(said, strings.Join(want, "\n")+"\n.\n") {
			t.Errorf("not all keys show:\n%s", said)
		}
	})
}

// TestHeardLeavesASlowLine leaves while a page is still on its way: nothing waits for it,
// neither the leaving nor what was typed before.
func TestHeardLeavesASlowLine(t *testing.T) {
	d := newDisk()
	listening(t, english(t), d, func(l *listener) {
		l.writing()
		l.out.rate = 300
		l.keys.send("half a line")
		time.Sleep(time.Second)
		begun := time.Now()
		l.keys.send("\r" + strings.Repeat("/page\r", 6) + "\x11")
		<-l.over
		if took := time.Since(begun); took > 2*time.Second {
			t.Errorf("leaving takes %v", took)
		}
	})
	if got := d.saved.Text(content.Hurt, "to-a-friend", 0); got != "half a line" {
		t.Errorf("%q is kept", got)
	}
}

// TestHeardHangUp closes the terminal in the midst of a line: nothing more comes of it, so
// saving doesn't wait for more.
func TestHeardHangUp(t *testing.T) {
	d := newDisk()
	listening(t, english(t), d, func(l *listener) {
		l.writing()
		l.keys.send("half a line")
		l.keys.mu.Lock()
		l.keys.gone = true
		l.keys.mu.Unlock()
		begun := time.Now()
		<-l.over
		if took := time.Since(begun); took > 100*time.Millisecond {
			t.Errorf("leaving takes %v", took)
		}
	})
	if got := d.saved.Text(content.Hurt, "to-a-friend", 0); got != "half a line" {
		t.Errorf("%q is kept", got)
	}
}
