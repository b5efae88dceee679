//go:build !windows

package private

import (
	"errors"
	"syscall"
)

// syncUnsupported tells whether the file system has no sync for folders.
func syncUnsupported(err error) bool {
	return errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP)
}
