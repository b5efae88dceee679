package sitting

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/cmd/groundwork/exit"
	"groundwork/content"
	"groundwork/content/load"
	"groundwork/store"
	"groundwork/tui"
	"groundwork/tui/session"
)

func TestOutcome(t *testing.T) {
	broken := brokenError(t, "", quickNotebook{})
	unasked := brokenError(t, "words", quickNotebook{})
	unsaved := brokenError(t, "\r", brokenNotebook{}) // on to the page, which is kept
	for _, c := range []struct {
		name               string
		ran, saved, closed error
		code               int
		hint               string
	}{
		{"well", nil, nil, nil, exit.Done, ""},
		{"closed terminal", tea.ErrProgramKilled, nil, nil, exit.Done, ""},
		{"not saved", nil, errors.New("disk"), nil, exit.Failed, ""},
		{"not closed", nil, nil, errors.New("disk"), exit.Failed, ""},
		{"broken", nil, errors.Join(broken), nil, exit.Failed, "what you wrote is saved"},
		{"broken and not closed", nil, broken, errors.New("disk"), exit.Failed, ""},
		{"broken with words in hand", nil, unasked, nil, exit.Failed, "what you wrote last may be missing; everything before it is saved"},
		{"broken while saving", nil, unsaved, nil, exit.Failed, ""},
		{"no terminal", errors.New("raw mode"), nil, nil, exit.Failed, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := outcome(c.ran, c.saved, c.closed)
			if got := code(err); got != c.code {
				t.Errorf("exit code %d, want %d", got, c.code)
			}
			if err != nil && exit.Explain(err).Hint != c.hint {
				t.Errorf("hint %q, want %q", exit.Explain(err).Hint, c.hint)
			}
		})
	}
}

// quickNotebook keeps nothing.
type quickNotebook struct{}

func (quickNotebook) Save(content.Change) error                 { return nil }
func (quickNotebook) Rescue(content.Change) (store.Kept, error) { return store.Kept{}, nil }

// brokenNotebook breaks while saving.
type brokenNotebook struct{ quickNotebook }

func (brokenNotebook) Save(content.Change) error { panic("SECRET") }

// brokenError makes a fault of the program on a page where something was just
// typed, by a clock that breaks.
func brokenError(t *testing.T, typed string, n session.Notebook) error {
	t.Helper()
	book, err := load.Book(os.DirFS(filepath.Join("..", "testdata", "book")))
	if err != nil {
		t.Fatal(err)
	}
	broken := false
	app := tui.New(session.Options{
		Book: book, Notebook: n, NewID: func() string { return "0123456789abcdef" },
		Workbook: content.NewWorkbook(content.Place{Track: content.Hurt, Spots: map[content.TrackID]content.Spot{
			content.Hurt: {Chapter: "words", Page: "friend-test", Question: "friend"},
		}}),
		Now: func() time.Time {
			if broken {
				panic("SECRET")
			}
			return time.Now()
		},
	})
	m := app.Model()
	m.Init()
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	for _, r := range typed {
		m.Update(tea.KeyPressMsg{Code: r, Text: strings.TrimSpace(string(r))})
	}
	broken = true
	m.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
	err = app.Flush()
	if _, ok := session.Broken(err); !ok {
		t.Fatalf("nothing broke: %v", err)
	}
	return err
}

func code(err error) int {
	if err == nil {
		return exit.Done
	}
	return exit.Explain(err).Code
}
