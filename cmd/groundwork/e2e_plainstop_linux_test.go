package main

import (
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"groundwork/cmd/groundwork/exit"
	"groundwork/content"
)

// TestPlainStop presses ctrl+z at a question in plain lines, under a shell and without one:
// half a line is saved first, no word stays on the terminal, which is the shell's then, and
// the question is asked again. Without a shell it is covered.
func TestPlainStop(t *testing.T) {
	t.Parallel()
	for name, inShell := range map[string]bool{"in a shell": true, "alone": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPerson(t, 2000, 200)
			if p.args = []string{"--plain"}; inShell {
				p.inShell()
			}
			p.start()
			p.toText()
			p.Type("a line\rand half of")
			p.hears("and half of")
			for n := 1; n < 3; n++ {
				p.Press("ctrl+z")
				if inShell {
					p.Stopped(n)
					p.Miss("half of")
					p.copied().wants(content.Hurt, "to-a-friend", "a line\nand half of")
					p.Type("\n")
				}
				p.until("it isn't covered", func() bool {
					return strings.Count(p.raw(), wipe) >= n && strings.Contains(p.screen(), "Covered. Any key goes on.")
				})
				p.Miss("half of")
				p.until("the terminal isn't taken again", func() bool {
					return p.terminal().Lflag&(unix.ECHO|unix.ICANON) == 0 && strings.HasSuffix(p.raw(), "Covered. Any key goes on.\r\n")
				})
				p.Type("x") // lifts the cover, and is no letter
				p.See("5 words: a line")
				p.See("Question 1 of 4: What would you say to your friend?")
			}
			p.Press("ctrl+q")
			if inShell {
				p.until("the shell doesn't hear that it ended", func() bool { return strings.Contains(p.raw(), "shell: ended with 0") })
				p.modes("left", true)
				p.hangUp()
			} else {
				p.Ends(exit.Done)
			}
			p.wants(content.Hurt, "to-a-friend", "a line\nand half of")
		})
	}
}

// copied is somebody with a copy of the workbook, which nobody has open.
func (p *person) copied() *person {
	p.t.Helper()
	other, err := p.copy()
	if err != nil {
		p.t.Fatal(err)
	}
	return other
}
