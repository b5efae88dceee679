package paper_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"
	"testing"

	"groundwork/content"
	"groundwork/content/load"
	. "groundwork/content/paper"
	"groundwork/content/paper/markdown"
	"groundwork/content/paper/plaintext"
)

// TestMain has garbage collected seldom: each test makes everything of its own, and looking
// for what is left of it took a third of their time.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	os.Exit(m.Run())
}

// Books are read once for all tests, as nothing changes a book.
var (
	small   = sync.OnceValues(func() (*content.Book, error) { return load.Book(os.DirFS("../testdata/book")) })
	builtin = sync.OnceValues(load.Builtin)
)

// fixture returns the small book the whole of content is tested with.
func fixture(t testing.TB) *content.Book {
	t.Helper()
	b, err := small()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func asText(t testing.TB, d *Document) string {
	t.Helper()
	var out bytes.Buffer
	if err := plaintext.Write(&out, d, 0); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func asMarkdown(t testing.TB, d *Document) string {
	t.Helper()
	var out bytes.Buffer
	if err := markdown.Write(&out, d); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// golden compares with a file in testdata, or writes it where UPDATE is set.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if os.Getenv("UPDATE") != "" {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
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
		t.Errorf("%s differs (UPDATE=1 refreshes it):\n%s", path, difference(string(want), got))
	}
}

// difference shows the first line in which two texts differ.
func difference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range max(len(w), len(g)) {
		if i >= len(w) || i >= len(g) || w[i] != g[i] {
			return fmt.Sprintf("line %d\nwant %q\ngot  %q", i+1, lineAt(w, i), lineAt(g, i))
		}
	}
	return ""
}

func lineAt(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(end)"
}
