package store

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"groundwork/store/disk"
	"groundwork/store/pages"
	"groundwork/store/seal"
)

// clearUp deletes the files beside the workbook that an older key opens. At an
// opening only those go that say so; when a key has just been replaced, those too
// that don't say anything any more, for what is left of them may be readable.
func (s *Safe) clearUp(opening bool) error {
	s.sweepAll()
	if opening && len(s.manifest.Retired) == 0 {
		return nil
	}
	var d disk.Shredder
	for _, path := range s.leftovers() {
		if s.outdated(path, opening) {
			d.Remove(path)
		}
	}
	d.Finish()
	return errLeftBehind(&d)
}

// sweepAll removes drafts that a crash left behind, those of rescue files elsewhere
// too.
func (s *Safe) sweepAll() {
	for _, folder := range s.rescueFolders() {
		disk.SweepDrafts(filepath.Join(folder, filepath.Base(s.path)))
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
	return disk.Beside(path, rescueMark, disk.DraftMark, copyMark, beforeMark)
}

// outdated reports whether a file is this workbook's under another key than the
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
		return slices.ContainsFunc(s.manifest.Retired, func(id seal.Hex) bool { return bytes.Equal(id, head.KeyID) })
	}
	return !s.keys.Opens(head)
}

// owns reports whether a file is this workbook's, or can only be. One in the cache
// folder that says nothing may belong to another workbook of this name, and in the
// workbook's place there may once have been another one.
func (s *Safe) owns(path string) bool {
	head, err := headOf(path)
	if err != nil {
		return filepath.Dir(path) == filepath.Dir(s.path)
	}
	return bytes.Equal(head.ID, s.keys.ID[:])
}

// headOf reads the header of a workbook, a copy of one or a rescue file, whatever
// key it is sealed with. bbolt doesn't see the file.
func headOf(path string) (*seal.Header, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|disk.NoFollow, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	start := make([]byte, len(rescueMagic)+5+seal.MaxHeader)
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
	var head *seal.Header
	err = pages.Mapped(f, info.Size(), func(data []byte) error {
		stored, err := pages.Find(data, bucketHead, nameHeader)
		if err != nil {
			return err
		}
		head, err = seal.DecodeHeader(stored)
		return err
	})
	return head, err
}
