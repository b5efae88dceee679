package beside

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"groundwork/store/disk"
)

// Place is a folder for rescue files.
type Place struct {
	Folder   string
	Fleeting bool // it is in the computer's memory, and gone when that restarts
}

// Places are where rescue files of a workbook go, the best first: its own folder, the
// person's cache folder, and the computer's memory.
func Places(path string) []Place {
	places := []Place{{Folder: filepath.Dir(path)}}
	if cache, err := os.UserCacheDir(); err == nil {
		places = append(places, Place{Folder: filepath.Join(cache, "groundwork")})
	}
	for _, folder := range disk.MemoryFolders() {
		places = append(places, Place{Folder: folder, Fleeting: true})
	}
	return places
}

// Rescued are the rescue files of a workbook in all of its places, the best first.
func Rescued(path string) (all []Kept) {
	for _, p := range Places(path) {
		for _, file := range Rescues(filepath.Join(p.Folder, filepath.Base(path))) {
			all = append(all, Kept{Path: file, Fleeting: p.Fleeting})
		}
	}
	return all
}

// Kept is where something was rescued.
type Kept struct {
	Path     string
	Unsynced bool // the disk didn't say that it has it: it may not outlast a power cut
	Fleeting bool // it lies in the computer's memory, and is gone when that restarts
}

// Lasting reports whether nothing less than a broken disk can take it away.
func (k Kept) Lasting() bool { return !k.Unsynced && !k.Fleeting }

// Rescue writes a rescue file of a workbook in the first of its places that takes it for
// good. Where none does, what was written whole elsewhere stays.
func Rescue(path string, openFile disk.OpenFunc, data []byte) (kept []Kept, err error) {
	var errs []error
	for i, p := range Places(path) {
		var k Kept
		err := p.prepare(i > 0)
		if err == nil {
			k, err = p.write(filepath.Base(path), openFile, data)
		}
		switch {
		case err != nil:
			errs = append(errs, err)
			continue
		case k.Lasting():
			for _, lesser := range kept {
				_ = disk.Remove(lesser.Path, Holds(data)) // if it stays it is taken in too, to no effect
			}
			return []Kept{k}, nil
		}
		if kept = append(kept, k); k.Fleeting {
			break // another one in memory is no better
		}
	}
	if len(kept) == 0 {
		err = errors.Join(errs...)
	}
	return kept, err
}

// prepare makes the folder, if it may be made.
func (p Place) prepare(make bool) error {
	if !make {
		return nil
	}
	if err := disk.MakeFolder(p.Folder); err != nil {
		return err
	}
	if p.Fleeting && !disk.Mine(p.Folder) { // everybody can make one there
		return fs.ErrPermission
	}
	return nil
}

// Holds proves that a file holds exactly this.
func Holds(data []byte) disk.Proof {
	return func(f *os.File) bool {
		there := make([]byte, len(data)+1)
		n, _ := f.ReadAt(there, 0) // at the end of the file there is an error
		return n == len(data) && string(there[:n]) == string(data)
	}
}

// write writes the file whole, and asks the disk to keep it, before it gets the first
// free number: so there is never a half one to be taken in.
func (p Place) write(base string, openFile disk.OpenFunc, data []byte) (k Kept, err error) {
	target := filepath.Join(p.Folder, base)
	d, err := disk.NewDraft(target, openFile)
	if err != nil {
		return k, err
	}
	defer d.Discard()
	if _, err := d.File.Write(data); err != nil {
		return k, err
	}
	synced := d.File.Sync()
	for n := 1; n <= RescueTries; n++ {
		name := fmt.Sprintf("%s%s%d", target, RescueMark, n)
		switch err := d.Publish(name, false); {
		case errors.Is(err, fs.ErrExist):
			continue
		case err != nil && !d.Done:
			return k, err
		default:
			return Kept{Path: name, Unsynced: errors.Join(synced, err) != nil, Fleeting: p.Fleeting}, nil
		}
	}
	return k, fs.ErrExist
}
