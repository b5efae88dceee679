package file

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"groundwork/content/paper/pdf/font"
)

// face returns the one face of a name.
func face(t testing.TB, name string) *font.Face {
	t.Helper()
	if f, ok := faces.Load(name); ok {
		return f.(*font.Face)
	}
	f, err := font.Load(name)
	if err != nil {
		t.Fatal(err)
	}
	faces.Store(name, f)
	return f
}

var faces sync.Map

// small makes a file with one of everything, about these words.
func small(t testing.TB, title, words string) []byte {
	t.Helper()
	serif := face(t, font.Serif)
	drawn := strings.Map(func(r rune) rune {
		if serif.Draws(r) {
			return r
		}
		return -1
	}, words)
	root := &Element{}
	f := New(300, 400, root, Info{Title: title, Producer: "test", Language: "en", Made: time.Unix(1e9, 0)})
	part := root.New("Part")
	heading, paragraph, list := part.New("H1"), part.New("P"), part.New("L")
	table := part.New("Table")
	figure := part.New("Figure").Says(words)
	root.First("Part").New("P") // nothing is drawn of it
	f.Page()
	f.Bookmark(title, 0, Spot{0, 10})
	f.In(heading)
	f.Text(serif, 20, 0, 10, 30, drawn)
	f.In(paragraph)
	f.Text(serif, 11, 0, 10, 60, drawn)
	f.In(nil)
	f.Text(serif, 8, 90, 10, 390, "1")
	f.Line(10, 70, 100, 0, 0.5, 60)
	f.Page()
	f.In(paragraph) // it goes on here
	f.Text(face(t, font.SansBold), 11, 0, 10, 60, "bold")
	if own := serif.Outlines().Shape("m\u0302", ""); own != nil {
		f.Clusters(serif.Outlines(), 11, 0, 40, 60, own)
	}
	to := list.New("LI").New("LBody").New("Link")
	f.In(to)
	f.Text(serif, 11, 0, 10, 80, "see")
	f.Link(10, 70, 30, 12, Spot{0, 10}, to)
	row := table.New("TR")
	f.In(row.New("TH").Heads("Row"))
	f.Text(serif, 11, 0, 10, 100, "cell")
	row.New("TD")
	f.In(figure)
	f.Box(10, 120, 20, 20, 1, 60)
	f.Dot(50, 130, 3, 0)
	f.Path([][2]float64{{10, 200}, {20, 210}, {30, 190}}, 1, 0)
	f.Shape([][2]float64{{10, 300}, {20, 310}, {30, 290}}, 128)
	f.Bookmark("below", 1, Spot{1, 20})
	f.Bookmark("beside", 0, Spot{1, 40})
	f.Bookmark("far below", 9, Spot{1, 60})
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// objects reads a file: what each object says, with its data unpacked. It follows what
// the file says of where they are.
func objects(t testing.TB, file []byte) map[int]string {
	t.Helper()
	fields := strings.Fields(string(file[bytes.LastIndex(file, []byte("startxref")):]))
	places := unpacked(t, file, number(t, fields[1]))
	all := map[int]string{}
	within := map[int][]string{}
	for id := 0; id*7 < len(places.data); id++ {
		p := places.data[id*7:]
		at := int(p[1])<<24 | int(p[2])<<16 | int(p[3])<<8 | int(p[4])
		which := int(p[5])<<8 | int(p[6])
		switch p[0] {
		case 1:
			o := unpacked(t, file, at)
			if o.id != id {
				t.Fatalf("object %d stands where %d should", o.id, id)
			}
			all[id] = o.dict + o.data
		case 2:
			if within[at] == nil {
				within[at] = parted(t, unpackedObject(t, file, places.data, at))
			}
			all[id] = within[at][which]
		}
	}
	return all
}

type read struct {
	id         int
	dict, data string
}

func unpackedObject(t testing.TB, file []byte, places string, id int) read {
	p := places[id*7:]
	return unpacked(t, file, int(p[1])<<24|int(p[2])<<16|int(p[3])<<8|int(p[4]))
}

// unpacked reads the object at a place of the file.
func unpacked(t testing.TB, file []byte, at int) read {
	t.Helper()
	head, rest, ok := strings.Cut(string(file[at:]), " 0 obj\n")
	if !ok {
		t.Fatalf("no object at %d", at)
	}
	o := read{id: number(t, head)}
	dict, packed, ok := strings.Cut(rest, ">>stream\n")
	if end := strings.Index(rest, "\nendobj\n"); !ok || end < len(dict) {
		o.dict = rest[:end]
		return o
	}
	dict, size, _ := strings.Cut(dict, "/Filter/FlateDecode/Length ")
	o.dict = dict
	n := number(t, strings.TrimSpace(size))
	if !strings.HasPrefix(packed[n:], "\nendstream\nendobj\n") {
		t.Fatalf("object %d is not %d bytes long", o.id, n)
	}
	r, err := zlib.NewReader(strings.NewReader(packed[:n]))
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	o.data = string(data)
	return o
}

// parted returns the objects that are packed into one.
func parted(t testing.TB, o read) (all []string) {
	t.Helper()
	_, first, _ := strings.Cut(o.dict, "/First ")
	head := number(t, strings.Fields(first)[0])
	list := strings.Fields(o.data[:head])
	for i := 1; i < len(list); i += 2 {
		end := len(o.data) - head
		if i+2 < len(list) {
			end = number(t, list[i+2])
		}
		all = append(all, o.data[head:][number(t, list[i]):end])
	}
	return all
}

func number(t testing.TB, s string) int {
	t.Helper()
	n, err := strconv.Atoi(strings.TrimRight(s, "/"))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// check holds what makes a file one that can be read.
func check(t testing.TB, file []byte) {
	t.Helper()
	all := objects(t, file)
	for id, o := range all {
		for _, ref := range regexp.MustCompile(`(\d+) 0 R`).FindAllStringSubmatch(o, -1) {
			if all[number(t, ref[1])] == "" {
				t.Errorf("%d leads to %s, which is not there: %s", id, ref[1], o)
			}
		}
		if !strings.Contains(o, " BT ") && !strings.Contains(o, "BDC") {
			continue
		}
		open := 0
		for _, word := range strings.Fields(o) {
			switch {
			case strings.HasSuffix(word, "BDC") || word == "BMC":
				open++
			case word == "EMC":
				open--
			}
			if open < 0 || open > 1 {
				t.Fatalf("what is marked overlaps: %s", o)
			}
		}
		if open != 0 || strings.Count(o, "BT ") != strings.Count(o, "ET\n") {
			t.Errorf("something stays open: %s", o)
		}
	}
}

// A file is what it was, but for the shapes of letters. UPDATE=1 writes down what it is.
func TestGolden(t *testing.T) {
	file := small(t, "A title", "A few words")
	check(t, file)
	var got strings.Builder
	all := objects(t, file)
	for id := range len(all) + 1 {
		o := all[id]
		if o == "" || strings.Contains(o, "/ObjStm") || strings.Contains(o, "/XRef") { // how it is packed
			continue
		}
		if o, _, _ = strings.Cut(o, "\x00"); strings.Contains(o, " d1\n") || !utf8.ValidString(o) { // letters
			o = "shapes"
		}
		fmt.Fprintf(&got, "%d: %s\n", id, strings.TrimSpace(o))
	}
	const name = "testdata/small.txt"
	if os.Getenv("UPDATE") != "" {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("it is now\n%s", got.String())
	}
}

// The same calls make the same bytes.
func TestSameBytes(t *testing.T) {
	if !bytes.Equal(small(t, "A title", "words"), small(t, "A title", "words")) {
		t.Error("two files differ")
	}
}

// An error of what is written to is told.
func TestWriteFails(t *testing.T) {
	f := New(100, 100, &Element{}, Info{})
	f.Page()
	if err := f.Write(failing{}); err == nil {
		t.Error("nothing is said of a full disk")
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

// Another program finds nothing wrong.
func TestSound(t *testing.T) {
	qpdf, err := exec.LookPath("qpdf")
	if err != nil {
		t.Skip("qpdf is not installed: apt install qpdf")
	}
	for _, words := range []string{"", "words", "\\)(<</>>", strings.Repeat("long ", 1000)} {
		name := filepath.Join(t.TempDir(), "a.pdf")
		if err := os.WriteFile(name, small(t, words, words), 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(qpdf, "--check", name).CombinedOutput(); err != nil {
			t.Errorf("%.20q: %v\n%s", words, err, out)
		}
	}
}

// Lengths are written to the hundredth, whatever they are.
func TestNum(t *testing.T) {
	zero := 0.0
	for v, want := range map[float64]string{
		0: "0 ", 1: "1 ", -1: "-1 ", 0.5: "0.5 ", 0.25: "0.25 ", 0.999: "1 ", -0.004: "0 ", -12.345: "-12.35 ", 1e300: "1000000 ", -1e300: "-1000000 ",
		1 / zero: "1000000 ", 10.05: "10.05 ", -0.05: "-0.05 ",
	} {
		if got := string(num(nil, v)); got != want {
			t.Errorf("%g is %q, not %q", v, got, want)
		}
	}
	if got := string(num(nil, zero/zero)); got != "-1000000 " {
		t.Errorf("what is no number is %q", got)
	}
}

func FuzzFile(f *testing.F) {
	for _, s := range []string{"words", "", "\\)(<<>>[]", "שלום", "\U0001F600 信", "\xff\xfe", "\u0301", "\x00\n\r"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, title, words string) { check(t, small(t, title, words)) })
}
