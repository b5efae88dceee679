package store

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"groundwork/content"
	"groundwork/store/buckets"
)

// drop takes records out of the file behind the manifest's back.
func drop(t testing.TB, path string, keys ...content.Key) {
	t.Helper()
	s := open(t, path, Options{})
	names := s.keys.NewNamer()
	mustClose(t, s)
	edit(t, path, func(tx *bbolt.Tx) error {
		for _, k := range keys {
			if err := tx.Bucket([]byte(buckets.Records)).Delete(names(k)); err != nil {
				return err
			}
		}
		return nil
	})
}

// withCopy has the answers 0 to 9, a copy with all of them, and one answer deleted
// since.
func withCopy(t testing.TB) (path, copy string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "workbook")
	s := open(t, path, Options{})
	for i := range 10 {
		mustSave(t, s, text(fmt.Sprint(i), "words"))
	}
	mustCopy(t, s)
	if err := s.Save(content.Change{Delete: []content.Key{text("0", "").Key()}}); err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
	return path, copiesOf(t, path)[0].Path
}

func TestCheck(t *testing.T) {
	path, copy := withCopy(t)
	if c := Check(path, nil, Options{}); !c.Whole() || c.Records != 9 || c.Versions != 1 {
		t.Fatalf("whole: %+v", c)
	}
	one, two := text("1", "").Key(), text("2", "").Key()
	flip(t, path, one)
	c := Check(path, nil, Options{})
	if c.Whole() || len(c.Report.Damaged) != 1 || c.Report.Damaged[0].Key != one || !c.Report.Damaged[0].Known || c.Copies[one] != copy {
		t.Errorf("damaged, named by the copy: %+v", c)
	}
	drop(t, path, two)
	c = Check(path, nil, Options{})
	if c.Report.Missing != 1 || len(c.Lost) != 1 || c.Lost[0] != two || c.Copies[two] != copy || c.Copies[one] != copy {
		t.Errorf("one lost: %+v", c)
	}
	if c := Check(filepath.Join(t.TempDir(), "none"), nil, Options{}); !errors.Is(c.Err, fs.ErrNotExist) {
		t.Errorf("missing: %+v", c)
	}
}

// TestCheckLostMany: several lost records are named where nothing was deleted
// since the copy, and not guessed at where something was.
func TestCheckLostMany(t *testing.T) {
	path, _ := withCopy(t)
	one, two := text("1", "").Key(), text("2", "").Key()
	drop(t, path, one, two)
	if c := Check(path, nil, Options{}); len(c.Lost) != 0 || c.Report.Missing != 2 {
		t.Errorf("guessed: %+v", c)
	}
	// A version was lost too, so that the numbers agree: the sums don't.
	path, _ = withCopy(t)
	drop(t, path, one)
	edit(t, path, func(tx *bbolt.Tx) error {
		c := tx.Bucket([]byte(buckets.Versions)).Cursor()
		c.First()
		return c.Delete()
	})
	if c := Check(path, nil, Options{}); len(c.Lost) != 0 || c.Report.Missing != 2 {
		t.Errorf("guessed: %+v", c)
	}
	path, copy := withCopy(t)
	newest, err := Restore(path, copy, Options{Now: func() time.Time { return time.Now().Add(time.Hour) }})
	if err != nil {
		t.Fatal(err)
	}
	drop(t, path, one, two)
	if c := Check(path, nil, Options{}); len(c.Lost) != 2 || c.Copies[one] != newest {
		t.Errorf("two lost: %+v", c)
	}
}

// TestCheckNamesByKeys: without a copy the caller's keys have to do.
func TestCheckNamesByKeys(t *testing.T) {
	path := saved(t, text("a", "1"), text("b", "2"))
	flip(t, path, text("b", "").Key())
	c := Check(path, []content.Key{text("a", "").Key(), text("b", "").Key()}, Options{})
	if len(c.Report.Damaged) != 1 || c.Report.Damaged[0].Key.ID != "b" || len(c.Copies) != 0 {
		t.Errorf("%+v", c)
	}
	if c := Check(path, nil, Options{}); c.Report.Damaged[0].Known {
		t.Errorf("%+v", c)
	}
}
