package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// clearUp deletes the files beside the workbook that an older key opens. At an
// opening only those go that say so; when a key has just been replaced, those too
// that don't say anything any more, for what is left of them may be readable.
func (s *Safe) clearUp(opening bool) error {
	s.sweepAll()
	if opening && len(s.manifest.Retired) == 0 {
		return nil
	}
	var left []string
	var errs []error
	var d discarding
	for _, path := range s.leftovers() {
		if !s.outdated(path, opening) {
			continue
		}
		if err := d.remove(path); err != nil {
			left, errs = append(left, path), append(errs, err)
		}
	}
	d.finish()
	if len(left) > 0 {
		return &LeftoverError{left, errors.Join(errs...)}
	}
	return nil
}

// sweepAll removes drafts that a crash left behind, those of rescue files elsewhere
// too.
func (s *Safe) sweepAll() {
	for _, folder := range s.rescueFolders() {
		sweep(filepath.Join(folder, filepath.Base(s.path)))
	}
}

// leftovers are the files the program made of this workbook, wherever they lie.
func (s *Safe) leftovers() []string {
	var out []string
	for _, folder := range s.rescueFolders() {
		out = append(out, besides(filepath.Join(folder, filepath.Base(s.path)))...)
	}
	return out
}

// besides are the files in a workbook's folder that the program made of it.
func besides(path string) []string {
	folder, base := filepath.Split(path)
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range entries {
		rest, ok := strings.CutPrefix(e.Name(), base)
		if ok && e.Type().IsRegular() && slices.ContainsFunc(marks(), func(m string) bool { return strings.HasPrefix(rest, m) }) {
			out = append(out, filepath.Join(folder, e.Name()))
		}
	}
	return out
}

// marks follow the workbook's name in the names of the files made of it.
func marks() []string { return []string{rescueMark, newMark, copyMark, beforeMark} }

// outdated tells whether a file is this workbook's under another key than the
// present one.
func (s *Safe) outdated(path string, opening bool) bool {
	head, err := headOf(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false
	case !s.owns(path):
		return false
	case err != nil:
		return !opening
	case opening:
		return slices.ContainsFunc(s.manifest.Retired, func(id hexed) bool { return bytes.Equal(id, head.KeyID) })
	}
	return !s.keys.is(head)
}

// owns tells whether a file is this workbook's, or can only be. One in the cache
// folder that says nothing may belong to another workbook of this name, and in the
// workbook's place there may once have been another one.
func (s *Safe) owns(path string) bool {
	head, err := headOf(path)
	if err != nil {
		return filepath.Dir(path) == filepath.Dir(s.path)
	}
	return bytes.Equal(head.ID, s.keys.id[:])
}

// headOf reads the header of a workbook, a copy of one or a rescue file, whatever
// key it is sealed with. bbolt doesn't see the file.
func headOf(path string) (*header, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|openNoFollow, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	start := make([]byte, len(rescueMagic)+5+maxHeader)
	n, err := io.ReadFull(f, start)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if bytes.HasPrefix(start[:n], []byte(rescueMagic)) {
		head, _, err := splitRescue(start[:n])
		return head, err
	}
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	var head *header
	err = mapped(f, info.Size(), func(data []byte) (err error) {
		head, err = findHeader(data)
		return err
	})
	return head, err
}

// findHeader finds the header in a workbook's pages, and looks at as few of them
// as it takes.
func findHeader(data []byte) (*header, error) {
	m, _, err := readMetas(data)
	if err != nil {
		return nil, err
	}
	if m.end < 4 || m.end > uint64(int64(len(data))/m.pageSize) || m.end > uint64(1)<<32 {
		return nil, errHeader
	}
	c := &pageCheck{data: data, meta: m, used: make([]bool, m.end)}
	bucket, err := c.find(m.root, []byte(bucketHead))
	if err != nil || len(bucket) < bucketHeader {
		return nil, errHeader
	}
	var stored []byte
	if root := binary.NativeEndian.Uint64(bucket); root != 0 {
		stored, err = c.find(root, []byte(nameHeader))
	} else {
		stored, err = c.inPage(0, bucket[bucketHeader:], []byte(nameHeader))
	}
	if err != nil {
		return nil, err
	}
	return decodeHeader(stored)
}

// find goes down to the value of a key.
func (c *pageCheck) find(id uint64, key []byte) ([]byte, error) {
	for range maxDepth {
		page, kind, err := c.read(id, pageBranch, pageLeaf)
		if err != nil {
			return nil, err
		}
		if kind == pageLeaf {
			return c.inPage(id, page, key)
		}
		keys, elements, err := c.elements(id, page, false)
		if err != nil {
			return nil, err
		}
		at := -1
		for i, k := range keys {
			if bytes.Compare(k, key) <= 0 {
				at = i
			}
		}
		if at < 0 {
			return nil, errHeader
		}
		id = binary.NativeEndian.Uint64(elements[at][8:])
	}
	return nil, errHeader
}

// inPage finds the value of a key in a leaf page.
func (c *pageCheck) inPage(id uint64, page, key []byte) ([]byte, error) {
	if len(page) < pageHeader {
		return nil, errHeader
	}
	keys, elements, err := c.elements(id, page, true)
	if err != nil {
		return nil, err
	}
	for i, k := range keys {
		if bytes.Equal(k, key) {
			return bytes.Clone(k[len(k) : len(k)+int(binary.NativeEndian.Uint32(elements[i][12:]))]), nil
		}
	}
	return nil, errHeader
}
