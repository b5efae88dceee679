//go:build unix

package disk

import (
	"os"
	"syscall"
)

// RemovesOpen reports that an open file can be deleted.
const RemovesOpen = true

// nameless reports whether a file has no name left.
func nameless(f *os.File) bool {
	info, err := f.Stat()
	if err != nil {
		return false
	}
	st, ok := info.Sys().(*syscall.Stat_t)
	return ok && st.Nlink == 0
}

// surelySynced makes what was renamed in a folder durable, and reports whether the file
// system can do that at all.
func surelySynced(folder string) bool {
	d, err := os.Open(folder)
	if err != nil {
		return false
	}
	defer d.Close()
	return d.Sync() == nil
}
