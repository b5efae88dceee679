package store

import (
	"bytes"
	"os"
	"testing"
	"time"

	"groundwork/content"
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

// FuzzPages: the check of the pages ends on anything, without a panic.
func FuzzPages(f *testing.F) {
	f.Add([]byte{}, uint16(0), []byte{1})
	f.Add([]byte("x"), uint16(4096+10), []byte{0xff, 0xff})
	path := saved(f, everything()...)
	whole := readAll(f, path)
	f.Fuzz(func(t *testing.T, cut []byte, at uint16, with []byte) {
		data := bytes.Clone(whole)
		copy(data[at:], with)
		data = data[:len(data)-min(len(data), len(cut)*4096)]
		_, _ = pages.Check(data)
	})
}

func readAll(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
