package disk

import (
	"os"

	"golang.org/x/sys/unix"
)

// dropCached makes the next reading of a synced file come from the disk, where
// the system can do that.
func dropCached(f *os.File) { _ = unix.Fadvise(int(f.Fd()), 0, 0, unix.FADV_DONTNEED) }
