package seal

import (
	"crypto/rand"
	"crypto/sha256"
	"math/big"
	"strings"
)

const (
	codeBytes   = 16 // 128 bits
	checkBits   = 12 // of the check behind them
	codeLetters = (codeBytes*8 + checkBits) / 5
	codeGroup   = 4

	// alphabet leaves out the letters that are mistaken for others: I, L, O and U.
	alphabet  = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	infoCheck = "groundwork recovery check 1"
)

// NewCode draws a recovery code.
func NewCode() []byte {
	code := make([]byte, codeBytes)
	_, _ = rand.Read(code)
	return code
}

// FormatCode is the code as it is written on paper: seven groups of four, the last
// letters of which show a slip of the pen.
func FormatCode(code []byte) string {
	n := new(big.Int).SetBytes(code)
	n.Lsh(n, checkBits).Or(n, big.NewInt(int64(codeCheck(code))))
	base, digit := big.NewInt(int64(len(alphabet))), new(big.Int)
	letters := make([]byte, codeLetters)
	for i := range letters {
		n.DivMod(n, base, digit)
		letters[codeLetters-1-i] = alphabet[digit.Int64()]
	}
	var b strings.Builder
	for i, l := range letters {
		if i > 0 && i%codeGroup == 0 {
			b.WriteByte('-')
		}
		b.WriteByte(l)
	}
	return b.String()
}

func codeCheck(code []byte) uint16 {
	sum := sha256.Sum256(append([]byte(infoCheck), code...))
	return uint16(sum[0])<<4 | uint16(sum[1])>>4
}

// ParseCode reads a recovery code however it was written down. looks reports whether
// it has the shape of one; where it has and code is nil, a letter is wrong.
func ParseCode(typed string) (code []byte, looks bool) {
	if len(typed) > 4*codeLetters {
		return nil, false
	}
	n := new(big.Int)
	count := 0
	for _, r := range strings.ToUpper(typed) {
		switch r {
		case ' ', '-', '\t':
			continue
		case 'O':
			r = '0'
		case 'I', 'L':
			r = '1'
		}
		at := strings.IndexRune(alphabet, r)
		if at < 0 {
			return nil, false
		}
		n.Lsh(n, 5).Or(n, big.NewInt(int64(at)))
		count++
	}
	if count != codeLetters {
		return nil, false
	}
	check := new(big.Int).And(n, big.NewInt(1<<checkBits-1))
	code = n.Rsh(n, checkBits).FillBytes(make([]byte, codeBytes))
	if check.Int64() != int64(codeCheck(code)) {
		return nil, true
	}
	return code, true
}
