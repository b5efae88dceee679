//go:build unix

package main

import (
	"encoding/base64"
	"os/exec"
	"strings"
	"testing"

	"groundwork/cmd/groundwork/exit"
	"groundwork/content"
)

// longCopied returns more than GNU screen takes in one sequence.
func longCopied() string { return strings.TrimSpace(strings.Repeat("zebra in the forest ", 100)) }

// TestCopyInScreen copies a long text out of GNU screen: it arrives whole at the
// terminal around it, and none of what is sent is drawn on the page.
func TestCopyInScreen(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 80, 24)
	p.atLong()
	p.inScreen()
	p.copiesTwice()
	p.See("Sent through screen to the terminal, for other programs to paste.")
	p.arrives()
	p.Press("ctrl+q")
	p.Ends(exit.Done)
}

// TestCopyInTmux copies in tmux, which hands it on only where it is told to.
func TestCopyInTmux(t *testing.T) {
	t.Parallel()
	for name, arrives := range map[string]bool{"external": false, "on": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tmux, err := exec.LookPath("tmux")
			if err != nil {
				t.Skip("tmux is not installed")
			}
			p := newPerson(t, 80, 24)
			p.atLong()
			p.env = []string{"TMUX_TMPDIR=" + t.TempDir()}
			t.Cleanup(func() { _ = p.run(tmux, "-L", "copy", "kill-server") })
			p.exec([]string{
				tmux, "-L", "copy", "-f", "/dev/null", "set-option", "-s", "set-clipboard", name, ";",
				"new-session", program(t), ";", "set-option", "status", "off",
			})
			p.between = true
			p.copiesTwice()
			p.See("Sent to tmux. With its set-clipboard on other programs can paste it.")
			if arrives {
				p.arrives()
			}
			p.Press("ctrl+q")
			p.Ends(exit.Done)
			if got := strings.Contains(p.Raw(), "\x1b]52;"); got != arrives {
				t.Errorf("it arrives at the terminal: %v", got)
			}
		})
	}
}

// atLong has a workbook with a long text, and was in that.
func (p *person) atLong() {
	p.seed(
		content.Answer{Track: content.Hurt, Question: "happened", Kind: content.KindText, Value: content.Text(longCopied())},
		content.Place{Track: content.Hurt, Spots: map[content.TrackID]content.Spot{
			content.Hurt: {Chapter: "empathy", Page: "name-it", Question: "happened"},
		}},
	)
}

// copiesTwice selects all and copies it, and once more for other programs.
func (p *person) copiesTwice() {
	p.t.Helper()
	p.Continue()
	p.See("zebra in the forest")
	p.Type("\x1ba")
	p.Type("\x1bc")
	p.See("Copied. Again: for other programs too.")
	p.Type("\x1bc")
}

// arrives waits for the text to come out of what is between, and wants nothing of what
// is sent on the page.
func (p *person) arrives() {
	p.t.Helper()
	sent := base64.StdEncoding.EncodeToString([]byte(longCopied()))
	p.until("the text doesn't arrive at the terminal", func() bool {
		return strings.Contains(p.raw(), ";"+sent+"\a") || strings.Contains(p.raw(), ";"+sent+"\x1b\\")
	})
	page := strings.Join(strings.Fields(p.Screen()), "")
	for i := 0; i+20 < len(sent); i += 20 {
		if strings.Contains(page, sent[i:i+20]) {
			p.t.Fatalf("what is sent is drawn on the page:\n%s", p.Screen())
		}
	}
}
