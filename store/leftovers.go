package store

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"

	"go.etcd.io/bbolt"

	"groundwork/content"
	"groundwork/store/beside"
	"groundwork/store/buckets"
	"groundwork/store/disk"
	"groundwork/store/record"
	"groundwork/store/seal"
)

// standing is what a file's own header says it is to the workbook.
type standing int

const (
	unknown  standing = iota // it says nothing
	foreign                  // another workbook's
	present                  // this one's, under its key
	retired                  // this one's, under a key it had before
	stranger                 // this one's, under a key it never had: from before an older file was brought back
)

// standing reads whose an open file is.
func (s *Safe) standing(f *os.File) standing {
	head, err := beside.HeadIn(f)
	switch {
	case err != nil:
		return unknown
	case !bytes.Equal(head.ID, s.keys.ID[:]):
		return foreign
	case s.keys.Opens(head):
		return present
	case slices.ContainsFunc(s.manifest.Retired, func(id seal.Hex) bool { return bytes.Equal(id, head.KeyID) }):
		return retired
	}
	return stranger
}

// is proves that a file has a standing.
func (s *Safe) is(want standing) disk.Proof {
	return func(f *os.File) bool { return s.standing(f) == want }
}

// standingOf is standing of a file by its path.
func (s *Safe) standingOf(path string) standing {
	f, err := os.OpenFile(path, os.O_RDONLY|disk.NoFollow, 0)
	if err != nil {
		return unknown
	}
	defer f.Close()
	return s.standing(f)
}

// clearUp deletes the files made of this workbook that a retired key opens. What a
// restore put aside may hold words that are nowhere else: of that goes only what is
// named in spent. Everything that isn't proven is left and named.
func (s *Safe) clearUp(spent []string) *disk.Shredder {
	s.sweepAll()
	d := &disk.Shredder{}
	for _, path := range s.leftovers() {
		isBefore := !beside.MarkedAt(s.path, path, beside.BeforeMark).IsZero()
		switch s.standingOf(path) {
		case retired:
			if isBefore && !slices.Contains(spent, filepath.Base(path)) {
				d.Aside = append(d.Aside, path)
				continue
			}
			d.Remove(s.is(retired), path)
		case stranger:
			d.Aside = append(d.Aside, path)
		case unknown: // one in the cache folder may belong to another workbook of this name
			if _, err := os.Lstat(path); err == nil && filepath.Dir(path) == filepath.Dir(s.path) {
				d.Aside = append(d.Aside, path)
			}
		case foreign, present:
		}
	}
	d.Finish()
	return d
}

// clearUpAtOpening does what a change of the key that was cut short has left to do.
// What can't be deleted now is tried again at the next opening.
func (s *Safe) clearUpAtOpening() {
	if len(s.manifest.Retired) == 0 {
		s.sweepAll()
		return
	}
	d := s.clearUp(s.manifest.Clearing)
	if s.manifest.Clearing != nil {
		s.cleared = len(d.Left) == 0
		s.leftBehind = slices.Concat(d.Left, d.Aside)
	}
}

// unmark says in the file that there is nothing more to clear up.
func (s *Safe) unmark() {
	s.cleared = true
	w := s.newWriter()
	_ = s.commit(w, func(tx *bbolt.Tx) error { // where it fails, the next opening looks again
		if err := w.start(tx); err != nil {
			return err
		}
		return buckets.WriteManifest(tx, s.keys, w.manifest)
	})
}

// sweepAll removes drafts that a crash left behind, those of rescue files elsewhere
// too.
func (s *Safe) sweepAll() {
	own := func(f *os.File) bool {
		head, err := beside.HeadIn(f)
		return err == nil && s.keys != nil && bytes.Equal(head.ID, s.keys.ID[:])
	}
	for _, folder := range s.rescueFolders() {
		disk.SweepDrafts(filepath.Join(folder, filepath.Base(s.path)), own)
	}
}

// mayBeOurs reports whether a rescue file is this workbook's, or can only be: one in
// the cache folder that says nothing may belong to another workbook of this name.
func (s *Safe) mayBeOurs(path string) bool {
	switch s.standingOf(path) {
	case foreign:
		return false
	case unknown:
		return filepath.Dir(path) == filepath.Dir(s.path)
	case present, retired, stranger:
	}
	return true
}

// leftovers are the files the program made of this workbook, as far as names go,
// wherever they lie.
func (s *Safe) leftovers() []string {
	var out []string
	for _, folder := range s.rescueFolders() {
		out = append(out, beside.Files(filepath.Join(folder, filepath.Base(s.path)))...)
	}
	return out
}

// spent are the names of what restores put aside under the present key, as far as the
// workbook has every word of it.
func (s *Safe) spent(erased map[content.Key]bool) (names []string) {
	for _, path := range beside.Marked(s.path, beside.BeforeMark) {
		old, err := openToRead(path, s.keys, s.o)
		if err != nil {
			continue
		}
		if old.keys == s.keys && s.hasAllOf(old, erased) {
			names = append(names, filepath.Base(path))
		}
		_ = old.release()
	}
	return names
}

// hasAllOf reports whether the workbook has every word of another file under its key,
// be it in an earlier version.
func (s *Safe) hasAllOf(old *Safe, erased map[content.Key]bool) bool {
	have, all := map[string]bool{}, true
	err := s.view(func(tx *bbolt.Tx) error {
		return buckets.Each(tx, func(bucket string, name, value []byte) error {
			if _, text, ok := s.readAny(bucket, name, value); ok {
				have[wordsOf(bucket, text)] = true
			}
			return nil
		})
	})
	if err != nil {
		return false
	}
	err = old.view(func(tx *bbolt.Tx) error {
		return buckets.Each(tx, func(bucket string, name, value []byte) error {
			k, text, ok := old.readAny(bucket, name, value)
			all = all && ok && (!record.Worded(k.Kind) || erased[k] || have[wordsOf(bucket, text)])
			return nil
		})
	})
	return all && err == nil
}

// wordsOf is what two values have in common that hold the same: the record's object, also in
// a version.
func wordsOf(bucket string, text []byte) string {
	if bucket == buckets.Versions {
		text, _ = record.Was(text)
	}
	return string(text)
}
