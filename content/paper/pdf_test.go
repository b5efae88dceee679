package paper_test

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"groundwork/content"
	. "groundwork/content/paper"
	"groundwork/content/paper/papertest"
	"groundwork/content/paper/pdf"
)

func pages(t testing.TB, d *Document, s Sheet) []byte {
	t.Helper()
	var out bytes.Buffer
	if _, err := pdf.Write(&out, d, s, ownFaces); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// tool returns the path of a program other than ours that reads PDF.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed: apt install poppler-utils qpdf", name)
	}
	return path
}

// readBack returns the text another program finds in a PDF.
func readBack(t *testing.T, file []byte, flags ...string) string {
	t.Helper()
	cmd := exec.Command(tool(t, "pdftotext"), append(flags, "-enc", "UTF-8", "-", "-")...)
	cmd.Stdin = bytes.NewReader(file)
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if err != nil || complaint.Len() > 0 {
		t.Fatalf("pdftotext: %v %s", err, complaint.String())
	}
	return string(out)
}

func sheets() []Sheet { return []Sheet{{}, {Size: Letter}, {Large: true}, {Size: Letter, Large: true}} }

// Every answer stands in the PDF once, in the order of the text.
func TestPDFOnce(t *testing.T) {
	b := fixture(t)
	for seed := range uint64(12) {
		w, n := scribble(b, rand.New(rand.NewPCG(seed, 1)))
		d := papertest.Build(t, b, w, Selection{WithPrivate: true})
		got := readBack(t, pages(t, d, sheets()[seed%4]), "-raw")
		for i := range n {
			if c := strings.Count(got, token(i)); c != 1 {
				t.Fatalf("seed %d: %s stands %d times", seed, token(i), c)
			}
		}
		if want := tokens(asText(t, d)); !slices.Equal(tokens(got), want) {
			t.Errorf("seed %d: the order is %v, not %v", seed, tokens(got), want)
		}
	}
}

// tokens returns the words of a scribbled workbook in the order they stand in.
func tokens(s string) []string {
	var all []string
	for part := range strings.SplitSeq(s, "Qx") {
		if len(part) >= 6 && part[5] == 'Z' {
			all = append(all, part[:5])
		}
	}
	return all
}

// All of what was written comes out, whatever the paper.
func TestPDFWords(t *testing.T) {
	b := fixture(t)
	for _, s := range sheets() {
		d := papertest.Build(t, b, papertest.Full(), Selection{WithPrivate: true})
		got := strings.Join(strings.Fields(readBack(t, pages(t, d, s), "-raw")), " ")
		papertest.Walk(d.Nodes, func(n Node) {
			var want []string
			switch n := n.(type) {
			case Words:
				want = strings.Split(n.Text, "\n")
			case List:
				want = n.Items
			case Question:
				want = []string{n.Label, n.Note}
			case Quiet:
				want = []string{n.Text}
			case Chart:
				want = []string{n.Lines[0].Curve().Said}
			}
			for _, line := range want {
				if !strings.Contains(got, strings.Join(strings.Fields(line), " ")) {
					t.Errorf("%v: no %q in %s", s, line, got)
				}
			}
		})
	}
}

// Another program finds nothing wrong with the files.
func TestPDFSound(t *testing.T) {
	qpdf := tool(t, "qpdf")
	for name, w := range papertest.Scenes() {
		for i, s := range sheets() {
			d := papertest.Build(t, fixture(t), w, Selection{Blank: w == nil})
			path := filepath.Join(t.TempDir(), "print.pdf")
			if err := os.WriteFile(path, pages(t, d, s), 0o600); err != nil {
				t.Fatal(err)
			}
			if out, err := exec.Command(qpdf, "--check", path).CombinedOutput(); err != nil {
				t.Errorf("%s on sheet %d: %v\n%s", name, i, err, out)
			}
		}
	}
}

func TestPDFSameBytes(t *testing.T) {
	for name, w := range papertest.Scenes() {
		d := papertest.Build(t, fixture(t), w, Selection{Blank: w == nil})
		first := pages(t, d, Sheet{})
		d.Date = d.Date.Add(time.Second)
		if !bytes.Equal(first, pages(t, d, Sheet{})) {
			t.Errorf("%s differs from itself a second later", name)
		}
	}
}

// What a reader's program is told about the document.
func TestPDFProperties(t *testing.T) {
	d := papertest.Build(t, fixture(t), papertest.Full(), Selection{})
	got := string(pages(t, d, Sheet{Size: Letter}))
	for _, s := range []string{"/Lang (en)", "/MediaBox [0 0 612 792]", "/Outlines ", "/Title <FEFF0057006F0072006B0062006F006F006B", "(D:20261122)"} {
		if !strings.Contains(got, s) {
			t.Errorf("no %q", s)
		}
	}
	d.Date, d.Language = time.Time{}, "e)n\\"
	if got := string(pages(t, d, Sheet{})); !strings.Contains(got, "/Lang (en)") || !strings.Contains(got, "D:1970") {
		t.Error("a document without a date, or with an odd language")
	}
}

// One character no font has must not take the whole print with it, and must not
// vanish either.
func TestPDFUndrawn(t *testing.T) {
	w := content.NewWorkbook(content.Profile{Track: content.Hurt},
		papertest.Answer("label", content.KindLine, content.Text("\U0001F600 信")),
		papertest.Answer("happened", content.KindText, content.Text("before 👍🏽 between 信頼を after \U0001F468\u200d\U0001F469\u200d\U0001F467 end")))
	var out bytes.Buffer
	made, err := pdf.Write(&out, papertest.Build(t, fixture(t), w, Selection{}), Sheet{}, ownFaces)
	if err != nil {
		t.Fatal(err)
	}
	undrawn := made.Undrawn
	for _, r := range []rune{0x1F600, '信', '頼', 'を', 0x1F44D} {
		if !slices.Contains(undrawn, r) {
			t.Errorf("%U is not told", r)
		}
	}
	if !slices.IsSorted(undrawn) || len(slices.Compact(slices.Clone(undrawn))) != len(undrawn) {
		t.Errorf("%U", undrawn)
	}
	got := strings.Join(strings.Fields(readBack(t, out.Bytes())), " ")
	for _, s := range []string{"before [thumbs up sign] between [3 characters, Han, Hiragana] after [man and woman and girl] end", "The same print as a web page has them."} {
		if !strings.Contains(got, s) {
			t.Errorf("no %q in %s", s, got)
		}
	}
	if made, _ := pdf.Write(&out, papertest.Build(t, fixture(t), papertest.Full(), Selection{}), Sheet{}, ownFaces); len(made.Undrawn) > 0 {
		t.Errorf("%U", made.Undrawn)
	}
}

// What the program promises to print as it is written.
func TestPDFScripts(t *testing.T) {
	lines := []string{
		"Größe, naïve façade, İstanbul, Łódź, Việt Nam, “quotes” – and … ½ €", "Η εμπιστοσύνη, ἄνθρωπος ᾧ τὸ ὕδωρ",
		"Доверие возвращается, Ґанок, Ѣ", "שלום לכולם", "m̂ q̇",
	}
	w := content.NewWorkbook(content.Profile{Track: content.Hurt}, papertest.Answer("happened", content.KindText, content.Text(strings.Join(lines, "\n"))))
	var out bytes.Buffer
	made, err := pdf.Write(&out, papertest.Build(t, fixture(t), w, Selection{}), Sheet{}, ownFaces)
	if err != nil || len(made.Undrawn) > 0 {
		t.Fatalf("%v %U", err, made.Undrawn)
	}
	got := readBack(t, out.Bytes())
	for _, s := range lines[:4] {
		if !strings.Contains(got, s) {
			t.Errorf("no %q in %s", s, got)
		}
	}
}

// As many pages are promised as are made.
func TestPagesCounted(t *testing.T) {
	for name, w := range papertest.Scenes() {
		for _, s := range sheets() {
			d := papertest.Build(t, fixture(t), w, Selection{Blank: w == nil})
			said, err := pdf.Look(d, s, ownFaces)
			if n := strings.Count(string(pages(t, d, s)), "<</Type /Page\n"); err != nil || said.Pages != n || n == 0 {
				t.Errorf("%s: %d pages, not %d: %v", name, n, said.Pages, err)
			}
		}
	}
}
