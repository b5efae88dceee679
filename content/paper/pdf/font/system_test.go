package font

import (
	"encoding/binary"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"testing/synctest"

	"github.com/go-text/typesetting/font/opentype"
)

// own returns the file of one of the program's own faces, which is a font like any other.
func own(t testing.TB, name string) []byte {
	t.Helper()
	f, err := Load(name)
	if err != nil {
		t.Fatal(err)
	}
	return f.data
}

// words are texts of many scripts.
func words() []string {
	return []string{"plain", "e\u0301\u0302", "שָׁלוֹם", "תוֹדָה", "كنت", "لا", "می\u200cخواهم", "क्षमा", "कि", "நம்பினேன்", "信頼", "신뢰", "ความ", "ខ្ញុំ", "ကျွန်တော်", "\U0001F600", "\u0301", "\u200d"}
}

// drawAll draws the words with what there is, and holds that whatever is drawn tells
// what it is.
func drawAll(t testing.TB, s *System) (drawn int) {
	t.Helper()
	set := NewSet(s)
	for _, word := range words() {
		first := string([]rune(word)[:1])
		for _, style := range []Style{{}, {Bold: true, Serif: true, Region: "jp"}} {
			l := set.Font(first, style)
			if l == nil {
				continue
			}
			all := l.Shape(word, style.Region)
			said := ""
			for _, c := range all {
				said += c.Text
				if c.Width < 0 || c.Width > widest {
					t.Errorf("%q is %g wide", c.Text, c.Width)
				}
				for _, step := range c.Path {
					for _, at := range step.To {
						if !(at[0] > -3*widest && at[0] < 3*widest && at[1] > -3*widest && at[1] < 3*widest) {
							t.Errorf("%q reaches to %v", c.Text, at)
						}
					}
				}
			}
			if len(all) > 0 && said != word {
				t.Errorf("%q became %q", word, said)
			}
			drawn += len(all)
		}
	}
	return drawn
}

// Every word the fonts of this computer have is drawn whole.
func TestShape(t *testing.T) {
	s := NewSystem(os.DirFS("/usr/share/fonts"))
	if len(s.all()) == 0 {
		t.Skip("there are no fonts below /usr/share/fonts")
	}
	t.Logf("%d fonts", len(s.all()))
	if drawAll(t, s) == 0 {
		t.Error("nothing is drawn")
	}
}

// Of the fonts that have a character, the one that looks as it should comes first, and
// never one that shows boxes for everything.
func TestCandidates(t *testing.T) {
	entryOf := func(family string, spans int) *entry {
		e := &entry{family: family, path: family}
		e.aspect.SetDefaults()
		if strings.Contains(family, "bold") {
			e.aspect.Weight = 700
		}
		for i := range spans {
			e.spans = append(e.spans, [2]rune{rune(3 * i), rune(3*i + 1)})
		}
		return e
	}
	s := NewSystem()
	s.once.Do(func() {})
	for _, family := range []string{"big sans", "noto nastaliq urdu", "noto sans arabic", "noto naskh arabic", "noto naskh arabic bold", "noto sans cjk jp", "noto sans cjk kr"} {
		n := 10
		if family == "big sans" {
			n = 1000
		}
		s.fonts = append(s.fonts, entryOf(family, n))
	}
	for want, style := range map[string]Style{
		"noto naskh arabic": {Serif: true}, "noto naskh arabic bold": {Serif: true, Bold: true}, "noto sans arabic": {},
	} {
		got := s.candidates(3, style)
		if len(got) != len(s.fonts) || got[0].family != want {
			t.Errorf("%+v: %s of %d", style, got[0].family, len(got))
		}
	}
	before := func(region, a, b string) bool {
		list := s.candidates(3, Style{Region: region})
		at := func(family string) int {
			return slices.IndexFunc(list, func(e *entry) bool { return e.family == family })
		}
		return at(a) < at(b)
	}
	if !before("kr", "noto sans cjk kr", "noto sans cjk jp") || !before("jp", "noto sans cjk jp", "noto sans cjk kr") {
		t.Error("Han letters of elsewhere come first")
	}
	if got := s.candidates(2, Style{}); len(got) > 0 {
		t.Errorf("%s has what it hasn't", got[0].family)
	}
}

func TestHan(t *testing.T) {
	for text, want := range map[string]string{"信": "sc", "信頼を": "jp", "信 신": "kr", "": "sc"} {
		if got := Han(text); got != want {
			t.Errorf("%q is written as in %s, not %s", text, got, want)
		}
	}
}

// Fonts are looked for when one is needed, and not before.
func TestSystemIsLazy(t *testing.T) {
	NewSet(NewSystem(denied{}))
	if set := NewSet(nil); set.Font("信", Style{}) != nil {
		t.Error("there is a font where there is no system")
	}
}

type denied struct{}

func (denied) Open(string) (fs.File, error) { panic("something was opened") }

// What is no font, or none any more, is left alone, and the others are found beside it.
func TestSystemDamaged(t *testing.T) {
	data := own(t, Serif)
	long := slices.Clone(data)
	binary.BigEndian.PutUint32(long[12+12:], 0xfffffff0) // a table that reaches over the end
	folder := fstest.MapFS{
		"a.ttf": {}, "b.otf": {Data: []byte("OTTO")}, "c.ttc": {Data: []byte("ttcf\x00\x01\x00\x00\xff\xff\xff\xff")},
		"d.ttf": {Data: long}, "e.ttf": {Data: data[:len(data)/2]}, "f.ttf": {Data: []byte(strings.Repeat("\x00\x01\x00\x00", 5000))},
		"g.woff": {Data: data}, "h.ttf": {Data: data, Mode: fs.ModeNamedPipe}, "i.ttf": {Mode: fs.ModeDir},
		"deep/er/still.ttf": {Data: data}, "j.ttc": {Data: append([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\x00\x00\x00\x00"), data...)},
	}
	s := NewSystem(folder, fstest.MapFS{}, os.DirFS("/nowhere"))
	if all := s.all(); len(all) != 1 || all[0].path != "deep/er/still.ttf" {
		t.Errorf("%d fonts", len(all))
	}
	if drawAll(t, s) == 0 {
		t.Error("nothing is drawn")
	}
}

// Links that lead round and round end somewhere.
func TestSystemRound(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.ttf"), own(t, Serif), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"b", "c", "d"} {
		if err := os.Symlink(".", filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	if n := len(NewSystem(os.DirFS(dir)).all()); n == 0 || n > mostFiles {
		t.Errorf("%d fonts", n)
	}
}

// A font on a disk that doesn't answer is waited for, but not for ever.
func TestSystemHangs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		defer close(release)
		s := NewSystem(hanging{fstest.MapFS{"a.ttf": {Data: own(t, Serif)}, "b.ttf": {Data: own(t, Serif)}}, release})
		if all := s.all(); len(all) != 1 || all[0].path != "b.ttf" {
			t.Errorf("%d fonts", len(all))
		}
	})
}

// hanging is a folder one file of which can't be read.
type hanging struct {
	fstest.MapFS
	release chan struct{}
}

func (h hanging) Open(name string) (fs.File, error) {
	if name == "a.ttf" {
		<-h.release
		return nil, errors.New("gone")
	}
	return h.MapFS.Open(name)
}

// A damaged font draws nothing, or something; it never takes the program with it.
func TestFontsDamaged(t *testing.T) {
	bases := [][]byte{own(t, Serif)}
	for _, name := range []string{"/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf", "/usr/share/fonts/truetype/noto/NotoSerifDevanagari-Regular.ttf", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"} {
		if data, err := os.ReadFile(name); err == nil {
			bases = append(bases, data)
		}
	}
	rng := rand.New(rand.NewPCG(5, 6))
	for _, base := range bases {
		for round := range 40 {
			damaged := slices.Clone(base)
			for range 1 + rng.IntN(200) {
				at := rng.IntN(len(damaged))
				if round%2 == 0 { // within one table, often a small one
					n := int(u16(damaged, 4))
					entry := base[12+16*rng.IntN(n):]
					at = int(u32(entry, 8)) + rng.IntN(int(u32(entry, 12)))
				}
				damaged[at] = byte(rng.Uint32())
			}
			drawAll(t, NewSystem(fstest.MapFS{"a.ttf": {Data: damaged}}))
		}
	}
}

// Shapes made of shapes can stand for more than any computer can draw.
func TestWeight(t *testing.T) {
	l := &Loaded{parts: map[uint16][]uint16{}}
	for i := range uint16(60) {
		l.parts[i] = slices.Repeat([]uint16{i + 1}, 60)
	}
	l.parts[70] = []uint16{70}
	l.parts[80] = []uint16{81, 82}
	for glyph, fits := range map[uint16]bool{0: false, 59: true, 70: false, 80: true, 99: true} {
		if got := l.weight(glyph, mostParts) > 0; got != fits {
			t.Errorf("glyph %d fits: %v", glyph, got)
		}
	}
}

// Rules for setting that are more than any font has are not read.
func TestCrowded(t *testing.T) {
	table := make([]byte, 10)
	binary.BigEndian.PutUint16(table[8:], 10)
	list := binary.BigEndian.AppendUint16(nil, 2)
	list = binary.BigEndian.AppendUint16(list, 6)
	list = binary.BigEndian.AppendUint16(list, 6)
	for n, want := range map[uint16]bool{3: false, 0xffff: true} {
		lookup := binary.BigEndian.AppendUint16([]byte{0, 1, 0, 0}, n)
		if got := crowded(slices.Concat(table, list, lookup)); got != want {
			t.Errorf("two lookups of %d rules are crowded: %v", n, got)
		}
	}
}

// What failed once is not touched again.
func TestBroken(t *testing.T) {
	one, err := opentype.NewLoader(strings.NewReader(string(own(t, Serif))))
	if err != nil {
		t.Fatal(err)
	}
	l := newLoaded(one)
	if attempt(l, func() bool { panic("damaged") }) || !l.broken {
		t.Error("it is not known to be broken")
	}
	if l.Shape("words", "") != nil || l.draws("a") {
		t.Error("a broken font draws")
	}
}

func FuzzFont(f *testing.F) {
	f.Add(own(f, SansBold))
	f.Add([]byte("OTTO"))
	f.Fuzz(func(t *testing.T, data []byte) { drawAll(t, NewSystem(fstest.MapFS{"a.ttf": {Data: data}})) })
}

// BenchmarkSystem finds the fonts of this computer.
func BenchmarkSystem(b *testing.B) {
	for b.Loop() {
		if len(NewSystem(os.DirFS("/usr/share/fonts")).all()) == 0 {
			b.Skip("there are no fonts below /usr/share/fonts")
		}
	}
}
