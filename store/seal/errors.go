package seal

import "fmt"

// NewerError says that a newer version of the program wrote the workbook.
type NewerError struct {
	Path   string
	Format int
}

// Error implements error.
func (e *NewerError) Error() string {
	return fmt.Sprintf("the workbook was written by a newer version (its format is %d, this version knows %d)", e.Format, FormatNumber)
}

// Hint says what to do.
func (e *NewerError) Hint() string { return "open it with that version, or install the newest one" }

// PassphraseError says that a passphrase can't be set as it is.
type PassphraseError struct{ Empty bool }

// Error implements error.
func (e *PassphraseError) Error() string {
	if e.Empty {
		return "a passphrase can't be empty"
	}
	return "the passphrase is not text in UTF-8"
}

// Hint says what to do.
func (e *PassphraseError) Hint() string {
	return "give some words, such as six or seven chosen by chance"
}

// MemoryError says that there isn't the memory it takes to check a passphrase.
type MemoryError struct{ Need uint64 } // in bytes

// Error implements error.
func (e *MemoryError) Error() string {
	return fmt.Sprintf("checking the passphrase takes %d MiB of memory, and there is less", e.Need>>20)
}

// Hint says what to do.
func (e *MemoryError) Hint() string { return "close other programs, then try again" }
