package tui

import (
	"os"
	"strings"
	"testing"

	"groundwork/content"
)

// keyTable is the README's table of keys, made from the bindings that the help
// shows.
func keyTable(book *content.Book) string {
	var b strings.Builder
	b.WriteString("| key | does |\n|---|---|\n")
	for _, g := range Keys(book) {
		b.WriteString("| **" + g.Title + "** | |\n")
		for _, k := range g.Keys {
			b.WriteString("| " + strings.ReplaceAll(k.Key, "<", "&lt;") + " | " + strings.ReplaceAll(k.Desc, "<", "&lt;") + " |\n")
		}
	}
	return b.String()
}

// TestReadmeTellsTheKeys holds the README's table to the bindings; UPDATE=1
// writes it anew.
func TestReadmeTellsTheKeys(t *testing.T) {
	const path, begin, end = "../README.md", "<!-- keys: made from the bindings, by UPDATE=1 go test ./tui -run Readme -->\n", "<!-- end of keys -->\n"
	readme, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(readme), begin)
	got, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatalf("the README has no place for the keys, between %q and %q", begin, end)
	}
	want := keyTable(english(t))
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(path, []byte(before+begin+want+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != want {
		t.Errorf("the README's keys are not those of the program (UPDATE=1 writes them):\n%s\nwant\n%s", got, want)
	}
}
