//go:build unix

package disk

import (
	"errors"
	"io"
	"os"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// NoFollow refuses a symbolic link put in the file's place at the last moment.
const NoFollow = syscall.O_NOFOLLOW

// RenamesOpen reports that a file can be renamed while it is open, so that its lock
// is held without a gap.
const RenamesOpen = true

const lockRetry = 10 * time.Millisecond

// Lock takes the lock bbolt will take again: the file is checked under it. It
// returns false if another process still has it after the timeout.
func Lock(f *os.File, timeout time.Duration) (bool, error) {
	return flock(f, unix.LOCK_EX, timeout)
}

// LockShared takes the lock that several readers may have at once. It returns
// false if somebody still has the file to themselves after the timeout.
func LockShared(f *os.File, timeout time.Duration) (bool, error) {
	return flock(f, unix.LOCK_SH, timeout)
}

// flock tries for a lock until the timeout, and returns whether it got it.
func flock(f *os.File, how int, timeout time.Duration) (bool, error) {
	end := time.Now().Add(timeout)
	for {
		err := unix.Flock(int(f.Fd()), how|unix.LOCK_NB)
		switch {
		case err == nil:
			return true, nil
		case errors.Is(err, unix.EINTR):
		case !errors.Is(err, unix.EWOULDBLOCK):
			return false, err
		case time.Now().After(end):
			return false, nil
		default:
			time.Sleep(lockRetry)
		}
	}
}

// NoLocks reports whether a file system that keeps no locks is the cause.
func NoLocks(err error) bool {
	return errors.Is(err, unix.ENOLCK) || errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.ENOTSUP)
}

// Copied returns a copy of what is in f, which nobody else has, with its permissions. It
// closes f.
func Copied(f *os.File) (*os.File, error) {
	info, failed := f.Stat()
	data, err := io.ReadAll(f)
	if err := errors.Join(failed, err, f.Close()); err != nil {
		return nil, err
	}
	made, err := Anonymous(data)
	if err == nil {
		_ = made.Chmod(info.Mode()) // they are only looked at
	}
	return made, err
}

// Wide reports whether others than the owner may read or write a file, where its file
// system could keep them from it.
func Wide(f *os.File, info os.FileInfo) bool {
	return info.Mode().Perm()&0o077 != 0 && keepsModes(f)
}

// Unlock releases the lock.
func Unlock(f *os.File) { _ = unix.Flock(int(f.Fd()), unix.LOCK_UN) }

// HeldElsewhere reports nothing here: an open file can be opened, renamed and removed.
func HeldElsewhere(error) bool { return false }

// SyncFolder makes what was created, renamed or removed in a folder durable.
func SyncFolder(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	defer d.Close()
	err = d.Sync()
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOTSUP) {
		return nil // the file system has no such thing
	}
	return err
}

// MayWrite returns why files can't be made in a folder, if so.
func MayWrite(folder string) error { return unix.Access(folder, unix.W_OK|unix.X_OK) }

// IsReadOnlyFS reports whether a file system that can't be written is the cause.
func IsReadOnlyFS(err error) bool { return errors.Is(err, unix.EROFS) }

// fullErrors are what the system says when there is no room.
func fullErrors() []error { return []error{unix.ENOSPC, unix.EDQUOT, unix.EFBIG} }

// IsLink reports whether [NoFollow] is the cause.
func IsLink(err error) bool { return errors.Is(err, unix.ELOOP) }

// Map maps a file for reading. Touching what the disk doesn't give back, or
// what has been cut off since, is a fault: see guard.
func Map(f *os.File, size int64) (data []byte, unmap func(), err error) {
	data, err = unix.Mmap(int(f.Fd()), 0, int(size), unix.PROT_READ, unix.MAP_SHARED)
	return data, func() { _ = unix.Munmap(data) }, err
}
