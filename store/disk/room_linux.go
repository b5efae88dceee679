package disk

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"
)

// RenameNew renames without ever taking another file's place. It returns an
// error that is fs.ErrExist where there is one.
func RenameNew(from, to string) error {
	err := unix.Renameat2(unix.AT_FDCWD, from, unix.AT_FDCWD, to, unix.RENAME_NOREPLACE)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) {
		return linkNew(from, to)
	}
	return err
}

// Reserve takes room on the disk for the bytes from at on. A file system that
// can't do it goes without.
func Reserve(f *os.File, at, size int64) error {
	err := unix.Fallocate(int(f.Fd()), 0, at, size)
	if errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.ENOSYS) {
		return nil
	}
	return err
}

// Room is how many bytes the folder's file system has left for this user.
func Room(folder string) (bytes uint64, known bool) {
	var st unix.Statfs_t
	if unix.Statfs(folder, &st) != nil {
		return 0, false
	}
	return st.Bavail * uint64(st.Bsize), true
}

// keepsModes reports whether a file system keeps permissions. Those of sticks and cards
// mostly don't, and show the same for every file.
func keepsModes(f *os.File) bool {
	var st unix.Statfs_t
	if unix.Fstatfs(int(f.Fd()), &st) != nil {
		return true
	}
	switch uint32(st.Type) {
	case unix.MSDOS_SUPER_MAGIC, unix.EXFAT_SUPER_MAGIC, ntfsMagic, fuseBlockMagic:
		return false
	}
	return true
}

// As statfs(2) and the kernel have them.
const (
	ntfsMagic      = 0x7366746e
	fuseBlockMagic = 0x65735546
)

// LockHolder finds the process that holds the lock on a file, or 0, and whether that
// has been stopped.
func LockHolder(info os.FileInfo) (pid int, stopped bool) {
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, false
	}
	f, err := os.Open("/proc/locks")
	if err != nil {
		return 0, false
	}
	defer f.Close()
	want := fmt.Sprintf("%02x:%02x:%d", unix.Major(uint64(st.Dev)), unix.Minor(uint64(st.Dev)), st.Ino)
	for lines := bufio.NewScanner(f); lines.Scan(); {
		// 1: FLOCK  ADVISORY  WRITE 4121 fe:00:131090 0 EOF
		part := strings.Fields(lines.Text())
		if len(part) >= 6 && part[1] == "FLOCK" && part[5] == want {
			pid, _ = strconv.Atoi(part[4])
			pid = max(0, pid)
			return pid, isStopped(pid)
		}
	}
	return 0, false
}

// isStopped reports whether a process was stopped and didn't go on since.
func isStopped(pid int) bool {
	stat, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid)) // 4121 (a name) T 1 …
	behind := stat[bytes.LastIndexByte(stat, ')')+1:]
	return bytes.HasPrefix(behind, []byte(" T "))
}
