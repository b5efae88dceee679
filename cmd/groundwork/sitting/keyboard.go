package sitting

import (
	"io"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/tui/input"
	"groundwork/tui/session"
)

// keyboard is the terminal's input. It is a file still, which Bubble Tea makes raw
// and can stop reading, but what is read of it comes through keys. Bubble Tea waits
// for ever at its end, so the end is told to gone: the terminal was closed, and the
// words must be saved.
type keyboard struct {
	*os.File
	keys *input.Reader
	gone func()
}

// Read implements [io.Reader].
func (k keyboard) Read(p []byte) (int, error) {
	n, err := k.keys.Read(p)
	if err != nil && err != io.ErrNoProgress {
		go k.gone()
	}
	return n, err
}

// typing gives the program the texts of its pastes, and before it leaves, for whatever
// reason, all that was typed by then: what nobody has read yet, and what came of the last
// paste. It is used where Update is.
type typing struct {
	keys *input.Reader
	send func(tea.Msg)

	pressed int       // keys and pastes so far
	since   time.Time // when the program was first asked to leave
}

// Nothing that was typed is on its way any more once none of it has come for so long. Who
// goes on typing isn't waited for.
const (
	typingSettled  = 100 * time.Millisecond
	typingPatience = 2 * time.Second
)

// typedMsg asks whether all of it has come.
type typedMsg struct{ pressed int }

// filter is what [tea.WithFilter] takes.
func (t *typing) filter(model tea.Model, msg tea.Msg) tea.Msg {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		t.pressed++
	case tea.PasteMsg:
		t.pressed++
		text, ok := t.keys.Redeem(msg.Content)
		if !ok {
			return nil
		}
		return tea.PasteMsg{Content: text}
	case session.LeaveMsg:
		if !t.since.IsZero() {
			return nil // it has been asked already
		}
		t.since = time.Now()
		t.settle()
		return session.PartMsg{}
	case typedMsg:
		if (msg.pressed != t.pressed || t.keys.Waiting()) && time.Since(t.since) < typingPatience {
			t.settle()
			return nil
		}
		for _, text := range t.keys.Pending() {
			_, _ = model.Update(tea.PasteMsg{Content: text}) // saved with all the rest
		}
		return session.LeaveMsg{}
	}
	return msg
}

func (t *typing) settle() {
	n := t.pressed
	time.AfterFunc(typingSettled, func() { t.send(typedMsg{n}) })
}
