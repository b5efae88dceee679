package store

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"groundwork/content"
	"groundwork/store/buckets"
	"groundwork/store/fault"
)

// noticed loads a workbook that must open, and must have something to say once.
func noticed(t *testing.T, path string) (*content.Workbook, Report) {
	t.Helper()
	s := open(t, path, Options{})
	w, report, err := s.Load()
	if err != nil {
		t.Fatalf("Load: %v", err)
	}
	if report.OK() {
		t.Fatal("nothing was noticed")
	}
	for _, line := range report.Sentences() {
		if strings.Contains(line, "%!") || !strings.HasSuffix(line, ".") {
			t.Errorf("says %q", line)
		}
	}
	mustSave(t, s, text("new", "after"))
	mustClose(t, s)
	return w, report
}

// quiet loads a workbook that goes on to tell what was noticed until that is closed,
// through saves and a new key.
func quiet(t *testing.T, path string) {
	t.Helper()
	s := open(t, path, withPassphrase("one"))
	for _, step := range []func() error{
		func() error { return nil },
		func() error { return s.Save(content.Change{Put: []content.Record{text("new", "later")}}) },
		func() error { s.GoAheadWithoutDamaged(); return s.SetPassphrase([]byte("one")) },
	} {
		if err := step(); err != nil {
			t.Fatal(err)
		}
		mustClose(t, s)
		s = open(t, path, withPassphrase("one"))
		if _, report, err := s.Load(); err != nil || !report.Damage() || report.OK() {
			t.Fatalf("it is not told any more: %+v, %v", report, err)
		}
		if f := Examine(path, withPassphrase("one")); f.Whole() && !errors.Is(f.Err, fault.InUse) {
			t.Fatalf("it counts as whole: %+v", f)
		}
	}
	if n, err := s.CloseLosses(); n == 0 || err != nil {
		t.Fatalf("CloseLosses: %d, %v", n, err)
	}
	load(t, s)
	mustClose(t, s)
	s = open(t, path, withPassphrase("one"))
	load(t, s)
	if n, err := s.CloseLosses(); n != 0 || err != nil {
		t.Fatalf("CloseLosses: %d, %v", n, err)
	}
	mustClose(t, s)
}

// nameOf is a record's name in the file.
func nameOf(t *testing.T, path string, k content.Key) []byte {
	t.Helper()
	s := open(t, path, Options{})
	defer s.Close()
	return s.keys.RecordName(k)
}

func stored(t *testing.T, path string, name []byte) (value []byte) {
	t.Helper()
	edit(t, path, func(tx *bbolt.Tx) error {
		value = bytes.Clone(tx.Bucket([]byte(buckets.Records)).Get(name))
		return nil
	})
	return value
}

func TestRecordRemoved(t *testing.T) {
	path := saved(t, text("a", "1"), text("b", "2"))
	name := nameOf(t, path, text("a", "").Key())
	edit(t, path, func(tx *bbolt.Tx) error { return tx.Bucket([]byte(buckets.Records)).Delete(name) })
	w, report := noticed(t, path)
	if report.Missing != 1 || w.Text("hurt", "b", 0) != "2" {
		t.Errorf("%+v", report)
	}
	quiet(t, path)
}

func TestRecordReplayed(t *testing.T) {
	path := saved(t, text("a", "old"), text("b", "2"))
	name := nameOf(t, path, text("a", "").Key())
	old := stored(t, path, name)
	s := open(t, path, Options{})
	mustSave(t, s, text("a", "new"))
	mustClose(t, s)
	edit(t, path, func(tx *bbolt.Tx) error { return tx.Bucket([]byte(buckets.Records)).Put(name, old) })
	_, report := noticed(t, path)
	if !report.Mismatch || report.Missing+report.Added != 0 {
		t.Errorf("%+v", report)
	}
	quiet(t, path)
}

func TestRecordAdded(t *testing.T) {
	path := saved(t, text("a", "was deleted"), text("b", "2"))
	name := nameOf(t, path, text("a", "").Key())
	old := stored(t, path, name)
	s := open(t, path, Options{})
	if err := s.Save(content.Change{Delete: []content.Key{text("a", "").Key()}}); err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
	edit(t, path, func(tx *bbolt.Tx) error { return tx.Bucket([]byte(buckets.Records)).Put(name, old) })
	_, report := noticed(t, path)
	if report.Added != 1 || len(report.AddedKeys) != 1 || report.AddedKeys[0] != text("a", "").Key() {
		t.Errorf("%+v", report)
	}
	quiet(t, path)
}

// TestRecordMoved puts an authentic value under another record's name.
func TestRecordMoved(t *testing.T) {
	path := saved(t, text("a", "1"), text("b", "2"))
	a, b := nameOf(t, path, text("a", "").Key()), nameOf(t, path, text("b", "").Key())
	value := stored(t, path, a)
	edit(t, path, func(tx *bbolt.Tx) error { return tx.Bucket([]byte(buckets.Records)).Put(b, value) })
	w, report := noticed(t, path)
	if _, ok := w.Record(text("b", "").Key()); ok || len(report.Damaged) != 1 {
		t.Errorf("%+v", report)
	}
}

// TestRecordDamaged flips one bit of a value. That costs this record only, and its
// key can be found among those of the book.
func TestRecordDamaged(t *testing.T) {
	path := saved(t, text("a", "1"), text("b", "2"), content.Settings{Mouse: true})
	for _, k := range []content.Key{text("a", "").Key(), {Kind: content.RecordSettings}} {
		name := nameOf(t, path, k)
		value := stored(t, path, name)
		value[40] ^= 1
		edit(t, path, func(tx *bbolt.Tx) error { return tx.Bucket([]byte(buckets.Records)).Put(name, value) })
	}
	s := open(t, path, Options{})
	w, report, err := s.Load()
	if err != nil || len(report.Damaged) != 2 || report.Mismatch || w.Text("hurt", "b", 0) != "2" {
		t.Fatalf("%+v, %v", report, err)
	}
	report.Identify([]content.Key{text("b", "").Key(), text("a", "").Key()})
	keys := map[content.Key]bool{}
	for _, d := range report.Damaged {
		keys[d.Key] = d.Known
	}
	if !keys[text("a", "").Key()] || !keys[content.Key{Kind: content.RecordSettings}] {
		t.Errorf("damaged: %+v", report.Damaged)
	}
	// Written anew, all is well.
	mustSave(t, s, text("a", "1"), content.Settings{Mouse: true})
	mustClose(t, s)
	quiet(t, path)
}

func TestManifestDamaged(t *testing.T) {
	path := saved(t, text("a", "1"))
	edit(t, path, func(tx *bbolt.Tx) error {
		b := tx.Bucket([]byte(buckets.Manifest))
		value := bytes.Clone(b.Get([]byte(buckets.ManifestName)))
		value[50] ^= 1
		return b.Put([]byte(buckets.ManifestName), value)
	})
	if _, report := noticed(t, path); !report.ManifestDamaged {
		t.Errorf("%+v", report)
	}
	quiet(t, path)
}

// putRaw writes a record as a newer version might.
func putRaw(t *testing.T, path string, k content.Key, json string) {
	t.Helper()
	s := open(t, path, Options{})
	if _, _, err := s.Load(); err != nil {
		t.Fatal(err)
	}
	w := s.newWriter()
	err := s.commit(w, func(tx *bbolt.Tx) error {
		return w.write(tx, nil, []encoded{{key: k, text: []byte(json)}})
	})
	if err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
}

func rawOf(t *testing.T, path string, k content.Key) string {
	t.Helper()
	s := open(t, path, Options{})
	defer s.Close()
	var out []byte
	err := s.db.View(func(tx *bbolt.Tx) (err error) {
		name := s.keys.RecordName(k)
		out, err = s.keys.Unseal(buckets.Records, name, tx.Bucket([]byte(buckets.Records)).Get(name))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestNewerRecordsSurvive(t *testing.T) {
	path := saved(t, text("a", "1"))
	newer := map[content.Key]string{
		{Kind: "drawing", Track: "hurt", ID: "house"}:                 `{"record":"drawing","track":"hurt","id":"house","lines":[[1,2]]}`,
		{Kind: content.RecordAnswer, Track: "hurt", ID: "q"}:          `{"record":"answer","track":"hurt","id":"q","value":{"sound":"AAAA"}}`,
		{Kind: content.RecordAnswer, Track: "hurt", ID: "r"}:          `{"record":"answer","track":"hurt","id":"r","value":{"text":"x","mood":2}}`,
		{Kind: content.RecordNote, ID: "n", Pass: 3}:                  `{"record":"note","id":"n","pass":3,"text":"x"}`,
		{Kind: content.RecordVisit, Track: "hurt", ID: "p"}:           `{"record":"visit","track":"hurt","id":"p","passed":"twice"}`,
		{Kind: content.RecordAnswer, Track: "hurt", ID: "e", Pass: 1}: `{"record":"answer","track":"hurt","id":"e","pass":1,"value":{}}`,
	}
	for k, json := range newer {
		putRaw(t, path, k, json)
	}
	w, report := noticed(t, path)
	if report.Newer != len(newer) || len(report.Damaged) > 0 || report.Mismatch || w.Len() != 1 {
		t.Errorf("%d records, %+v", w.Len(), report)
	}
	for k, json := range newer {
		if got := rawOf(t, path, k); got != json {
			t.Errorf("%s became %s", json, got)
		}
	}
	// Written over, the newer one is put aside.
	k := content.Key{Kind: content.RecordAnswer, Track: "hurt", ID: "q"}
	s := open(t, path, Options{})
	mustSave(t, s, text("q", "older words"))
	err := s.db.View(func(tx *bbolt.Tx) error {
		name := append(s.keys.VersionPrefix(k), make([]byte, 8)...)
		text, err := s.keys.Unseal(buckets.Versions, name, tx.Bucket([]byte(buckets.Versions)).Get(name))
		if !bytes.Contains(text, []byte(newer[k])) || !bytes.Contains(text, []byte(`"why":"newer"`)) {
			t.Errorf("put aside: %s", text)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestNewerFieldsSurvive(t *testing.T) {
	path := saved(t, text("a", "1"))
	k := content.Key{Kind: content.RecordVisit, Track: "hurt", ID: "p"}
	putRaw(t, path, k, `{"record":"visit","track":"hurt","id":"p","seen":[1,{"Ä":"<&>"}],"colour":"red"}`)
	s := open(t, path, Options{})
	v, ok := load(t, s).Visit("hurt", "p", 0)
	if !ok || len(v.Extra) != 2 {
		t.Fatalf("%+v", v)
	}
	v.Passed = true
	mustSave(t, s, v)
	mustClose(t, s)
	want := `{"record":"visit","track":"hurt","id":"p","passed":true,"colour":"red","seen":[1,{"Ä":"<&>"}]}`
	if got := rawOf(t, path, k); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
