package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"groundwork/content"
	"groundwork/store/beside"
	"groundwork/store/disk"
	"groundwork/store/fault"
	"groundwork/store/record"
	"groundwork/store/rescue"
)

// Rescue seals a change that could not be saved into a file beside the workbook,
// or in the person's cache folder if that fails, and gives that file's path. The
// next Load takes it in. It also works on a frozen workbook, and may be called
// again: one file then holds the changes of all calls of this session.
func (s *Safe) Rescue(c content.Change) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.memory != nil {
		return "", ErrMemoryOnly
	}
	if s.locked != nil { // but not where it is closed: words are rescued to the last
		return "", fault.NewLocked(s.path)
	}
	all := rescue.Join(s.rescuing, c)
	data, err := s.encodeRescue(all)
	if err != nil {
		return "", err
	}
	path, err := s.writeRescueSomewhere(data)
	if err != nil {
		return "", err
	}
	if s.rescuePath != "" {
		_ = disk.Remove(s.rescuePath, s.is(present)) // if that fails it is taken in too, to no effect
	}
	s.rescuing, s.rescuePath = all, path
	return path, nil
}

// outgrow takes out of what is to be rescued what has been saved since: a later
// rescue file would put it back.
func (s *Safe) outgrow(c content.Change) {
	if s.rescuing.Empty() {
		return
	}
	saved := map[content.Key]bool{}
	for _, k := range c.Delete {
		saved[k] = true
	}
	for _, r := range c.Put {
		saved[r.Key()] = true
	}
	s.rescuing = content.Change{
		Put:    slices.DeleteFunc(slices.Clone(s.rescuing.Put), func(r content.Record) bool { return saved[r.Key()] }),
		Delete: slices.DeleteFunc(slices.Clone(s.rescuing.Delete), func(k content.Key) bool { return saved[k] }),
	}
}

func (s *Safe) writeRescueSomewhere(data []byte) (string, error) {
	var errs []error
	for i, folder := range s.rescueFolders() {
		if i > 0 {
			if err := disk.MakeFolder(folder); err != nil {
				errs = append(errs, err)
				continue
			}
		}
		path, err := s.writeRescue(folder, data)
		if err == nil {
			return path, nil
		}
		errs = append(errs, plain(err))
	}
	return "", fmt.Errorf("the rescue file could not be written: %w", errors.Join(errs...))
}

// rescueFolders are the places for rescue files, the best first.
func (s *Safe) rescueFolders() []string {
	folders := []string{filepath.Dir(s.path)}
	if cache, err := os.UserCacheDir(); err == nil {
		folders = append(folders, filepath.Join(cache, "groundwork"))
	}
	return folders
}

// encodeRescue makes the whole content of a rescue file. It carries a copy of the
// header, so that it can be read as long as the workbook could be.
func (s *Safe) encodeRescue(c content.Change) ([]byte, error) {
	r := record.Rescue{Made: s.o.Now(), Change: c}
	if s.db == nil {
		r.Orphan = s.path
	}
	return rescue.Encode(s.head, s.keys, r)
}

// writeRescue writes the file whole and makes it durable before it gets the first free
// number, so that there is never a half one to be taken in.
func (s *Safe) writeRescue(folder string, data []byte) (string, error) {
	target := filepath.Join(folder, filepath.Base(s.path))
	d, err := newDraft(target, s.o)
	if err != nil {
		return "", err
	}
	defer d.Discard()
	if _, err := d.File.Write(data); err != nil {
		return "", err
	}
	if err := d.File.Sync(); err != nil {
		return "", err
	}
	for n := 1; n <= beside.RescueTries; n++ {
		path := fmt.Sprintf("%s%s%d", target, beside.RescueMark, n)
		if err := d.Publish(path, false); !errors.Is(err, fs.ErrExist) {
			return path, err
		}
	}
	return "", fs.ErrExist
}
