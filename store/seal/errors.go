package seal

import (
	"fmt"

	"groundwork/store/fault"
)

// Newer says that a newer version of the program wrote the workbook.
func Newer(format int) error {
	return &fault.Error{Kind: fault.Newer, Hint: "open it with that version, or install the newest one",
		Text: fmt.Sprintf("the workbook was written by a newer version (its format is %d, this version knows %d)", format, FormatNumber)}
}

// BadPassphrase says that a passphrase can't be set as it is.
func BadPassphrase(empty bool) error {
	text := "the passphrase is not text in UTF-8"
	if empty {
		text = "a passphrase can't be empty"
	}
	return &fault.Error{Kind: fault.BadPassphrase, Text: text, Hint: "give some words, such as six or seven chosen by chance"}
}
