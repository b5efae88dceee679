//go:build unix

package printer

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"groundwork/cmd/groundwork/exit"
	"groundwork/content"
	"groundwork/content/load"
	"groundwork/content/paper"
	"groundwork/content/paper/format"
	"groundwork/content/paper/pdf/font"
)

// pdfQueue is the printer that .ci/printer sets up: it writes PDF files into the
// tray.
const (
	pdfQueue = "groundwork-test"
	tray     = "/tmp/groundwork-test-printer"
)

// Without a print service it is said what to do.
func TestNoPrintService(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	var f *exit.Error
	_, err := Find(t.Context(), "")
	if !errors.As(err, &f) || f.Code != exit.Failed || !strings.Contains(f.Text, "lpstat is missing") || f.Hint == "" {
		t.Errorf("%v", err)
	}
}

// A print goes through CUPS itself and comes out of the printer whole, under a
// title that tells nothing.
func TestPrintOnCUPS(t *testing.T) {
	names, _, err := Service{}.Printers(t.Context())
	if err != nil || !slices.Contains(names, pdfQueue) {
		t.Skipf("no printer %s, which .ci/printer sets up: %v", pdfQueue, err)
	}
	reader, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed: apt install poppler-utils")
	}
	before := printed(t)
	const words = "You had every reason to trust, and Größe too."
	w := content.NewWorkbook(content.Answer{Track: content.Hurt, Question: "to-a-friend", Kind: content.KindText, Value: content.Text(words)})
	book, err := load.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	d, err := paper.Build(book, w, paper.Selection{})
	if err != nil {
		t.Fatal(err)
	}
	queue, err := Find(t.Context(), pdfQueue)
	if err != nil {
		t.Fatal(err)
	}
	var made bytes.Buffer
	if _, err := format.Write(&made, d, format.PDF, format.Options{Sheet: paper.Sheet{Size: paper.Letter}, Fonts: font.NewSystem()}); err != nil {
		t.Fatal(err)
	}
	if err := (Service{}).Print(t.Context(), queue.Name, paper.Letter, &made); err != nil {
		t.Fatal(err)
	}
	finished(t)
	after := slices.DeleteFunc(printed(t), func(s string) bool { return slices.Contains(before, s) })
	if len(after) != 1 {
		t.Fatalf("the printer made %d files", len(after))
	}
	defer func() { _ = os.Remove(after[0]) }()
	if name := filepath.Base(after[0]); !strings.HasPrefix(name, jobTitle+"-job") {
		t.Errorf("the job's title is that of %s", name)
	}
	out, err := exec.Command(reader, after[0], "-").Output()
	if got := strings.Join(strings.Fields(string(out)), " "); err != nil || strings.Count(got, words) != 1 {
		t.Errorf("%v: the printer made\n%s", err, got)
	}
}

// printed lists what the printer has made so far.
func printed(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(tray, "*.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// finished asks until the printer has nothing more to do.
func finished(t *testing.T) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute) // a printer may hang
	defer cancel()
	for {
		out, err := exec.CommandContext(ctx, "lpstat", "-o", pdfQueue).Output()
		if err != nil {
			t.Fatal(err)
		}
		if len(out) == 0 {
			return
		}
	}
}
