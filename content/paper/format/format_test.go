package format

import (
	"strings"
	"testing"

	"groundwork/content/paper"
)

func TestOf(t *testing.T) {
	for file, want := range map[string]Format{
		"a.pdf": PDF, "A.PDF": PDF, "a.htm": HTML, "a.html": HTML, "a.md": Markdown, "a.markdown": Markdown, "a.txt": Text, "pdf": Text, "": Text, "-": Text, "a.text": Text,
	} {
		if got := Of(file); got != want || !got.Known() {
			t.Errorf("%s is %s", file, got)
		}
	}
	for _, f := range All() {
		if f.Name() == "" || Of("a"+f.Ending()) != f {
			t.Errorf("%s is called %q and ends in %q", f, f.Name(), f.Ending())
		}
	}
	for _, file := range []string{"a.doc", "a.pdf.bak", "letter to m. anna"} {
		if got := Of(file); got.Known() {
			t.Errorf("%s is %s", file, got)
		}
	}
}

// Each format begins as it must.
func TestWrite(t *testing.T) {
	d := &paper.Document{Title: "Workbook", Nodes: []paper.Node{paper.Section{Title: "One", Nodes: []paper.Node{paper.Words{Text: "👍"}}}}}
	for f, want := range map[Format]string{Text: "Workbook\n", Markdown: "# Workbook\n", HTML: "<!DOCTYPE html>", PDF: "%PDF-"} {
		var out strings.Builder
		made, err := Write(&out, d, f, Options{})
		if err != nil || !strings.HasPrefix(out.String(), want) || (len(made.Undrawn) > 0) != (f == PDF) {
			t.Errorf("%s: %+v, %v, %.20q", f, made, err, out.String())
		}
	}
}
