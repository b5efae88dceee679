package content

import (
	"embed"
	"io/fs"
)

//go:embed en
var english embed.FS

// Builtin is the book that comes with the program. Its pages are read when they are
// asked for: a start shows one of them.
func Builtin() (*Book, error) {
	dir, err := fs.Sub(english, "en")
	if err != nil {
		return nil, err
	}
	return open(dir)
}
