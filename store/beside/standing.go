package beside

import (
	"bytes"
	"os"
	"slices"

	"groundwork/store/seal"
)

// Standing is what a file's own header says it is to a workbook.
type Standing int

// The standings.
const (
	Unknown  Standing = iota // it says nothing
	Foreign                  // another workbook's
	Present                  // this one's, under its key
	Retired                  // this one's, under a key it had before
	Stranger                 // this one's, under a key it never had: from before an older file was brought back
)

// StandingIn reads what an open file is to the workbook that has these keys, and had
// the retired ones.
func StandingIn(f *os.File, k *seal.Keyring, retired []seal.Hex) Standing {
	head, err := HeadIn(f)
	switch {
	case err != nil:
		return Unknown
	case !bytes.Equal(head.ID, k.ID[:]):
		return Foreign
	case k.Opens(head):
		return Present
	case slices.ContainsFunc(retired, func(id seal.Hex) bool { return bytes.Equal(id, head.KeyID) }):
		return Retired
	}
	return Stranger
}
