package store

import (
	"fmt"
	"slices"

	"groundwork/content"
	"groundwork/store/beside"
	"groundwork/store/disk"
	"groundwork/store/fault"
	"groundwork/store/record"
	"groundwork/store/rescue"
)

// Kept is where something was rescued.
type Kept = beside.Kept

// Rescue seals a change that could not be saved into a file beside the workbook, or in
// the person's cache folder if that fails, or in the computer's memory if that fails
// too. The next Load takes it in. It also works on a frozen workbook, and may be called
// again: one file then holds the changes of all calls of this session.
func (s *Safe) Rescue(c content.Change) (Kept, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.memory != nil {
		return Kept{}, ErrMemoryOnly
	}
	if s.locked != nil { // but not where it is closed: words are rescued to the last
		return Kept{}, fault.NewLocked(s.path)
	}
	all := rescue.Join(s.rescuing, c)
	data, err := s.encodeRescue(all)
	if err != nil {
		return Kept{}, err
	}
	kept, err := s.writeRescue(data)
	if err != nil {
		return Kept{}, err
	}
	now := kept[0]
	s.rescued = slices.DeleteFunc(s.rescued, func(before Kept) bool {
		if before.Lasting() && !now.Lasting() {
			return false // what is in it may outlast this
		}
		_ = disk.Remove(before.Path, s.is(beside.Present)) // if that fails it is taken in too, to no effect
		return true
	})
	s.rescuing, s.rescued = all, append(s.rescued, kept...)
	return now, nil
}

// outgrow takes out of what is to be rescued what has been saved since: a later
// rescue file would put it back.
func (s *Safe) outgrow(c content.Change) {
	s.rescuing = rescue.Without(s.rescuing, c)
}

func (s *Safe) writeRescue(data []byte) ([]Kept, error) {
	kept, err := beside.Rescue(s.path, s.o.OpenFile, data)
	if err != nil {
		return nil, fmt.Errorf("the rescue file could not be written: %w", plain(err))
	}
	return kept, nil
}

// RescuePlaces are where rescue files of a workbook go, the best first.
func RescuePlaces(path string) []beside.Place { return beside.Places(path) }

// rescueFolders are the places for rescue files, the best first.
func (s *Safe) rescueFolders() (folders []string) {
	for _, p := range beside.Places(s.path) {
		folders = append(folders, p.Folder)
	}
	return folders
}

// encodeRescue makes the whole content of a rescue file. It carries a copy of the
// header, so that it can be read as long as the workbook could be.
func (s *Safe) encodeRescue(c content.Change) ([]byte, error) {
	r := record.Rescue{Made: s.o.Now(), Change: c}
	if s.db == nil && !s.lost {
		r.Orphan = s.path
	}
	return rescue.Encode(s.head, s.keys, r)
}
