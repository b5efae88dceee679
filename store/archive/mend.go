package archive

import (
	"bytes"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// NoText stands in words where something was that is no text.
const NoText = "\ufffd"

// Mended returns JSON that can be read although it holds what is no text: bytes
// that are not UTF-8, and halves of pairs of surrogates. They become U+FFFD, so
// that the words around them are not lost. It counts these and those that stood
// there before.
func Mended(data []byte) (clean []byte, n int) {
	out := bytes.NewBuffer(make([]byte, 0, len(data)))
	for len(data) > 0 {
		size, bad := jsonRune(data)
		if bad {
			out.WriteString(NoText)
			n++
		} else {
			out.Write(data[:size])
		}
		data = data[size:]
	}
	return out.Bytes(), n
}

// jsonRune returns the length of the first character of some JSON, written out or
// escaped, and whether it is no text.
func jsonRune(data []byte) (size int, bad bool) {
	if data[0] != '\\' {
		r, size := utf8.DecodeRune(data)
		return size, r == utf8.RuneError
	}
	r, ok := escaped(data)
	switch {
	case !ok:
		return min(2, len(data)), false
	case !utf16.IsSurrogate(r):
		return 6, r == utf8.RuneError
	}
	low, _ := escaped(data[6:])
	if utf16.DecodeRune(r, low) == utf8.RuneError {
		return 6, true
	}
	return 12, false
}

// escaped reads \u and four digits.
func escaped(data []byte) (r rune, ok bool) {
	if len(data) < 6 || data[0] != '\\' || data[1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(data[2:6]), 16, 16)
	return rune(n), err == nil
}
