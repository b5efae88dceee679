package text

import "strings"

const (
	escape = '\x1b'
	bell   = '\x07'
)

// sequence returns the length in bytes of what a terminal escape at the start of s
// takes with it, or 0 where none starts there: the whole sequence with its
// payload where it is complete, otherwise only what introduced it, so that no
// words are lost to a stray ESC.
//
// Each kind exists in a seven-bit form (ESC and a character) and an eight-bit
// one (a C1 control, two bytes in UTF-8). U+0085 is no escape: it ends a line.
func sequence(s string) int {
	second, intro := introducer(s)
	rest := s[min(intro, len(s)):]
	switch {
	case intro == 0:
		return 0
	case second == '[':
		return intro + controlSequence(rest)
	case strings.IndexByte("]PX^_", second) >= 0:
		return intro + stringSequence(rest, second == ']')
	}
	return intro
}

// introducer returns the second character of the escape at the start of s, in its
// seven-bit form, and the length of what introduces it. For an ESC that does
// not begin a complete sequence it is 0 and the length of the ESC.
func introducer(s string) (second byte, length int) {
	switch {
	case len(s) > 1 && s[0] == '\xc2' && 0x80 <= s[1] && s[1] <= 0x9f && s[1] != 0x85:
		return s[1] - 0x40, 2
	case s == "" || s[0] != escape:
		return 0, 0
	}
	i := 1
	for i < len(s) && ' ' <= s[i] && s[i] <= '/' {
		i++
	}
	if i == len(s) || s[i] < '0' || s[i] > '~' {
		return 0, 1
	}
	if i > 1 {
		return 0, i + 1 // such as ESC ( B, which is complete
	}
	return s[1], 2
}

// controlSequence returns the length of the rest of a CSI sequence, 0 if it has no
// end: parameters, intermediates, a final character.
func controlSequence(s string) int {
	i := 0
	for i < len(s) && '0' <= s[i] && s[i] <= '?' {
		i++
	}
	for i < len(s) && ' ' <= s[i] && s[i] <= '/' {
		i++
	}
	if i < len(s) && '@' <= s[i] && s[i] <= '~' {
		return i + 1
	}
	return 0
}

// stringSequence returns the length of the rest of an OSC, DCS, SOS, PM or APC
// sequence, 0 if it has no end. Looking stops at any other escape: a terminal
// gives the string up there, and no character is looked at twice.
func stringSequence(s string, bellEnds bool) int {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == bell && bellEnds:
			return i + 1
		case c == escape:
			if strings.HasPrefix(s[i+1:], `\`) {
				return i + 2
			}
			return 0
		case c == '\x18' || c == '\x1a': // CAN and SUB cancel it
			return 0
		case c == '\xc2' && i+1 < len(s) && 0x80 <= s[i+1] && s[i+1] <= 0x9f:
			if s[i+1] == 0x9c {
				return i + 2
			}
			return 0
		}
	}
	return 0
}
