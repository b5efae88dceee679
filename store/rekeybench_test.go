package store

import (
	"fmt"
	"path/filepath"
	"testing"

	"groundwork/content"
	"groundwork/store/seal"
)

// BenchmarkRekey gives a workbook of 4,000 answers a new key, verifies it, and takes
// a copy; the cost of the passphrase itself is left out.
func BenchmarkRekey(b *testing.B) {
	s := open(b, filepath.Join(b.TempDir(), "workbook"), Options{})
	var c content.Change
	for i := range 4000 {
		c.Put = append(c.Put, text(fmt.Sprintf("q%d", i), "A sentence or two of what somebody might write about it, and then some."))
	}
	if err := s.Save(c); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := s.Erase(text("nothing", "").Key()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkUnlock finds the key with a passphrase, at the usual cost.
func BenchmarkUnlock(b *testing.B) {
	w, err := seal.WrapWithPassphrase(seal.Argon2id, []byte("one"), seal.UsualCost())
	if err != nil {
		b.Fatal(err)
	}
	k, err := seal.NewKeyring()
	if err != nil {
		b.Fatal(err)
	}
	h, err := seal.NewHeader(k, w)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := h.Unlock(seal.Argon2id, []byte("one"), seal.SlotPassphrase); err != nil {
			b.Fatal(err)
		}
	}
}
