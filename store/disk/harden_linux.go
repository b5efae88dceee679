package disk

import (
	"errors"

	"golang.org/x/sys/unix"
)

// Harden keeps what the program holds in memory from other programs of this
// account and from the disk, as far as the system lets it: no core dump, and
// nobody may look into it.
func Harden() error {
	return errors.Join(
		unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{}),
		unix.Prctl(unix.PR_SET_DUMPABLE, 0, 0, 0, 0),
	)
}
