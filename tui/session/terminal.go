package session

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"time"

	tea "charm.land/bubbletea/v2"
)

// errParting says that nothing is given the terminal any more.
var errParting = errors.New("the program is being left")

// Run gives the terminal to a command and takes it back. It is the terminal itself:
// through a reader of the program's an editor would not see one. The command is made
// when the program has let go of the terminal: until then keys are taken, and may
// lead elsewhere.
func (s *Session) Run(command func() (*exec.Cmd, error), done func(error) tea.Msg) tea.Cmd {
	return s.Give(func() error {
		if s.Parting {
			return errParting
		}
		c, err := command()
		if err != nil {
			return err
		}
		c.Stdin, c.Stdout, c.Stderr = os.Stdin, os.Stdout, os.Stderr
		if s.Job != nil {
			return s.Job.Lend(c.Run)
		}
		return c.Run()
	}, done)
}

// RegainedMsg says that the program has the terminal again.
type RegainedMsg struct{}

// giver gives the terminal away while something runs.
type giver func(run func() error, done func(error) tea.Msg) tea.Cmd

func giveTerminal(run func() error, done func(error) tea.Msg) tea.Cmd {
	return tea.Exec(handedOver(run), func(err error) tea.Msg {
		msg := done(err) // now: the program may end before the next message
		return tea.BatchMsg{func() tea.Msg { return msg }, func() tea.Msg { return RegainedMsg{} }}
	})
}

// handedOver is something that has the terminal for a moment at least. Bubble Tea
// stops drawing beside the event loop, without waiting for it: where what runs ends
// at once, drawing could be stopped after it was begun again, and the screen would
// stay blank.
type handedOver func() error

// leastTurn is that moment: long for a program, and nothing for a person.
const leastTurn = 150 * time.Millisecond

func (run handedOver) Run() error {
	begun := time.Now()
	time.Sleep(leastTurn / 10) // what stops the drawing gets its turn now
	err := run()
	time.Sleep(leastTurn - time.Since(begun))
	return err
}

// SetStdin, SetStdout and SetStderr implement [tea.ExecCommand]. What runs has its
// own already.
func (handedOver) SetStdin(io.Reader) {}

func (handedOver) SetStdout(io.Writer) {}

func (handedOver) SetStderr(io.Writer) {}
