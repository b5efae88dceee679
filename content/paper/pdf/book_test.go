package pdf

import (
	"io"
	"os"
	"runtime/debug"
	"strings"
	"sync"
	"testing"

	"groundwork/content"
	"groundwork/content/load"
	"groundwork/content/paper"
	"groundwork/content/paper/pdf/font"
	"groundwork/content/paper/plaintext"
)

// TestMain has garbage collected seldom: each test makes everything of its own, and looking
// for what is left of it took a third of their time.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	os.Exit(m.Run())
}

// ownFaces has no fonts but the program's own, which are read once for all tests.
var ownFaces = font.NewSystem()

// Books are read once for all tests, as nothing changes a book.
var (
	small   = sync.OnceValues(func() (*content.Book, error) { return load.Book(os.DirFS("../../testdata/book")) })
	english = sync.OnceValues(load.Builtin)
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

func sheets() []paper.Sheet {
	return []paper.Sheet{{}, {Size: paper.Letter}, {Large: true}, {Size: paper.Letter, Large: true}}
}

// written returns what a writer makes of the document.
func written(t testing.TB, write func(io.Writer, *paper.Document) error, d *paper.Document) string {
	t.Helper()
	var out strings.Builder
	if err := write(&out, d); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func asText(t testing.TB, d *paper.Document) string {
	t.Helper()
	return written(t, func(out io.Writer, d *paper.Document) error { return plaintext.Write(out, d, 0) }, d)
}
