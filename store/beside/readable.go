package beside

import (
	"path/filepath"
	"strings"

	"groundwork/content/text"
)

// Open is a folder with files that anybody who has them can read: the key lies in each.
type Open struct {
	Folder   string
	Workbook bool // the workbook itself is one of them
	Copies   int  // of it or of another one, what was put aside by a restore among them
	Rescues  int
}

// Readable are the places of the workbook at path, and of the others of its name in the
// folders for rescue files, in which words can be read without a passphrase. What each file says of itself
// counts.
func Readable(path string) (out []Open) {
	for i, place := range Places(path) {
		base := filepath.Join(place.Folder, filepath.Base(path))
		p := Open{Folder: place.Folder, Workbook: i == 0 && open(path)}
		for _, name := range Files(base) {
			switch {
			case !open(name):
			case IsRescue(base, name):
				p.Rescues++
			default:
				p.Copies++
			}
		}
		if p.Workbook || p.Copies+p.Rescues > 0 {
			out = append(out, p)
		}
	}
	return out
}

// open reports whether the key to a file lies in it.
func open(path string) bool {
	head, err := HeadOf(path)
	return err == nil && !head.SealedOff()
}

// String says what lies there, and where.
func (p Open) String() string {
	var what []string
	if p.Workbook {
		what = append(what, "the workbook")
	}
	if p.Copies > 0 {
		what = append(what, text.Count(p.Copies, "copy", "copies"))
	}
	if p.Rescues > 0 {
		what = append(what, text.Count(p.Rescues, "rescue file", "rescue files"))
	}
	last := len(what) - 1
	all := what[last]
	if last > 0 {
		all = strings.Join(what[:last], ", ") + " and " + all
	}
	return all + " in " + p.Folder
}
