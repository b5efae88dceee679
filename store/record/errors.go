package record

import (
	"errors"
	"fmt"

	"groundwork/content"
)

// Error says that one record of a change can't be stored as it is. Nothing
// was written.
type Error struct {
	Key content.Key
	Err error
}

// Error implements error.
func (e *Error) Error() string {
	return fmt.Sprintf("the %s %s can't be stored: %v", e.Key.Kind, e.Key.ID, e.Err)
}

// Hint says what to do.
func (e *Error) Hint() string {
	if errors.Is(e.Err, ErrTooLarge) {
		return "divide the text into several"
	}
	return "this is a mistake of the program; the rest of the workbook is safe"
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }
