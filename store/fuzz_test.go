package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"groundwork/content"
	"groundwork/store/buckets"
	"groundwork/store/pages"
	"groundwork/store/record"
	"groundwork/store/rescue"
	"groundwork/store/seal"
)

// FuzzRescue: no rescue file ends the program.
func FuzzRescue(f *testing.F) {
	k, err := seal.NewKeyring()
	if err != nil {
		f.Fatal(err)
	}
	h, err := seal.NewHeader(k)
	if err != nil {
		f.Fatal(err)
	}
	s := &Safe{keys: k, head: h, o: Options{Now: func() time.Time { return clock }}}
	data, err := s.encodeRescue(content.Change{Put: everything(), Delete: []content.Key{{Kind: content.RecordNote, ID: "0a"}}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte(rescue.Magic + "\x01\xff\xff\xff\xff"))
	f.Add([]byte(`{"record":"rescue","made":"2026-03-01T20:15:03.250Z","put":[{"record":"visit"}],"delete":[{"record":"note"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if head, _, err := rescue.Split(data); err == nil && head.Format != seal.FormatNumber {
			t.Fatal("another format")
		}
		r, err := record.DecodeRescue(data)
		if err != nil {
			return
		}
		for _, p := range r.Change.Put {
			if p == nil {
				t.Fatal("no record")
			}
		}
	})
}

// FuzzPages: what the check of the pages lets pass is what bbolt itself finds whole, also
// after another save. The checksums of the meta pages are made to fit, or nearly nothing
// would get past them.
func FuzzPages(f *testing.F) {
	whole := worn(f)
	f.Add([]byte{}, uint32(0), []byte{1})
	f.Add([]byte("x"), uint32(4096+10), []byte{0xff, 0xff})
	for at := metaStart; at < metaSum; at += 8 { // each number of a meta page
		f.Add([]byte{}, uint32(at), []byte{3})
		f.Add([]byte{}, uint32(4096+at), []byte{0, 1})
	}
	for page := 2; page < 30; page++ {
		for _, at := range []int{0, 8, 10, 12, 16, 24} { // its own number, kind, elements, length and the first of them
			f.Add([]byte{}, uint32(page*4096+at), []byte{2})
		}
	}
	f.Fuzz(func(t *testing.T, cut []byte, at uint32, with []byte) {
		data := bytes.Clone(whole)
		copy(data[int(at)%len(data):], with)
		repair(data)
		data = data[:len(data)-min(len(data), len(cut)*4096)]
		if _, err := pages.Check(data); err == nil {
			letBboltJudge(t, data)
		}
	})
}

// worn is a workbook with trees of several pages and with free ones.
func worn(t testing.TB) []byte {
	t.Helper()
	path := saved(t, text("first", "words"))
	s := open(t, path, Options{ReserveBytes: -1})
	var many []content.Record
	for i := range 120 {
		many = append(many, text(fmt.Sprint("q", i), "words"))
	}
	mustSave(t, s, many...)
	mustSave(t, s, many[:10]...)
	var gone []content.Key
	for _, r := range many[20:60] {
		gone = append(gone, r.Key())
	}
	if err := s.Save(content.Change{Delete: gone}); err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
	return readAll(t, path)
}

// Where a meta page of bbolt's has its numbers, and the checksum of these.
const (
	metaStart = 16
	metaSum   = 72
)

// repair makes the checksums of both meta pages fit.
func repair(data []byte) {
	for _, at := range []int{0, 4096} {
		h := fnv.New64a()
		h.Write(data[at+metaStart : at+metaSum])
		binary.NativeEndian.PutUint64(data[at+metaSum:], h.Sum64())
	}
}

// letBboltJudge lets bbolt look at what the check let pass, and save into it.
func letBboltJudge(t *testing.T, data []byte) {
	t.Helper()
	for page, at := range []int{0, 4096} { // what these say of themselves nobody reads but Check
		binary.NativeEndian.PutUint64(data[at:], uint64(page))
		binary.NativeEndian.PutUint64(data[at+8:], 4)
	}
	path := filepath.Join(t.TempDir(), "workbook")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	err := pages.Guard(func() error {
		db, err := bbolt.Open(path, 0o600, &bbolt.Options{NoSync: true, Timeout: time.Second})
		if err != nil {
			return err
		}
		defer db.Close()
		look := func(tx *bbolt.Tx) (err error) {
			for found := range tx.Check() {
				err = errors.Join(err, found)
			}
			return err
		}
		if err := db.View(look); err != nil {
			return err
		}
		err = db.Update(func(tx *bbolt.Tx) error {
			b := tx.Bucket([]byte(buckets.Records))
			if b == nil {
				return nil // the store refuses it: a bucket is missing
			}
			return b.Put(bytes.Repeat([]byte{0x55}, seal.NameSize), make([]byte, 5000))
		})
		return errors.Join(err, db.View(look))
	})
	if err != nil {
		t.Fatalf("the check lets pass what bbolt finds damaged: %v", err)
	}
}

func readAll(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
