package session

import (
	"errors"

	"groundwork/store/fault"
)

// reason is why nothing can be saved, in the few words the footer has room for.
func reason(err error) string {
	switch {
	case errors.Is(err, fault.ErrFull):
		return "the disk is full"
	case errors.Is(err, fault.Replaced):
		return "the workbook's file was moved or replaced"
	case fault.Is(err, fault.ReadOnly, fault.Unreadable):
		return "the workbook's file may not be written"
	}
	return "the workbook's file can't be written"
}
