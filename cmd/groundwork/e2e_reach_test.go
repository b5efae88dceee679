//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"groundwork/cmd/groundwork/exit"
)

// TestEverythingInReach opens every screen and comes back with nothing but tab,
// shift+tab, the arrows, enter, esc, ctrl+g and ctrl+q, the keys that arrive
// everywhere.
func TestEverythingInReach(t *testing.T) {
	t.Parallel()
	t.Run("terminal", func(t *testing.T) {
		t.Parallel()
		p := startWorkbook(t, 80, 30)
		p.tour()
		p.Leave()
	})
	t.Run("small", func(t *testing.T) {
		t.Parallel()
		p := startWorkbook(t, 40, 16) // the least with a header, which tells where one is
		p.tour()
		p.Leave()
	})
	t.Run("tmux", func(t *testing.T) {
		t.Parallel()
		p := newPerson(t, 80, 30)
		p.inTmux()
		p.tour()
		if err := p.run("tmux", "-L", "groundwork", "set-option", "-s", "escape-time", "500"); err != nil {
			t.Fatal(err)
		}
		p.escTwice()
		p.Press("ctrl+q")
		p.Ends(exit.Done)
		p.Miss("After being hurt")
	})
	t.Run("screen", func(t *testing.T) {
		t.Parallel()
		p := newPerson(t, 80, 30)
		p.inScreen()
		p.tour()
		p.escTwice()
		p.Press("ctrl+q")
		p.Ends(exit.Done)
		p.Miss("After being hurt")
	})
}

// inTmux starts the program in tmux, without a line of its own. Tmux holds back
// an esc for a moment, to see whether a key is to follow: for less than usual,
// until escTwice.
func (p *person) inTmux() {
	p.t.Helper()
	tmux, err := exec.LookPath("tmux")
	if err != nil {
		p.t.Skip("tmux is not installed")
	}
	p.env = []string{"TMUX_TMPDIR=" + p.t.TempDir()}
	p.t.Cleanup(func() { _ = p.run(tmux, "-L", "groundwork", "kill-server") }) // it ends by itself with the program
	p.exec([]string{
		tmux, "-L", "groundwork", "-f", "/dev/null", "set-option", "-s", "escape-time", "20", ";",
		"new-session", program(p.t), ";", "set-option", "status", "off",
	})
	p.between = true
}

// inScreen starts the program in GNU screen, which holds back an esc too. It
// breaks other keys up if it is told to wait for less.
func (p *person) inScreen() {
	p.t.Helper()
	screen, err := exec.LookPath("screen")
	if err != nil {
		p.t.Skip("GNU screen is not installed")
	}
	dir := filepath.Join(p.t.TempDir(), "s")
	if err := os.Mkdir(dir, 0o700); err != nil {
		p.t.Fatal(err)
	}
	// As a VT100 the emulator isn't asked to insert characters, which it can't.
	p.env = []string{"SCREENDIR=" + dir, "TERM=vt100"}
	// It keeps its sessions when its terminal is closed: a failed test must not
	// leave one behind.
	p.t.Cleanup(func() { _ = p.run(screen, "-S", "groundwork", "-X", "quit") })
	p.exec([]string{screen, "-U", "-c", "/dev/null", "-S", "groundwork", program(p.t)})
	p.between = true
}

// run runs another command with the person's environment.
func (p *person) run(name string, args ...string) error {
	cmd := exec.Command(name, args...)
	cmd.Env = p.environ()
	return cmd.Run()
}

// here is the line one is on in a list, without its mark.
func (p *person) here() string {
	var line string
	p.await(func() bool { line = p.focus().row; return true })
	_, line, _ = strings.Cut(line, "▸")
	return strings.TrimSpace(line)
}

// Choose goes down to a line of a list and chooses it.
func (p *person) Choose(label string) { p.t.Helper(); p.choose("down", label) }

// ChooseUp is Choose for a line nearer that way.
func (p *person) ChooseUp(label string) { p.t.Helper(); p.choose("up", label) }

func (p *person) choose(way, label string) {
	p.t.Helper()
	for range 120 {
		here, _, short := strings.Cut(p.here(), "…")
		if strings.HasPrefix(here, label) || short && here != "" && strings.HasPrefix(label, here) {
			screen := withoutFooter(p.Screen())
			p.Press("enter")
			p.until("enter does nothing", func() bool { return withoutFooter(p.screen()) != screen })
			return
		}
		before, screen := p.Focus(), withoutFooter(p.Screen())
		p.Press(way)
		// Where there is nothing but reading yet, it scrolls.
		p.until(way+" does nothing", func() bool {
			return p.focus() != before || before.y < 0 && withoutFooter(p.screen()) != screen
		})
	}
	p.t.Fatalf("%q can't be found on\n%s", label, p.Screen())
}

// Back steps back with esc, to the screen of this name.
func (p *person) Back(to string) {
	p.t.Helper()
	p.Press("esc")
	p.At(to)
}

// At waits for the screen of a name: what its header says or, where there is
// none or others have the same, the title on it.
func (p *person) At(name string) {
	p.t.Helper()
	p.until("this is not "+name, func() bool {
		lines := strings.SplitN(p.emulator.String(), "\n", 4)
		header, title := strings.TrimSpace(lines[0]), strings.TrimSpace(lines[2])
		if name == "Home" {
			return header == "groundwork" && title != "Notes" && title != "Which of these is it for you?"
		}
		return header == name || strings.HasPrefix(header, name+"  ") || strings.HasSuffix(header, "· "+name) || title == name
	})
}

// To goes on with tab until the focus is on something that says this.
func (p *person) To(words string) {
	p.t.Helper()
	for range 60 {
		if strings.Contains(p.Focus().row, words) {
			return
		}
		p.Move("tab")
	}
	p.t.Fatalf("tab never comes to %q on\n%s", words, p.Screen())
}

// tour opens every screen there is and comes back.
func (p *person) tour() {
	p.t.Helper()
	p.tourOfWelcome()
	p.tourOfPages()
	p.tourOfSettle()
	p.tourOfHome()
	p.tourOfSettings()
	p.tourOfPrint()
}

func (p *person) tourOfWelcome() {
	p.t.Helper()
	p.See("A private workbook for the time after trust was broken")
	p.Choose("Help lines")
	p.At("Help")
	p.Press("esc")
	p.See("▸ Help lines")
	p.Choose("United Kingdom: not here?")
	p.At("Help lines for")
	p.Press("esc")
	p.See("▸ United Kingdom: not here?")
	p.Choose("Print a blank form")
	p.At("A blank form")
	p.Press("esc")
	p.See("▸ Print a blank form")
	p.ChooseUp("Set a passphrase first")
	p.At("Passphrase")
	p.Press("esc")
	p.See("▸ Set a passphrase first")
	p.Choose("Go on")
	p.At("Which of these is it for you?")
	p.Press("esc")
	p.See("▸ Go on")
	p.Press("enter")
	p.At("Which of these is it for you?")
	p.Choose("After being hurt")
	p.At("How this book works")
}

func (p *person) tourOfPages() {
	p.t.Helper()
	p.Press("ctrl+g")
	p.See("Emergency, United Kingdom")
	p.Choose("United Kingdom: not here?")
	p.At("Help lines for")
	p.Choose("Ireland")
	p.See("▸ Ireland: not here?")
	p.Press("enter")
	p.At("Help lines for")
	p.Press("esc")
	p.See("▸ Ireland: not here?")
	p.Back("How this book works")

	p.To("[▸Next page ]")
	p.Press("right")
	p.See("[▸Come back to this ]")
	p.Press("enter")
	p.See("[▸Don't come back ]")
	p.Press("right")
	p.See("[▸Contents ]")
	p.Press("enter")
	p.At("Contents")
	p.Choose("How this book works")
	p.At("How this book works")
	p.Press("shift+tab", "shift+tab", "shift+tab")
	p.See("[▸Next page ]")
	p.Press("enter")
	p.At("Is it safe?")
	p.To("▸ ( ) Yes")
	p.Press("up")
	p.until("up does not leave the first option", func() bool { return p.focus().y < 0 })
}

// tourOfSettle begins on a page and ends on another.
func (p *person) tourOfSettle() {
	p.t.Helper()
	p.Back("Contents")
	p.Choose("Settle first")
	p.At("Settle first")
	p.Move("tab")
	p.Press("left")
	p.See("[10]")
	p.Press("enter")
	p.See("▸ Stop here for today")
	p.Choose("Right now")
	p.At("One of these is enough.")
	p.Press("esc")
	p.See("▸ Right now")
	p.ChooseUp("Settle first")
	p.See("▸ Breathe with me")
	p.Choose("Not now")
	p.To("[10]")
	p.To("▸ Breathe with me")
	p.Press("enter")
	p.See("Enough for now")
	p.Press("enter")
	p.See("▸ Breathe with me")
	p.Press("enter")
	p.See("Enough for now")
	p.Press("esc")
	p.See("▸ Breathe with me")
	p.Choose("Look around")
	p.See("1 of 5")
	p.Press("enter")
	p.See("2 of 5")
	p.Press("esc")
	p.See("▸ Look around")
	p.To("why this helps")
	p.Press("enter")
	p.See("about six breaths a minute")
	p.GoOn()
	p.At("Is it safe?") // it was not passed yet
	p.Back("Contents")
	p.Choose("Name it")
	p.At("Name it")
	p.Back("Contents")
	p.Press("esc")
	p.At("Home")
}

// tourOfHome goes everywhere from there.
func (p *person) tourOfHome() {
	p.t.Helper()
	p.Choose("Go on: Name it")
	p.At("Name it")
	p.Back("Contents")
	p.Back("Home")
	p.Choose("1 Empathy for yourself")
	p.At("Contents")
	p.Back("Home")
	p.ChooseUp("Come back to")
	p.At("Come back to")
	p.Choose("How this book works")
	p.At("How this book works")
	p.Back("Contents")
	p.Back("Home")
	p.Choose("Check in")
	p.At("Check in")
	p.To("[▸Done ]")
	p.Press("enter")
	p.At("Home")
	p.ChooseUp("Notes")
	p.See("▸ + a new note")
	p.Press("enter")
	p.See("[ Done ]")
	p.Press("esc")
	p.See("▸ + a new note")
	p.Back("Home")
	p.ChooseUp("Search")
	p.At("Search")
	p.Back("Home")

	p.ChooseUp("After hurting someone")
	p.At("How this book works")
	p.Back("Contents")
	p.Back("Home")
	p.Choose("After being hurt")
	p.See("Go on: How this book works")
	p.Press("ctrl+g")
	p.At("Help")
	p.Choose("Back to where you were")
	p.At("Home")
}

func (p *person) tourOfSettings() {
	p.t.Helper()
	p.ChooseUp("Settings")
	p.See("▸ What do you want")
	for _, item := range [][2]string{
		{"What do you", "A name, an initial"}, {"Who are they", "▸ ( ) My partner"},
		{"How this", "▸ All pages"}, {"Colours", "▸ as the terminal is"},
		{"Cover the screen", "▸ after 5 minutes"}, {"Passphrase", "A passphrase keeps out"}, {"Help lines", "▸ Ireland"},
		{"Begin again", "▸ Not now"},
	} {
		p.Choose(item[0])
		p.See(item[1])
		p.Press("esc")
		p.until("this is not the list of settings", func() bool { return strings.HasPrefix(p.focus().row, "▸ "+item[0]) })
	}
	p.Choose("Colours")
	p.See("▸ as the terminal is")
	p.Choose("for a dark screen")
	p.See("▸ Colours")
	p.Choose("Who are they to you")
	p.See("▸ ( ) My partner")
	p.Press("space", "enter")
	p.See("▸ Who are they to")
	p.See("My partner")
	p.Back("Home")
}

// tourOfPrint looks at a print and makes one.
func (p *person) tourOfPrint() {
	p.t.Helper()
	p.ChooseUp("Print")
	p.At("Print")
	p.To("▸ What")
	p.Press("enter")
	p.At("What to print")
	p.Press("esc")
	p.See("▸ What")
	p.To("▸ + More choices")
	p.Press("enter")
	p.To("▸ Leave out")
	p.Press("enter")
	p.At("Leave out")
	p.Press("esc")
	p.See("▸ Leave out")
	p.To("[▸Look at it first ]")
	p.Press("enter")
	p.At("As it will be printed")
	p.Press("down", "up")
	p.Press("esc")
	p.See("[▸Look at it first ]")
	p.To("[▸Print ]")
	p.Press("enter")
	p.At("Before the first print")
	p.Choose("Print")
	p.See("Anyone who finds the file can read it.")
	if _, err := os.Stat(filepath.Join(p.home, "workbook.pdf")); err != nil {
		p.t.Error(err)
	}
	p.Back("Home")
}

// escTwice presses esc twice at once, with the usual wait after it. Some
// terminals make alt+esc of that, and alt+ctrl+g of what follows at once: it
// steps back once or twice, never leaves, and help comes all the same.
func (p *person) escTwice() {
	p.t.Helper()
	p.Choose("Go on:")
	p.At("How this book works")
	p.Press("esc", "esc")
	p.Miss("This book is for you alone.")
	p.Press("ctrl+g")
	p.At("Help")
	p.Press("esc")
	p.Miss("Back to where you were")
}

// TestLeaveRightAfterEsc presses esc and then a key that has to work always, so
// quickly that the two arrive as one key with alt.
func TestLeaveRightAfterEsc(t *testing.T) {
	t.Parallel()
	p := startWorkbook(t, 80, 24)
	p.atLabel()
	p.Press("esc", "ctrl+g")
	p.At("Help")
	p.Press("esc", "ctrl+q")
	p.Ends(exit.Done)
	p.Restart()
	p.See("Who is this about?")
	p.Press("esc", "ctrl+c")
	p.Ends(exit.Done)
}
