package font

import (
	"io"
	"io/fs"
	"math"
	"path"
	"slices"
	"sort"
	"strings"
	"sync"
	"time"

	typeset "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// What is read of the fonts of a computer at the most. A folder may hold anything.
const (
	mostFolders  = 500
	deepest      = 8
	mostFiles    = 5_000
	largestFile  = 96 << 20
	largestTable = 8 << 20 // but for those of shapes
	mostTables   = 100
	mostInOne    = 64 // fonts in a collection
	patience     = 2 * time.Second
)

// System is the fonts of the computer. It looks for them when the first one is
// needed, and keeps what it finds out in memory only.
type System struct {
	folders []fs.FS
	once    sync.Once
	fonts   []*entry

	mu  sync.Mutex
	own map[string]*Face // of the program's faces, those that were read
}

// entry is one font that was found.
type entry struct {
	folder fs.FS
	path   string
	at     int    // which one of a collection
	family string // in small letters
	aspect typeset.Aspect
	spans  [][2]rune // of the characters it has, as it says itself
}

// NewSystem returns the fonts below the folders.
func NewSystem(folders ...fs.FS) *System { return &System{folders: folders, own: map[string]*Face{}} }

// all returns what fonts there are, in the same order each time.
func (s *System) all() []*entry {
	s.once.Do(func() {
		folders, files := 0, 0
		for _, folder := range s.folders {
			s.walk(folder, ".", deepest, &folders, &files)
		}
	})
	return s.fonts
}

func (s *System) walk(folder fs.FS, name string, deep int, folders, files *int) {
	if *folders++; deep == 0 || *folders > mostFolders {
		return
	}
	list, err := fs.ReadDir(folder, name)
	if err != nil {
		return
	}
	for _, one := range list {
		at := path.Join(name, one.Name())
		info, err := fs.Stat(folder, at) // of what a link leads to
		switch {
		case err != nil:
		case info.IsDir():
			s.walk(folder, at, deep-1, folders, files)
		case info.Mode().IsRegular() && slices.Contains([]string{".ttf", ".otf", ".ttc", ".otc"}, strings.ToLower(path.Ext(at))):
			if *files++; *files > mostFiles {
				return
			}
			s.fonts = append(s.fonts, described(folder, at)...)
		}
	}
}

// patiently does what a damaged font may break off or never let end, and reports
// whether it was done.
func patiently[T any](do func() T) (result T, ok bool) {
	type outcome struct {
		result T
		ok     bool
	}
	done := make(chan outcome, 1)
	go func() {
		var o outcome
		defer func() {
			_ = recover()
			done <- o
		}()
		o.result = do()
		o.ok = true
	}()
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case o := <-done:
		return o.result, o.ok
	case <-timer.C:
		return result, false
	}
}

// open opens a font file whose tables are where it says they are.
func open(folder fs.FS, name string) (in fs.File, fonts []*opentype.Loader) {
	in, err := folder.Open(name)
	if err != nil {
		return nil, nil
	}
	file, ok := in.(typeset.Resource)
	if info, err := in.Stat(); !ok || err != nil || info.Size() > largestFile || !sound(file, info.Size()) {
		_ = in.Close()
		return nil, nil
	}
	fonts, _ = opentype.NewLoaders(file)
	return in, fonts
}

// sound reports whether a file is a font or a collection of some, none of whose
// tables is too large or reaches over the end.
func sound(in io.ReaderAt, size int64) bool {
	read := func(at, n int64) []byte {
		b := make([]byte, n)
		if _, err := in.ReadAt(b, at); err != nil {
			return nil
		}
		return b
	}
	head := read(0, 12)
	starts := make([]byte, 4)
	if head != nil && string(head[:4]) == "ttcf" {
		starts = read(12, 4*int64(min(u32(head, 8), mostInOne+1)))
	}
	if head == nil || len(starts) == 0 || len(starts) > 4*mostInOne {
		return false
	}
	for ; len(starts) > 0; starts = starts[4:] {
		start := int64(u32(starts, 0))
		head := read(start, 12)
		if head == nil || u16(head, 4) > mostTables || !slices.Contains([]string{"\x00\x01\x00\x00", "OTTO", "true"}, string(head[:4])) {
			return false
		}
		list := read(start+12, 16*int64(u16(head, 4)))
		for ; len(list) >= 16; list = list[16:] {
			long := int64(u32(list, 12))
			shapes := slices.Contains([]string{"glyf", "CFF ", "CFF2", "gvar"}, string(list[:4]))
			if int64(u32(list, 8))+long > size || long > largestTable && !shapes {
				return false
			}
		}
	}
	return true
}

// described returns the fonts of a file that can be drawn with.
func described(folder fs.FS, name string) []*entry {
	all, _ := patiently(func() (all []*entry) {
		in, fonts := open(folder, name)
		if in == nil {
			return nil
		}
		defer in.Close()
		for i, one := range fonts {
			if !slices.ContainsFunc([]string{"glyf", "CFF ", "CFF2"}, func(s string) bool { return one.HasTable(opentype.MustNewTag(s)) }) {
				continue
			}
			about, _ := typeset.Describe(one, nil)
			e := &entry{folder: folder, path: name, at: i, family: strings.ToLower(about.Family), aspect: about.Aspect, spans: spans(one)}
			if len(e.spans) > 0 && !e.named("lastresort", "last resort", "fallback") { // they show boxes
				all = append(all, e)
			}
		}
		return all
	})
	return all
}

// spans returns which characters a font says it has.
func spans(one *opentype.Loader) [][2]rune {
	raw, err := one.RawTable(opentype.MustNewTag("cmap"))
	if err != nil {
		return nil
	}
	table, _, err := tables.ParseCmap(raw)
	if err != nil {
		return nil
	}
	chars, _, err := typeset.ProcessCmap(table, tables.FPNone)
	if err != nil {
		return nil
	}
	list, ok := chars.(typeset.CmapRuneRanger)
	if !ok { // a font of signs with numbers of its own
		return nil
	}
	all := list.RuneRanges(nil)
	sort.Slice(all, func(i, j int) bool { return all[i][0] < all[j][0] })
	joined := all[:0]
	for _, span := range all {
		if n := len(joined); n > 0 && span[0] <= joined[n-1][1]+1 {
			joined[n-1][1] = max(joined[n-1][1], span[1])
		} else {
			joined = append(joined, span)
		}
	}
	return slices.Clone(joined)
}

// has reports whether the font says it has the character.
func (e *entry) has(r rune) bool {
	_, ok := slices.BinarySearchFunc(e.spans, r, func(span [2]rune, r rune) int {
		switch {
		case span[1] < r:
			return -1
		case span[0] > r:
			return 1
		}
		return 0
	})
	return ok
}

// Style is how a font should look.
type Style struct {
	Bold, Serif bool
	Region      string // "jp", "kr" or "sc": whose Han letters
}

// candidates returns the fonts that say they have the character, those that fit best
// first.
func (s *System) candidates(r rune, want Style) []*entry {
	var all []*entry
	for _, e := range s.all() {
		if e.has(r) {
			all = append(all, e)
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].odd(want) < all[j].odd(want) })
	return all
}

// named reports whether the name of the font has one of the parts.
func (e *entry) named(parts ...string) bool {
	return slices.ContainsFunc(parts, func(s string) bool { return strings.Contains(e.family, s) })
}

// odd returns how far a font is from what is wanted.
func (e *entry) odd(want Style) float64 {
	weight := 400.0
	if want.Bold {
		weight = 700
	}
	far := math.Abs(float64(e.aspect.Weight) - weight)
	if e.aspect.Style == typeset.StyleItalic || e.aspect.Stretch != 1 {
		far += 1000
	}
	if e.named("mono", "nastaliq", "kufi", "display", " ui", "emoji", "unifont", "thuluth", "ruqaa") {
		far += 700
	}
	if e.named("serif", "naskh", "mincho", "song", "ming", "myungjo", "batang") != want.Serif {
		far += 150
	}
	if strings.Contains(strings.ToLower(path.Base(e.path)), "bold") != want.Bold { // some fonts don't know themselves
		far += 100
	}
	for _, region := range []string{"jp", "kr", "sc", "tc", "hk"} {
		if strings.HasSuffix(e.family, " "+region) && region != want.Region {
			far += 60
		}
	}
	return far + 10*math.Log2(float64(len(e.spans))) // one made for few scripts knows them better
}

// crowded reports whether a table of rules for setting has more of them than any
// real font: each takes its time and room.
func crowded(table []byte) bool {
	const most = 20_000
	if len(table) < 10 {
		return false
	}
	list := int(u16(table, 8))
	total := 0
	for i := range int(u16(table, list)) {
		total += int(u16(table, list+int(u16(table, list+2+2*i))+4))
	}
	return total > most
}
