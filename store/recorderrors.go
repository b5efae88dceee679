package store

import (
	"errors"
	"fmt"
	"groundwork/content"
)

// RecordError says that one record of a change can't be stored as it is. Nothing
// was written.
type RecordError struct {
	Key content.Key
	Err error
}

// Error implements error.
func (e *RecordError) Error() string {
	return fmt.Sprintf("the %s %s can't be stored: %v", e.Key.Kind, e.Key.ID, e.Err)
}

// Hint says what to do.
func (e *RecordError) Hint() string {
	if errors.Is(e.Err, errTooLarge) {
		return "divide the text into several"
	}
	return "this is a mistake of the program; the rest of the workbook is safe"
}

// Unwrap gives the cause.
func (e *RecordError) Unwrap() error { return e.Err }
