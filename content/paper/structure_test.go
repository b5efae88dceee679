package paper_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"groundwork/content"
	. "groundwork/content/paper"
	"groundwork/content/paper/papertest"
)

// structure returns what another program finds a PDF to be made of, with its words.
func structure(t *testing.T, file []byte) string {
	t.Helper()
	info := tool(t, "pdfinfo")
	name := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(name, file, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(info, "-struct-text", "-enc", "UTF-8", name)
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if err != nil || complaint.Len() > 0 {
		t.Fatalf("pdfinfo: %v %s", err, complaint.String())
	}
	return string(out)
}

// checkStructure holds what lets somebody who hears a print find their way in it.
func checkStructure(t *testing.T, tree string, bare bool) {
	t.Helper()
	if !strings.HasPrefix(tree, "Document\n") {
		t.Fatalf("there is no structure: %.200s", tree)
	}
	level, first := 0, 0
	within := map[string]string{"LI": "L", "Lbl": "LI", "LBody": "LI", "TR": "Table", "TH": "TR", "TD": "TR", "TOCI": "TOC", "Link": "P TOCI", "Figure": "Part Sect Div"}
	var path []string
	for line := range strings.Lines(tree) {
		name := strings.TrimLeft(line, " ")
		depth := (len(line) - len(name)) / 2
		name, _, _ = strings.Cut(strings.TrimSpace(name), " ")
		name = strings.TrimSuffix(name, ":")
		if strings.HasPrefix(name, `"`) || strings.HasPrefix(name, "/") || depth > len(path) {
			continue // words, and what is said of an element
		}
		path = append(path[:depth], name)
		if parents, ok := within[name]; ok && (depth == 0 || !slices.Contains(strings.Fields(parents), path[depth-1])) {
			t.Errorf("%s stands in %v", name, path)
		}
		if len(name) == 2 && name[0] == 'H' {
			h := int(name[1] - '0')
			if first++; first == 1 && h != 1 || h > level+1 {
				t.Errorf("after a heading of level %d comes one of level %d", level, h)
			}
			level = h
		}
	}
	if first == 0 && !bare {
		t.Errorf("there are no headings in\n%s", tree)
	}
}

// Every selection tells what it is made of.
func TestPDFStructure(t *testing.T) {
	book := fixture(t)
	picks := []Selection{{}, {WithPrivate: true}, {Plan: true}, {Letter: "ask-letter"}, {Chapter: "empathy"}, {Track: content.Hurt}}
	for name, w := range papertest.Scenes() {
		for i, pick := range picks {
			if pick.Now = papertest.Printed(); w == nil {
				pick = Selection{Blank: true, Help: papertest.Help(t, "GB"), Now: pick.Now}
			}
			d, err := Build(book, w, pick)
			if errors.Is(err, ErrNothing) {
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			t.Run(fmt.Sprint(name, i), func(t *testing.T) { checkStructure(t, structure(t, pages(t, d, sheets()[i%4])), d.Bare) })
			if w == nil {
				break
			}
		}
	}
}

// Whoever hears a print hears it in the order of the text, and every word once.
func TestPDFHeard(t *testing.T) {
	b := fixture(t)
	for seed := range uint64(6) {
		w, _ := scribble(b, rand.New(rand.NewPCG(seed, 2)))
		d := papertest.Build(t, b, w, Selection{WithPrivate: true})
		got := structure(t, pages(t, d, sheets()[seed%4]))
		if want := tokens(asText(t, d)); !slices.Equal(tokens(got), want) {
			t.Errorf("seed %d: the order is %v, not %v", seed, tokens(got), want)
		}
	}
}

// A chart is said in its sentence, a table by its heads, and a list by its items.
func TestPDFSaid(t *testing.T) {
	d := papertest.Build(t, fixture(t), papertest.Full(), Selection{})
	var said []string
	papertest.Walk(d.Nodes, func(n Node) {
		if c, ok := n.(Chart); ok {
			for _, l := range c.Lines {
				said = append(said, l.Curve().Said)
			}
		}
	})
	file := pages(t, d, Sheet{})
	tree := structure(t, file)
	if len(said) == 0 || strings.Count(tree, "Figure") != len(said) {
		t.Errorf("%d charts, of %d", strings.Count(tree, "Figure"), len(said))
	}
	for _, want := range []string{`TH:\s+/Scope /Column\s+"Date"`, `TH:\s+/Scope /Row\s+"1 November 2026"`, `L \(block\)\s+LI \(block\)\s+Lbl \(block\)\s+"–"\s+LBody \(block\)\s+"Anger"`} {
		if !regexp.MustCompile(want).MatchString(tree) {
			t.Errorf("no %s in\n%s", want, tree)
		}
	}
}
