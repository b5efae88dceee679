package tui

import (
	"os"
	"strings"
	"testing"
	"time"

	"charm.land/bubbles/v2/key"

	"groundwork/content"
	"groundwork/tui/field"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// keyTable is the README's table of keys, made from the bindings that the help
// shows.
func keyTable(inList, onPage []key.Binding) string {
	writer := func(a *content.Ask) []key.Binding {
		f := field.New(a, field.Setting{Workbook: content.NewWorkbook(), NewID: func() string { return "" }})
		f.Focus(ui.Above)
		return f.(field.Writer).AllKeys()
	}
	line := []content.Column{{ID: "c", Kind: content.KindLine}}
	g := ui.NewGlobalKeys()
	inText := writer(&content.Ask{Kind: content.KindText})
	told := map[string]bool{}
	var b strings.Builder
	b.WriteString("| key | does |\n|---|---|\n")
	part := func(title string, bindings ...key.Binding) {
		b.WriteString("| **" + title + "** | |\n")
		for _, k := range bindings {
			if h := k.Help(); !told[h.Key+h.Desc] {
				told[h.Key+h.Desc] = true
				b.WriteString("| " + strings.ReplaceAll(h.Key, "<", "&lt;") + " | " + strings.ReplaceAll(h.Desc, "<", "&lt;") + " |\n")
			}
		}
	}
	part("everywhere", g.Leave, g.CopyOrLeave, g.Help, g.Save, g.Cover, g.Suspend)
	part("where one chooses", inList...)
	part("where there is no text to write in", g.HelpSign, g.SearchSign, g.LeaveSign)
	part("on a page", append(onPage, g.Search)...)
	part("in a text", inText...)
	part("in a table of one's own", writer(&content.Ask{Kind: content.KindRows, Columns: line})...)
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
	book := english(t)
	page := New(session.Options{Book: book, Workbook: content.NewWorkbook(), Notebook: newDisk(), Now: time.Now, NewID: func() string { return "" }}).
		screenOf(route.PageOf(book.Track(content.Hurt).Page("friend-test")))
	list := ui.NewList("this, and on", "one step back", nil, ui.BackChoice(""))
	want := keyTable(list.Keys(), page.(ui.Described).Keys())
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
