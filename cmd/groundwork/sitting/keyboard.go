package sitting

import (
	"fmt"
	"io"
	"os"
	"sync"
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
	keys  *input.Reader
	marks *marks
	gone  func()
}

// Read implements [io.Reader]. Behind what it reads it needs room for a mark.
func (k keyboard) Read(p []byte) (int, error) {
	n, err := k.keys.Read(p[:len(p)-len(mark)])
	if err != nil && err != io.ErrNoProgress {
		go k.gone()
	}
	if n > 0 {
		n += copy(p[n:], k.marks.next())
	}
	return n, err
}

// marks count what is put behind all that is read each time. It is decoded as the answer to
// a question that nobody asks: once it has come, so have all keys before it, however long
// the decoder was held up. They are safe for use by several goroutines.
type marks struct {
	mu     sync.Mutex
	turn   int // marks of an earlier one may come still, and count no more
	number int // on their way
}

// A mark answers for a mode that there isn't, another one each turn.
const (
	mark     = "\x1b[?6500%d;0$y"
	markMode = 65000
	turns    = 10
)

// next is a mark on its way.
func (m *marks) next() string {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.number++
	return fmt.Sprintf(mark, m.turn)
}

// came reports whether the answer for a mode is a mark, and counts it.
func (m *marks) came(mode int) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	turn := mode - markMode
	if turn == m.turn {
		m.number--
	}
	return 0 <= turn && turn < turns
}

// underway reports whether something that was read has not come yet.
func (m *marks) underway() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.number > 0
}

// forget gives up what has not come: whoever decodes it ends, and may bring it late.
func (m *marks) forget() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.turn, m.number = (m.turn+1)%turns, 0
}

// typing gives the program the texts of its pastes, and before it leaves, for whatever
// reason, all that was typed by then: what nobody has read yet, and what came of the last
// paste. It is used where Update is.
type typing struct {
	keys  *input.Reader
	marks *marks
	send  func(tea.Msg)

	pressed int  // keys and pastes so far
	asked   bool // the program has been asked to leave
	looked  int  // how often it was looked since whether all has come
}

// Nothing that was typed is on its way any more once none of it has come for so long. Who
// goes on typing isn't waited for. Looks are counted and no time is measured: a terminal that
// takes nothing holds all up for seconds, the keys too.
const (
	typingSettled = 100 * time.Millisecond
	typingLooks   = 20
)

// typedMsg asks whether all of it has come.
type typedMsg struct{ pressed int }

// filter is what [tea.WithFilter] takes.
func (t *typing) filter(model tea.Model, msg tea.Msg) tea.Msg {
	switch msg := msg.(type) {
	case tea.ModeReportMsg:
		if t.marks.came(msg.Mode.Mode()) {
			return nil
		}
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
		if t.asked {
			return nil
		}
		t.asked = true
		t.settle()
		return session.PartMsg{}
	case typedMsg:
		t.looked++
		if (msg.pressed != t.pressed || t.keys.Waiting() || t.marks.underway()) && t.looked < typingLooks {
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
