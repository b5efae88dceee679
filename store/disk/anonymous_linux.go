package disk

import (
	"os"

	"golang.org/x/sys/unix"
)

// Anonymous makes a file that has no name and is in memory alone, with the data in it.
func Anonymous(data []byte) (*os.File, error) {
	fd, err := unix.MemfdCreate("groundwork", unix.MFD_CLOEXEC)
	if err != nil {
		return nil, err
	}
	f := os.NewFile(uintptr(fd), "a file in memory")
	if _, err := f.Write(data); err != nil {
		_ = f.Close() // without a name it is gone
		return nil, err
	}
	return f, nil
}
