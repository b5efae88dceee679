package session

import (
	"errors"

	"groundwork/store"
)

// reason is why nothing can be saved, in the few words the footer has room for.
func reason(err error) string {
	var (
		replaced   *store.ReplacedError
		permission *store.PermissionError
	)
	switch {
	case errors.Is(err, store.ErrFull):
		return "the disk is full"
	case errors.As(err, &replaced):
		return "the workbook's file was moved or replaced"
	case errors.As(err, &permission):
		return "the workbook's file may not be written"
	}
	return "the workbook's file can't be written"
}
