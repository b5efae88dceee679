package sitting

import (
	"os"
	"time"

	"github.com/charmbracelet/x/term"

	"groundwork/cmd/groundwork/exit"
	"groundwork/cmd/groundwork/signals"
	"groundwork/cmd/groundwork/tty"
	"groundwork/tui/input"
	"groundwork/tui/job"
	"groundwork/tui/outlet"
)

// Screen is the terminal the workbook is shown on.
type Screen struct {
	in, out *os.File
	*job.Job
	endings *signals.Endings
	asked   *asked
}

// asked is who knows what the terminal was asked and has not answered, and what it was
// written and has not taken, if there is one.
type asked struct {
	keys    *input.Reader
	marks   *marks
	out     *outlet.Outlet
	missing bool // something was written that the terminal will never get
	reader  bool // a screen reader speaks sequences it doesn't know
}

// OnTerminal makes sure that there is a person at a terminal.
func OnTerminal(in, out *os.File, j *job.Job, e *signals.Endings) (Screen, error) {
	const hint = "groundwork print and groundwork status work without one"
	switch {
	case !term.IsTerminal(in.Fd()):
		return Screen{}, exit.Wrong(hint, "the workbook needs a terminal to type on")
	case !term.IsTerminal(out.Fd()):
		return Screen{}, exit.Wrong(hint, "the workbook needs a terminal to show itself on")
	}
	return Screen{in, out, j, e, &asked{}}, nil
}

// Stop stops the program with nothing of the words on the terminal. Not every terminal
// has a second screen, which went with the program.
func (s Screen) Stop() {
	s.Blank()
	s.settle()
	s.Job.Stop()
}

// Lend is [job.Job.Lend], once nothing comes any more that is for this program, nor from it.
func (s Screen) Lend(run func() error) error {
	if s.missing() {
		s.Blank() // else it would come in between
	}
	s.settle()
	return s.Job.Lend(run)
}

// settle keeps the terminal's late answers from whoever has the terminal next.
func (s Screen) settle() {
	if s.asked.keys == nil {
		return
	}
	if s.asked.marks != nil {
		s.asked.marks.forget()
	}
	if before, err := term.MakeRaw(s.in.Fd()); err == nil { // else the terminal has gone
		s.asked.keys.Settle()
		_ = term.Restore(s.in.Fd(), before)
	}
}

// wipe blanks the screen and what can be scrolled back to.
const wipe = allRows + "\x1b[2J\x1b[3J\x1b[H"

// patience is how long a terminal that takes nothing may hold up the saving.
const patience = time.Second

// Blank wipes the terminal. One that has gone is no reason not to save. Where it has not
// taken all that was written to it, that is thrown away first: it would be shown later,
// when nobody is there to wipe it.
func (s Screen) Blank() {
	if os.Getenv("TERM") == "dumb" {
		return // it would show what clears it
	}
	if !s.missing() && s.put(wipe) {
		return
	}
	s.asked.missing = false
	tty.Drop(s.out.Fd())
	again := wipe
	if s.asked.out != nil { // what ends the screens may have been thrown away too
		again = usual + wipe
	}
	if s.asked.reader {
		again = string(unasked([]byte(again)))
	}
	s.put(again)
}

// missing reports whether something was written that the terminal has not taken. Nothing of
// it is written any more.
func (s Screen) missing() bool {
	if s.asked.out != nil && s.asked.out.Drop() {
		s.asked.missing = true
	}
	return s.asked.missing
}

// noColour ends the colours of a frame that was broken off within them.
const noColour = "\x1b[m"

// usual ends all that the screens ask of a terminal: colours, whole frames, the shape of the
// cursor, more of the keyboard, the mouse, the focus, the second screen, and pastes told from keys.
const usual = noColour + "\x1b[?2026l\x1b[0 q\x1b[>4m\x1b[<1u\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1004l" +
	allRows + "\x1b[2J\x1b[?1049l\x1b[?25h\x1b[?2004l"

// put writes a sequence to the terminal, and reports whether that takes any.
func (s Screen) put(sequence string) (taken bool) {
	done := make(chan struct{})
	go func() {
		_, _ = s.out.WriteString(sequence)
		close(done)
	}()
	select {
	case <-done:
		return true
	case <-time.After(patience):
		return false
	}
}

// quiet keeps the terminal from showing what comes in until the words are saved:
// keys pressed in haste, and the terminal's own late answers. What came in by
// then is nobody's any more, and settle waits for the last answers. A signal can't
// end the program meanwhile.
func (s Screen) quiet(settle func()) (loud func()) {
	before, err := term.MakeRaw(s.in.Fd()) // answers are no lines
	if err != nil {
		return func() {} // the terminal has gone
	}
	return func() {
		settle()
		tty.Forget(s.in.Fd())
		_ = term.Restore(s.in.Fd(), before)
	}
}
