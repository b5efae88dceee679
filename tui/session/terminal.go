package session

import (
	"io"
	"os"
	"os/exec"
	"time"

	tea "charm.land/bubbletea/v2"
)

// runner gives the terminal to a command and takes it back.
type runner func(*exec.Cmd, func(error) tea.Msg) tea.Cmd

// runInTerminal gives the command the terminal itself: through a reader of the
// program's an editor would not see one.
func runInTerminal(c *exec.Cmd, done func(error) tea.Msg) tea.Cmd {
	c.Stdin, c.Stdout, c.Stderr = os.Stdin, os.Stdout, os.Stderr
	return tea.Exec(handedOver{c}, tea.ExecCallback(done))
}

// handedOver is a command that has the terminal for a moment at least. Bubble Tea
// stops drawing beside the event loop, without waiting for it: where a command
// ends at once, drawing could be stopped after it was begun again, and the screen
// would stay blank.
type handedOver struct{ *exec.Cmd }

// leastTurn is that moment: long for a program, and nothing for a person.
const leastTurn = 150 * time.Millisecond

func (c handedOver) Run() error {
	begun := time.Now()
	time.Sleep(leastTurn / 10) // what stops the drawing gets its turn now
	err := c.Cmd.Run()
	time.Sleep(leastTurn - time.Since(begun))
	return err
}

// SetStdin, SetStdout and SetStderr implement [tea.ExecCommand]. The command has
// its own already.
func (c handedOver) SetStdin(io.Reader) {}

func (c handedOver) SetStdout(io.Writer) {}

func (c handedOver) SetStderr(io.Writer) {}
