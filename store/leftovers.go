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
	"groundwork/store/values"
)

// standing reads whose an open file is.
func (s *Safe) standing(f *os.File) beside.Standing {
	return beside.StandingIn(f, s.keys, s.manifest.Retired)
}

// is proves that a file has a standing.
func (s *Safe) is(want beside.Standing) disk.Proof {
	return func(f *os.File) bool { return s.standing(f) == want }
}

// standingOf is standing of a file by its path.
func (s *Safe) standingOf(path string) beside.Standing {
	f, err := os.OpenFile(path, os.O_RDONLY|disk.NoFollow, 0)
	if err != nil {
		return beside.Unknown
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
		case beside.Retired:
			if isBefore && !slices.Contains(spent, filepath.Base(path)) {
				d.Aside = append(d.Aside, path)
				continue
			}
			d.Remove(s.is(beside.Retired), path)
		case beside.Stranger:
			d.Aside = append(d.Aside, path)
		case beside.Unknown: // one in the cache folder may belong to another workbook of this name
			if _, err := os.Lstat(path); err == nil && filepath.Dir(path) == filepath.Dir(s.path) {
				d.Aside = append(d.Aside, path)
			}
		case beside.Foreign, beside.Present:
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
	case beside.Foreign:
		return false
	case beside.Unknown:
		return filepath.Dir(path) == filepath.Dir(s.path)
	case beside.Present, beside.Retired, beside.Stranger:
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
		return values.Same(tx, s.keys, func(_ content.Key, object string, ok bool) { have[object] = have[object] || ok })
	})
	if err != nil {
		return false
	}
	err = old.view(func(tx *bbolt.Tx) error {
		return values.Same(tx, old.keys, func(k content.Key, object string, ok bool) {
			all = all && ok && (!record.Worded(k.Kind) || erased[k] || have[object])
		})
	})
	return all && err == nil
}
