package sitting

import (
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

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
		const firstMark = "\x1b[?65000;0$y"
		onTheWay := &marks{}
		keys := input.NewReader(&typist{"words"}, "")
		typed := &typing{keys: keys, marks: onTheWay, send: func(tea.Msg) {}}
		p := make([]byte, 4096)
		n, err := keyboard{keys: keys, marks: onTheWay}.Read(p)
		if err != nil || string(p[:n]) != "words"+firstMark {
			t.Fatalf("%q, %v", p[:n], err)
		}
		if msg := typed.filter(nil, session.LeaveMsg{}); msg != (session.PartMsg{}) {
			t.Fatalf("it is asked to leave: %T", msg)
		}
		for _, held := range []time.Duration{typingSettled, time.Minute} {
			time.Sleep(held)
			if msg := typed.filter(nil, typedMsg{}); msg != nil {
				t.Fatalf("before the keys have come, %v later: %T", held, msg)
			}
		}
		var decoder uv.EventDecoder
		size, event := decoder.Decode([]byte(firstMark))
		report, ok := event.(uv.ModeReportEvent)
		if !ok || size != len(firstMark) {
			t.Fatalf("the mark is decoded as %T", event)
		}
		if msg := typed.filter(nil, tea.ModeReportMsg(report)); msg != nil {
			t.Errorf("the mark is handed on: %T", msg)
		}
		if msg := typed.filter(nil, typedMsg{}); msg != (session.LeaveMsg{}) {
			t.Errorf("after the keys have come: %T", msg)
		}
		time.Sleep(typingSettled)
	})
}

// TestWaitsForNobodyWhoGoesOn: who goes on typing keeps nobody from leaving.
func TestWaitsForNobodyWhoGoesOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		looks := make(chan tea.Msg)
		typed := &typing{keys: input.NewReader(&typist{"and on "}, ""), marks: &marks{}, send: func(msg tea.Msg) { looks <- msg }}
		begun := time.Now()
		for msg := typed.filter(nil, session.LeaveMsg{}); msg != (session.LeaveMsg{}); msg = typed.filter(nil, <-looks) {
		}
		if took := time.Since(begun); took != typingLooks*typingSettled {
			t.Errorf("leaving takes %v", took)
		}
	})
}

// TestMarkComesLate: a mark that was given up, because the terminal was lent to somebody
// else, comes once the program has it back. Nothing is under way for ever then, and those
// who come on time still count.
func TestMarkComesLate(t *testing.T) {
	typed := &typing{marks: &marks{}}
	come := func(mode int) {
		if msg := typed.filter(nil, tea.ModeReportMsg{Mode: ansi.DECMode(mode)}); msg != nil {
			t.Errorf("it is told as %v", msg)
		}
	}
	first := typed.marks.next()
	typed.marks.forget()
	come(markMode)
	if typed.marks.underway() {
		t.Error("something is under way that was given up")
	}
	second := typed.marks.next()
	if second == first || len(second) != len(first) {
		t.Errorf("the marks are %q and %q", first, second)
	}
	come(markMode)
	if !typed.marks.underway() {
		t.Error("a late mark is taken for another one")
	}
	come(markMode + 1)
	if typed.marks.underway() {
		t.Error("what has come is under way")
	}
}
