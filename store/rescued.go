package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"io"
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

// rescued is a rescue file that was read.
type rescued struct {
	record.Rescue
	path string
	sum  [sha256.Size]byte // of the file
}

// same proves that a file is the one whose words were taken in.
func (r rescued) same(f *os.File) bool {
	h := sha256.New()
	_, err := io.Copy(h, io.NewSectionReader(f, 0, maxRescue+1))
	return err == nil && bytes.Equal(h.Sum(nil), r.sum[:])
}

// takeRescued takes in the rescue files of this workbook: all in one save, looked
// at again in the file, and only then removed. What fails is left where it is.
func (s *Safe) takeRescued(w *content.Workbook, report *Report) {
	var found []rescued
	for _, folder := range s.rescueFolders() {
		for _, path := range beside.Rescues(filepath.Join(folder, filepath.Base(s.path))) {
			r, mine, err := s.readRescue(path)
			switch {
			case !mine:
			case err != nil:
				report.RescueFailed = append(report.RescueFailed, path)
			case s.manifest.HasTaken(r.sum[:]):
				_ = disk.Remove(path, r.same) // its words have been here before
			default:
				found = append(found, r)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b rescued) int { return a.Made.Compare(b.Made) })
	if len(found) == 0 {
		return
	}
	fail := func() {
		for _, r := range found {
			report.RescueFailed = append(report.RescueFailed, r.path)
		}
	}
	change, older := merge(w, found)
	if err := s.saveRescued(change, older, found); err != nil || !s.holds(change) {
		fail()
		return
	}
	w.Apply(change)
	for _, r := range found {
		report.Rescued += writings(r.Change.Put)
		report.RescueFiles = append(report.RescueFiles, r.path)
		_ = disk.Remove(r.path, r.same)
		if r.path == s.rescuePath {
			s.rescuing, s.rescuePath = content.Change{}, "" // or it would undo what is saved from now on
		}
		_ = disk.SyncFolder(filepath.Dir(r.path)) // if it comes back, it is taken in again to no effect
	}
}

// merge makes one change of the rescued ones. Where the workbook holds something
// written later, that stays, and the rescued words become an earlier version.
func merge(w *content.Workbook, found []rescued) (c content.Change, older []content.Record) {
	last := content.NewWorkbook()
	gone := map[content.Key]bool{}
	for _, r := range found {
		for _, k := range r.Change.Delete {
			if have, ok := w.Record(k); !ok || !content.StampOf(have).Written.After(r.Made) {
				last.Delete(k)
				gone[k] = true
			}
		}
		for _, p := range r.Change.Put {
			k := p.Key()
			if have, ok := w.Record(k); ok && content.StampOf(have).Written.After(content.StampOf(p).Written) {
				older = append(older, p)
				continue
			}
			last.Put(p)
			delete(gone, k)
		}
	}
	for k := range gone {
		c.Delete = append(c.Delete, k)
	}
	c.Put = slices.Collect(last.Records())
	return c, older
}

// writings counts the records that somebody wrote: where they stopped, or what they
// set, is nothing to tell them of.
func writings(records []content.Record) int {
	n := 0
	for _, r := range records {
		switch r.(type) {
		case content.Place, content.Profile, content.Visit, content.Settings:
		default:
			n++
		}
	}
	return n
}

// readRescue reads a rescue file. mine is false for one of another workbook,
// which isn't this one's to judge.
func (s *Safe) readRescue(path string) (r rescued, mine bool, err error) {
	data, err := readRescueData(path)
	if err != nil {
		return r, true, err
	}
	head, value, err := splitRescue(data)
	if err != nil {
		return r, true, err
	}
	keys := s.keys
	own := bytes.Equal(head.ID, s.keys.ID[:]) && bytes.Equal(head.KeyID, s.keys.KeyID[:])
	if !own {
		// Words from before the workbook's file was made, sealed with keys that died
		// with that session. They are taken in only where no passphrase vouches for
		// what is in the workbook.
		if s.head.SealedOff() {
			return r, false, nil
		}
		if keys, err = head.Open(); err != nil || keys == nil {
			return r, false, nil
		}
	}
	text, err := keys.Unseal(buckets.Rescue, []byte(buckets.Rescue), value)
	if err != nil {
		return r, own, err
	}
	r.path, r.sum = path, sha256.Sum256(data)
	r.Rescue, err = record.DecodeRescue(text)
	return r, own || r.Orphan == s.path, err
}

func readRescueData(path string) ([]byte, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|disk.NoFollow, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxRescue+1))
	if err != nil || len(data) > maxRescue {
		return nil, errRescue
	}
	return data, nil
}

func splitRescue(data []byte) (*seal.Header, []byte, error) {
	rest, ok := bytes.CutPrefix(data, []byte(rescueMagic))
	if !ok || len(rest) < 5 || rest[0] != rescueFormat {
		return nil, nil, errRescue
	}
	n := int64(binary.BigEndian.Uint32(rest[1:]))
	if rest = rest[5:]; n > seal.MaxHeader || n > int64(len(rest)) {
		return nil, nil, errRescue
	}
	head, err := seal.DecodeHeader(rest[:n])
	if err != nil {
		return nil, nil, errRescue
	}
	return head, rest[n:], nil
}

// saveRescued saves what was rescued, puts what was older than the workbook's own
// among the versions, and remembers the files.
func (s *Safe) saveRescued(c content.Change, older []content.Record, from []rescued) error {
	puts, err := encodeAll(c.Put)
	if err != nil {
		return err
	}
	aside, err := encodeAll(older)
	if err != nil {
		return err
	}
	w := s.newWriter()
	return s.commit(w, func(tx *bbolt.Tx) error {
		if err := w.write(tx, c.Delete, puts); err != nil {
			return err
		}
		for _, a := range aside {
			if err := w.addVersion(a.key, a.text, WhyRescue); err != nil {
				return err
			}
		}
		for _, r := range from {
			w.manifest.Take(r.sum[:])
		}
		return buckets.WriteManifest(tx, s.keys, w.manifest)
	})
}

// holds reports whether the file now says what the change put.
func (s *Safe) holds(c content.Change) bool {
	same := false
	err := s.view(func(tx *bbolt.Tx) error {
		b := tx.Bucket([]byte(buckets.Records))
		for _, r := range c.Put {
			want, err := record.Encode(r)
			if err != nil {
				return err
			}
			name := s.keys.RecordName(r.Key())
			got, err := s.keys.Unseal(buckets.Records, name, b.Get(name))
			if err != nil || !bytes.Equal(got, want) {
				return errRescue
			}
		}
		same = true
		return nil
	})
	return err == nil && same
}
