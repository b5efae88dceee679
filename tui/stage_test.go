package tui

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"groundwork/content"
	"groundwork/content/load"
	"groundwork/store"
	"groundwork/store/fault"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// stage is an app with a person in front of it. It runs commands to their end
// under a fake clock, so it belongs inside [synctest.Test]; see [onStage].
type stage struct {
	t       *testing.T
	app     *App
	model   tea.Model
	book    *content.Book
	disk    *disk
	quit    bool
	pending chan tea.Msg
}

// disk is a notebook in memory, with faults to order.
type disk struct {
	safe
	saved    *content.Workbook
	rescued  *content.Workbook
	saves    int
	fail     error         // Save gives this
	noRescue error         // Rescue gives this
	kept     store.Kept    // or this
	slow     time.Duration // Save takes this long
	rescuing time.Duration // Rescue takes this long
	checking time.Duration // Unlock takes this long

	orphans  []store.Inspection
	readable []store.Place

	now   func() time.Time
	ids   int          // given so far, by each app on it
	looks atomic.Int64 // orders what a test read before what a slow save writes
}

func newDisk() *disk {
	return &disk{saved: content.NewWorkbook(), rescued: content.NewWorkbook()}
}

func (d *disk) Save(c content.Change) error {
	time.Sleep(d.slow)
	d.looks.Load()
	switch {
	case d.locked:
		return fault.NewLocked("")
	case d.fail != nil:
		return d.fail
	}
	d.saves++
	d.saved.Apply(c)
	return nil
}

func (d *disk) Rescue(c content.Change) (store.Kept, error) {
	time.Sleep(d.rescuing)
	d.looks.Load()
	switch {
	case d.locked:
		return store.Kept{}, fault.NewLocked("")
	case d.noRescue != nil:
		return store.Kept{}, d.noRescue
	}
	d.rescued.Apply(c)
	return d.kept, nil
}

// onStage runs a test with an app on the given book as wide and high as given.
func onStage(t *testing.T, book *content.Book, width, height int, test func(*stage)) {
	t.Helper()
	onStageWith(t, book, newDisk(), func(s *stage) {
		s.size(width, height)
		test(s)
	})
}

// onStageWith runs a test with an app on the given disk.
func onStageWith(t *testing.T, book *content.Book, d *disk, test func(*stage)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		s := newStage(t, book, d)
		s.size(80, 50)
		defer func() { // also when the test fails: no goroutine may stay behind
			s.app.stack = s.app.stack[:1]
			s.settle()
		}()
		test(s)
	})
}

// clock starts on a Sunday evening, wherever the fake clock stands.
func clock() func() time.Time {
	begun := time.Now()
	return func() time.Time {
		return time.Date(2026, time.November, 22, 20, 0, 0, 0, time.UTC).Add(time.Since(begun))
	}
}

func newStage(t *testing.T, book *content.Book, d *disk) *stage {
	if d.now == nil {
		d.now = clock()
	}
	app := New(session.Options{
		Book: book, Workbook: content.NewWorkbook(slices.Collect(d.saved.Records())...), Notebook: d,
		Now: d.now, Country: "GB", PrintDir: t.TempDir(),
		NewID: func() string { d.ids++; return fmt.Sprintf("%016x", d.ids) },
	})
	s := &stage{t: t, app: app, model: app.Model(), book: book, disk: d, pending: make(chan tea.Msg, 1000)}
	s.run(s.model.Init())
	t.Cleanup(func() { time.Sleep(time.Hour) }) // until the wait for somebody idle ends
	return s
}

func (s *stage) size(width, height int) { s.send(tea.WindowSizeMsg{Width: width, Height: height}) }

// send gives the app a message and starts what it asks for.
func (s *stage) send(msg tea.Msg) {
	s.t.Helper()
	var cmd tea.Cmd
	s.model, cmd = s.model.Update(msg)
	_ = s.model.View()
	s.run(cmd)
	synctest.Wait()
	s.drain()
}

// run starts a command beside the event loop, as Bubble Tea does.
func (s *stage) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	go func() {
		switch msg := cmd().(type) {
		case nil:
		case tea.BatchMsg:
			for _, c := range msg {
				s.run(c)
			}
		case tea.QuitMsg:
			s.quit = true
		default:
			s.pending <- msg
		}
	}()
}

// drain gives the app the replies that have come.
func (s *stage) drain() {
	for {
		select {
		case msg := <-s.pending:
			s.reply(msg)
		default:
			return
		}
	}
}

// reply gives the app a reply.
func (s *stage) reply(msg tea.Msg) {
	var cmd tea.Cmd
	s.model, cmd = s.model.Update(msg)
	s.run(cmd)
	synctest.Wait()
}

// pass lets time go by. A reply comes at its time, and between two nothing wakes up.
func (s *stage) pass(d time.Duration) {
	for end, over := time.After(d), false; !over; {
		s.disk.looks.Add(1)
		select {
		case msg := <-s.pending:
			s.reply(msg)
		case <-end:
			over = true
			synctest.Wait()
			s.drain()
		}
	}
}

// settle waits for everything under way.
func (s *stage) settle() { s.pass(5 * time.Second) }

// press sends keys by name, such as "tab" or "ctrl+q".
func (s *stage) press(names ...string) {
	s.t.Helper()
	for _, n := range names {
		s.send(pressOf(n))
	}
}

// write types a text.
func (s *stage) write(text string) {
	s.t.Helper()
	for _, r := range text {
		s.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

func pressOf(name string) tea.KeyPressMsg {
	named := map[string]rune{
		"enter": tea.KeyEnter, "tab": tea.KeyTab, "esc": tea.KeyEscape, "up": tea.KeyUp, "down": tea.KeyDown,
		"left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd,
		"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
	}
	var k tea.KeyPressMsg
	rest := name
	for {
		switch {
		case strings.HasPrefix(rest, "ctrl+"):
			k.Mod, rest = k.Mod|tea.ModCtrl, rest[5:]
			continue
		case strings.HasPrefix(rest, "shift+"):
			k.Mod, rest = k.Mod|tea.ModShift, rest[6:]
			continue
		case strings.HasPrefix(rest, "alt+"):
			k.Mod, rest = k.Mod|tea.ModAlt, rest[4:]
			continue
		}
		break
	}
	if rest == "space" {
		return tea.KeyPressMsg{Code: ' ', Text: " "}
	}
	if code, ok := named[rest]; ok {
		k.Code = code
		return k
	}
	k.Code = []rune(rest)[0]
	if k.Mod == 0 {
		k.Text = rest
	}
	return k
}

// screen is what can be read, without colours; the line after it tells where
// the cursor is.
func (s *stage) screen() string {
	v := s.model.View()
	var b strings.Builder
	for l := range strings.SplitSeq(ansi.Strip(v.Content), "\n") {
		b.WriteString(strings.TrimRight(l, " ") + "\n")
	}
	if v.Cursor != nil {
		fmt.Fprintf(&b, "cursor at column %d, row %d\n", v.Cursor.X, v.Cursor.Y)
	}
	return b.String()
}

// see fails unless the screen shows the text.
func (s *stage) see(text string) {
	s.t.Helper()
	if !strings.Contains(s.screen(), text) {
		s.t.Fatalf("can't see %q on\n%s", text, s.screen())
	}
}

// miss fails if the screen shows the text.
func (s *stage) miss(text string) {
	s.t.Helper()
	if strings.Contains(s.screen(), text) {
		s.t.Fatalf("%q shows on\n%s", text, s.screen())
	}
}

// restart is a new session on the same disk, at the page it goes on with.
func (s *stage) restart() *stage {
	s.t.Helper()
	next := s.reopen()
	if _, ok := next.app.route().(route.Returning); ok {
		next.press("enter")
	}
	return next
}

// reopen is a new session on the same disk, before any key.
func (s *stage) reopen() *stage {
	s.t.Helper()
	if err := s.app.Flush(); err != nil && !errors.Is(err, s.disk.fail) {
		s.t.Fatal(err)
	}
	next := newStage(s.t, s.book, s.disk)
	next.size(s.app.width, s.app.height)
	return next
}

// golden compares with a file in testdata; UPDATE=1 writes it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if os.Getenv("UPDATE") != "" {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (UPDATE=1 accepts it):\n%s\nwant\n%s", name, got, want)
	}
}

// TestMain has garbage collected seldom: each test makes everything of its own, and looking
// for what is left of it took a third of their time.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	os.Exit(m.Run())
}

// builtin is read once for all tests, as nothing changes a book.
var builtin = sync.OnceValues(load.Builtin)

func english(t *testing.T) *content.Book {
	t.Helper()
	b, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// inFocus is what has the focus on a form.
func (s *stage) inFocus() ui.Block {
	if f, ok := s.app.top().(interface{ InFocus() *ui.Piece }); ok && f.InFocus() != nil {
		return f.InFocus().Block
	}
	return nil
}

// here is the route of the screen one is on, with the cursor in it.
func (s *stage) here() route.Route {
	if l, ok := s.app.top().(ui.Located); ok {
		return l.Route()
	}
	return s.app.route()
}

// row goes round to a line, or to a button.
func (s *stage) row(label string) {
	s.t.Helper()
	for range 40 {
		if strings.Contains(s.screen(), "▸ "+label) || strings.Contains(s.screen(), "[▸"+label) {
			return
		}
		s.press("tab")
	}
	s.t.Fatalf("no line %q on\n%s", label, s.screen())
}
