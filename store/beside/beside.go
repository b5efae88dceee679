// Package beside knows the names of the files that the program makes of a workbook,
// finds them in the workbook's folder, and reads in their headers whose they are.
package beside

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"groundwork/store/disk"
)

// What stands behind the workbook's own name.
const (
	RescueMark = ".rescue-"         // of rescue files
	CopyMark   = ".copy-"           // of copies made at the start of a session
	BeforeMark = ".before-restore-" // of what was there before a copy was brought back

	markTime  = "20060102T150405Z" // what stands behind the two of copies, in UTC
	nameTries = 100
)

// RescueTries is the highest number of a rescue file.
const RescueTries = 1000

// Files are the files in a workbook's folder that have exactly such a name as the
// program gives to what it makes of the workbook. Whether they are that, their
// headers say.
func Files(path string) []string {
	return slices.DeleteFunc(disk.Beside(path, RescueMark, disk.DraftMark, CopyMark, BeforeMark),
		func(name string) bool { return !Ours(path, name) })
}

// Ours reports whether a name beside the workbook is exactly one the program gives.
func Ours(path, name string) bool {
	return IsRescue(path, name) || disk.MayBeDraft(path, name) ||
		!MarkedAt(path, name, CopyMark).IsZero() || !MarkedAt(path, name, BeforeMark).IsZero()
}

// IsRescue reports whether a name is that of a rescue file of the workbook at path.
func IsRescue(path, name string) bool {
	number, ok := strings.CutPrefix(filepath.Base(name), filepath.Base(path)+RescueMark)
	n, err := strconv.Atoi(number)
	return ok && err == nil && n >= 1 && n <= RescueTries && strconv.Itoa(n) == number
}

// Rescues are the files that are called like rescue files of this workbook.
func Rescues(path string) []string {
	return slices.DeleteFunc(disk.Beside(path, RescueMark), func(name string) bool { return !IsRescue(path, name) })
}

// Marked are the files beside the workbook that have the mark and a time in
// their name, the newest first.
func Marked(path, mark string) []string {
	out := slices.DeleteFunc(disk.Beside(path, mark), func(name string) bool { return MarkedAt(path, name, mark).IsZero() })
	slices.Reverse(out)
	return out
}

// MarkedAt is the time in the name of a file made of the workbook at path, or the
// zero time where the name isn't exactly such a one.
func MarkedAt(path, name, mark string) time.Time {
	rest, ok := strings.CutPrefix(filepath.Base(name), filepath.Base(path)+mark)
	text, number, numbered := strings.Cut(rest, "-")
	at, err := time.Parse(markTime, text)
	if !ok || err != nil || at.Format(markTime) != text {
		return time.Time{}
	}
	n, err := strconv.Atoi(number)
	if numbered && (err != nil || n < 2 || n > nameTries || fmt.Sprintf("%02d", n) != number) {
		return time.Time{}
	}
	return at
}

// AnyMarkedAt is MarkedAt for a copy of whichever workbook.
func AnyMarkedAt(name, mark string) time.Time {
	base := filepath.Base(name)
	if i := strings.LastIndex(base, mark); i >= 0 {
		return MarkedAt(base[:i], name, mark)
	}
	return time.Time{}
}

// Names are the names to try, in turn, for a file made now.
func Names(path, mark string, now time.Time) []string {
	first := path + mark + now.UTC().Format(markTime)
	out := []string{first}
	for i := 2; i <= nameTries; i++ {
		out = append(out, fmt.Sprintf("%s-%02d", first, i))
	}
	return out
}

// ByTime are the copies and what was put aside, the newest first.
func ByTime(path string) []string {
	copies, before := Marked(path, CopyMark), Marked(path, BeforeMark)
	var out []string
	for len(copies) > 0 || len(before) > 0 {
		if len(before) == 0 || len(copies) > 0 && !MarkedAt(path, copies[0], CopyMark).Before(MarkedAt(path, before[0], BeforeMark)) {
			out, copies = append(out, copies[0]), copies[1:]
		} else {
			out, before = append(out, before[0]), before[1:]
		}
	}
	return out
}
