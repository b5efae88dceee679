package store

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"testing"

	"groundwork/content"
)

const pageSize = 4096 // of the files these tests make; bbolt takes the system's

// wholeFile is a workbook with branch pages, versions and free pages, and an older
// state of it.
func wholeFile(t *testing.T) (path string, older, whole []byte) {
	t.Helper()
	if os.Getpagesize() != pageSize {
		t.Skip("made for pages of 4 KiB")
	}
	var many []content.Record
	for i := range 200 {
		many = append(many, text(fmt.Sprint("q", i), "before"))
	}
	path = saved(t, many...)
	older = readAll(t, path)
	for i := range 5 {
		s := open(t, path, Options{ReserveBytes: -1})
		mustSave(t, s, text("q1", strconv.Itoa(i)), text("q2", strconv.Itoa(i)), text("q3", strconv.Itoa(i)))
		mustClose(t, s)
	}
	return path, older, readAll(t, path)
}

// TestMetaPages: a meta page that is broken, or older than its turn, is told.
func TestMetaPages(t *testing.T) {
	path, older, whole := wholeFile(t)
	for name, harm := range map[string]func(b []byte){
		"first broken":      func(b []byte) { b[30] ^= 1 },
		"second broken":     func(b []byte) { b[pageSize+30] ^= 1 },
		"first like second": func(b []byte) { copy(b[8:pageSize], b[pageSize+8:2*pageSize]) },
		"second like first": func(b []byte) { copy(b[pageSize+8:2*pageSize], b[8:pageSize]) },
		"first older":       func(b []byte) { copy(b[:pageSize], older) },
		"second older":      func(b []byte) { copy(b[pageSize:2*pageSize], older[pageSize:]) },
	} {
		data := bytes.Clone(whole)
		harm(data)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		s := open(t, path, Options{})
		if _, report, err := s.Load(); err != nil || !report.LastSaveDoubtful || report.OK() {
			t.Errorf("%s: %+v, %v", name, report, err)
		}
		mustClose(t, s)
	}
}

// TestMetaPageHeaders: bbolt doesn't look at them, so the check must not fall back to
// an older state that bbolt then doesn't use.
func TestMetaPageHeaders(t *testing.T) {
	path, _, whole := wholeFile(t)
	for _, at := range []int{0, 8, pageSize, pageSize + 8} {
		data := bytes.Clone(whole)
		data[at] ^= 0x40
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		s := open(t, path, Options{})
		if got := load(t, s).Text("hurt", "q1", 0); got != "4" {
			t.Errorf("byte %d: %q", at, got)
		}
		mustClose(t, s)
	}
}
