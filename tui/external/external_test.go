package external

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// noText is a text that is empty and stays so.
type noText struct{}

func (noText) Text() string { return "" }

func (noText) Replace(string) (string, tea.Cmd) { return "", nil }

// inMemory makes a folder for handouts in memory.
func inMemory(t *testing.T) string {
	t.Helper()
	folder, err := os.MkdirTemp("/dev/shm", "test-")
	if err != nil || !isMemory(folder) {
		t.Skip("there is none in memory here")
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	return folder
}

// TestPlaceIsFoundOnce: drawing the screen touches no folder, and the words go where it
// says they do.
func TestPlaceIsFoundOnce(t *testing.T) {
	said, later := inMemory(t), t.TempDir()
	t.Setenv("VISUAL", "true")
	t.Setenv("XDG_RUNTIME_DIR", said)
	var run func() error
	s := session.New(session.Options{Workbook: content.NewWorkbook(), Now: time.Now})
	s.Give = func(r func() error, _ func(error) tea.Msg) tea.Cmd { run = r; return nil }
	e := newOwnEditor(s, noText{})
	e.Resize(ui.Frame{Width: 60, Height: 20})
	long := time.Unix(1_000_000, 0)
	if err := os.Chtimes(said, long, long); err != nil {
		t.Fatal(err)
	}
	shown, _ := e.View()
	if info, err := os.Stat(said); err != nil || !info.ModTime().Equal(long) || !strings.Contains(shown, "in the computer's memory") {
		t.Errorf("drawing changes the folder: %v, %v\n%s", info.ModTime(), err, shown)
	}
	t.Setenv("XDG_RUNTIME_DIR", later)
	if st, _ := e.Update(tea.KeyPressMsg{Code: tea.KeyDown}); !st.Stays() {
		t.Fatalf("%+v", st)
	}
	if st, _ := e.Update(tea.KeyPressMsg{Code: tea.KeyEnter}); !st.Stays() || run == nil {
		t.Fatalf("it doesn't open: %+v", st)
	}
	if err := run(); err != nil {
		t.Fatal(err)
	}
	if got := filepath.Dir(e.out.folder); got != said {
		t.Errorf("the words lie in %s, not in %s", got, said)
	}
	e.OnLeave()
}
