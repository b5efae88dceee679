package store

import (
	"slices"

	"go.etcd.io/bbolt"

	"groundwork/store/buckets"
	"groundwork/store/record"
	"groundwork/store/report"
	"groundwork/store/values"
)

// What is found missing, damaged, put back or too new is told once by the look that
// finds it: the next save makes a manifest that agrees with what is left. So that very
// save also writes it into the file, and it is told from there by everything that reads
// until the person closes it. Copies and new keys take it along.

// losses are what is known of losses in an open file.
type losses struct {
	written []record.Loss // in the file
	found   []record.Loss // by the last look, and not in the file yet
	healed  bool          // something that was closed is whole again, and no longer to be in the file
}

// all are both.
func (l losses) all() []record.Loss { return slices.Concat(l.written, l.found) }

// readLosses takes over the record of losses, and reports whether the value is that.
func (l *loader) readLosses(v *values.Value) bool {
	if v.Losses == nil {
		return false
	}
	l.s.losses.written = v.Losses
	l.values--
	l.told = true
	return true
}

// findLosses holds what this look found against what is written.
func (l *loader) findLosses() {
	look := report.Look{At: l.s.o.Now(), BadVersions: l.badVersions, Newer: l.newer, Odd: l.odd}
	known := &l.s.losses
	known.written, known.found, known.healed = l.report.Losses(look, known.written)
}

// writeLosses writes down what was found, in the save that would have it forgotten.
func (w *writer) writeLosses() error {
	w.losses = w.s.losses.written
	if len(w.s.losses.found) == 0 && !w.s.losses.healed {
		return nil
	}
	return w.setLosses(w.s.losses.all())
}

// look reads all of the file, where nobody has since it was opened: what a save writes
// over could not be told any more.
func (s *Safe) look() error {
	if s.looked || s.db == nil {
		return nil
	}
	if err := s.stillThere(); err != nil {
		return err
	}
	l := &loader{s: s}
	return s.unreadable(s.view(l.read))
}

// setLosses puts a list in the place of the one there is; no list where it is empty.
func (w *writer) setLosses(list []record.Loss) error {
	w.losses = list
	name := w.s.keys.RecordName(record.LossesKey())
	if len(list) == 0 {
		if old := w.records.Get(name); old != nil {
			w.leave(name, old)
		}
		return w.records.Delete(name)
	}
	text, err := record.EncodeLosses(list)
	if err != nil {
		return err
	}
	return w.set(w.records, buckets.Records, name, text)
}

// CloseLosses has everything that was found so far told no more: the person knows.
// What is damaged stays in the file as it is. It returns how much there was to close.
func (s *Safe) CloseLosses() (n int, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.writable(); err != nil {
		return 0, err
	}
	if s.memory != nil || s.db == nil {
		return 0, nil
	}
	if _, _, err := s.load(); err != nil {
		return 0, err
	}
	var left []record.Loss
	for _, l := range s.losses.all() {
		if !l.Closed {
			n++
		}
		if l.Closed = true; len(l.Name) > 0 || l.Kind == record.LossNewer { // the next look will find it again
			left = append(left, l)
		}
	}
	if n == 0 {
		return 0, nil
	}
	w := s.newWriter()
	err = s.commit(w, func(tx *bbolt.Tx) error {
		if err := w.start(tx); err != nil {
			return err
		}
		if err := w.setLosses(left); err != nil {
			return err
		}
		w.manifest.Revision++
		return buckets.WriteManifest(tx, s.keys, w.manifest)
	})
	return n, err
}
