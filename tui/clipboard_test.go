package tui

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"groundwork/tui/ui"
)

// TestCopyOut hands texts to terminals of all sorts, and looks at what is sent and said.
func TestCopyOut(t *testing.T) {
	long := strings.Repeat("zebra ", 3000)
	for name, c := range map[string]struct {
		env    string
		answer int
		text   string
		parts  int // in which it is sent
		said   string
	}{
		"usual":            {"TERM=xterm-256color", 0, long, 0, "Sent to the terminal"},
		"too long":         {"TERM=xterm-256color", 0, long + long + long + long, -1, "too long"},
		"console":          {"TERM=linux", 0, "zebra", -1, "hands nothing"},
		"tmux":             {"TERM=screen-256color TMUX=/tmp/x,1,0", 0, long, 0, "Sent to tmux. With its set-clipboard on"},
		"tmux by ssh":      {"TERM=tmux-256color", 'T', long, 0, "Sent to tmux"},
		"old tmux by ssh":  {"TERM=screen", 'T', long, 0, "Sent to tmux"},
		"screen":           {"TERM=screen.xterm-256color STY=1.pts", 0, long, 35, "Sent through screen"},
		"screen, short":    {"TERM=screen STY=1.pts", 'S', "zebra", 1, "Sent through screen"},
		"screen by ssh":    {"TERM=screen-256color", 0, long, 35, "Sent through screen"},
		"screen in tmux":   {"TERM=screen TMUX=/tmp/x,1,0 STY=1.pts", 'S', long, 35, "Sent through screen"},
		"tmux in screen":   {"TERM=screen TMUX=/tmp/x,1,0 STY=1.pts", 'T', long, 0, "Sent to tmux"},
		"another terminal": {"TERM=xterm", 1, long, 0, "Sent to the terminal"},
	} {
		t.Run(name, func(t *testing.T) {
			onStage(t, english(t), 80, 24, func(s *stage) {
				asked := s.app.environ(tea.EnvMsg(strings.Fields(c.env)))
				if mux := strings.Contains(c.env, "screen") || strings.Contains(c.env, "tmux"); (asked != nil) != mux {
					t.Errorf("it asks: %v", asked != nil)
				}
				if c.answer != 0 {
					s.send(uv.SecondaryDeviceAttributesEvent{c.answer, 40900, 0})
				}
				sent := s.app.copyOut(ui.CopyMsg{Text: c.text})
				if !strings.Contains(s.app.said, c.said) {
					t.Errorf("it says %q", s.app.said)
				}
				if (sent == nil) != (c.parts < 0) {
					t.Fatalf("it sends something: %v", sent != nil)
				}
				if sent == nil {
					return
				}
				sequence := fmt.Sprint(sent().(tea.RawMsg).Msg)
				var parts []string
				if c.parts > 0 {
					parts = strings.Split(sequence, "\x1b\\")
					parts = parts[:len(parts)-1]
					for i, p := range parts {
						in, ok := strings.CutPrefix(p, "\x1bP")
						if !ok || len(in) > 760 {
							t.Errorf("part %d is %d bytes: %.20q", i, len(in), in)
						}
						parts[i] = in
					}
					sequence = strings.Join(parts, "")
				}
				if want := ansi.SetSystemClipboard(c.text); sequence != want || len(parts) != c.parts {
					t.Errorf("%d parts, %.40q, want %d, %.40q", len(parts), sequence, c.parts, want)
				}
				if n := base64.StdEncoding.EncodedLen(len(c.text)); n > 100_000 {
					t.Errorf("%d bytes are sent", n)
				}
			})
		})
	}
}

// TestCopyTwice copies on a page: the first time nothing leaves the program.
func TestCopyTwice(t *testing.T) {
	onText(t, func(s *stage) {
		s.press("alt+a", "alt+c")
		s.see("Copied. Again: for other programs too.")
		s.press("alt+c")
		s.see("Sent to the terminal, for other programs to paste.")
	})
}
