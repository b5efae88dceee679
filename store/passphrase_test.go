package store

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"groundwork/content"
	"groundwork/store/beside"
	"groundwork/store/buckets"
	"groundwork/store/fault"
	"groundwork/store/seal"
)

// reopened opens with the words and reads everything, intact.
func reopened(t *testing.T, path, words string) (*Safe, *content.Workbook) {
	t.Helper()
	s, err := Open(path, withPassphrase(words))
	if err != nil {
		t.Fatalf("Open with %q: %v", words, err)
	}
	t.Cleanup(func() { s.Close() })
	return s, load(t, s)
}

func wantWrong(t *testing.T, path, words string) {
	t.Helper()
	s, err := Open(path, withPassphrase(words))
	if !errors.Is(err, fault.WrongPassphrase) {
		if err == nil {
			s.Close()
		}
		t.Errorf("Open with %q: %v", words, err)
	}
}

func wantSealed(t *testing.T, path string) {
	t.Helper()
	s, err := Open(path, Options{})
	if !errors.Is(err, fault.Locked) {
		if err == nil {
			s.Close()
		}
		t.Errorf("Open without a passphrase: %v", err)
	}
}

// wantOnly wants these things beside one another and nothing else, and that no
// passphrase but the given one, and no open slot, opens any of them.
func wantOnlyKey(t *testing.T, s *Safe) {
	t.Helper()
	for _, name := range listed(t, filepath.Dir(s.path)) {
		head, err := beside.HeadOf(filepath.Join(filepath.Dir(s.path), name))
		if strings.Contains(name, beside.BeforeMark) && err == nil && s.standingOf(filepath.Join(filepath.Dir(s.path), name)) != beside.Foreign {
			continue // it has words that are nowhere else
		}
		if err != nil || !s.keys.Opens(head) || head.SealedOff() != s.head.SealedOff() {
			t.Errorf("%s is left behind under another key: %v", name, err)
		}
	}
}

// littered is a workbook with everything that may lie beside one, all under its
// first key.
func littered(t *testing.T, o Options) *Safe {
	t.Helper()
	path := filepath.Join(t.TempDir(), "workbook")
	ownCache(t)
	s := open(t, path, o)
	mustSave(t, s, everything()...)
	mustSave(t, s, text("canary", "the first words"))
	mustCopy(t, s)
	mustClose(t, s)
	s = open(t, path, o)
	mustSave(t, s, text("canary", "the second words"))
	mustCopy(t, s)
	whole := readAll(t, path)
	for _, name := range []string{".new-0011223344556677", beside.BeforeMark + "20260301T201503Z", beside.CopyMark + "20200101T000000Z"} {
		if err := os.WriteFile(path+name, whole, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(path+beside.CopyMark+"20200101T000001Z", whole[:len(whole)-4096], 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Rescue(content.Change{Put: []content.Record{text("rescued", "words")}}); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSetPassphrase(t *testing.T) {
	s := littered(t, Options{ReserveBytes: -1, Stretch: hashed, cost: least})
	path, old := s.Path(), s.keys.Data
	strange := filepath.Join(s.rescueFolders()[1], "workbook.rescue-9") // perhaps another workbook's
	if err := errors.Join(os.MkdirAll(filepath.Dir(strange), 0o700), os.WriteFile(strange, []byte("x"), 0o600)); err != nil {
		t.Fatal(err)
	}
	if s.HasPassphrase() {
		t.Error("has one already")
	}
	if err := s.SetPassphrase([]byte("one")); err != nil {
		t.Fatal(err)
	}
	if !s.HasPassphrase() || s.HasRecoveryCode() {
		t.Error("HasPassphrase or HasRecoveryCode is wrong")
	}
	wantOnlyKey(t, s)
	if err := os.Remove(strange); err != nil {
		t.Error("a rescue file that may be another workbook's is gone")
	}
	if got := beside.Marked(path, beside.BeforeMark); len(got) != 0 {
		t.Errorf("what a restore put aside is left, though the workbook has all of it: %q", got)
	}
	if got := copiesOf(t, path); len(got) != 1 || !got[0].Sealed {
		t.Errorf("copies: %+v", got)
	}
	if err := s.SetPassphrase([]byte("two")); !errors.Is(err, ErrHasPassphrase) {
		t.Errorf("a second time: %v", err)
	}
	// The sitting goes on.
	mustSave(t, s, text("after", "setting"))
	if v, err := s.Versions(text("canary", "").Key()); err != nil || len(v) != 1 {
		t.Errorf("versions: %v, %v", v, err)
	}
	mustClose(t, s)
	for _, name := range listed(t, filepath.Dir(path)) {
		if bytes.Contains(readAll(t, filepath.Join(filepath.Dir(path), name)), old[:]) {
			t.Errorf("%s holds the old key", name)
		}
	}
	wantSealed(t, path)
	wantWrong(t, path, "two")
	wantWrong(t, path, "")
	_, w := reopened(t, path, "one")
	if w.Text("hurt", "canary", 0) != "the second words" || w.Text("hurt", "rescued", 0) != "words" || w.Text("hurt", "after", 0) != "setting" {
		t.Error("words are missing")
	}
	for _, want := range everything() {
		if r, ok := w.Record(want.Key()); !ok || !sameRecord(r, want) {
			t.Errorf("%s has changed", want.Key())
		}
	}
}

func TestChangePassphrase(t *testing.T) {
	s := littered(t, Options{ReserveBytes: -1, Stretch: hashed, cost: least})
	path := s.Path()
	if err := s.ChangePassphrase([]byte("one"), []byte("two")); !errors.Is(err, ErrNoPassphrase) {
		t.Errorf("without one: %v", err)
	}
	if err := s.SetPassphrase([]byte("one")); err != nil {
		t.Fatal(err)
	}
	code, err := s.NewRecoveryCode([]byte("one"))
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"", "two", "One"} {
		if err := s.ChangePassphrase([]byte(bad), []byte("two")); !errors.Is(err, fault.WrongPassphrase) {
			t.Errorf("with %q: %v", bad, err)
		}
		if err := s.RemovePassphrase([]byte(bad)); !errors.Is(err, fault.WrongPassphrase) {
			t.Errorf("with %q: %v", bad, err)
		}
	}
	for _, bad := range []string{"", "\xff"} {
		if err := s.ChangePassphrase([]byte("one"), []byte(bad)); !errors.Is(err, fault.BadPassphrase) {
			t.Errorf("to %q: %v", bad, err)
		}
	}
	mustClose(t, s)
	before := readAll(t, path)
	s, _ = reopened(t, path, "one")
	if err := s.ChangePassphrase([]byte("one"), []byte("two")); err != nil {
		t.Fatal(err)
	}
	wantOnlyKey(t, s)
	mustClose(t, s)
	wantWrong(t, path, "one")
	wantWrong(t, path, code)
	wantSealed(t, path)
	// A copy under the old key that turns up again is deleted at the next opening.
	back := path + beside.CopyMark + "20270101T000000Z"
	if err := os.WriteFile(back, before, 0o600); err != nil {
		t.Fatal(err)
	}
	other := path + beside.CopyMark + "20270101T000001Z"
	if err := os.WriteFile(other, readAll(t, saved(t, text("a", "of another workbook"))), 0o600); err != nil {
		t.Fatal(err)
	}
	s, w := reopened(t, path, "two")
	if w.Text("hurt", "canary", 0) != "the second words" {
		t.Error("words are missing")
	}
	if _, err := os.Stat(back); err == nil {
		t.Error("the copy under the old key is still there")
	}
	if _, err := os.Stat(other); err != nil {
		t.Error("another workbook's copy is gone")
	}
	// The code gets in too, and lets the passphrase be changed or removed.
	code, err = s.NewRecoveryCode([]byte("two"))
	if err != nil || !s.HasRecoveryCode() {
		t.Fatal(err)
	}
	if _, err := s.NewRecoveryCode([]byte(code)); !errors.Is(err, fault.WrongPassphrase) {
		t.Errorf("a code for a code: %v", err)
	}
	mustClose(t, s)
	s, _ = reopened(t, path, strings.ToLower(code))
	if err := s.RemovePassphrase([]byte(code)); err != nil {
		t.Fatal(err)
	}
	if s.HasPassphrase() || s.HasRecoveryCode() {
		t.Error("still has one")
	}
	mustClose(t, s)
	if load(t, open(t, path, Options{})).Text("hurt", "canary", 0) != "the second words" {
		t.Error("words are missing")
	}
}

// TestRecoveryCodeReplaced makes a second code. The first one opens nothing then.
func TestRecoveryCodeReplaced(t *testing.T) {
	path := saved(t, text("a", "1"))
	s := open(t, path, Options{Stretch: hashed, cost: least, ReserveBytes: -1})
	if err := s.SetPassphrase([]byte("one")); err != nil {
		t.Fatal(err)
	}
	first, err := s.NewRecoveryCode([]byte("one"))
	if err != nil {
		t.Fatal(err)
	}
	second, err := s.NewRecoveryCode([]byte("one"))
	if err != nil || first == second {
		t.Fatal(err)
	}
	mustClose(t, s)
	wantWrong(t, path, first)
	for _, typed := range []string{"one", second} {
		s, _ := reopened(t, path, typed)
		mustClose(t, s)
	}
	// A slip of the pen is told.
	letter := "0"
	if second[0] == '0' {
		letter = "2"
	}
	_, err = Open(path, withPassphrase(letter+second[1:]))
	if !errors.Is(err, fault.WrongPassphrase) || !strings.Contains(err.Error(), "recovery code") {
		t.Errorf("Open: %v", err)
	}
}

// TestPassphraseFirst sets a passphrase before there is a file.
func TestPassphraseFirst(t *testing.T) {
	path := filepath.Join(t.TempDir(), "folder", "workbook")
	s := open(t, path, Options{Stretch: hashed, cost: least})
	if err := s.SetPassphrase([]byte("one")); err != nil {
		t.Fatal(err)
	}
	mustSave(t, s, text("a", "1"))
	mustClose(t, s)
	wantSealed(t, path)
	if _, w := reopened(t, path, "one"); w.Text("hurt", "a", 0) != "1" {
		t.Error("the words are missing")
	}
}

func TestPassphraseNotAsked(t *testing.T) {
	asked := 0
	o := Options{Passphrase: func() ([]byte, error) { asked++; return nil, errors.New("nobody there") }}
	path := saved(t, text("a", "1"))
	s := open(t, path, o)
	mustClose(t, s)
	if asked > 0 {
		t.Error("asked for an open workbook")
	}
	s = open(t, path, Options{Stretch: hashed, cost: least})
	if err := s.SetPassphrase([]byte("one")); err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
	if _, err := Open(path, o); err == nil || err.Error() != "nobody there" || asked != 1 {
		t.Errorf("Open: %v, asked %d times", err, asked)
	}
	m := open(t, "", Options{MemoryOnly: true})
	if err := m.SetPassphrase([]byte("x")); !errors.Is(err, ErrMemoryOnly) || m.HasPassphrase() {
		t.Errorf("in memory: %v", err)
	}
}

// TestRekeyDamaged refuses to delete the copies something damaged could be brought
// back from, unless told to.
func TestRekeyDamaged(t *testing.T) {
	path := saved(t, text("a", "1"), text("b", "2"))
	name := nameOf(t, path, text("a", "").Key())
	value := stored(t, path, name)
	value[40] ^= 1
	edit(t, path, func(tx *bbolt.Tx) error { return tx.Bucket([]byte(buckets.Records)).Put(name, value) })
	s := open(t, path, Options{Stretch: hashed, cost: least})
	before := readAll(t, path)
	err := s.SetPassphrase([]byte("one"))
	var damaged *fault.Error
	if !errors.Is(err, fault.DamagedParts) || !errors.As(err, &damaged) || len(damaged.More) != 1 || KeyChanged(err) {
		t.Fatalf("SetPassphrase: %v", err)
	}
	if !bytes.Equal(before, readAll(t, path)) {
		t.Error("the file has changed")
	}
	s.GoAheadWithoutDamaged()
	if err := s.SetPassphrase([]byte("one")); err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
	s = open(t, path, withPassphrase("one"))
	if n, err := s.CloseLosses(); n != 1 || err != nil { // the new key has not forgotten it
		t.Errorf("CloseLosses: %d, %v", n, err)
	}
	if w := load(t, s); w.Len() != 1 || w.Text("hurt", "b", 0) != "2" {
		t.Error("the rest is missing")
	}
}

// TestRekeyNewer takes along what a newer version wrote, as far as it can.
func TestRekeyNewer(t *testing.T) {
	path := saved(t, text("a", "1"))
	k := content.Key{Kind: "drawing", Track: "hurt", ID: "house"}
	json := `{"record":"drawing","track":"hurt","id":"house","lines":[[1,2]]}`
	putRaw(t, path, k, json)
	q := content.Key{Kind: content.RecordAnswer, Track: "hurt", ID: "q"}
	putRaw(t, path, q, `{"record":"answer","track":"hurt","id":"q","value":{"sound":"AAAA"}}`)
	s := open(t, path, Options{Stretch: hashed, cost: least})
	mustSave(t, s, text("q", "over it")) // puts the newer one among the versions
	for _, step := range []func() error{
		func() error { return s.SetPassphrase([]byte("one")) },
		func() error { return s.RemovePassphrase([]byte("one")) },
	} {
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
	mustClose(t, s)
	if got := rawOf(t, path, k); got != json {
		t.Errorf("it became %s", got)
	}
	s = open(t, path, Options{Stretch: hashed, cost: least})
	n := 0
	err := s.db.View(func(tx *bbolt.Tx) error {
		name := append(s.keys.VersionPrefix(q), make([]byte, 8)...)
		text, _ := s.keys.Unseal(buckets.Versions, name, tx.Bucket([]byte(buckets.Versions)).Get(name))
		n = bytes.Count(text, []byte(`"sound"`))
		return nil
	})
	if err != nil || n != 1 {
		t.Error("the newer version of the answer is gone")
	}
	mustClose(t, s)
	edit(t, path, func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte(buckets.Manifest)).Put([]byte("index"), []byte("x"))
	})
	s = open(t, path, Options{Stretch: hashed, cost: least})
	if err := s.SetPassphrase([]byte("one")); !errors.Is(err, fault.NewerParts) {
		t.Errorf("with a value nobody knows: %v", err)
	}
}

// least is the least a passphrase may cost.
func least() seal.Cost { return seal.Cost{Memory: seal.MinMemory, Time: 1, Lanes: 4} }

// hashed stands for [seal.Argon2id], and costs nothing: what a passphrase leads to is
// tested with it, not how long a guess takes. All that makes a key of the one makes one
// of the other.
func hashed(passphrase, salt []byte, c seal.Cost) []byte {
	sum := sha256.Sum256(fmt.Appendf(nil, "%x %x %d %d %d", passphrase, salt, c.Memory, c.Time, c.Lanes))
	return sum[:]
}

// withPassphrase are options that open with words, cheaply.
func withPassphrase(words string) Options {
	return Options{ReserveBytes: -1, Stretch: hashed, cost: least, Passphrase: func() ([]byte, error) { return []byte(words), nil }}
}

// withArgon2id are options that open with words what something else reads or wrote too.
func withArgon2id(words string) Options {
	o := withPassphrase(words)
	o.Stretch = nil
	return o
}
