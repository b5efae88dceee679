package input

import (
	"bytes"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// How long the last answers are waited for: no longer than so long after leaving,
// and not at all where so much time has passed since the question that the
// terminal is one that never answers.
const (
	answerPatience = 300 * time.Millisecond
	answerLost     = 2 * time.Second
)

// Asking returns what is to be written to the terminal in the place of p. Where p
// asks something, a question is put behind it that every terminal answers: once
// that answer has come no other one is on its way.
func (r *Reader) Asking(p []byte) []byte {
	if !fenced || !asks(p) {
		return p
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.fences = append(r.fences, time.Now())
	return append(bytes.Clone(p), ansi.RequestPrimaryDeviceAttributes...)
}

// asks reports whether p holds a question that Bubble Tea asks.
func asks(p []byte) bool {
	for _, question := range []string{"$p", ansi.RequestKittyKeyboard, "]11;?", "]10;?", "]12;?", "]52;c;?", ansi.RequestNameVersion, ansi.RequestSecondaryDeviceAttributes} {
		if bytes.Contains(p, []byte(question)) {
			return true
		}
	}
	return false
}

// answered takes the answers to the questions of [Reader.Asking] off the list.
func (r *Reader) answered() {
	n := min(r.stream.devices, len(r.fences))
	r.fences, r.stream.devices = r.fences[n:], 0
}

// Settle reads the answers that are still on their way, so that they don't end up with
// whoever reads the terminal next. They are handed on with the next read; all else that
// comes meanwhile is lost. Nobody else may read the terminal any more.
func (r *Reader) Settle() {
	end := time.Now().Add(answerPatience)
	buf := make([]byte, 4096)
	for {
		wait := r.owed(end)
		if wait <= 0 || !r.from.Wait(wait) {
			return
		}
		n, err := r.from.Read(buf)
		out, _ := r.take(buf[:n])
		r.mu.Lock()
		r.over = append(r.over, told(out)...)
		r.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// told returns the answers in what is handed on.
func told(out []byte) (answers []byte) {
	var d uv.EventDecoder
	for len(out) > 0 {
		n, event := d.Decode(out)
		n = max(n, 1)
		switch event.(type) {
		case uv.ModeReportEvent, uv.KeyboardEnhancementsEvent, uv.SecondaryDeviceAttributesEvent, uv.TerminalVersionEvent,
			uv.BackgroundColorEvent, uv.ForegroundColorEvent, uv.CursorColorEvent, uv.CapabilityEvent:
			answers = append(answers, out[:n]...)
		}
		out = out[n:]
	}
	return answers
}

// owed returns how long an answer is worth waiting for.
func (r *Reader) owed(end time.Time) time.Duration {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.fences) == 0 {
		return 0
	}
	return min(time.Until(end), time.Until(r.fences[len(r.fences)-1].Add(answerLost)))
}
