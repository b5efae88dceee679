package input

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// verdict is what the beginning of some bytes is.
type verdict int

const (
	complete verdict = iota // a sequence
	partial                 // the beginning of one
	broken                  // what will never become one
)

// Longer ones are nothing that a terminal would send by itself.
const (
	longestControl = 128
	longestString  = 1 << 16
)

// scan returns what b, which begins with an escape, begins with: a key, an answer,
// or the bracket of a paste.
func scan(b []byte) (n int, v verdict) {
	if len(b) == 1 {
		return 1, partial
	}
	switch b[1] {
	case esc:
		return scanTwice(b)
	case '[':
		return scanControl(b)
	case 'O':
		return scanShift(b)
	case ']':
		return scanString(b, "0123456789lLI")
	case 'P':
		return scanString(b, "0123456789!>$+|=?;")
	case '_':
		return scanString(b, "G")
	}
	switch r, size := utf8.DecodeRune(b[1:]); {
	case r != utf8.RuneError || size > 1:
		return 1 + size, complete
	case cutBy(b[1:]) > 0:
		return 1 + cutBy(b[1:]), broken
	case utf8.FullRune(b[1:]):
		return 1, complete // the escape key, and something that is no letter
	}
	return len(b), partial
}

// cutBy returns where an escape cuts the letter that b begins with, or 0.
func cutBy(b []byte) int {
	if i := bytes.IndexByte(b[:min(len(b), utf8.UTFMax)], esc); i > 0 && cutLetter(b[:i]) == 0 {
		return i
	}
	return 0
}

// scanTwice is scan for two escapes: the key pressed twice, or before a sequence.
// Some terminals put one before an arrow that is pressed with alt.
func scanTwice(b []byte) (int, verdict) {
	switch {
	case len(b) == 2:
		return 2, partial
	case bytes.IndexByte([]byte("[O]P_"), b[2]) < 0:
		return 2, complete
	}
	n, v := scan(b[1:])
	switch {
	case v == partial:
		return len(b), partial
	case v == complete && altered(b[1:1+n]):
		return 1 + n, complete
	case v == complete && answer(b[1:1+n]):
		return 1, broken // which may be in the midst of a sequence
	}
	return 1, complete
}

// altered reports whether a sequence is a key without modifiers.
func altered(b []byte) bool {
	final := b[len(b)-1]
	if len(b) == 3 {
		return bytes.IndexByte([]byte("ABCDHF"), final) >= 0
	}
	return len(b) == 4 && final == '~' && '1' <= b[2] && b[2] <= '8'
}

// scanControl is scan for CSI: parameters, intermediates, a final character. The
// Linux console, rxvt and an old way of telling of the mouse know better.
func scanControl(b []byte) (int, verdict) {
	i := 2
	switch {
	case len(b) == 2:
		return 2, partial
	case b[2] == '[':
		return fixed(b, 4)
	case b[2] == 'M':
		return fixed(b, 6)
	}
	b = b[:min(len(b), longestControl+1)] // wherever it is cut, the rest is typed
	for i < len(b) && '0' <= b[i] && b[i] <= '?' {
		i++
	}
	if i == 3 && i < len(b) && b[i] == '$' && '2' <= b[2] && b[2] <= '8' {
		return 4, complete
	}
	for i < len(b) && ' ' <= b[i] && b[i] <= '/' {
		i++
	}
	switch {
	case i > longestControl:
		return i, broken
	case i == len(b):
		return i, partial
	case b[i] < '@' || b[i] > '~':
		return i, broken
	}
	return i + 1, complete
}

// fixed is scan for a sequence of a length that is known.
func fixed(b []byte, n int) (int, verdict) {
	for i := 3; i < min(n, len(b)); i++ {
		if b[i] < ' ' {
			return i, broken
		}
	}
	if len(b) < n {
		return len(b), partial
	}
	return n, complete
}

// scanShift is scan for SS3: a digit or two that tell the modifiers, and a key. Any
// other character is a key of its own, after one that is pressed with alt.
func scanShift(b []byte) (int, verdict) {
	i := 2
	for i < len(b) && i < 4 && '0' <= b[i] && b[i] <= '9' {
		i++
	}
	switch {
	case i == len(b):
		return i, partial
	case b[i] == esc:
		return i, broken
	case bytes.IndexByte([]byte("ABCDEFHMPQRSXabcdjklmnopqrstuvwxy"), b[i]) >= 0:
		return i + 1, complete
	}
	return 2, complete
}

// inColour is what an answer about a colour is made of. It is the answer that is
// asked for most, and what is typed behind one that was cut should not be taken
// for the rest of it.
const inColour = "0123456789abcdefABCDEFrgb:;/?#"

// scanString is scan for OSC, DCS and APC, which end with ST, the first one with
// BEL too. Where the first character is none that an answer begins with it was a
// key that is pressed with alt. No answer holds a control character: that is a
// key, and the rest of the answer is lost.
func scanString(b []byte, first string) (int, verdict) {
	switch {
	case len(b) == 2:
		return 2, partial
	case b[2] == esc:
		return 2, broken
	case bytes.IndexByte([]byte(first), b[2]) < 0:
		return 2, complete
	}
	b = b[:min(len(b), longestString+1)]
	colour := b[1] == ']' && (b[2] == '1' || b[2] == '4')
	for i := 2; i < len(b); i++ {
		switch c := b[i]; {
		case c == esc && i+1 == len(b):
			return len(b), partial
		case c == esc && b[i+1] == '\\':
			return i + 2, complete
		case c == '\a' && b[1] == ']':
			return i + 1, complete
		case c < ' ', colour && strings.IndexByte(inColour, c) < 0:
			return i, broken
		}
	}
	if len(b) > longestString {
		return len(b), broken
	}
	return len(b), partial
}

// familiar reports whether a sequence is one that terminals do send: after an
// escape that was taken for the key nothing else is taken for the rest of one.
func familiar(b []byte) bool {
	if len(b) < 3 || bytes.IndexByte([]byte("[O]P_"), b[1]) < 0 {
		return false
	}
	final := b[len(b)-1]
	if b[1] != '[' {
		return b[1] != 'O' || 'A' <= final && final <= 'S'
	}
	if len(b) == 3 {
		return bytes.IndexByte([]byte("ABCDFHZIO"), final) >= 0
	}
	return bytes.IndexByte([]byte("ABCDEFHPQRSZ~ucynMmt$"), final) >= 0
}

// answer reports whether a sequence is no key: the terminal may send it in the
// midst of anything.
func answer(b []byte) bool {
	switch {
	case len(b) < 4 || !mayAnswer(b): // a key of the Linux console, or the mouse
		return false
	case b[1] == '[':
		return bytes.IndexByte([]byte("<>?"), b[2]) >= 0 || b[len(b)-1] == 'R'
	}
	return b[1] == ']' || b[1] == 'P'
}

// mayAnswer reports whether the beginning of a sequence is that of an answer.
func mayAnswer(b []byte) bool {
	switch {
	case len(b) < 2:
		return true
	case b[1] == esc: // the first one is a part of what was begun
		return mayAnswer(b[1:])
	case b[1] == '[':
		return len(b) == 2 || bytes.IndexByte([]byte("<>?0123456789"), b[2]) >= 0
	}
	return b[1] == ']' || b[1] == 'P'
}
