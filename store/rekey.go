package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"go.etcd.io/bbolt"

	"groundwork/content"
	"groundwork/store/buckets"
	"groundwork/store/disk"
	"groundwork/store/fault"
	"groundwork/store/record"
	"groundwork/store/seal"
	"groundwork/store/values"
)

// A new data key means a new file: sealed words that were written over stay in a
// file's free pages, and a wrapped key that was replaced stays there too. The
// new one is made whole beside the old one, looked at, and renamed over it.
// Before the rename the workbook is the old one, after it the new one.

// rekey writes the workbook anew under a new data key that only the wraps lead to,
// without what is erased, and lets nothing of the old key stay behind. What was erased in
// another copy is written down.
func (s *Safe) rekey(wraps []seal.KeyWrap, erased map[content.Key]bool, elsewhere ...record.Loss) error {
	if s.db != nil {
		if err := s.settle(); err != nil {
			return err
		}
	}
	keys, err := s.keys.Successor()
	if err != nil {
		return err
	}
	head, err := seal.NewHeader(keys, wraps...)
	if err != nil {
		return err
	}
	spent := []string{} // not nil: it is also the mark that there is something to clear up
	if s.db != nil {
		spent = append(spent, s.spent(erased)...)
	}
	m := s.manifest.Clone()
	m.Clearing = spent
	m.Count, m.X = 0, make(seal.Hex, seal.NameSize)
	m.Retired = append(slices.Clone(m.Retired), slices.Clone(s.keys.KeyID[:]))
	next := &Safe{path: s.path, o: s.o, keys: keys, head: head, manifest: m, touched: map[content.Key]touch{}}
	next.losses.written = record.WithErased(s.losses.all(), head.ID, erased, s.o.Now(), s.keys.RecordName, elsewhere...)
	r := &rewriting{from: s, to: next, wraps: wraps, erased: erased}
	if s.db == nil {
		err = next.create(r.write, r.publishFirst)
	} else {
		err = next.build(r.write, r.publish)
	}
	if err != nil {
		return s.notRewritten(err)
	}
	s.takeOver(next)
	r.old.Finish()
	for k := range erased {
		delete(s.touched, k)
	}
	s.rescuing, s.rescued = content.Change{}, nil // settle took them in
	if s.frozen != nil {
		return fault.NewUnconfirmed(s.path, "the workbook is written anew", "it may be as it was before", s.frozen)
	}
	cleared := s.clearUp(spent)
	if len(cleared.Left) == 0 {
		s.unmark()
	}
	left, copied := fault.NewLeftBehind(cleared.Left, cleared.Aside, cleared.Errs), s.takeCopy()
	if left != nil {
		return left
	}
	return copied
}

// settle takes in rescue files while their key is known, and makes sure that
// nothing would be lost with the old file and its copies.
func (s *Safe) settle() error {
	if err := s.stillThere(); err != nil {
		return err
	}
	l := &loader{s: s}
	if err := s.view(l.read); err != nil {
		return s.unreadable(err)
	}
	s.takeRescued(content.NewWorkbook(l.records...), &l.report)
	if err := s.writable(); err != nil {
		return err
	}
	r := l.report
	lossy := r.Damage() || slices.ContainsFunc(r.RescueFailed, s.mayBeOurs)
	if lossy && !s.giveUp {
		return fault.NewDamagedParts(s.path, r.Sentences())
	}
	return nil
}

// notRewritten is what to tell when the old file stays.
func (s *Safe) notRewritten(err error) error {
	var known *fault.Error
	if errors.As(err, &known) {
		return known
	}
	return fault.NewNotRewritten(s.path, plain(err))
}

// unless is err with what it means for this change, where that is unconfirmed: how the
// workbook is now, and how it may be after a power cut.
func unless(err error, now, then string) error {
	var e *fault.Error
	if !errors.Is(err, fault.Unconfirmed) || !errors.As(err, &e) {
		return err
	}
	return fault.NewUnconfirmed(e.Path, now, then, e.Err)
}

// takeOver makes this Safe the one of the new file.
func (s *Safe) takeOver(next *Safe) {
	_ = s.release() // the old file has no name any more
	s.keys.Wipe()
	s.file, s.db, s.keys, s.head, s.stored = next.file, next.db, next.keys, next.head, next.stored
	s.size, s.reserved, s.largest = next.size, next.reserved, next.largest
	s.manifest, s.mismatch, s.oneMeta, s.losses = next.manifest, false, false, next.losses
	s.lost = next.lost
	if next.frozen != nil {
		s.freeze(next.frozen)
	}
}

// rewriting carries a workbook from one file into another.
type rewriting struct {
	from, to *Safe
	wraps    []seal.KeyWrap
	erased   map[content.Key]bool
	old      disk.Shredder // of the old file
}

// write fills the new file.
func (r *rewriting) write(tx *bbolt.Tx) error {
	w := r.to.newWriter()
	if err := w.start(tx); err != nil {
		return err
	}
	if err := r.each(w.setAny); err != nil {
		return err
	}
	w.manifest.Revision++
	if err := buckets.WriteManifest(tx, r.to.keys, w.manifest); err != nil {
		return err
	}
	if err := buckets.WriteWraps(tx, r.to.keys, r.wraps); err != nil {
		return err
	}
	w.done()
	return nil
}

// each gives every record and version that goes along, with its new name.
func (r *rewriting) each(do func(bucket string, name, text []byte) error) error {
	if r.from.db == nil {
		return nil
	}
	var all []values.Text
	err := r.from.view(func(tx *bbolt.Tx) error {
		if buckets.NewerParts(tx) {
			return fault.NewNewerParts(r.from.path)
		}
		return buckets.Each(tx, func(bucket string, name, value []byte) error {
			key, text, ok := values.Open(r.from.keys, bucket, name, value)
			if !ok || r.erased[key] || key == record.LossesKey() {
				return nil // settle has seen what is damaged
			}
			all = append(all, values.Text{Bucket: bucket, Name: r.rename(key, name), Text: text})
			return nil
		})
	})
	if list := r.to.losses.written; err == nil && len(list) > 0 {
		text, err := record.EncodeLosses(list)
		if err != nil {
			return err
		}
		all = append(all, values.Text{Bucket: buckets.Records, Name: r.to.keys.RecordName(record.LossesKey()), Text: text})
	}
	if err != nil {
		return err
	}
	return values.InOrder(all, do)
}

// setAny is set in the bucket of that name.
func (w *writer) setAny(bucket string, name, text []byte) error {
	b := w.records
	if bucket == buckets.Versions {
		b = w.versions
	}
	return w.set(b, bucket, name, text)
}

// rename is the name in the new file of what had this name in the old one.
func (r *rewriting) rename(k content.Key, name []byte) []byte {
	if len(name) == seal.NameSize {
		return r.to.keys.RecordName(k)
	}
	return append(r.to.keys.VersionPrefix(k), name[seal.NameSize:]...)
}

// publishFirst is publish where there was no file.
func (r *rewriting) publishFirst(draft string) error {
	if err := r.verify(); err != nil {
		return err
	}
	return r.to.publish(draft)
}

// publish puts the new file in the old one's place. Its own lock is held all the
// while, so that there is no moment when another window could open it.
func (r *rewriting) publish(draft string) error {
	if err := r.verify(); err != nil {
		return err
	}
	if err := r.from.stillThere(); err != nil {
		return err
	}
	if !disk.RenamesOpen {
		return r.swapClosed(draft)
	}
	old, err := os.OpenFile(r.from.path, os.O_WRONLY|disk.NoFollow, 0)
	if err != nil {
		return err
	}
	if err := os.Rename(draft, r.from.path); err != nil {
		_ = old.Close() // nothing was written to it
		return err
	}
	folder := filepath.Dir(r.from.path)
	if err := r.to.o.SyncFolder(folder); err != nil {
		// The new file is there, but perhaps not after a power cut.
		_ = old.Close() // nothing was written to it
		r.to.freeze(plain(err))
		return nil
	}
	r.old.Take(old, folder)
	r.to.fillReserve()
	return nil
}

// swapClosed is publish where an open file can't be renamed.
func (r *rewriting) swapClosed(draft string) error {
	if err := r.to.db.Close(); err != nil {
		return err
	}
	err := r.from.release()
	if err == nil {
		err = os.Rename(draft, r.from.path)
	}
	if err != nil {
		r.from.openAgain()
		return err
	}
	r.to.openAgain()
	return nil
}

// openAgain opens the file after a rename it had to be closed for. Where that fails, what
// the rename did is done all the same, so that nothing more can be read or written here.
func (s *Safe) openAgain() {
	if err := s.open(); err != nil {
		_ = s.release() // why it could not be opened matters more
		s.freeze(plain(err))
		s.lost = true
	}
}

// verify reads all of the new file and holds it against the old one. What was typed for
// it has to open it: from then on nothing else will.
func (r *rewriting) verify() error {
	var (
		n    uint64
		head *seal.Header
	)
	err := r.to.view(func(tx *bbolt.Tx) error {
		err := r.each(func(bucket string, name, want []byte) error {
			n++
			got, err := r.to.keys.Unseal(bucket, name, tx.Bucket([]byte(bucket)).Get(name))
			if err == nil && !bytes.Equal(got, want) {
				err = seal.ErrUnseal
			}
			return err
		})
		if err != nil {
			return err
		}
		m, err := buckets.ReadManifest(tx, r.to.keys)
		if err != nil {
			return err
		}
		count, x := buckets.Recount(tx, r.to.keys)
		if count != n || m.Count != n || !bytes.Equal(m.X, x) {
			return seal.ErrManifest
		}
		stored := bytes.Clone(tx.Bucket([]byte(buckets.Head)).Get([]byte(buckets.HeaderName)))
		head, err = seal.DecodeHeader(stored)
		if err != nil || !r.to.keys.Opens(head) || !bytes.Equal(m.Head, seal.Digest(stored)) {
			return seal.ErrHeader
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("%w: %w", disk.ErrReadBack, err)
	}
	for _, w := range r.wraps {
		if err := r.tryTyped(head, w); err != nil {
			return err
		}
	}
	return nil
}

// tryTyped opens the new file as somebody who types what was typed for it.
func (r *rewriting) tryTyped(head *seal.Header, w seal.KeyWrap) error {
	if w.Typed == nil {
		return nil // nobody typed it in this change
	}
	keys, err := head.Unlock(r.to.o.Stretch, w.Typed, w.Slot.Kind)
	if err != nil {
		if errors.Is(err, seal.ErrWrong) {
			err = fmt.Errorf("%w: %w", disk.ErrReadBack, err)
		}
		return err
	}
	defer keys.Wipe()
	if keys.Data != r.to.keys.Data {
		return fmt.Errorf("%w: %w", disk.ErrReadBack, seal.ErrHeader)
	}
	return nil
}
