package seal

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// freeMemory is how much memory this process can still take, in KiB: the least of
// what the machine, its control group and its own limits leave.
func freeMemory() (kib uint64, known bool) {
	least := func(n uint64, ok bool) {
		if ok && (!known || n < kib) {
			kib, known = n, true
		}
	}
	least(availableMemory())
	least(groupMemory("/sys/fs/cgroup"))
	var limit unix.Rlimit
	if unix.Getrlimit(unix.RLIMIT_DATA, &limit) == nil && limit.Cur != unix.RLIM_INFINITY {
		least(limit.Cur>>10, true)
	}
	return kib, known
}

func availableMemory() (kib uint64, ok bool) {
	data, err := os.ReadFile("/proc/meminfo")
	if err != nil {
		return 0, false
	}
	for line := range bytes.Lines(data) {
		// MemAvailable:   22946044 kB
		part := strings.Fields(string(line))
		if len(part) >= 2 && part[0] == "MemAvailable:" {
			n, err := strconv.ParseUint(part[1], 10, 64)
			return n, err == nil
		}
	}
	return 0, false
}

// groupMemory is what the control group this process is in (version 2) and the
// ones above it have left.
func groupMemory(root string) (kib uint64, ok bool) {
	data, err := os.ReadFile("/proc/self/cgroup")
	if err != nil {
		return 0, false
	}
	_, group, found := strings.Cut(string(data), "0::")
	if !found {
		return 0, false
	}
	group, _, _ = strings.Cut(group, "\n")
	for dir := filepath.Clean("/" + group); ; dir = filepath.Dir(dir) {
		most, okMost := memoryFile(filepath.Join(root, dir, "memory.max"))
		used, okUsed := memoryFile(filepath.Join(root, dir, "memory.current"))
		if okMost && okUsed {
			left := (most - min(most, used)) >> 10
			if !ok || left < kib {
				kib, ok = left, true
			}
		}
		if dir == "/" {
			return kib, ok
		}
	}
}

func memoryFile(path string) (uint64, bool) {
	data, err := os.ReadFile(path)
	if err != nil {
		return 0, false
	}
	n, err := strconv.ParseUint(strings.TrimSpace(string(data)), 10, 64)
	return n, err == nil // "max" is no limit
}
