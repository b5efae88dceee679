package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"strconv"
	"strings"
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
		m, one, err := readMetas(data)
		want, _, _ := readMetas(whole)
		if one || err != nil || m != want {
			t.Errorf("byte %d: %+v, %v, %v", at, m, one, err)
		}
		s := open(t, path, Options{})
		if got := load(t, s).Text("hurt", "q1", 0); got != "4" {
			t.Errorf("byte %d: %q", at, got)
		}
		mustClose(t, s)
	}
}

// TestCheckPages damages single structures on purpose.
func TestCheckPages(t *testing.T) {
	_, _, whole := wholeFile(t)
	m, _, err := readMetas(whole)
	if err != nil {
		t.Fatal(err)
	}
	if one, err := checkPages(whole); one || err != nil {
		t.Fatal(one, err)
	}
	page := func(b []byte, id uint64) []byte { return b[id*pageSize:][:pageSize] }
	// bucket finds a bucket's header in the outermost leaf.
	bucket := func(b []byte, name string) []byte {
		c := &pageCheck{meta: m}
		keys, _, err := c.elements(m.root, page(b, m.root), true)
		if err != nil {
			t.Fatal(err)
		}
		for _, k := range keys {
			if string(k) == name {
				return k[len(k) : len(k)+bucketHeader]
			}
		}
		t.Fatal("no bucket", name)
		return nil
	}
	set16 := binary.NativeEndian.PutUint16
	free := func(b []byte) []byte { return page(b, m.freelist) }
	records := binary.NativeEndian.Uint64(bucket(whole, bucketRecords))
	for name, c := range map[string]struct {
		harm func(b []byte)
		says string
	}{
		"free page missing": {func(b []byte) { set16(free(b)[10:], binary.NativeEndian.Uint16(free(b)[10:])-1) }, "neither in use nor free"},
		"used page free":    {func(b []byte) { copy(free(b)[pageHeader:], bucket(b, bucketRecords)[:8]) }, "in use and free"},
		"free page twice":   {func(b []byte) { copy(free(b)[pageHeader:], free(b)[pageHeader+8:][:8]) }, "in use and free"},
		"free list too long": {func(b []byte) {
			set16(free(b)[10:], 0xFFFF)
			binary.NativeEndian.PutUint64(free(b)[pageHeader:], 1<<62)
		}, "longer than its pages"},
		"one tree for two buckets": {func(b []byte) { copy(bucket(b, bucketVersions), bucket(b, bucketRecords)[:8]) }, "used twice"},
		"tree out of bounds":       {func(b []byte) { binary.NativeEndian.PutUint64(bucket(b, bucketRecords), m.end) }, "out of bounds"},
		"overflow past the end":    {func(b []byte) { binary.NativeEndian.PutUint32(page(b, records)[12:], 1<<30) }, "past the end"},
		"wrong number":             {func(b []byte) { page(b, records)[0]++ }, "not the page"},
		"wrong kind":               {func(b []byte) { page(b, records)[8] = pageFreelist }, "not the page"},
		"empty branch":             {func(b []byte) { set16(page(b, records)[10:], 0) }, "empty"},
		"too many elements":        {func(b []byte) { set16(page(b, records)[10:], 9999) }, "more elements"},
		"key out of place":         {func(b []byte) { page(b, records)[pageHeader]++ }, "out of place"},
		"bucket flag":              {func(b []byte) { page(b, m.root)[pageHeader] ^= 1 }, "bucket"},
		"file cut":                 {nil, "cut off"},
	} {
		data := bytes.Clone(whole)
		if c.harm == nil {
			data = data[:(m.end-1)*pageSize]
		} else {
			c.harm(data)
		}
		if _, err := checkPages(data); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %q", name, err, c.says)
		}
	}
}
