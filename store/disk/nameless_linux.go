package disk

import (
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// makeNameless makes a file in a folder that has no name there: whoever is killed while
// writing it leaves nothing. again is a second handle on it, to name it by.
func makeNameless(folder string, openFile OpenFunc) (f, again *os.File, err error) {
	f, err = openFile(folder, os.O_RDWR|unix.O_TMPFILE, FileMode)
	if err != nil {
		return nil, nil, err
	}
	again, err = os.Open(handlePath(f)) // fails where it couldn't be named by that either
	if err != nil {
		_ = f.Close() // without a name it is gone
		return nil, nil, err
	}
	return f, again, nil
}

// nameIt gives a nameless file a name that no other file has.
func nameIt(f *os.File, name string) error {
	err := unix.Linkat(unix.AT_FDCWD, handlePath(f), unix.AT_FDCWD, name, unix.AT_SYMLINK_FOLLOW)
	if err != nil {
		return &os.LinkError{Op: "linkat", Old: "a new file", New: name, Err: err}
	}
	return nil
}

func handlePath(f *os.File) string { return fmt.Sprintf("/proc/self/fd/%d", f.Fd()) }
