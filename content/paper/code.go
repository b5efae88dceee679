package paper

import (
	"crypto/sha256"
	"encoding/binary"

	"groundwork/content"
)

// codeSigns has no vowels, so that no code is a word, and nothing that looks
// like something else in handwriting.
const (
	codeSigns  = "23456789BCDFGHJKMNPQRSTVWXZ"
	codeLength = 4
)

// Code returns the short code of a question, letter or plan on a blank form, to find
// its place on screen by. It depends on its ids only, never on the wording.
func Code(track content.TrackID, id string) string {
	sum := sha256.Sum256([]byte(string(track) + "/" + id))
	n := binary.BigEndian.Uint64(sum[:])
	var code [codeLength]byte
	for i := range code {
		code[i] = codeSigns[n%uint64(len(codeSigns))]
		n /= uint64(len(codeSigns))
	}
	return string(code[:])
}
