//go:build !linux

package disk

import (
	"errors"
	"os"
)

// makeNameless can't be done here.
func makeNameless(string, OpenFunc) (f, again *os.File, err error) {
	return nil, nil, errors.ErrUnsupported
}

func nameIt(*os.File, string) error { return errors.ErrUnsupported }
