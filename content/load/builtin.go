package load

import (
	"io/fs"

	"groundwork/content"
)

// Builtin returns the book that comes with the program. Its pages are read when they are
// asked for: a start shows one of them.
func Builtin() (*content.Book, error) {
	dir, err := fs.Sub(content.Files(), "en")
	if err != nil {
		return nil, err
	}
	return open(dir)
}
