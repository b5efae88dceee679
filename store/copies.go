package store

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"time"

	"go.etcd.io/bbolt"

	"groundwork/store/beside"
	"groundwork/store/disk"
	"groundwork/store/fault"
	"groundwork/store/pages"
	"groundwork/store/seal"
)

const copiesKept = 5

// TakeCopy puts a verified copy of the workbook beside it, unless one of the
// copies there says the same, and removes those older than the five newest. It
// is meant for the start of a session, in a goroutine of its own: saving goes on
// while it runs.
func (s *Safe) TakeCopy() error {
	s.mu.Lock()
	seen, err := s.still()
	s.mu.Unlock()
	if seen == nil || err != nil {
		return err
	}
	defer seen.keys.Wipe()
	if seen.isCopied() {
		return nil
	}
	now, d, err := s.beginCopy(seen)
	if d == nil {
		return err
	}
	defer now.keys.Wipe()
	defer d.Discard()
	err = now.fill(d)
	var made string
	if !s.meanwhile(now, func() {
		if err == nil {
			made, err = d.publishMarked(s.path, beside.CopyMark, now.o.Now())
		}
	}) {
		return nil // whatever went wrong, this is why
	}
	if err != nil {
		return fault.NewNotCopied(s.path+beside.CopyMark+"…", plain(err))
	}
	highest, err := now.prune(made)
	s.meanwhile(now, func() { s.highest = highest })
	return err
}

// beginCopy takes the snapshot and makes the draft at once: a change of the key
// deletes all that the old one opens, and must find the draft there. It returns no
// draft where the workbook was closed or got another key.
func (s *Safe) beginCopy(seen *snapshot) (now *snapshot, d *draft, err error) {
	s.meanwhile(seen, func() {
		if now, err = s.snapshot(); now == nil || err != nil {
			return
		}
		if d, err = newDraft(s.path, now.o); err != nil {
			now.end()
			now.keys.Wipe()
			err = fault.NewNotCopied(s.path+beside.CopyMark+"…", plain(err))
		}
	})
	return now, d, err
}

// meanwhile does something while nobody else does, unless the workbook was closed
// or got another key since the snapshot. The snapshot must have ended: closing
// waits for it.
func (s *Safe) meanwhile(n *snapshot, do func()) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed || s.keys != n.of {
		return false
	}
	do()
	return true
}

// takeCopy is TakeCopy for a caller who holds s.mu, whatever copies there are.
func (s *Safe) takeCopy() error {
	now, err := s.snapshot()
	if now == nil || err != nil {
		return err
	}
	defer now.keys.Wipe()
	defer now.end()
	d, err := now.draft(s.path)
	if err != nil {
		return fault.NewNotCopied(s.path+beside.CopyMark+"…", plain(err))
	}
	defer d.Discard()
	made, err := d.publishMarked(s.path, beside.CopyMark, now.o.Now())
	if err != nil {
		return fault.NewNotCopied(s.path+beside.CopyMark+"…", plain(err))
	}
	s.highest, err = now.prune(made)
	return err
}

// snapshot is the workbook as it was at one moment.
type snapshot struct {
	path     string
	o        Options
	keys     *seal.Keyring // of its own: those of the Safe may be wiped meanwhile
	of       *seal.Keyring // those it began under
	manifest seal.Manifest
	tx       *bbolt.Tx // nil once it has been written out
}

// still is what a snapshot would be of, without holding on to it, while s.mu is held.
// It returns nil where there is no file.
func (s *Safe) still() (*snapshot, error) {
	if err := s.writable(); err != nil && !s.onlyRead() {
		return nil, err
	}
	if s.memory != nil || s.db == nil {
		return nil, nil
	}
	if err := s.stillThere(); err != nil && !s.onlyRead() {
		return nil, err
	}
	now := &snapshot{path: s.path, o: s.o, of: s.keys, manifest: s.manifest.Clone()}
	now.o.Passphrase = nil // nothing is asked for in the middle of a session
	now.keys = s.keys.Clone()
	return now, nil
}

// snapshot is still, and holds on to what is in the file until its end.
func (s *Safe) snapshot() (*snapshot, error) {
	now, err := s.still()
	if now == nil || err != nil {
		return nil, err
	}
	err = pages.Guard(func() (err error) {
		now.tx, err = s.db.Begin(false)
		return err
	})
	return now, err
}

// end lets go. As long as it is not called, closing waits, and so does a save that
// makes the file larger.
func (n *snapshot) end() {
	if n.tx != nil {
		_ = n.tx.Rollback() // fails only if it was rolled back
		n.tx = nil
	}
}

// draft writes the snapshot to a file that is to be target or lie beside it, and
// verifies it.
func (n *snapshot) draft(target string) (*draft, error) {
	d, err := newDraft(target, n.o)
	if err != nil {
		return nil, err
	}
	if err := n.fill(d); err != nil {
		d.Discard()
		return nil, err
	}
	return d, nil
}

// fill makes the draft a verified copy.
func (n *snapshot) fill(d *draft) error {
	if err := n.writeTo(d); err != nil {
		return err
	}
	return d.verify(n.keys)
}

// writeTo fills the draft, and lets go before the disk is waited for.
func (n *snapshot) writeTo(d *draft) error {
	return d.Fill(func(f io.Writer) error {
		defer n.end()
		_, err := n.tx.WriteTo(&pages.MetaOrder{To: f, Size: n.tx.DB().Info().PageSize, Swap: n.tx.ID()%2 == 1})
		return err
	})
}

// isCopied reports whether there is a whole copy of just this.
func (n *snapshot) isCopied() bool {
	for _, path := range beside.Marked(n.path, beside.CopyMark) {
		c, err := openToRead(path, n.keys, n.o)
		if err != nil {
			continue
		}
		same := c.keys == n.keys && c.manifest.Revision == n.manifest.Revision &&
			c.manifest.Count == n.manifest.Count && slices.Equal(c.manifest.X, n.manifest.X)
		whole := false
		if same { // only then is all of it read
			found := c.find()
			whole = found.Err == nil && !found.Report.Fresh // what is written down was in what was copied
		}
		_ = c.release()
		if whole {
			return true
		}
	}
	return false
}

// prune removes the copies of this workbook that are older than the five newest, as
// they say themselves by their revision: a clock may have been wrong. Where none of those
// is whole, the newest whole one stays too. made is never removed. Copies under another
// key hold what this workbook may not have, and are not its to judge. It returns the
// highest revision there is.
func (n *snapshot) prune(made string) (highest uint64, err error) {
	type dated struct {
		path     string
		revision uint64
	}
	var own []dated
	for _, path := range beside.Marked(n.path, beside.CopyMark) {
		c, err := openToRead(path, n.keys, n.o)
		if err != nil {
			continue
		}
		if path != made && c.keys == n.keys {
			own = append(own, dated{path, c.manifest.Revision})
			highest = max(highest, c.manifest.Revision)
		}
		_ = c.release()
	}
	if len(own) < copiesKept {
		return highest, nil
	}
	sort.SliceStable(own, func(i, j int) bool { return own[i].revision > own[j].revision })
	kept, old := own[:copiesKept-1], own[copiesKept-1:]
	whole := func(d dated) bool { return examine(d.path, n.keys, n.o).Whole() }
	if !examine(made, n.keys, n.o).Whole() && !slices.ContainsFunc(kept, whole) {
		if i := slices.IndexFunc(old, whole); i >= 0 {
			old = slices.Delete(old, i, i+1)
		}
	}
	var errs []error
	for _, d := range old {
		errs = append(errs, disk.Remove(d.path, n.opens))
	}
	return highest, errors.Join(append(errs, disk.SyncFolder(filepath.Dir(n.path)))...)
}

// opens proves that a file is this workbook's, under its present key.
func (n *snapshot) opens(f *os.File) bool {
	head, err := beside.HeadIn(f)
	return err == nil && n.keys.Opens(head)
}

// publishMarked gives the draft the first name that is free, and returns it.
func (d *draft) publishMarked(path, mark string, now time.Time) (name string, err error) {
	for _, name = range beside.Names(path, mark, now) {
		if err = d.Publish(name, false); !errors.Is(err, fs.ErrExist) {
			return name, err
		}
	}
	return name, err
}
