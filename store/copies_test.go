package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"groundwork/content"
	"groundwork/store/beside"
	"groundwork/store/buckets"
	"groundwork/store/disk"
	"groundwork/store/fault"
	"groundwork/store/pages"
)

func mustCopy(t testing.TB, s *Safe) {
	t.Helper()
	if err := s.TakeCopy(); err != nil {
		t.Fatalf("TakeCopy: %v", err)
	}
}

func copiesOf(t testing.TB, path string) []Inspection {
	t.Helper()
	list, err := Copies(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// said is what an answer says in a workbook that is only looked at.
func said(t testing.TB, path, id string) string {
	t.Helper()
	s, err := openToRead(path, nil, Options{}.usual())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.release() }()
	l := &loader{s: s}
	if err := s.view(l.read); err != nil {
		t.Fatal(err)
	}
	return content.NewWorkbook(l.records...).Text("hurt", id, 0)
}

func TestTakeCopy(t *testing.T) {
	path := saved(t, everything()...)
	s := open(t, path, Options{Now: func() time.Time { return clock }})
	mustCopy(t, s)
	name := path + ".copy-20260301T201503Z"
	if got := strings.Join(listed(t, filepath.Dir(path)), " "); got != "workbook workbook.copy-20260301T201503Z" {
		t.Fatalf("there is now %s", got)
	}
	info, err := os.Stat(name)
	if err != nil || !forMeAlone(info) {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	mustCopy(t, s) // nothing changed
	mustSave(t, s, text("a", "later"))
	mustCopy(t, s) // within the same second
	mustClose(t, s)
	list := copiesOf(t, path)
	if len(list) != 2 || list[0].Path != name+"-02" || list[1].Path != name {
		t.Fatalf("copies: %+v", list)
	}
	for i, f := range list {
		if !f.Whole() || f.Before || !f.Made.Equal(clock.Truncate(time.Second)) || f.Records != len(everything())+1-i {
			t.Errorf("copy %d: %+v", i, f)
		}
	}
	mustClose(t, open(t, name, Options{})) // it is a workbook
}

// TestNothingToCopy: no file yet, nothing on disk, a closed one, a frozen one.
func TestNothingToCopy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workbook")
	s := open(t, path, Options{})
	mustCopy(t, s)
	mustClose(t, s)
	if err := s.TakeCopy(); !errors.Is(err, ErrClosed) {
		t.Errorf("closed: %v", err)
	}
	mustCopy(t, open(t, "", Options{MemoryOnly: true}))
	if names := listed(t, filepath.Dir(path)); len(names) > 0 {
		t.Errorf("left: %v", names)
	}
	s = open(t, saved(t, text("a", "b")), Options{})
	s.freeze(pages.ErrFault)
	if err := s.TakeCopy(); !errors.Is(err, fault.Frozen) {
		t.Errorf("frozen: %v", err)
	}
}

func TestFiveCopies(t *testing.T) {
	path := saved(t, text("a", "0"))
	other := path + ".copy-20200101T000000Z" // of a workbook that was here before
	if err := os.Rename(saved(t, text("a", "another one's")), other); err != nil {
		t.Fatal(err)
	}
	for i := range 8 {
		s := open(t, path, Options{Now: func() time.Time { return clock.AddDate(0, 0, i) }})
		mustCopy(t, s)
		mustSave(t, s, text("a", fmt.Sprint(i+1)))
		mustClose(t, s)
	}
	var got []string
	for _, f := range copiesOf(t, path) {
		got = append(got, said(t, f.Path, "a"))
	}
	if want := []string{"7", "6", "5", "4", "3", "another one's"}; !slices.Equal(got, want) {
		t.Errorf("copies say %q, want %q", got, want)
	}
}

// TestClockWentBack: the copy that was just made stays, though by its name it is
// the oldest.
func TestClockWentBack(t *testing.T) {
	path := saved(t, text("a", "0"))
	for i := range 7 {
		s := open(t, path, Options{Now: func() time.Time { return clock.AddDate(-i, 0, 0) }})
		mustSave(t, s, text("a", fmt.Sprint(i)))
		mustCopy(t, s)
		mustClose(t, s)
		if len(beside.Marked(path, beside.CopyMark)) != min(i+1, copiesKept) || !slices.ContainsFunc(copiesOf(t, path), func(f Inspection) bool { return said(t, f.Path, "a") == fmt.Sprint(i) }) {
			t.Fatalf("round %d: %v", i, beside.Marked(path, beside.CopyMark))
		}
	}
}

// flip damages the sealed value of a record, and nothing of the pages.
func flip(t testing.TB, path string, k content.Key) {
	t.Helper()
	s := open(t, path, Options{})
	value := []byte{}
	err := s.view(func(tx *bbolt.Tx) error {
		value = bytes.Clone(tx.Bucket([]byte(buckets.Records)).Get(s.keys.RecordName(k)))
		return nil
	})
	mustClose(t, s)
	data := readAll(t, path)
	at := bytes.Index(data, value)
	if err != nil || len(value) == 0 || at < 0 {
		t.Fatal("no such record", err)
	}
	for at >= 0 { // an older page may hold it too
		data[at+60] ^= 1
		at = bytes.Index(data, value)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestCopiesOfDamaged: a workbook with a damaged record is copied all the same,
// and the last copy from before the damage never goes.
func TestCopiesOfDamaged(t *testing.T) {
	path := saved(t, text("a", "whole"), text("b", "0"))
	now := clockBy(time.Minute)
	s := open(t, path, Options{Now: now})
	mustCopy(t, s)
	mustClose(t, s)
	flip(t, path, text("a", "").Key())
	for i := range 8 {
		s := open(t, path, Options{Now: now})
		mustSave(t, s, text("b", fmt.Sprint(i)))
		mustCopy(t, s)
		mustClose(t, s)
	}
	list := copiesOf(t, path)
	if len(list) != 6 || said(t, list[5].Path, "a") != "whole" || !list[5].Whole() {
		t.Fatalf("copies: %v", beside.Marked(path, beside.CopyMark))
	}
	for _, f := range list[:5] {
		if f.Whole() || f.Err != nil || len(f.Report.Damaged) != 1 {
			t.Errorf("%+v", f)
		}
	}
	if said(t, list[0].Path, "b") != "7" {
		t.Error("the newest copy is not the newest")
	}
}

// TestRottenCopy: a copy that was whole when it was made and isn't any more does
// not count as one.
func TestRottenCopy(t *testing.T) {
	path := saved(t, text("a", "words"))
	now := clockBy(time.Minute)
	s := open(t, path, Options{Now: now})
	mustCopy(t, s)
	flip(t, copiesOf(t, path)[0].Path, text("a", "").Key())
	mustCopy(t, s)
	list := copiesOf(t, path)
	if len(list) != 2 || !list[0].Whole() || list[1].Whole() {
		t.Errorf("copies: %+v", list)
	}
}

// TestDamagedCopyIsRefused: where the pages can't be trusted, there is no copy and
// nothing is left behind.
func TestDamagedCopyIsRefused(t *testing.T) {
	path := saved(t, text("a", "words"))
	s := open(t, path, Options{})
	end := int64(0)
	if err := s.view(func(tx *bbolt.Tx) error { end = tx.Size(); return nil }); err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	for at := int64(2 * 4096); at < end; at += 4096 {
		if _, err := f.WriteAt(make([]byte, 16), at); err != nil {
			t.Fatal(err)
		}
	}
	f.Close()
	err = s.TakeCopy()
	if !errors.Is(err, fault.NotCopied) {
		t.Fatalf("TakeCopy: %v", err)
	}
	checkWording(t, err)
	if got := strings.Join(listed(t, filepath.Dir(path)), " "); got != "workbook" {
		t.Errorf("left: %s", got)
	}
}

// TestCopyWhileSaving copies while saves go on: each copy is one moment.
func TestCopyWhileSaving(t *testing.T) {
	path := saved(t, text("a", "0"), text("b", "0"))
	s := open(t, path, Options{Now: clockBy(time.Minute)})
	done := make(chan error)
	go func() {
		var err error
		for i := range 200 {
			words := fmt.Sprint(i, strings.Repeat(" words", i*20))
			err = errors.Join(err, s.Save(content.Change{Put: []content.Record{text("a", words), text("b", words)}}))
		}
		done <- err
	}()
	for saving := true; saving; {
		mustCopy(t, s)
		select {
		case err := <-done:
			saving = false
			if err != nil {
				t.Fatal(err)
			}
		default:
		}
	}
	for _, f := range copiesOf(t, path) {
		if !f.Whole() || said(t, f.Path, "a") != said(t, f.Path, "b") {
			t.Errorf("%+v", f)
		}
	}
}

// TestCopyHoldsUpNoSave: the transaction ends before the disk is waited for.
func TestCopyHoldsUpNoSave(t *testing.T) {
	s := open(t, saved(t, text("a", "words")), Options{})
	now, err := s.snapshot()
	if err != nil {
		t.Fatal(err)
	}
	d, err := newDraft(s.path, s.o)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Discard()
	if err := now.writeTo(d); err != nil || now.tx != nil {
		t.Errorf("%v, transaction %v", err, now.tx)
	}
}

// TestCopyAfterNewKey: where the key changes while a copy is made, neither the copy
// nor its draft has a name afterwards, and that is no failure.
func TestCopyAfterNewKey(t *testing.T) {
	path := saved(t, text("a", "words"))
	s := open(t, path, Options{ReserveBytes: -1})
	now, err := s.snapshot()
	if err != nil {
		t.Fatal(err)
	}
	now.end()
	s.o.Now = func() time.Time { t.Error("the copy gets a name"); return clock }
	other := *s.keys
	for _, change := range []func(){
		func() { s.keys = &other },
		func() { s.keys = now.of; s.closed = true },
	} {
		change()
		if s.meanwhile(now, func() { t.Error("it is done all the same") }) {
			t.Error("it is said to be done")
		}
	}
	s.closed = false
	// The same at the last moment, when the draft is whole.
	s.o.OpenFile = func(name string, flag int, perm os.FileMode) (*os.File, error) {
		if strings.Contains(name, disk.DraftMark) {
			s.keys = &other
		}
		return os.OpenFile(name, flag, perm)
	}
	mustCopy(t, s)
	if got := strings.Join(listed(t, filepath.Dir(path)), " "); got != "workbook" {
		t.Errorf("there is now %s", got)
	}
}
