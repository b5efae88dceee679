//go:build unix

package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"syscall"

	"groundwork/content"
	"groundwork/store/fault"
)

// permissionsChild says, as somebody who is not root, how files are refused.
func permissionsChild(args []string) {
	if os.Getuid() == 0 {
		if syscall.Setgid(65534) != nil || syscall.Setuid(65534) != nil {
			fmt.Println("skip")
			return
		}
	}
	for _, name := range []string{"unreadable", "readonly", "closed/workbook", "closed/a/workbook"} {
		_, err := Open(filepath.Join(args[0], name), Options{})
		switch {
		case !fault.Is(err, fault.Unreadable, fault.ReadOnly):
			fmt.Println(name, "not refused", err)
		case errors.Is(err, fault.ReadOnly):
			fmt.Println(name, "write")
		default:
			fmt.Println(name, "read")
		}
	}
}

// umaskChild makes a workbook and a rescue file under a umask.
func umaskChild(args []string) {
	mask, err := strconv.ParseInt(args[0], 8, 32)
	if err != nil {
		panic(err)
	}
	syscall.Umask(int(mask))
	s, err := Open(args[1], Options{})
	if err != nil {
		panic(err)
	}
	c := content.Change{Put: []content.Record{text("a", "b")}}
	if err := s.Save(c); err != nil {
		panic(err)
	}
	if _, err := s.Rescue(c); err != nil {
		panic(err)
	}
	s.Close()
}
