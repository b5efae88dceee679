package store

import (
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"groundwork/content"
	"groundwork/store/buckets"
)

// TestOtherLanguage has a reader in another language, made from FORMAT.md alone, read
// workbooks of both formats, and wants every byte of what this package reads.
func TestOtherLanguage(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("needs node, to run the reader in JavaScript")
	}
	ownCache(t)
	path := saved(t, everything()...)
	s := open(t, path, withArgon2id(""))
	mustSave(t, s, text("long", strings.Repeat("words ", 9000)), text("a-text", "again"))
	for i := range 300 { // more than a page
		mustSave(t, s, content.Note{ID: fmt.Sprint("n", i), Text: strings.Repeat("x", i)})
	}
	mustClose(t, s)
	s = open(t, path, withArgon2id(""))
	mustSave(t, s, text("a-text", "and again"), text("long", "short"))
	mustClose(t, s)
	wantSameRead(t, node, path, "")
	locked := filepath.Join(t.TempDir(), "locked")
	copyFile(t, path, locked)
	s = open(t, locked, withArgon2id(""))
	if err := s.SetPassphrase([]byte("Cafe\u0301 au lait")); err != nil {
		t.Fatal(err)
	}
	code, err := s.NewRecoveryCode([]byte("Café au lait"))
	if err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
	for _, typed := range []string{"Cafe\u0301 au lait", code, strings.ToLower(code)} {
		wantSameRead(t, node, locked, typed)
	}
	for _, name := range []string{"open", "locked"} {
		old := filepath.Join(t.TempDir(), name)
		copyFile(t, filepath.Join("testdata", "format1", name), old)
		wantSameRead(t, node, old, "four words by chance")
	}
}

// wantSameRead reads a file by both.
func wantSameRead(t *testing.T, node, path, typed string) {
	t.Helper()
	out, err := exec.Command(node, filepath.Join("testdata", "reader", "read.mjs"), path, typed).Output()
	if err != nil {
		var said string
		if exit, ok := err.(*exec.ExitError); ok {
			said = string(exit.Stderr)
		}
		t.Fatalf("%v\n%s", err, said)
	}
	s, err := openToRead(path, nil, withArgon2id(typed).usual())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.release() }()
	var want []string
	line := func(bucket string, name, text []byte) {
		want = append(want, bucket+" "+hex.EncodeToString(name)+" "+hex.EncodeToString(text))
	}
	err = s.view(func(tx *bbolt.Tx) error {
		if ways := tx.Bucket([]byte(buckets.Manifest)).Get([]byte(buckets.WrapsName)); ways != nil {
			text, err := s.keys.Unseal(buckets.Manifest, []byte(buckets.WrapsName), ways)
			if err != nil {
				return err
			}
			line(buckets.Manifest, []byte(buckets.WrapsName), text)
		}
		return buckets.Each(tx, func(bucket string, name, value []byte) error {
			text, err := s.keys.Unseal(bucket, name, value)
			line(bucket, name, text)
			return err
		})
	})
	got := strings.Split(strings.TrimSpace(string(out)), "\n")
	slices.Sort(got)
	slices.Sort(want)
	if err != nil || len(want) < 2 || !slices.Equal(got, want) {
		t.Errorf("%s: it reads %d values, want %d; %v", filepath.Base(path), len(got), len(want), err)
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	if err := os.WriteFile(to, readAll(t, from), 0o600); err != nil {
		t.Fatal(err)
	}
}
