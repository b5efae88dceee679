package store

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"groundwork/content"
	"groundwork/store/buckets"
)

// TestNoCopyForgets: after many sessions every copy lacks a record that was lost, but
// the last one from before never goes, and check names what was lost by it.
func TestNoCopyForgets(t *testing.T) {
	path := saved(t, text("a", "lost later"), text("b", "0"))
	now := clockBy(time.Minute)
	s := open(t, path, Options{Now: now})
	mustCopy(t, s)
	mustClose(t, s)
	name := nameOf(t, path, text("a", "").Key())
	edit(t, path, func(tx *bbolt.Tx) error { return tx.Bucket([]byte(buckets.Records)).Delete(name) })
	for i := range 8 {
		s := open(t, path, Options{Now: now})
		if _, report, err := s.Load(); err != nil || report.OK() {
			t.Fatalf("round %d: %v, nothing is told", i, err)
		}
		mustSave(t, s, text("b", fmt.Sprint(i)))
		mustCopy(t, s)
		mustClose(t, s)
	}
	c := Check(path, nil, Options{})
	if c.Whole() || len(c.Lost) != 1 || c.Lost[0] != text("a", "").Key() {
		t.Fatalf("%+v", c)
	}
	if from := c.Copies[c.Lost[0]]; from == "" || said(t, from, "a") != "lost later" {
		t.Errorf("it is in %q", from)
	}
	// In the very session that finds it, every look tells it.
	if got := strings.Join(c.Report.Sentences(), " "); !strings.HasPrefix(got, "On ") {
		t.Errorf("it says %q", got)
	}
}

// TestDamagedStaysNamed: what was damaged keeps its name when it is written anew or
// given up with its key, and is told until it is closed. What is closed and still
// damaged is told no more.
func TestDamagedStaysNamed(t *testing.T) {
	damaged := []content.Key{text("a", "").Key()}
	o := withPassphrase("one")
	o.Possible = func() []content.Key { return damaged }
	path := saved(t, text("a", "words"), text("b", "whole"))
	flip(t, path, damaged[0])
	s := open(t, path, o)
	load := func() Report {
		t.Helper()
		w, report, err := s.Load()
		if err != nil || w.Len() == 0 {
			t.Fatal(w.Len(), err)
		}
		return report
	}
	mustSave(t, s, text("b", "before any look")) // nobody has looked yet
	if r := load(); len(r.DamagedKeys()) != 1 || !r.Damage() {
		t.Fatalf("%+v", r)
	}
	s.GoAheadWithoutDamaged()
	if err := s.SetPassphrase([]byte("one")); err != nil {
		t.Fatal(err)
	}
	if r := load(); len(r.Damaged) != 0 || len(r.DamagedKeys()) != 1 || r.DamagedKeys()[0] != damaged[0] {
		t.Fatalf("after a new key: %+v", r)
	}
	if err := s.Erase(damaged...); err != nil {
		t.Fatal(err)
	}
	if r := load(); !r.OK() {
		t.Fatalf("erased, it is still told: %q", r.Sentences())
	}
	mustClose(t, s)

	path = saved(t, text("a", "words"), text("b", "whole"))
	flip(t, path, damaged[0])
	s = open(t, path, o)
	if n, err := s.CloseLosses(); n != 1 || err != nil {
		t.Fatal(n, err)
	}
	if r := load(); !r.OK() || r.Damage() || len(r.Damaged) != 1 {
		t.Errorf("closed: %+v", r)
	}
	mustSave(t, s, text("a", "anew"))
	mustClose(t, s)
	s = open(t, path, o)
	if r := load(); !r.OK() || r.Damage() {
		t.Errorf("written anew: %q", r.Sentences())
	}
	mustSave(t, s, text("b", "more"))
	mustClose(t, s)
	flip(t, path, damaged[0])
	s = open(t, path, o)
	if r := load(); r.OK() || !r.Damage() {
		t.Error("damaged a second time, it counts as closed")
	}
}

// TestLossesStayOut: they are no record of the person's: not in the workbook, not in
// an export, not counted.
func TestLossesStayOut(t *testing.T) {
	path := saved(t, text("a", "words"), text("b", "whole"), text("c", "more"))
	name := nameOf(t, path, text("a", "").Key())
	edit(t, path, func(tx *bbolt.Tx) error { return tx.Bucket([]byte(buckets.Records)).Delete(name) })
	noticed(t, path)
	s := open(t, path, Options{})
	w, _, err := s.Load()
	keys, errKeys := s.Keys()
	if err := errors.Join(err, errKeys); err != nil || w.Len() != 3 || len(keys) != 3 {
		t.Errorf("%d records, %d keys, %v", w.Len(), len(keys), err)
	}
	var out bytes.Buffer
	if n, err := s.Export(&out, aboutTest); err != nil || n.Records != 3 || strings.Contains(out.String(), "losses") {
		t.Errorf("%+v, %v", n, err)
	}
	mustClose(t, s)
	if f := Examine(path, Options{}); f.Records != 3 {
		t.Errorf("%d records", f.Records)
	}
}
