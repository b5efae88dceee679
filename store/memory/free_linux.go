package memory

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// Free is how much memory this process can still take, in KiB: the least of what the
// machine, its control group and its own limits leave.
func Free() (kib uint64, known bool) {
	least := func(n uint64, ok bool) {
		if ok && (!known || n < kib) {
			kib, known = n, true
		}
	}
	least(availableMemory())
	least(groupMemory("/sys/fs/cgroup"))
	space, data := taken()
	least(limited(unix.RLIMIT_AS, space))
	least(limited(unix.RLIMIT_DATA, data))
	return kib, known
}

// taken is what this process holds of what its limits count, in KiB: all its addresses,
// and those of its data.
func taken() (space, data uint64) {
	text, err := os.ReadFile("/proc/self/statm")
	// size resident shared text lib data dt, in pages; proc(5)
	part := strings.Fields(string(text))
	if err != nil || len(part) < 6 {
		return 0, 0
	}
	page := uint64(os.Getpagesize()) >> 10
	size, _ := strconv.ParseUint(part[0], 10, 64)
	own, _ := strconv.ParseUint(part[5], 10, 64)
	return size * page, own * page
}

// limited is what a limit of this process leaves beside what is taken of it.
func limited(resource int, taken uint64) (kib uint64, ok bool) {
	var limit unix.Rlimit
	if unix.Getrlimit(resource, &limit) != nil || limit.Cur == unix.RLIM_INFINITY {
		return 0, false
	}
	most := limit.Cur >> 10
	return most - min(most, taken), true
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
