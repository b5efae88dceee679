//go:build unix

package main

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"groundwork/content"
	"groundwork/store"
	"groundwork/store/buckets"
	"groundwork/store/seal"
)

// gone leaves a copy of a workbook, under a passphrase or none, and words that could not
// be saved in it, and takes the workbook itself away.
func (p *person) gone(passphrase string) {
	p.t.Helper()
	o := store.Options{ReserveBytes: -1, Stretch: hashed, Now: func() time.Time { return time.Date(2026, time.March, 1, 12, 0, 0, 0, time.UTC) }}
	s, err := store.Open(p.path, o)
	if err != nil {
		p.t.Fatal(err)
	}
	words := func(id, text string) content.Record {
		return content.Answer{Track: content.Hurt, Question: id, Kind: content.KindText, Value: content.Text(text)}
	}
	err = s.Save(content.Change{Put: []content.Record{
		content.Profile{Track: content.Hurt}, words("happened", "WORDS OF THE COPY"),
		nameIt(),
	}})
	if passphrase != "" {
		o.Passphrase = func() ([]byte, error) { return []byte(passphrase), nil }
		if err := errors.Join(err, s.Close(), cheapPassphrase(p.path, passphrase)); err != nil {
			p.t.Fatal(err)
		}
		if s, err = store.Open(p.path, o); err != nil {
			p.t.Fatal(err)
		}
	}
	err = errors.Join(err, s.TakeCopy())
	_, rescued := s.Rescue(content.Change{Put: []content.Record{words("first-feeling", "WORDS RESCUED")}})
	if err := errors.Join(err, rescued, s.Close(), os.Remove(p.path)); err != nil {
		p.t.Fatal(err)
	}
}

// cheapPassphrase gives a workbook a passphrase that costs next to nothing to check.
func cheapPassphrase(path, words string) error {
	wrap, err := seal.WrapWithPassphrase(hashed, []byte(words), seal.Cost{Memory: seal.MinMemory, Time: 1, Lanes: 2})
	if err != nil {
		return err
	}
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		return err
	}
	return errors.Join(db.Update(func(tx *bbolt.Tx) error {
		open, err := seal.DecodeHeader(tx.Bucket([]byte(buckets.Head)).Get([]byte(buckets.HeaderName)))
		if err != nil {
			return err
		}
		keys, err := open.Open()
		if err != nil {
			return err
		}
		manifest, err := buckets.ReadManifest(tx, keys)
		if err != nil {
			return err
		}
		head, err := seal.NewHeader(keys, wrap)
		if err != nil {
			return err
		}
		stored, err := head.Encode()
		if err != nil {
			return err
		}
		manifest.Head, manifest.Slots = seal.Digest(stored), head.Summary()
		return errors.Join(tx.Bucket([]byte(buckets.Head)).Put([]byte(buckets.HeaderName), stored),
			buckets.WriteManifest(tx, keys, manifest), buckets.WriteWraps(tx, keys, []seal.KeyWrap{wrap}))
	}), db.Close())
}

// nameIt is the place on the page that asks what happened.
func nameIt() content.Place {
	return content.Place{Track: content.Hurt, Spots: map[content.TrackID]content.Spot{
		content.Hurt: {Chapter: "empathy", Page: "name-it", Question: "happened"},
	}}
}

// beside are the files beside the workbook whose names go on as given.
func (p *person) beside(pattern string) []string {
	p.t.Helper()
	names, err := filepath.Glob(p.path + pattern)
	if err != nil {
		p.t.Fatal(err)
	}
	return names
}

// TestGoneWorkbookComesBack: the welcome brings back a copy, and what was rescued of the
// same workbook is taken in.
func TestGoneWorkbookComesBack(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 80, 30)
	p.gone("")
	p.start()
	p.See("Bring back an earlier workbook")
	p.Choose("Bring back an earlier workbook")
	p.See("1 March 2026, 12:00")
	p.Press("enter")
	p.See("Bring this one back?")
	p.Press("enter")
	p.See("The workbook is back.")
	p.See("Words that could not be saved last time have been taken in.")
	p.Press("enter")
	p.Continue()
	p.See("WORDS OF THE COPY")
	p.Leave()
	p.wants(content.Hurt, "happened", "WORDS OF THE COPY")
	p.wants(content.Hurt, "first-feeling", "WORDS RESCUED")
}

// TestSealedOrphansComeBack: a copy under a passphrase comes back and is asked for it as
// at every start; without any copy, words that were rescued make a workbook.
func TestSealedOrphansComeBack(t *testing.T) {
	t.Parallel()
	for _, rescued := range []bool{false, true} {
		p := newPerson(t, 80, 30)
		p.gone("a passphrase of some length")
		if rescued {
			for _, name := range p.beside(".copy-*") {
				if err := os.Remove(name); err != nil {
					t.Fatal(err)
				}
			}
		}
		p.start()
		p.See("Bring back an earlier workbook")
		p.Choose("Bring back an earlier workbook")
		p.See("under a passphrase")
		p.Press("enter")
		p.See("It opens with the passphrase it had then.")
		p.Press("enter")
		p.See("Passphrase:")
		if rescued {
			p.Type("not this one\r")
			p.See("groundwork: error:")
		}
		p.Type("a passphrase of some length\r")
		if rescued {
			p.See("ctrl+g: help lines. ctrl+q: leave.") // the workbook's own question
			p.Type("a passphrase of some length\r")
		}
		p.See("The workbook is back.")
		p.Press("enter")
		p.Leave()
	}
}

// TestSwapsWorkbooks: Settings bring back what is left of an earlier workbook in the
// place of the present one, which can be brought back in turn.
func TestSwapsWorkbooks(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 80, 40)
	p.gone("")
	p.seed(nameIt(), content.Answer{Track: content.Hurt, Question: "happened", Kind: content.KindText, Value: content.Text("WORDS OF THE NEW ONE")})
	for _, words := range []string{"WORDS OF THE COPY", "WORDS OF THE NEW ONE"} {
		p.start()
		p.Continue()
		p.See("What happened, in a few sentences?")
		p.Press("esc")
		p.See("· Contents")
		p.Press("esc")
		p.See("Settings")
		p.Type("s")
		p.See("An earlier workbook")
		p.Press("up", "enter")
		p.See("These are left of a workbook that isn't here any more")
		p.Press("enter")
		p.See("What you have now is put aside as it is.")
		p.Press("enter")
		p.See("What was here before is kept as")
		p.Press("enter")
		p.Leave()
		p.wants(content.Hurt, "happened", words)
	}
	if aside := p.beside(".before-restore-*"); len(aside) != 2 {
		t.Errorf("put aside: %v", aside)
	}
}
