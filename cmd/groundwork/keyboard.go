package main

import (
	"io"
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"

	"groundwork/tui"
	"groundwork/tui/input"
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

// pasting gives the program the texts of its pastes, and before it leaves, for
// whatever reason, what came of the last one.
type pasting struct{ keys *input.Reader }

// filter is what [tea.WithFilter] takes. It runs where Update does.
func (p pasting) filter(model tea.Model, msg tea.Msg) tea.Msg {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		text, ok := p.keys.Redeem(msg.Content)
		if !ok {
			return nil
		}
		return tea.PasteMsg{Content: text}
	case tui.LeaveMsg:
		for _, text := range p.keys.Pending() {
			_, _ = model.Update(tea.PasteMsg{Content: text}) // saved with all the rest
		}
	}
	return msg
}

// language returns the language of the person's locale, such as "en", or "".
func language() string {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := os.Getenv(name); locale != "" {
			short, _, _ := strings.Cut(locale, "_")
			return short
		}
	}
	return ""
}
