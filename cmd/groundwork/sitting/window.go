package sitting

import (
	"os"
	"sync"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"
)

// window is the size of the terminal. Bubble Tea reads it before it listens for changes,
// and several of its goroutines send it: what arrives may be what was. So whenever a size
// is told, the one the terminal has now is taken.
type window struct {
	size func() (width, height int, err error)

	mu   sync.Mutex
	told tea.WindowSizeMsg
}

func windowOf(out *os.File) *window {
	return &window{size: func() (int, int, error) { return term.GetSize(out.Fd()) }}
}

// filter is what [tea.WithFilter] takes.
func (w *window) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	size, ok := msg.(tea.WindowSizeMsg)
	if !ok {
		return msg
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if now, ok := w.now(); ok {
		size = now
	}
	w.told = size
	return size
}

func (w *window) now() (tea.WindowSizeMsg, bool) {
	width, height, err := w.size()
	return tea.WindowSizeMsg{Width: width, Height: height}, err == nil && width > 0 && height > 0
}

// catchUp tells a size that nobody told of, because nobody listened yet.
func (w *window) catchUp(tell func(tea.Msg)) {
	w.mu.Lock()
	now, ok := w.now()
	missed := ok && now != w.told
	w.mu.Unlock()
	if missed {
		tell(now)
	}
}
