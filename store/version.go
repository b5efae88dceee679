package store

import (
	"bytes"
	"encoding/binary"
	"slices"
	"time"

	"go.etcd.io/bbolt"

	"groundwork/content"
	"groundwork/store/buckets"
	"groundwork/store/merge"
	"groundwork/store/record"
	"groundwork/store/seal"
)

// pause is how long an answer rests before its next change makes a version.
const pause = 10 * time.Minute

// Version is what a record was before a change.
type Version struct {
	Record content.Record
	Saved  time.Time // when it was put aside
	Why    VersionWhy
}

// VersionWhy is why a version was kept.
type VersionWhy string

// The reasons.
const (
	WhySitting  VersionWhy = "sitting"  // the first change of a session
	WhyPause    VersionWhy = "pause"    // the first change after a pause
	WhyCut      VersionWhy = "cut"      // a change that removed over half of it
	WhyReplaced VersionWhy = "replaced" // another version was brought back
	WhyRescue   VersionWhy = "rescue"   // rescued words that were older than what was there
	WhyNewer    VersionWhy = "newer"    // a newer version of the program had written it
	WhyMerge    VersionWhy = merge.Why  // another copy of the workbook had a newer one, or this one had
)

// touch is what one session knows of a record it has changed.
type touch struct {
	at     time.Time
	peak   []byte // the fullest it was since the last version
	weight int    // of peak
	aside  bool   // what it is now has to become a version
}

// KeepNext lets the next change of a record keep what it was before, however
// short a while ago that was written: another version is to take its place.
func (s *Safe) KeepNext(k content.Key) {
	s.mu.Lock()
	defer s.mu.Unlock()
	t := s.touched[k]
	t.aside = true
	s.touched[k] = t
}

// keepVersion puts aside what p is about to replace, where a version is due.
func (w *writer) keepVersion(p encoded, name []byte) error {
	stored, same := w.records.Get(name), false
	text, why := w.due(p, func() []byte {
		if stored == nil {
			return nil
		}
		// A damaged record has nothing to put aside.
		old, _ := w.s.keys.Unseal(buckets.Records, name, stored)
		same = record.SameWords(old, p.text)
		return old
	})
	if same && w.last(p.key) == nil {
		return nil // still as the last session left it
	}
	w.touched[p.key] = w.touchedBy(p, text != nil)
	if text == nil {
		return nil
	}
	return w.addVersion(p.key, text, why)
}

// keepRemoved puts aside the fullest this session knows of what is to be deleted.
func (w *writer) keepRemoved(k content.Key, name []byte) error {
	old, err := w.s.keys.Unseal(buckets.Records, name, w.records.Get(name))
	if err != nil || !record.Worded(k.Kind) {
		w.touched[k] = nil
		return nil
	}
	if t := w.last(k); t != nil && t.weight > record.WeighText(old) {
		old = t.peak
	}
	w.touched[k] = nil
	return w.addVersion(k, old, WhyCut)
}

// last is what this session knows of a record, the present change included.
func (w *writer) last(k content.Key) *touch {
	if t, ok := w.touched[k]; ok {
		return t
	}
	if t, ok := w.s.touched[k]; ok {
		return &t
	}
	return nil
}

// due decides whether a version is to be kept, and of what. stored returns what p
// replaces, or nil; it is asked only where it matters, for it has to be decrypted.
func (w *writer) due(p encoded, stored func() []byte) ([]byte, VersionWhy) {
	t := w.last(p.key)
	var why VersionWhy
	switch {
	case t == nil:
		why = WhySitting
	case t.aside:
		why = WhyReplaced
	case w.now.Sub(t.at) >= pause:
		why = WhyPause
	case p.weight*2 < t.weight:
		return t.peak, WhyCut
	default:
		return nil, ""
	}
	old := stored()
	if old == nil || record.SameWords(old, p.text) {
		return nil, ""
	}
	r, err := record.Decode(old)
	switch {
	case record.IsNewer(err):
		return old, WhyNewer
	case err != nil || !p.key.Kind.HoldsWords() || record.Empty(r):
		return nil, ""
	}
	return old, why
}

func (w *writer) touchedBy(p encoded, kept bool) *touch {
	t := w.last(p.key)
	aside := t != nil && t.aside && !kept
	if t == nil || kept || p.weight >= t.weight {
		return &touch{w.now, p.text, p.weight, aside}
	}
	return &touch{w.now, t.peak, t.weight, aside}
}

// addVersion stores a version behind those there are.
func (w *writer) addVersion(k content.Key, was []byte, why VersionWhy) error {
	text, err := record.EncodeVersion(w.now, string(why), was)
	if err != nil {
		return err
	}
	prefix := w.s.keys.VersionPrefix(k)
	var next uint64
	c := w.versions.Cursor()
	for name, _ := c.Seek(prefix); bytes.HasPrefix(name, prefix) && len(name) == seal.NameSize+8; name, _ = c.Next() {
		next = binary.BigEndian.Uint64(name[seal.NameSize:]) + 1
	}
	return w.set(w.versions, buckets.Versions, binary.BigEndian.AppendUint64(prefix, next), text)
}

// Versions are the earlier versions of a record, newest first. A damaged one is
// left out.
func (s *Safe) Versions(k content.Key) ([]Version, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.readable(); err != nil {
		return nil, err
	}
	switch {
	case s.memory != nil:
		out := slices.Clone(s.kept[k])
		slices.Reverse(out)
		return out, nil
	case s.db == nil || s.lost:
		return nil, nil
	}
	var out []Version
	err := s.view(func(tx *bbolt.Tx) error {
		prefix := s.keys.VersionPrefix(k)
		b := tx.Bucket([]byte(buckets.Versions))
		if b == nil {
			return nil
		}
		c := b.Cursor()
		for name, value := c.Seek(prefix); bytes.HasPrefix(name, prefix); name, value = c.Next() {
			text, err := s.keys.Unseal(buckets.Versions, name, value)
			if err != nil {
				continue
			}
			if was, saved, why, err := record.DecodeVersion(text); err == nil && was.Key() == k {
				out = append(out, Version{was, saved, VersionWhy(why)})
			}
		}
		return nil
	})
	slices.Reverse(out)
	return out, err
}

// keepInMemory is keepVersion where nothing goes to disk. A p without text is a
// deletion.
func (w *writer) keepInMemory(p encoded) {
	var old []byte
	if r, ok := w.s.memory[p.key]; ok {
		old, _ = record.Encode(r) // it was encoded before, so it can't fail
	}
	text, why := w.due(p, func() []byte { return old })
	if p.text == nil && old != nil && p.key.Kind.HoldsWords() {
		text, why = old, WhyCut
	}
	w.touched[p.key] = w.touchedBy(p, text != nil)
	if r, err := record.Decode(text); err == nil {
		w.s.kept[p.key] = append(w.s.kept[p.key], Version{r, w.now, why})
	}
	if p.text == nil {
		w.touched[p.key] = nil
	}
}
