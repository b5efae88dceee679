package seal

import (
	"crypto/rand"
	_ "embed"
	"math/big"
	"strings"
)

// passphraseWords are 1,024 short, common words: ten bits each.
//
//go:embed words.txt
var passphraseWords string

// wordCount makes 70 bits: with the cost of a guess, more than anybody can try.
const wordCount = 7

// NewPassphrase makes up a passphrase of seven words chosen by chance.
func NewPassphrase() string {
	words := strings.Fields(passphraseWords)
	most := big.NewInt(int64(len(words)))
	chosen := make([]string, wordCount)
	for i := range chosen {
		n, _ := rand.Int(rand.Reader, most) // fails only where the reader does, and this one never does
		chosen[i] = words[n.Int64()]
	}
	return strings.Join(chosen, " ")
}
