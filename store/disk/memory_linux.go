package disk

import (
	"os"
	"path/filepath"
	"strconv"
	"syscall"
)

// MemoryFolders are the folders for files of this program that lie in the computer's
// memory. Where somebody else made one, or may look into it, it is left out.
func MemoryFolders() (folders []string) {
	if run := os.Getenv("XDG_RUNTIME_DIR"); filepath.IsAbs(run) && Mine(run) {
		folders = append(folders, filepath.Join(run, "groundwork"))
	}
	own := "/dev/shm/groundwork-" + strconv.Itoa(os.Geteuid())
	if _, err := os.Lstat(own); os.IsNotExist(err) || Mine(own) {
		folders = append(folders, own)
	}
	return folders
}

// Mine reports whether a folder is for this account alone.
func Mine(folder string) bool {
	info, err := os.Lstat(folder)
	if err != nil || !info.IsDir() || info.Mode().Perm()&0o077 != 0 {
		return false
	}
	system, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(system.Uid) == os.Geteuid()
}
