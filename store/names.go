package store

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"groundwork/store/disk"
)

const (
	rescueMark = ".rescue-"         // of rescue files
	copyMark   = ".copy-"           // of copies made at the start of a session
	beforeMark = ".before-restore-" // of what was there before a copy was brought back

	markTime    = "20060102T150405Z" // what stands behind the two of copies, in UTC
	nameTries   = 100
	rescueTries = 1000
)

// besides are the files in a workbook's folder that have exactly such a name as the
// program gives to what it makes of the workbook. Whether they are that, their
// headers say.
func besides(path string) []string {
	return slices.DeleteFunc(disk.Beside(path, rescueMark, disk.DraftMark, copyMark, beforeMark),
		func(name string) bool { return !ourName(path, name) })
}

// ourName reports whether a name beside the workbook is exactly one the program gives.
func ourName(path, name string) bool {
	return isRescueName(path, name) || disk.MayBeDraft(path, name) ||
		!markedAt(path, name, copyMark).IsZero() || !markedAt(path, name, beforeMark).IsZero()
}

func isRescueName(path, name string) bool {
	number, ok := strings.CutPrefix(filepath.Base(name), filepath.Base(path)+rescueMark)
	n, err := strconv.Atoi(number)
	return ok && err == nil && n >= 1 && n <= rescueTries && strconv.Itoa(n) == number
}

// rescuesBeside are the files that are called like rescue files of this workbook.
func rescuesBeside(path string) []string {
	return slices.DeleteFunc(disk.Beside(path, rescueMark), func(name string) bool { return !isRescueName(path, name) })
}

// markedFiles are the files beside the workbook that have the mark and a time in
// their name, the newest first.
func markedFiles(path, mark string) []string {
	out := slices.DeleteFunc(disk.Beside(path, mark), func(name string) bool { return markedAt(path, name, mark).IsZero() })
	slices.Reverse(out)
	return out
}

// markedAt is the time in the name of a file made of the workbook at path, or the
// zero time where the name isn't exactly such a one.
func markedAt(path, name, mark string) time.Time {
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

// anyMarkedAt is markedAt for a copy of whichever workbook.
func anyMarkedAt(name, mark string) time.Time {
	base := filepath.Base(name)
	if i := strings.LastIndex(base, mark); i >= 0 {
		return markedAt(base[:i], name, mark)
	}
	return time.Time{}
}

// markedNames are the names to try, in turn, for a file made now.
func markedNames(path, mark string, now time.Time) []string {
	first := path + mark + now.UTC().Format(markTime)
	out := []string{first}
	for i := 2; i <= nameTries; i++ {
		out = append(out, fmt.Sprintf("%s-%02d", first, i))
	}
	return out
}
