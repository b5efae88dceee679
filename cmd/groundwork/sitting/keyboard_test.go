package sitting

import (
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"groundwork/tui/input"
	"groundwork/tui/session"
)

// typist is a keyboard on which one word was typed.
type typist struct{ typed string }

func (t *typist) Read(p []byte) (int, error) {
	n := copy(p, t.typed)
	t.typed = t.typed[n:]
	return n, nil
}

func (t *typist) Wait(time.Duration) bool { return t.typed != "" }

// TestWaitsForWhatWasRead: who is asked to leave waits for the keys that were read, however
// long the decoder is held up with them.
func TestWaitsForWhatWasRead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		onTheWay := &marks{}
		keys := input.NewReader(&typist{"words"}, "")
		typed := &typing{keys: keys, marks: onTheWay, send: func(tea.Msg) {}}
		p := make([]byte, 4096)
		n, err := keyboard{keys: keys, marks: onTheWay}.Read(p)
		if err != nil || string(p[:n]) != "words"+mark {
			t.Fatalf("%q, %v", p[:n], err)
		}
		if msg := typed.filter(nil, session.LeaveMsg{}); msg != (session.PartMsg{}) {
			t.Fatalf("it is asked to leave: %T", msg)
		}
		time.Sleep(typingSettled)
		if msg := typed.filter(nil, typedMsg{}); msg != nil {
			t.Fatalf("before the keys have come: %T", msg)
		}
		var decoder uv.EventDecoder
		size, event := decoder.Decode([]byte(mark))
		report, ok := event.(uv.ModeReportEvent)
		if !ok || size != len(mark) {
			t.Fatalf("the mark is decoded as %T", event)
		}
		if msg := typed.filter(nil, tea.ModeReportMsg(report)); msg != nil {
			t.Errorf("the mark is handed on: %T", msg)
		}
		if msg := typed.filter(nil, typedMsg{}); msg != (session.LeaveMsg{}) {
			t.Errorf("after the keys have come: %T", msg)
		}
		time.Sleep(typingPatience)
	})
}

// TestForgetsWhatWasDropped: what the decoder had when it was ended is waited for no more.
func TestForgetsWhatWasDropped(t *testing.T) {
	var m marks
	m.next()
	if m.forget(); m.underway() {
		t.Error("it is still waited for")
	}
}
