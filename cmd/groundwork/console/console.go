// Package console talks with the person at the terminal, whatever standard input and output
// are: it asks what only a person may answer, takes secrets, and says that something takes
// its time.
package console

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/term"

	"groundwork/cmd/groundwork/environ"
	"groundwork/cmd/groundwork/exit"
	"groundwork/cmd/groundwork/signals"
	"groundwork/cmd/groundwork/tty"
	"groundwork/content/text"
	"groundwork/tui/input"
	"groundwork/tui/job"
)

// Tries is how often a passphrase is asked for.
const Tries = 3

// Console is the terminal for what must not be seen, and for what must be
// answered by a person. While it is open, whatever stops the program finds the
// terminal as it was before, and a question is asked anew once the program goes on.
type Console struct {
	in, out *os.File
	lines   *bufio.Reader
	keys    *input.Keys
	job     *job.Job
	endings *signals.Endings
	end     func()

	// Help is what ctrl+g says while what is typed is hidden; nil for nothing.
	Help func() string

	typing sync.Mutex // held from reading a key to taking it, and to throw all away
	typed  input.Hidden

	mu     sync.Mutex
	before *term.State // from before what is typed was hidden; nil while it shows
	asking string      // the question that waits for its answer
}

// Open opens the terminal. It stops and ends with the program.
func Open(j *job.Job, e *signals.Endings) (*Console, error) {
	in, out, err := tty.Open()
	if err != nil {
		return nil, noConsole()
	}
	c := &Console{
		in: in, out: out, lines: bufio.NewReader(in), job: j, endings: e,
		keys: input.NewKeys(input.NewReader(tty.AtHand{Terminal: input.Terminal{File: in}}, environ.Language())),
	}
	c.end = c.job.Watch(in, c.stop, c.goOn)
	return c, nil
}

func noConsole() error { return exit.New(exit.Failed, "there is no terminal to ask on", "") }

// Close lets go of the terminal.
func (c *Console) Close() {
	c.end()
	_ = c.in.Close()
	_ = c.out.Close()
}

func (c *Console) print(words string) { fmt.Fprint(c.out, words) }

// stop stops the program. What was typed so far would be the shell's to read.
func (c *Console) stop() {
	c.mu.Lock()
	if c.before != nil {
		_ = term.Restore(c.in.Fd(), c.before)
	}
	c.mu.Unlock()
	c.throwAway()
	c.print("\n")
	c.job.Stop()
	c.goOn()
}

// goOn asks anew once the program goes on. The shell has its own idea of what shows.
func (c *Console) goOn() {
	c.throwAway()
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.before != nil {
		tty.Hide(c.in.Fd())
	}
	c.print(c.asking)
}

// throwAway throws away what was typed.
func (c *Console) throwAway() {
	c.typing.Lock()
	defer c.typing.Unlock()
	tty.Forget(c.in.Fd())
	c.typed.Clear()
}

// say says something while a question stands, and puts it again.
func (c *Console) say(words string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.print("\n" + words + c.asking)
}

// ask puts a question, until answered is called.
func (c *Console) ask(question string) (answered func()) {
	put := func(question string) {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.asking = question
		c.print(question)
	}
	put(question)
	return func() { put("") }
}

// Line asks for a line that may be seen.
func (c *Console) Line(question string) (string, error) {
	defer c.ask(question)()
	line, err := c.lines.ReadString('\n')
	if err != nil && line == "" {
		c.print("\n")
		return "", notAnswered()
	}
	return strings.TrimSpace(line), nil
}

// Yes asks whether to do something, to which nothing but yes says so.
func (c *Console) Yes(question, do string) (bool, error) {
	line, err := c.Line(question + "Type yes to " + do + ": ")
	return line == "yes", err
}

// Secret asks for a line without showing it. It may be empty.
func (c *Console) Secret(question string) ([]byte, error) {
	show, err := c.Hide()
	if err != nil {
		return nil, err
	}
	defer show()
	return c.Hidden(question)
}

// Hide keeps what is typed from being shown, until show is called: from before
// a question, since some type as soon as they see it, to after the last answer. A
// signal that ends the program shows it again: the terminal would show nothing that
// is typed ever after.
func (c *Console) Hide() (show func(), err error) {
	before, err := term.GetState(c.in.Fd())
	if err != nil {
		return nil, noConsole()
	}
	stop := c.endings.Watch(func(s os.Signal) {
		c.show()
		c.print("\n")
		os.Exit(signals.ExitCode(s))
	})
	c.mu.Lock()
	defer c.mu.Unlock()
	c.before = before
	tty.Hide(c.in.Fd())
	return func() {
		c.show()
		stop()
	}, nil
}

func (c *Console) show() {
	c.mu.Lock()
	defer c.mu.Unlock()
	_ = term.Restore(c.in.Fd(), c.before)
	c.before = nil
}

// Hidden asks for a line while nothing is shown.
func (c *Console) Hidden(question string) ([]byte, error) {
	defer c.print("\n")
	defer c.ask(question)()
	for {
		if line, done, err := c.press(); done || err != nil {
			return line, err
		}
	}
}

// press takes the next key. The last one gives the line.
func (c *Console) press() (line []byte, done bool, err error) {
	for tty.Waits && !c.keys.Ready(time.Minute) {
	}
	c.typing.Lock()
	defer c.typing.Unlock()
	if tty.Waits && !c.keys.Ready(0) {
		return nil, false, nil // it was thrown away
	}
	key, err := c.keys.Next()
	switch {
	case errors.Is(err, io.ErrNoProgress):
		return nil, false, nil // it was thrown away just now
	case err != nil && c.typed.Empty(), key.Name == "ctrl+d" && c.typed.Empty():
		return nil, false, notAnswered()
	case key.Pasted:
		c.typed.Paste(key.Text)
	case err != nil, key.Name == "enter", key.Name == "ctrl+j":
		line := c.typed.Take()
		return line[:len(text.Secret(string(line)))], true, nil
	case key.Name == "ctrl+q", key.Name == "ctrl+c":
		c.typed.Clear()
		return nil, false, &exit.Error{Code: exit.Interrupted}
	case key.Name == "ctrl+g" && c.Help != nil:
		c.say(c.Help())
	case key.Name == "ctrl+z":
		c.job.Ask()
	case key.Name == "esc":
		c.typed.Clear()
	default:
		c.typed.Press(key.Name, key.Text)
	}
	return nil, false, nil
}

// Asked asks until a line is not empty: what was pasted may have brought a line end
// of its own, which would be the answer to the next question.
func (c *Console) Asked(question string, ask func(string) ([]byte, error)) ([]byte, error) {
	for {
		if typed, err := ask(question); err != nil || len(typed) > 0 {
			return typed, err
		}
	}
}

func notAnswered() error { return exit.New(exit.Failed, "there was no answer", "") }
