package text

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// Unmarked returns a text without the byte order mark that editors put before it.
// Where that says UTF-16, as a Windows shell writes, it makes the text UTF-8.
func Unmarked(read []byte) []byte {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(read, []byte("\xff\xfe")):
		order = binary.LittleEndian
	case bytes.HasPrefix(read, []byte("\xfe\xff")):
		order = binary.BigEndian
	default:
		return bytes.TrimPrefix(read, []byte("\ufeff"))
	}
	out := make([]byte, 0, len(read)/2*utf8.UTFMax) // it never grows: a secret would be left behind
	for at := 2; at+1 < len(read); at += 2 {
		r := rune(order.Uint16(read[at:]))
		if at+3 < len(read) {
			if whole := utf16.DecodeRune(r, rune(order.Uint16(read[at+2:]))); whole != utf8.RuneError {
				r, at = whole, at+2
			}
		}
		out = utf8.AppendRune(out, r)
	}
	return out
}
