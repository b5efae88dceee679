// Package environ is what the environment of the program tells: what is asked for by its
// variables, and where and in what language somebody lives.
package environ

import (
	"cmp"
	"os"
	"strings"
)

// The variables of the program's own.
const (
	File   = "GROUNDWORK_FILE"   // another place for the workbook, as --file
	Reader = "GROUNDWORK_READER" // the screens as a screen reader is to meet them, as --reader
	Plain  = "GROUNDWORK_PLAIN"  // plain lines, as --plain; ACCESSIBLE is what other programs are asked by, too
)

// Locale is the one that is named for one of its categories, such as LC_TIME, or "".
func Locale(category string) string {
	return cmp.Or(os.Getenv("LC_ALL"), os.Getenv(category), os.Getenv("LANG"))
}

// Language is the language of the person's locale, such as "en", or "".
func Language() string {
	short, _, _ := strings.Cut(Locale("LC_CTYPE"), "_")
	return short
}

// Asks reports whether the value of a variable asks for what it is about.
func Asks(value string) bool {
	switch strings.ToLower(value) {
	case "", "0", "false", "no":
		return false
	}
	return true
}
