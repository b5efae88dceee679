package external

import (
	"golang.org/x/sys/unix"
)

// isMemory reports whether a place is kept in memory rather than on a disk.
func isMemory(place string) bool {
	var fs unix.Statfs_t
	if unix.Statfs(place, &fs) != nil {
		return false
	}
	return fs.Type == unix.TMPFS_MAGIC || fs.Type == unix.RAMFS_MAGIC
}
