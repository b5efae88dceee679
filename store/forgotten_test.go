package store

import (
	"bytes"
	"slices"
	"testing"

	"groundwork/content"
	"groundwork/store/seal"
)

// TestOldKeysAreWiped: after a change of the key nothing of the one before stays in
// memory.
func TestOldKeysAreWiped(t *testing.T) {
	s := open(t, saved(t, text("a", "words")), withPassphrase("one"))
	for what, change := range map[string]func() error{
		"a passphrase": func() error { return s.SetPassphrase([]byte("one")) },
		"erasing":      func() error { return s.Erase(text("a", "").Key()) },
	} {
		old := s.keys
		if err := change(); err != nil {
			t.Fatal(err)
		}
		if s.keys == old || old.Data != [seal.KeySize]byte{} {
			t.Errorf("%s: the old key is still in memory", what)
		}
	}
}

// TestTypedIsCleared: a passphrase that was typed to open a workbook is not kept.
func TestTypedIsCleared(t *testing.T) {
	path := saved(t, text("a", "words"))
	s := open(t, path, withPassphrase("one"))
	if err := s.SetPassphrase([]byte("one")); err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
	for _, words := range []string{"one", "another"} {
		typed := []byte(words)
		o := withPassphrase("")
		o.Passphrase = func() ([]byte, error) { return typed, nil }
		if s, err := Open(path, o); err == nil {
			mustClose(t, s)
		}
		if !bytes.Equal(typed, make([]byte, len(words))) {
			t.Errorf("%q is still in memory", typed)
		}
	}
}

// TestNamesInOrder: a workbook is written anew in the order of the names in the new
// file.
func TestNamesInOrder(t *testing.T) {
	var many []content.Record
	for i := range 50 {
		many = append(many, text(string(rune('a'+i)), "words"))
	}
	s := open(t, saved(t, many...), Options{})
	keys, err := s.keys.Successor()
	if err != nil {
		t.Fatal(err)
	}
	r := &rewriting{from: s, to: &Safe{keys: keys}}
	var names []string
	err = r.each(func(bucket string, name, _ []byte) error {
		names = append(names, bucket+"/"+string(name))
		return nil
	})
	if err != nil || len(names) != len(many) || !slices.IsSorted(names) {
		t.Errorf("%d names, sorted %v, %v", len(names), slices.IsSorted(names), err)
	}
}
