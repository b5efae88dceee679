package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"groundwork/content"
	"groundwork/store/archive"
	"groundwork/store/beside"
	"groundwork/store/fault"
)

// forgeHead puts a number into both meta pages, or so much less into the older one, with
// checksums that are right.
func forgeHead(t *testing.T, path string, at int, value uint64, older int) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	data := make([]byte, 2*pageSize)
	if _, err := f.ReadAt(data, 0); err != nil {
		t.Fatal(err)
	}
	metas := [][]byte{data[16:80], data[pageSize+16 : pageSize+80]}
	newest := 0
	if binary.NativeEndian.Uint64(metas[1][48:]) > binary.NativeEndian.Uint64(metas[0][48:]) {
		newest = 1
	}
	for i, m := range metas {
		v := value
		if i != newest {
			v -= uint64(older)
		}
		binary.NativeEndian.PutUint64(m[at:], v)
		h := fnv.New64a()
		h.Write(m[:56])
		binary.NativeEndian.PutUint64(m[56:], h.Sum64())
	}
	if _, err := f.WriteAt(data, 0); err != nil {
		t.Fatal(err)
	}
}

// TestMetaOutOfBounds: numbers in a meta page that can't be are refused before bbolt
// counts on from them: it wrote a file that could not be opened any more.
func TestMetaOutOfBounds(t *testing.T) {
	if os.Getpagesize() != pageSize {
		t.Skip("made for pages of 4 KiB")
	}
	for name, forge := range map[string]struct {
		at     int
		value  uint64
		older  int
		sparse int64
	}{
		"last transaction":     {48, 1<<64 - 1, 1, 0},
		"late transaction":     {48, 1 << 60, 1, 0},
		"no free list":         {32, 1<<64 - 1, 0, 0},
		"more than any disk":   {40, 1 << 31, 0, 1 << 43},
		"free list at the end": {32, 1 << 31, 0, 0},
	} {
		path := saved(t, text("a", "words"))
		if forge.sparse > 0 {
			if err := os.Truncate(path, forge.sparse); err != nil {
				t.Log(err)
				continue
			}
		}
		forgeHead(t, path, forge.at, forge.value, forge.older)
		s, err := Open(path, Options{})
		if err == nil {
			s.Close()
		}
		if !errors.Is(err, fault.Damaged) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := beside.HeadOf(path); err != nil && forge.sparse == 0 && forge.at == 48 {
			t.Errorf("%s: whose it is can't be told: %v", name, err)
		}
	}
}

// TestWideModeIsSaid: a file others may read is told of.
func TestWideModeIsSaid(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no modes are kept here")
	}
	path := saved(t, text("a", "words"))
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	s := open(t, path, Options{})
	_, report, err := s.Load()
	if err != nil || !report.Wide || !strings.Contains(strings.Join(report.Sentences(), " "), "chmod 600") || report.Damage() {
		t.Errorf("%+v, %v", report, err)
	}
}

// TestCheapPassphraseIsSaid: so is a passphrase that costs little to guess.
func TestCheapPassphraseIsSaid(t *testing.T) {
	s := open(t, saved(t, text("a", "words")), withPassphrase("one"))
	if s.CheapPassphrase() {
		t.Error("it has none")
	}
	if err := s.SetPassphrase([]byte("one")); err != nil || !s.CheapPassphrase() {
		t.Errorf("%v", err)
	}
	mustClose(t, s)
	_, err := Open(s.Path(), withPassphrase("two"))
	if !errors.Is(err, fault.WrongPassphrase) || !strings.Contains(err.Error(), "a guess costs what this program never sets") {
		t.Errorf("one that doesn't open it: %v", err)
	}
}

// TestCopiesByRevision: the copies that are kept are the newest by what they say of
// themselves, whatever the clock said, and what was brought back is not starved by the
// copies of what was before.
func TestCopiesByRevision(t *testing.T) {
	path := saved(t, text("a", "0"))
	at := clock.AddDate(50, 0, 0) // a clock that was wrong for three sessions
	o := Options{Now: func() time.Time { return at }}
	for i := range 8 {
		if i == 3 {
			at = clock
		}
		at = at.Add(time.Minute)
		s := open(t, path, o)
		mustSave(t, s, text("a", fmt.Sprint(i)))
		mustCopy(t, s)
		mustClose(t, s)
	}
	says := func() (all []string) {
		for _, f := range copiesOf(t, path) {
			if !f.Before {
				all = append(all, said(t, f.Path, "a"))
			}
		}
		slices.Sort(all)
		return all
	}
	if got := says(); !slices.Equal(got, []string{"3", "4", "5", "6", "7"}) {
		t.Errorf("copies say %q", got)
	}
	for _, f := range copiesOf(t, path) {
		if said(t, f.Path, "a") == "3" {
			mustRestore(t, path, f.Path)
		}
	}
	for i := range 4 {
		at = at.Add(time.Minute)
		s := open(t, path, o)
		mustSave(t, s, text("a", fmt.Sprint("later ", i)))
		mustCopy(t, s)
		mustClose(t, s)
	}
	if got := says(); len(got) != 5 || got[4] != "later 3" || got[3] != "later 2" || got[2] != "later 1" {
		t.Errorf("copies say %q", got)
	}
}

// TestImportBounds: what no version of the program writes is refused, by its line.
func TestImportBounds(t *testing.T) {
	many := ""
	for i := range 5000 {
		many += fmt.Sprintf(`,"x%d":1`, i)
	}
	for name, record := range map[string]string{
		"no such day":      `{"record":"answer","track":"hurt","id":"d","kind":"date","value":{"date":"2026-02-31"}}`,
		"no such month":    `{"record":"answer","track":"hurt","id":"d","kind":"date","value":{"date":"2026-13-01"}}`,
		"no time":          `{"record":"answer","track":"hurt","id":"d","written":"yesterday","value":{"text":"x"}}`,
		"no such time":     `{"record":"entry","track":"hurt","id":"d","entry":"1","on":"2026-03-01T25:00:00.000Z"}`,
		"no such offset":   `{"record":"note","id":"d","written":"2026-03-01T20:00:00.000Z","offset":100000,"text":"x"}`,
		"two values":       `{"record":"answer","track":"hurt","id":"d","value":{"text":"x","choice":"y"}}`,
		"too many unknown": `{"record":"note","id":"d","text":"x"` + many + `}`,
	} {
		_, err := archive.Read(strings.NewReader("{\"groundwork\":\"export\",\"format\":1,\"records\":[\n{\"record\":\"note\",\"id\":\"a\",\"text\":\"x\"},\n" + record + "]}"))
		if !errors.Is(err, fault.NotExport) || !strings.Contains(fmt.Sprint(err), "record 2 in line 3 ") {
			t.Errorf("%s: %v", name, err)
		}
	}
	// What a newer version may write is kept.
	for _, record := range []string{
		`{"record":"drawing","id":"d","lines":[[1,2]]}`,
		`{"record":"note","id":"d","text":"x","colour":"red"}`,
		`{"record":"answer","track":"hurt","id":"q","value":{"sound":"AAAA"}}`,
		`{"record":"answer","track":"hurt","id":"q","value":{"date":"0000-00-00"}}`,
	} {
		c, err := archive.Read(strings.NewReader("{\"groundwork\":\"export\",\"format\":1,\"records\":[\n" + record + "]}"))
		if err != nil || len(c.Records) != 1 {
			t.Errorf("%s: %v", record, err)
		}
	}
}

// exported is an export of so many records.
func exported(n int, one func(i int) string) string {
	var b strings.Builder
	b.WriteString(`{"groundwork":"export","format":1,"records":[`)
	for i := range n {
		if i > 0 {
			b.WriteString(",\n")
		}
		b.WriteString(one(i))
	}
	b.WriteString("]}")
	return b.String()
}

// imports are exports that grow: in records, in fields of one, in fields of a record
// that this version doesn't know.
func imports() map[string]func(n int) string {
	fields := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, `,"x%d":1`, i)
		}
		return b.String()
	}
	return map[string]func(n int) string{
		"records": func(n int) string {
			return exported(n, func(i int) string { return fmt.Sprintf(`{"record":"note","id":"n%d","text":"x"}`, i) })
		},
		"fields": func(n int) string {
			return exported(1, func(int) string { return `{"record":"note","id":"n","text":"x"` + fields(n) + `}` })
		},
		"unknown record": func(n int) string {
			return exported(1, func(int) string { return `{"record":"drawing","id":"n"` + fields(n) + `}` })
		},
	}
}

// TestImportIsLinear: four times as much takes four times the memory to read.
// [BenchmarkImport] shows the time.
func TestImportIsLinear(t *testing.T) {
	taken := func(export string) uint64 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, _ = archive.Read(strings.NewReader(export))
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc
	}
	for name, of := range imports() {
		if small, large := taken(of(5000)), taken(of(20000)); large > 6*small {
			t.Errorf("%s: %d bytes for a quarter, %d for all", name, small, large)
		}
	}
}

// BenchmarkImport reads and takes in a little and four times as much: what one takes is
// alike, else it grows with the square.
func BenchmarkImport(b *testing.B) {
	for _, n := range []int{20000, 80000} {
		one := func(b *testing.B, do func()) {
			for b.Loop() {
				do()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/one")
		}
		for name, of := range imports() {
			export := of(n)
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				one(b, func() { _, _ = archive.Read(strings.NewReader(export)) })
			})
		}
		b.Run(fmt.Sprintf("into the file/%d", n), func(b *testing.B) {
			c, err := archive.Read(strings.NewReader(imports()["records"](n)))
			if err != nil {
				b.Fatal(err)
			}
			one(b, func() {
				if err := open(b, filepath.Join(b.TempDir(), "workbook"), Options{}).Import(c); err != nil {
					b.Fatal(err)
				}
			})
		})
	}
}

// TestIdleIsBounded: no settings keep the screen uncovered for longer than a day by a
// number that overflows.
func TestIdleIsBounded(t *testing.T) {
	path := saved(t, text("a", "1"))
	k := content.Key{Kind: content.RecordSettings}
	for idle, want := range map[string]int{"9223372036854775807": 24 * 60, "7": 7, "-1": -1, "-9223372036854775808": -1} {
		putRaw(t, path, k, `{"record":"settings","idle":`+idle+`}`)
		s := open(t, path, Options{})
		if got := load(t, s).Settings().IdleMinutes; got != want {
			t.Errorf("%s is %d", idle, got)
		}
		mustClose(t, s)
	}
}
