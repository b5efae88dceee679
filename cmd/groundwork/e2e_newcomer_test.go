//go:build unix

package main

import (
	"strings"
	"syscall"
	"testing"
	"time"

	"groundwork/cmd/groundwork/exit"
	"groundwork/content"
)

// atLabel begins the track and goes to the page that asks for a name.
func (p *person) atLabel() {
	p.t.Helper()
	p.begin(content.Hurt)
	p.GoOn()
	p.See("questions about fear")
	p.Press("tab", "down")
	p.Type(" ")
	p.See("▸ (•) No")
	p.GoOn()
	p.See("Who is this about?")
	p.Press("tab")
}

// TestNewcomer is somebody's first and second start.
func TestNewcomer(t *testing.T) {
	t.Parallel()
	p := startWorkbook(t, 80, 24)
	p.atLabel()
	p.Type("my brother")
	p.Press("left", "left", "left", "left")
	p.Type("half-bro")
	p.See("my brohalf-brother")
	at := p.Cursor()
	screen := p.Screen()
	p.Leave()

	p.Restart()
	p.See("my brohalf-brother")
	p.See("Who is this about?")
	if got := p.Cursor(); got != at {
		t.Errorf("the cursor stands at %v, was at %v", got, at)
	}
	if got := withoutFooter(p.Screen()); got != withoutFooter(screen) {
		t.Errorf("the second start shows\n%s\nthe first one left\n%s", got, screen)
	}
	p.Type("-X-")
	p.See("my brohalf-bro-X-ther")
	p.Leave()
	p.wants(content.Hurt, content.LabelQuestion, "my brohalf-bro-X-ther")
}

// withoutFooter is a screen without its last line, which tells of saving.
func withoutFooter(screen string) string {
	return screen[:max(strings.LastIndex(screen, "\n"), 0)]
}

// TestNothingIsLost ends the program in every way that gives it a moment, right
// after typing.
func TestNothingIsLost(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		end  func(*person)
		code int
	}{
		"SIGTERM":         {func(p *person) { p.Signal(syscall.SIGTERM) }, exit.Done},
		"SIGHUP":          {func(p *person) { p.Signal(syscall.SIGHUP) }, exit.Done},
		"SIGINT":          {func(p *person) { p.Signal(syscall.SIGINT) }, exit.Interrupted},
		"ctrl+c":          {func(p *person) { p.Press("ctrl+c") }, exit.Done},
		"closed terminal": {(*person).CloseTerminal, exit.Done},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := startWorkbook(t, 80, 24)
			p.atLabel()
			p.Type("someone I knew")
			p.See("someone I knew") // it has arrived; it can't have been saved yet
			c.end(p)
			p.Ends(c.code)
			p.wants(content.Hurt, content.LabelQuestion, "someone I knew")
			p.Restart()
			p.See("someone I knew")
			p.Leave()
		})
	}
}

// TestKilled kills the program as soon as it has saved by itself.
func TestKilled(t *testing.T) {
	t.Parallel()
	p := startWorkbook(t, 80, 24)
	p.atLabel()
	p.Type("someone I knew")
	p.See("someone I knew")
	p.Saved()
	p.Signal(syscall.SIGKILL)
	p.Ends(-1)
	p.wants(content.Hurt, content.LabelQuestion, "someone I knew")
	p.Restart()
	p.See("someone I knew")
	p.Leave()
}

// TestKilledWhereTheCursorStood moves only the cursor, all at once or key by key, and
// kills the program once it has saved that. What is typed first after the next start
// stands where the cursor stood.
func TestKilledWhereTheCursorStood(t *testing.T) {
	t.Parallel()
	for name, between := range map[string]time.Duration{"at once": 0, "slowly": 400 * time.Millisecond} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := startWorkbook(t, 80, 24)
			p.atLabel()
			p.Type("someone I knew")
			p.See("someone I knew")
			p.Saved()
			for range 4 {
				p.Press("left")
				time.Sleep(between)
			}
			p.kept("where the cursor stands", func(w *content.Workbook) bool {
				place, _ := w.Place()
				return place.Spots[content.Hurt].Offset == len("someone I ")
			})
			p.Signal(syscall.SIGKILL)
			p.Ends(-1)
			p.Reopen()
			p.See("▸ Go on: ")
			p.Type("X")
			p.See("someone I Xknew")
			p.Leave()
			p.wants(content.Hurt, content.LabelQuestion, "someone I Xknew")
		})
	}
}
