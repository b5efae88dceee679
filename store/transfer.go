package store

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"groundwork/content"
)

// An export is all of a workbook as plain JSON; EXPORT.md documents it.

const (
	exportName   = "export"
	exportFormat = 1
)

// AboutBook is what an export says of the book that asked the questions.
type AboutBook struct {
	Language string       `json:"language"`
	Version  string       `json:"version"`
	Tracks   []AboutTrack `json:"tracks,omitempty"`
}

// AboutTrack is a track in an [AboutBook].
type AboutTrack struct {
	ID    content.TrackID `json:"id"`
	Title string          `json:"title"`
}

// Exported counts what an export holds, and what could not be read.
type Exported struct {
	Records, Versions int
	Damaged           int // records and versions that are left out
}

// exportHead stands before the records.
type exportHead struct {
	Groundwork string    `json:"groundwork"` // always "export"
	Format     int       `json:"format"`
	Made       string    `json:"made"`
	Offset     int       `json:"offset"`
	Book       AboutBook `json:"book"`
}

// Export writes everything in the workbook: also what a newer version wrote. What
// is damaged is left out, and counted.
func (s *Safe) Export(to io.Writer, book AboutBook) (Exported, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.closed:
		return Exported{}, ErrClosed
	case s.memory != nil:
		return Exported{}, ErrMemoryOnly
	case s.lost:
		return Exported{}, &DamagedError{s.path, errFault.Error()}
	}
	e := &exporting{s: s}
	if s.db != nil {
		if err := s.view(e.read); err != nil {
			return Exported{}, s.unreadable(err)
		}
	}
	for _, list := range [][]exported{e.records, e.versions} {
		slices.SortStableFunc(list, func(a, b exported) int { return strings.Compare(a.key.String(), b.key.String()) })
	}
	made, offset, err := toWireTime(s.o.Now())
	if err != nil {
		return Exported{}, err
	}
	out := bufio.NewWriter(to)
	err = e.write(out, exportHead{exportName, exportFormat, made, offset, book})
	if err == nil {
		err = out.Flush()
	}
	return Exported{len(e.records), len(e.versions), e.damaged}, plain(err)
}

// exported is one object on its way out.
type exported struct {
	key  content.Key
	text []byte
}

type exporting struct {
	s                 *Safe
	records, versions []exported
	damaged           int
}

func (e *exporting) read(tx *bbolt.Tx) error {
	for _, name := range []string{bucketRecords, bucketVersions} {
		b := tx.Bucket([]byte(name))
		if b == nil {
			return errFault
		}
		c := b.Cursor()
		for n, v := c.First(); n != nil; n, v = c.Next() {
			e.take(name, n, v)
		}
	}
	return nil
}

// take opens one value. It goes out as it was written, so that nothing a newer
// version put into it is lost.
func (e *exporting) take(bucket string, name, value []byte) {
	text, err := e.s.keys.unseal(bucket, name, value)
	if err != nil {
		e.damaged++
		return
	}
	var line bytes.Buffer
	key, err := keyOf(bucket, text)
	if err != nil || json.Compact(&line, text) != nil || !e.belongs(bucket, name, key) {
		e.damaged++
		return
	}
	out := exported{key, line.Bytes()}
	if bucket == bucketVersions {
		e.versions = append(e.versions, out)
	} else {
		e.records = append(e.records, out)
	}
}

func (e *exporting) belongs(bucket string, name []byte, key content.Key) bool {
	if bucket == bucketVersions {
		return len(name) == nameSize+8 && bytes.HasPrefix(name, e.s.keys.versionPrefix(key))
	}
	return bytes.Equal(name, e.s.keys.recordName(key))
}

// keyOf is the key of a record, or of the record a version is one of.
func keyOf(bucket string, text []byte) (content.Key, error) {
	if bucket == bucketRecords {
		return decodeKey(text)
	}
	if len(text) > maxText || !soundText(text) {
		return content.Key{}, errRecord
	}
	o, err := parseObject(string(text))
	if err != nil {
		return content.Key{}, err
	}
	return decodeKey([]byte(o.take("was")))
}

// write writes one object a line, so that a line's number says which it is.
func (e *exporting) write(out *bufio.Writer, head exportHead) error {
	text, err := marshal(head)
	if err != nil {
		return err
	}
	out.Write(text[:len(text)-1])
	for _, part := range []struct {
		name string
		list []exported
	}{{"records", e.records}, {"versions", e.versions}} {
		fmt.Fprintf(out, ",\n%q: [", part.name)
		for i, x := range part.list {
			if i > 0 {
				out.WriteByte(',')
			}
			out.WriteByte('\n')
			out.Write(x.text)
		}
		out.WriteString("\n]")
	}
	_, err = out.WriteString("}\n")
	return err
}

// NotEmptyError says that an import would have to mix with what is there.
type NotEmptyError struct{ Path string }

// Error implements error.
func (e *NotEmptyError) Error() string {
	return fmt.Sprintf("there are words in the workbook %s already", e.Path)
}

// Hint says what to do.
func (e *NotEmptyError) Hint() string {
	return "import into a new one, with --file; nothing was changed"
}

// Import puts everything an export held into a workbook without words, in one
// save. What was noted on the way to the first word, such as the page one is on,
// gives way.
func (s *Safe) Import(t *Transfer) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.writable(); err != nil {
		return err
	}
	if s.memory != nil {
		return ErrMemoryOnly
	}
	if s.db != nil {
		if err := s.view(s.wordless); err != nil {
			return s.unreadable(err)
		}
	}
	w := s.newWriter()
	err := s.commit(w, func(tx *bbolt.Tx) error { return w.transfer(tx, t) })
	if err != nil {
		return err
	}
	l := &loader{s: s}
	if err := s.view(l.read); err != nil {
		return s.unreadable(err)
	}
	if l.report.Damage() || l.count != uint64(len(t.records)+len(t.versions)) {
		return &DamagedError{s.path, errReadBack.Error()}
	}
	return nil
}

// wordless answers a NotEmptyError if there is anything of the person's.
func (s *Safe) wordless(tx *bbolt.Tx) error {
	records, versions := tx.Bucket([]byte(bucketRecords)), tx.Bucket([]byte(bucketVersions))
	if records == nil || versions == nil {
		return errFault
	}
	if k, _ := versions.Cursor().First(); k != nil {
		return &NotEmptyError{s.path}
	}
	c := records.Cursor()
	for name, value := c.First(); name != nil; name, value = c.Next() {
		text, err := s.keys.unseal(bucketRecords, name, value)
		if err != nil {
			return &NotEmptyError{s.path}
		}
		r, err := decodeRecord(text)
		if err != nil || !passing(r) {
			return &NotEmptyError{s.path}
		}
	}
	return nil
}

// passing tells what is noted without a word of the person's.
func passing(r content.Record) bool {
	switch r := r.(type) {
	case content.Visit, content.Profile, content.Place, content.Settings:
		return true
	case content.Answer:
		return empty(r)
	}
	return false
}

// transfer writes what was read from an export in the place of all there is.
func (w *writer) transfer(tx *bbolt.Tx, t *Transfer) error {
	if err := w.start(tx); err != nil {
		return err
	}
	c := w.records.Cursor()
	for name, value := c.First(); name != nil; name, value = c.First() {
		w.leave(name, value)
		if err := c.Delete(); err != nil {
			return err
		}
	}
	for _, r := range t.records {
		if err := w.set(w.records, bucketRecords, w.s.keys.recordName(r.key), r.text); err != nil {
			return err
		}
	}
	next := map[content.Key]uint64{}
	for _, v := range t.versions {
		name := binary.BigEndian.AppendUint64(w.s.keys.versionPrefix(v.key), next[v.key])
		if err := w.set(w.versions, bucketVersions, name, v.text); err != nil {
			return err
		}
		next[v.key]++
	}
	w.manifest.Revision++
	return w.s.keys.writeManifest(tx, w.manifest)
}
