//go:build unix

package main

import (
	"fmt"
	"image/color"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"

	"groundwork/content"
)

// TestResizeWhileTyping goes below the smallest size and back while typing.
func TestResizeWhileTyping(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 80, 24)
	p.atText()
	p.Type("one ")
	for _, size := range [][2]int{{40, 12}, {120, 40}, {60, 16}, {200, 60}, {41, 13}} {
		p.Resize(size[0], size[1])
		p.Type(fmt.Sprintf("at%dx%d ", size[0], size[1]))
		p.See(fmt.Sprintf("at%dx%d", size[0], size[1]))
	}
	const sorry = "Groundwork needs a window of at least 40 columns and 12 rows. What you wrote is kept"
	for _, size := range [][2]int{{39, 12}, {40, 11}} {
		p.Resize(size[0], size[1])
		p.See(sorry)
		p.Resize(80, 24)
		p.See("at41x13")
	}
	for _, size := range [][2]int{{5, 2}, {1, 1}} {
		p.Resize(size[0], size[1])
	}
	p.Resize(39, 24)
	p.See(sorry)
	p.Type("unseen ")
	p.Resize(80, 24)
	p.See("at41x13 unseen")
	p.Type("end")
	p.See("end")
	p.Resize(20, 5)
	p.See("Groundwork needs a")
	p.Leave() // works where there is no room for anything else
	p.wants(content.Hurt, "happened", "one at40x12 at120x40 at60x16 at200x60 at41x13 unseen end")
	p.Resize(80, 24)
	p.Restart()
	p.See("at41x13 unseen end")
	p.Leave()
}

// TestLateFrame: a frame that was on its way when the window became higher leaves only
// the rows of the old window to scroll. What is drawn for the new one is drawn whole all
// the same.
func TestLateFrame(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 80, 24)
	p.atText()
	p.Type("one ")
	p.See("one")
	p.Resize(40, 12)
	p.Miss("How this book works")
	p.Type("two ")
	p.See("two")
	p.Resize(80, 24)
	p.See("tab next question")
	p.Saved()
	whole := p.Screen()
	p.Resize(40, 12)
	p.Miss("tab next question")
	p.mu.Lock()
	p.width, p.height = 80, 24
	p.emulator.Resize(80, 24)
	_, _ = p.emulator.WriteString(ansi.SetTopBottomMargins(1, 12)) // the end of the late frame
	p.mu.Unlock()
	if err := pty.Setsize(p.master, p.size()); err != nil {
		t.Fatal(err)
	}
	p.until("torn", func() bool { return p.screen() == whole })
	p.Leave()
}

// TestResizedWhileStarting: a window that changes while the workbook is read, before
// anybody listens for that, is drawn in all the same.
func TestResizedWhileStarting(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 80, 24)
	var many []content.Record
	for i := range 4000 {
		many = append(many, content.Note{ID: fmt.Sprintf("%016x", i), Text: strings.Repeat("words ", 20)})
	}
	p.seed(many...)
	for _, size := range [][2]int{{120, 40}, {60, 16}, {100, 30}} {
		p.start()
		p.await(func() bool { return len(p.chunks) > 0 }) // it has asked for the size by now
		p.Resize(size[0], size[1])
		p.until("drawn for another size", func() bool {
			lines := strings.Split(p.screen(), "\n")
			return len(lines) == size[1] && strings.Contains(lines[len(lines)-1], "ctrl+q leave now")
		})
		p.Leave()
	}
}

// TestNoColour wants weights and no colours.
func TestNoColour(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 80, 24)
	p.env = []string{"NO_COLOR=1"}
	p.atText()
	p.Type("in black and white")
	p.See("in black and white")
	p.Press("ctrl+g")
	p.See("Emergency")
	p.Leave()
	bold := false
	for _, s := range sequences(p.Raw()) {
		if !strings.HasSuffix(s, "m") || strings.HasPrefix(s, "\x1b[>") || strings.HasPrefix(s, "\x1b[?") {
			continue
		}
		for n := range strings.SplitSeq(strings.TrimRight(s[2:], "m"), ";") {
			bold = bold || n == "1"
			switch n {
			case "", "0", "1", "2", "3", "4", "7", "22", "23", "24", "27", "39", "49":
			default:
				t.Errorf("it set a colour: %q", s)
			}
		}
	}
	if !bold {
		t.Error("nothing was set in bold")
	}
}

// TestBackground wants other colours on a light terminal than on a dark one.
func TestBackground(t *testing.T) {
	t.Parallel()
	accent := func(back color.Color, want string) {
		p := newPerson(t, 80, 60)
		p.back = back
		p.atText()
		p.until("the title is not "+want, func() bool { return p.colourOf("Name it") == want })
		p.Leave()
	}
	accent(color.Black, "#7fc8bd")
	accent(color.White, "#0f6e66")
}

// TestSixteenColours wants a terminal that has no more to be asked for no more, and
// nothing quiet in a blue that can't be read.
func TestSixteenColours(t *testing.T) {
	t.Parallel()
	for _, term := range []string{"xterm", "linux"} {
		p := newPerson(t, 80, 24)
		p.env = []string{"TERM=" + term, "COLORTERM="}
		p.atText()
		if term == "xterm" { // it has said by then what its background is
			p.until("quiet text is not bright black", func() bool { return strings.Contains(p.raw(), "90m") })
		}
		p.Leave()
		asked := map[string]bool{}
		for _, s := range sequences(p.Raw()) {
			if strings.HasSuffix(s, "m") && !strings.HasPrefix(s, "\x1b[>") && !strings.HasPrefix(s, "\x1b[?") {
				for n := range strings.SplitSeq(strings.TrimRight(s[2:], "m"), ";") {
					asked[n] = true
				}
			}
		}
		if quiet := asked["90"]; asked["38"] || asked["34"] || asked["94"] || !asked["36"] || quiet != (term == "xterm") {
			t.Errorf("TERM=%s: it asked for %v", term, asked)
		}
	}
}

// colourOf is the colour of a text on the screen; the caller holds mu.
func (p *person) colourOf(text string) string {
	for y, l := range strings.Split(p.emulator.String(), "\n") {
		if x := strings.Index(l, text); x >= 0 {
			c := p.emulator.CellAt(x, y)
			if c == nil || c.Style.Fg == nil {
				return ""
			}
			r, g, b, _ := c.Style.Fg.RGBA()
			return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
		}
	}
	return ""
}
