package tui

import (
	"io"
	"os"
	"os/exec"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content/text"
	"groundwork/tui/field"
	"groundwork/tui/theme"
)

// ownEditor is where an answer goes to the person's own editor and comes back
// from it. The first time in a sitting it says what is different there.
type ownEditor struct {
	list
	sitting *sitting
	prose   field.Lent
	touch   func() tea.Cmd // tells the desk that the answer has changed
	editor  editor
	trouble string   // why there is no editor to open, or ""
	out     *handout // with the editor, or back from it and not taken yet
	words   string   // what came back and is asked about
	said    string
}

// editedMsg says that the editor has been closed.
type editedMsg struct{ out *handout }

func newOwnEditor(s *sitting, p field.Lent, touch func() tea.Cmd) *ownEditor {
	e := &ownEditor{sitting: s, prose: p, touch: touch}
	e.menu.keys = newListKeys("choose", "back to the page")
	e.above = e.lines
	var err error
	if e.editor, err = findEditor(); err != nil {
		e.fail(err)
		return e
	}
	e.menu.set([]choice{
		{label: "Open it in " + e.editor.name, do: func() (step, tea.Cmd) { return stay(), e.open() }},
		{label: "Back to the page", do: func() (step, tea.Cmd) { return back(), nil }},
	})
	return e
}

// Enter implements [screen]. What the first time said is known after that.
func (e *ownEditor) Enter() tea.Cmd {
	if e.trouble == "" && e.sitting.warned {
		return e.open()
	}
	return nil
}

func (e *ownEditor) lines(width int, t theme.Theme) []string {
	lines := append(sentence("In your own editor", width, t.Title), "")
	switch {
	case e.out != nil:
		return append(lines, sentence("It is open.", width, t.Body)...)
	case e.trouble != "":
		return append(lines, sentence(e.trouble, width, t.Body)...)
	}
	for i, p := range e.warnings() {
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, sentence(p, width, t.Body)...)
	}
	return lines
}

// warnings is what is different in the person's own editor.
func (e *ownEditor) warnings() []string {
	place, inMemory := handoutRoot()
	list := []string{
		e.editor.name + " opens with this answer. What you save there comes here when you close it.",
		"Meanwhile leaving at once doesn't work, and the screen isn't covered while you are away.",
	}
	if inMemory {
		list = append(list, "The words lie in the computer's memory, in a file only you can open, and are wiped afterwards.")
	} else {
		list = append(list, "The words lie on the disk, in "+text.CleanLine(place)+". They are removed afterwards, but a disk may keep traces for long.")
	}
	if e.editor.quiet {
		return append(list, "Its swap and backup files are switched off. Extensions of its own may still keep something.")
	}
	return append(list, "Whatever backups or history "+e.editor.name+" keeps can't be switched off from here: traces may stay.")
}

// fail says why no editor opens.
func (e *ownEditor) fail(err error) {
	e.trouble = editorTrouble(err)
	e.menu.set([]choice{{label: "Back to the page", do: func() (step, tea.Cmd) { return back(), nil }}})
}

// open puts the words into a file, at once, so that leaving now finds it; then
// it gives the terminal to the editor. What is new is saved beside it, as no
// message is taken until the editor is closed.
func (e *ownEditor) open() tea.Cmd {
	h, err := handOut(e.prose.Text())
	if err != nil {
		e.fail(err)
		return nil
	}
	e.sitting.warned, e.out = true, h
	return tea.Batch(e.sitting.desk.save(), e.sitting.run(e.editor.command(h.path), func(err error) tea.Msg {
		h.takeBack(err) // now: the program may end before the next message
		return editedMsg{h}
	}))
}

// Update implements [screen]. No key means anything while the words are out.
func (e *ownEditor) Update(msg tea.Msg) (step, tea.Cmd) {
	if m, ok := msg.(editedMsg); ok && m.out == e.out {
		e.out = nil
		return e.returned(m.out)
	}
	if e.out != nil {
		return stay(), nil
	}
	st, cmd, _ := e.update(msg)
	return st, cmd
}

// returned takes what came back, keeps the answer where that is not sure, and
// asks where both may be wanted.
func (e *ownEditor) returned(h *handout) (step, tea.Cmd) {
	switch {
	case h.failed != nil:
		e.said = "the answer stays as it was: " + h.failed.Error()
		return back(), nil
	case h.words == h.given:
		e.said = "nothing was changed there"
		return back(), nil
	case strings.TrimSpace(h.words) == "":
		e.ask("The file came back empty.", "Empty the answer", h.words)
		return stay(), nil
	case h.ended != nil:
		e.ask("The editor ended with an error, and what it saved is not what the answer says here.", "Take what it saved", h.words)
		return stay(), nil
	}
	return e.take(h.words)
}

// ask lets the person choose between the answer and what came back.
func (e *ownEditor) ask(what, otherwise, words string) {
	e.words = words
	e.above = func(width int, t theme.Theme) []string { return sentence(what, width, t.Label) }
	e.menu.set([]choice{
		{label: "Keep the answer as it was", do: func() (step, tea.Cmd) { return back(), nil }},
		{label: otherwise, do: func() (step, tea.Cmd) { return e.take(e.words) }},
	})
	e.menu.at = 0
	e.Resize(e.frame)
}

// take puts the words in the answer's place, to be undone as one change.
func (e *ownEditor) take(words string) (step, tea.Cmd) {
	r := e.prose.Replace(words)
	e.said = "taken over; ctrl+z brings the old back"
	if r.Why != "" {
		e.said = r.Why
	}
	if !r.Changed {
		return back(), nil
	}
	return back(), e.touch()
}

// Leave implements [leaver]: what was saved in the editor is not lost where the
// program ends before the message about it, and no file stays. An editor whose
// terminal was closed ends with an error; nobody can be asked then, and what was
// saved last is what was meant.
func (e *ownEditor) Leave() {
	if h := e.out; h != nil {
		e.out = nil
		wipe(h.folder)
		if h.failed == nil && strings.TrimSpace(h.words) != "" {
			e.take(h.words)
		}
	}
	e.sitting.desk.collect()
}

// Said is a sentence for the footer.
func (e *ownEditor) Said() string { return e.said }

// Header implements [screen].
func (e *ownEditor) Header() (string, string) { return "Your own editor", "" }

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

// Run implements [tea.ExecCommand].
func (c handedOver) Run() error {
	begun := time.Now()
	time.Sleep(leastTurn / 10) // what stops the drawing gets its turn now
	err := c.Cmd.Run()
	time.Sleep(leastTurn - time.Since(begun))
	return err
}

// SetStdin, SetStdout and SetStderr implement [tea.ExecCommand]. The command has
// its own already.
func (c handedOver) SetStdin(io.Reader)  {}
func (c handedOver) SetStdout(io.Writer) {}
func (c handedOver) SetStderr(io.Writer) {}
