package external

import (
	"cmp"
	"os/exec"
	"strings"

	tea "charm.land/bubbletea/v2"

	"groundwork/content/text"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// ownEditor is where an answer goes to the person's own editor and comes back
// from it. The first time in a session it says what is different there.
type ownEditor struct {
	ui.List
	session *session.Session
	text    route.Lent
	editor  editor
	place   place    // where the words lie meanwhile
	trouble string   // why there is no editor to open, or ""
	out     *handout // with the editor, or back from it and not taken yet
	said    string
}

// editedMsg says that the editor has been closed.
type editedMsg struct{ out *handout }

func newOwnEditor(s *session.Session, text route.Lent) *ownEditor {
	e := &ownEditor{session: s, text: text}
	e.List = *ui.NewList("choose", "back to the page", e.words)
	e.Left = "Your own editor"
	var err error
	if e.editor, err = findEditor(); err != nil {
		e.fail(err)
		return e
	}
	e.place = handoutPlace()
	e.Set([]ui.Choice{ // who is used to save with this key goes back by enter
		{Label: "Back to the page", Detail: "saved as you write", Step: route.Back()},
		{Label: "Open it in " + e.editor.name, Do: func() (route.Step, tea.Cmd) { return route.Stay(), e.open() }},
	})
	return e
}

// Enter implements [ui.Screen]. What the first time said is known after that.
func (e *ownEditor) Enter() tea.Cmd {
	if e.trouble == "" && e.session.Warned {
		return e.open()
	}
	return nil
}

func (e *ownEditor) words(width int, t ui.Theme) []string {
	said := e.warnings()
	switch {
	case e.out != nil:
		said = []string{"It is open."}
	case e.trouble != "":
		said = []string{e.trouble}
	}
	return ui.Titled("In your own editor", said...)(width, t)
}

// warnings is what is different in the person's own editor.
func (e *ownEditor) warnings() []string {
	list := []string{
		e.editor.name + " opens with this answer. What you save there comes here when you close it.",
		"Meanwhile leaving at once doesn't work, and the screen isn't covered while you are away.",
	}
	if e.place.inMemory {
		list = append(list, "The words lie in the computer's memory, in a file only you can open, and are wiped afterwards.")
	} else {
		list = append(list, "The words lie on the disk, in "+text.CleanLine(e.place.path)+". They are removed afterwards, but a disk may keep traces for long.")
	}
	if e.editor.quiet {
		return append(list, "Its swap and backup files are switched off. Extensions of its own may still keep something.")
	}
	return append(list, "Whatever backups or history "+e.editor.name+" keeps can't be switched off from here: traces may stay.")
}

// fail says why no editor opens.
func (e *ownEditor) fail(err error) {
	e.trouble = editorTrouble(err)
	e.Set([]ui.Choice{ui.BackChoice("Back to the page")})
}

// open gives the terminal to the editor, and the words in a file. What is new is
// saved beside it, as no message is taken until the editor is closed. Until it is
// opened keys are taken, which may lead away: then it stays closed.
func (e *ownEditor) open() tea.Cmd {
	h := &handout{given: e.text.Text()}
	e.session.Warned, e.out = true, h
	return tea.Batch(e.session.Autosave.Save(), e.session.Run(func() (*exec.Cmd, error) {
		if err := h.put(e.place); err != nil {
			return nil, err
		}
		h.editor = e.editor.command(h.path)
		return h.editor, nil
	}, func(err error) tea.Msg {
		h.takeBack(err) // now: the program may end before the next message
		return editedMsg{h}
	}))
}

// Update implements [ui.Screen]. No key means anything while the words are out.
func (e *ownEditor) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	if m, ok := msg.(editedMsg); ok && m.out == e.out {
		e.out = nil
		return e.returned(m.out)
	}
	if e.out != nil {
		return route.Stay(), nil
	}
	return e.List.Update(msg)
}

// returned takes what came back, keeps the answer where that is not sure, and
// asks where both may be wanted.
func (e *ownEditor) returned(h *handout) (route.Step, tea.Cmd) {
	switch {
	case h.failed != nil:
		e.said = "the answer stays as it was: " + h.failed.Error()
		return route.Back(), nil
	case h.words == h.given:
		e.said = "nothing was changed there"
		return route.Back(), nil
	case strings.TrimSpace(h.words) == "":
		e.ask("The file came back empty.", "Empty the answer", h.words)
		return route.Stay(), nil
	case h.ended != nil:
		e.ask("The editor ended with an error, and what it saved is not what the answer says here.", "Take what it saved", h.words)
		return route.Stay(), nil
	}
	return e.take(h.words)
}

// ask lets the person choose between the answer and what came back.
func (e *ownEditor) ask(what, otherwise, words string) {
	e.Above = func(width int, t ui.Theme) []string { return ui.Sentence(what, width, t.Label) }
	e.Set([]ui.Choice{
		ui.BackChoice("Keep the answer as it was"),
		{Label: otherwise, Do: func() (route.Step, tea.Cmd) { return e.take(words) }},
	})
	e.At = 0
	e.Resize(e.Frame)
}

// take puts the words in the answer's place, to be undone as one change.
func (e *ownEditor) take(words string) (route.Step, tea.Cmd) {
	why, cmd := e.text.Replace(words)
	e.said = cmp.Or(why, "taken over; ctrl+z brings the old back")
	return route.Back(), cmd
}

// OnLeave implements [ui.Leaver]: what was saved in the editor is not lost where the
// program ends before the message about it, and no editor opens once one has left. An
// editor whose terminal was closed ends with an error; nobody can be asked then, and
// what was saved last is what was meant.
func (e *ownEditor) OnLeave() {
	if h := e.out; h != nil {
		e.out = nil
		h.withdraw()
		if h.failed == nil && strings.TrimSpace(h.words) != "" {
			e.take(h.words)
		}
	}
}

// Said is a sentence for the footer.
func (e *ownEditor) Said() string { return e.said }
