package pages

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"
)

const pageSize = 4096 // of the files these tests make; bbolt takes the system's

// wholeFile is a database as the store makes it, with branch pages and free pages.
func wholeFile(t *testing.T) []byte {
	t.Helper()
	if os.Getpagesize() != pageSize {
		t.Skip("made for pages of 4 KiB")
	}
	path := filepath.Join(t.TempDir(), "file")
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	for round := range 6 {
		err = errors.Join(err, db.Update(func(tx *bbolt.Tx) (err error) {
			for _, name := range []string{"head", "records", "versions"} {
				b, e := tx.CreateBucketIfNotExists([]byte(name))
				if err = errors.Join(err, e); err != nil || name == "head" {
					continue
				}
				for i := range 200 / (1 + round*60) {
					err = errors.Join(err, b.Put(fmt.Appendf(nil, "name %d", i), bytes.Repeat([]byte{byte(round)}, 300)))
				}
			}
			return err
		}))
	}
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return whole
}

// TestMetaPageHeaders: bbolt doesn't look at them, so the check must not fall back to
// an older state that bbolt then doesn't use.
func TestMetaPageHeaders(t *testing.T) {
	whole := wholeFile(t)
	for _, at := range []int{0, 8, pageSize, pageSize + 8} {
		data := bytes.Clone(whole)
		data[at] ^= 0x40
		m, one, err := readMetas(data)
		want, _, _ := readMetas(whole)
		if one || err != nil || m != want {
			t.Errorf("byte %d: %+v, %v, %v", at, m, one, err)
		}
	}
}

// TestCheckPages damages single structures on purpose.
func TestCheckPages(t *testing.T) {
	whole := wholeFile(t)
	m, _, err := readMetas(whole)
	if err != nil {
		t.Fatal(err)
	}
	if one, err := Check(whole); one || err != nil {
		t.Fatal(one, err)
	}
	page := func(b []byte, id uint64) []byte { return b[id*pageSize:][:pageSize] }
	// bucket finds a bucket's header in the outermost leaf.
	bucket := func(b []byte, name string) []byte {
		root := page(b, m.root)
		n, at, err := packed(m.root, root)
		for i := 0; i < n && err == nil; i++ {
			var k, value []byte
			if k, value, at, err = element(m.root, root, i, at, true); string(k) == name {
				return value[:bucketHeader]
			}
		}
		t.Fatal("no bucket", name, err)
		return nil
	}
	set16 := binary.NativeEndian.PutUint16
	free := func(b []byte) []byte { return page(b, m.freelist) }
	records := binary.NativeEndian.Uint64(bucket(whole, "records"))
	first := func(b []byte) []byte { return page(b, binary.NativeEndian.Uint64(page(b, records)[pageHeader+8:])) } // of its leaves
	// key finds the key of an element of a leaf.
	key := func(p []byte, i int) []byte {
		e := p[pageHeader+i*elementSize:]
		return e[binary.NativeEndian.Uint32(e[4:]):][:binary.NativeEndian.Uint32(e[8:])]
	}
	for name, c := range map[string]struct {
		harm func(b []byte)
		says string
	}{
		"free page missing": {func(b []byte) { set16(free(b)[10:], binary.NativeEndian.Uint16(free(b)[10:])-1) }, "neither in use nor free"},
		"used page free":    {func(b []byte) { copy(free(b)[pageHeader:], bucket(b, "records")[:8]) }, "in use and free"},
		"free page twice":   {func(b []byte) { copy(free(b)[pageHeader:], free(b)[pageHeader+8:][:8]) }, "in use and free"},
		"free list too long": {func(b []byte) {
			set16(free(b)[10:], 0xFFFF)
			binary.NativeEndian.PutUint64(free(b)[pageHeader:], 1<<62)
		}, "longer than its pages"},
		"one tree for two buckets":  {func(b []byte) { copy(bucket(b, "versions"), bucket(b, "records")[:8]) }, "used twice"},
		"tree out of bounds":        {func(b []byte) { binary.NativeEndian.PutUint64(bucket(b, "records"), m.end) }, "out of bounds"},
		"overflow past the end":     {func(b []byte) { binary.NativeEndian.PutUint32(page(b, records)[12:], 1<<30) }, "past the end"},
		"wrong number":              {func(b []byte) { page(b, records)[0]++ }, "not the page"},
		"wrong kind":                {func(b []byte) { page(b, records)[8] = pageFreelist }, "not the page"},
		"empty branch":              {func(b []byte) { set16(page(b, records)[10:], 0) }, "empty"},
		"too many elements":         {func(b []byte) { set16(page(b, records)[10:], 9999) }, "more elements"},
		"key out of place":          {func(b []byte) { page(b, records)[pageHeader]++ }, "out of place"},
		"key unlike the parent's":   {func(b []byte) { key(first(b), 0)[0] ^= 1 }, "out of order"},
		"key before the one before": {func(b []byte) { clear(key(first(b), 1)) }, "out of order"},
		"key of the next leaf":      {func(b []byte) { key(first(b), 1)[0] = 0xff }, "out of order"},
		"branch's key": {func(b []byte) {
			clear(page(b, records)[pageHeader+elementSize:][binary.NativeEndian.Uint32(page(b, records)[pageHeader+elementSize:]):][:32])
		}, "out of order"},
		"bucket flag": {func(b []byte) { page(b, m.root)[pageHeader] ^= 1 }, "bucket"},
		"file cut":    {nil, "cut off"},
	} {
		data := bytes.Clone(whole)
		if c.harm == nil {
			data = data[:(m.end-1)*pageSize]
		} else {
			c.harm(data)
		}
		if _, err := Check(data); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %q", name, err, c.says)
		}
	}
}
