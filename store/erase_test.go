package store

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"go.etcd.io/bbolt"

	"groundwork/content"
	"groundwork/store/beside"
	"groundwork/store/buckets"
	"groundwork/store/disk"
	"groundwork/store/fault"
	"groundwork/store/seal"
)

// canaryWords are looked for wherever they must not be.
const canaryWords = "the words that were to go"

// findWords looks for words in everything that lies beside a workbook, with all the
// keys there have been, in the pages in use and in the free ones.
func findWords(t *testing.T, folder, words string, keys ...*seal.Keyring) (found []string) {
	t.Helper()
	for _, name := range listed(t, folder) {
		data := readAll(t, filepath.Join(folder, name))
		if bytes.Contains(data, []byte(words)) {
			found = append(found, name+" in the clear")
		}
		for _, k := range keys {
			// Wherever a sealed value may begin, of any of the smaller sizes.
			for at := range data {
				if data[at] != 1 {
					continue
				}
				for _, size := range []int{256, 512, 1024} {
					end := at + (1 + 24 + 16) + size
					if end > len(data) {
						continue
					}
					for _, place := range places(k) {
						text, err := k.Unseal(place.bucket, place.name, data[at:end])
						if err == nil && bytes.Contains(text, []byte(words)) {
							found = append(found, name+" under a key")
						}
					}
				}
			}
		}
	}
	return found
}

type place struct {
	bucket string
	name   []byte
}

// places are where the canary may have been.
func places(k *seal.Keyring) []place {
	key := text("canary", "").Key()
	return []place{
		{buckets.Records, k.RecordName(key)},
		{buckets.Versions, append(k.VersionPrefix(key), make([]byte, 8)...)},
		{buckets.Rescue, []byte(buckets.Rescue)},
	}
}

func TestErase(t *testing.T) {
	for _, passphrase := range []string{"", "one"} {
		t.Run("passphrase "+passphrase, func(t *testing.T) {
			s := littered(t, withPassphrase("one"))
			path, folder := s.Path(), filepath.Dir(s.Path())
			s.KeepNext(text("canary", "").Key()) // what a restore put aside has words of it
			mustSave(t, s, text("canary", canaryWords))
			mustSave(t, s, text("canary", "x")) // so that a version has them
			var code string
			if passphrase != "" {
				var err error
				if err = s.SetPassphrase([]byte(passphrase)); err != nil {
					t.Fatal(err)
				}
				if code, err = s.NewRecoveryCode([]byte(passphrase)); err != nil {
					t.Fatal(err)
				}
			}
			mustSave(t, s, text("canary", canaryWords))
			if err := s.takeCopy(); err != nil {
				t.Fatal(err)
			}
			if _, err := s.Rescue(content.Change{Put: []content.Record{text("canary", canaryWords)}}); err != nil {
				t.Fatal(err)
			}
			old := s.keys.Clone()
			if len(findWords(t, folder, canaryWords, old)) < 3 {
				t.Fatal("the canary isn't found where it is: the search is no good")
			}
			if err := s.Erase(text("canary", "").Key()); err != nil {
				t.Fatal(err)
			}
			wantOnlyKey(t, s)
			if found := findWords(t, folder, canaryWords, old, s.keys); found != nil {
				t.Errorf("it is still in %q", found)
			}
			keys, err := s.Keys()
			if err != nil || slices.Contains(keys, text("canary", "").Key()) || !slices.Contains(keys, text("rescued", "").Key()) {
				t.Errorf("Keys: %v, %v", keys, err)
			}
			// Written anew, it begins without a past.
			mustSave(t, s, text("canary", "new"))
			if v, _ := s.Versions(text("canary", "").Key()); len(v) != 0 {
				t.Errorf("%d versions are left", len(v))
			}
			mustClose(t, s)
			if passphrase != "" {
				wantSealed(t, path)
			}
			for _, typed := range []string{passphrase, code} {
				s, w := reopened(t, path, typed)
				for _, want := range everything() {
					if r, ok := w.Record(want.Key()); !ok || !sameRecord(r, want) {
						t.Errorf("%s has changed", want.Key())
					}
				}
				if s.HasPassphrase() != (passphrase != "") || s.HasRecoveryCode() != (code != "") {
					t.Error("the ways in have changed")
				}
				mustClose(t, s)
			}
		})
	}
}

func TestEraseDeleted(t *testing.T) {
	path := saved(t, text("a", "1"), text("canary", canaryWords))
	s := open(t, path, Options{})
	k := text("canary", "").Key()
	if err := s.Save(content.Change{Delete: []content.Key{k}}); err != nil {
		t.Fatal(err)
	}
	keys, err := s.Keys()
	if err != nil || !slices.Contains(keys, k) {
		t.Errorf("what has only versions left is not among the keys: %v, %v", keys, err)
	}
	if err := s.Erase(k); err != nil {
		t.Fatal(err)
	}
	if v, err := s.Versions(k); err != nil || len(v) > 0 {
		t.Errorf("%d versions are left, %v", len(v), err)
	}
}

// TestEraseDamaged erases something damaged: that is a way to be rid of it.
func TestEraseDamaged(t *testing.T) {
	path := saved(t, text("a", "1"), text("b", "2"))
	name := nameOf(t, path, text("a", "").Key())
	value := stored(t, path, name)
	value[40] ^= 1
	edit(t, path, func(tx *bbolt.Tx) error { return tx.Bucket([]byte(buckets.Records)).Put(name, value) })
	s := open(t, path, Options{})
	if err := s.Erase(text("b", "").Key()); !errors.Is(err, fault.DamagedParts) {
		t.Fatalf("Erase another: %v", err)
	}
	s.GoAheadWithoutDamaged()
	if err := s.Erase(text("a", "").Key()); err != nil {
		t.Fatal(err)
	}
	if w := load(t, s); w.Len() != 1 {
		t.Errorf("%d records", w.Len())
	}
}

func TestEraseInMemory(t *testing.T) {
	s := open(t, "", Options{MemoryOnly: true})
	mustSave(t, s, text("a", "1"), text("b", "2"))
	mustSave(t, s, text("a", "3"))
	if err := s.Erase(text("a", "").Key()); err != nil {
		t.Fatal(err)
	}
	keys, err := s.Keys()
	if err != nil || len(keys) != 1 || keys[0] != text("b", "").Key() {
		t.Errorf("Keys: %v, %v", keys, err)
	}
}

func TestEraseAll(t *testing.T) {
	s := littered(t, withPassphrase("one"))
	path, folder := s.Path(), filepath.Dir(s.Path())
	if err := s.SetPassphrase([]byte("one")); err != nil {
		t.Fatal(err)
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	cache = filepath.Join(cache, "groundwork")
	if err := os.MkdirAll(cache, 0o700); err != nil {
		t.Fatal(err)
	}
	data, err := s.encodeRescue(content.Change{Put: []content.Record{text("a", "b")}})
	if err != nil {
		t.Fatal(err)
	}
	other := open(t, filepath.Join(t.TempDir(), "workbook"), Options{})
	otherData, err := other.encodeRescue(content.Change{Put: []content.Record{text("a", "b")}})
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		filepath.Join(cache, "workbook.rescue-1"): data, filepath.Join(cache, "workbook.rescue-2"): otherData,
		path + ".txt": []byte("mine"), path + beside.RescueMark + "9": data,
	} {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := EraseAll(path, Options{Timeout: 1}); !errors.Is(err, fault.InUse) {
		t.Fatalf("while it is open: %v", err)
	}
	mustClose(t, s)
	if err := EraseAll(path, Options{}); err != nil {
		t.Fatal(err)
	}
	if got := listed(t, folder); !slices.Equal(got, []string{"workbook.txt"}) {
		t.Errorf("left: %q", got)
	}
	if got := listed(t, cache); !slices.Equal(got, []string{"workbook.rescue-2"}) {
		t.Errorf("left in the cache folder: %q", got)
	}
	if err := EraseAll(path, Options{}); err != nil {
		t.Errorf("where there is nothing: %v", err)
	}
	// What is no workbook stays.
	if err := EraseAll(path+".txt", Options{}); !errors.Is(err, fault.Foreign) {
		t.Errorf("of something else: %v", err)
	}
	// One that is damaged goes.
	damaged := saved(t, text("a", "b"))
	s = open(t, damaged, Options{})
	mustCopy(t, s)
	mustClose(t, s)
	if err := os.WriteFile(damaged, []byte("nothing of it is left"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := EraseAll(damaged, Options{}); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(damaged); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the damaged one is still there")
	}
}

// TestErasedIsWrittenOver looks at the old file of a workbook through a handle that
// was opened before.
func TestErasedIsWrittenOver(t *testing.T) {
	path := saved(t, text("canary", canaryWords), text("a", "b"))
	if !disk.RemovesOpen || disk.SyncFolder(filepath.Dir(path)) != nil {
		t.Skip("this system does not tell when a name is gone for good")
	}
	old, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer old.Close()
	s := open(t, path, Options{})
	if err := s.Erase(text("canary", "").Key()); err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(old)
	if err != nil || len(data) < 9000 || len(bytes.Trim(data, "\x00")) > 0 {
		t.Errorf("%d bytes of it are left in a file of %d, %v", len(bytes.Trim(data, "\x00")), len(data), err)
	}
}
