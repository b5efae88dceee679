package disk

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"strings"
)

const (
	tokenBytes = 4 // by chance, and as many that follow from them
	tokenInfo  = "groundwork token 1"
)

// Token is sixteen hexadecimal digits to make a name of: half of them by chance, and
// half that follow from those and from what the name is for. So the name itself
// proves that this program chose it, before anything is in the file.
func Token(of string) string {
	random := make([]byte, tokenBytes)
	_, _ = rand.Read(random)
	return hex.EncodeToString(random) + tokenCheck(of, random)
}

// IsToken reports whether a text is a [Token] of this.
func IsToken(of, text string) bool {
	random, err := hex.DecodeString(text[:min(len(text), 2*tokenBytes)])
	return err == nil && text == hex.EncodeToString(random)+tokenCheck(of, random)
}

func tokenCheck(of string, random []byte) string {
	h := sha256.New()
	h.Write([]byte(tokenInfo))
	h.Write(random)
	h.Write([]byte(of))
	return hex.EncodeToString(h.Sum(nil)[:tokenBytes])
}

// IsDraft reports whether a path is one that [NewDraft] chose for a file to become
// target.
func IsDraft(target, path string) bool {
	token, ok := strings.CutPrefix(filepath.Base(path), filepath.Base(target)+DraftMark)
	return ok && IsToken(filepath.Base(target), token)
}

// MayBeDraft reports whether a path looks like a draft, of whichever version.
func MayBeDraft(target, path string) bool {
	digits, ok := strings.CutPrefix(filepath.Base(path), filepath.Base(target)+DraftMark)
	return ok && len(digits) == 4*tokenBytes && strings.Trim(digits, "0123456789abcdef") == ""
}
