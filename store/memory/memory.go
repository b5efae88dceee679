// Package memory tells how much memory there is: Go ends a program without a word where it
// runs out.
package memory

import (
	"fmt"

	"groundwork/store/fault"
)

// beside is what Go takes for itself while it gets a large piece, in KiB: marks for the
// pieces, and stacks of new threads.
const beside = 24 << 10

// Spares returns an error where there isn't the memory for what is named, in KiB, or nil
// where there is or that can't be told.
func Spares(kib uint64, what string) error {
	free, known := Free()
	if !known || kib+beside <= free {
		return nil
	}
	return &fault.Error{Kind: fault.NoMemory, Hint: "close other programs, then try again",
		Text: fmt.Sprintf("%s takes %d MiB of memory, and there is less", what, kib>>10)}
}
