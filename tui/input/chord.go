package input

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The keys of the keypad, from the first one the kitty protocol numbers on: those
// that type something, and those that move.
const (
	keypadTyping = "0123456789./*-+\r=,"
	keypadMoving = "D C A B 5~ 6~ H F 2~ 3~ E"
	keypadFirst  = 57399
)

// functional are the numbers of the kitty protocol for keys without a letter.
const functionalFirst, functionalLast = 57344, 63743

// key hands on a key: as what it types, or as a chord.
func (s *stream) key(k stroke) {
	caps := k.mods&capsLock != 0
	k.mods &^= locks
	if i := int(k.code) - keypadFirst; i >= 0 && i < len(keypadTyping) {
		k.code = rune(keypadTyping[i])
	} else if moving := strings.Fields(keypadMoving); i >= len(keypadTyping) && i < len(keypadTyping)+len(moving) {
		name := moving[i-len(keypadTyping)]
		number, _ := strconv.Atoi(name[:len(name)-1])
		s.function(number, name[len(name)-1], k.mods)
		return
	}
	switch {
	case k.code == 8 || k.code == '\t' || k.code == '\r' || k.code == esc || k.code == 0x7f:
		s.named(k)
	case k.types():
		s.text([]byte(k.text))
	case k.mods&chord != 0 || functionalFirst <= k.code && k.code <= functionalLast:
		s.chord(k)
	case k.code >= ' ' && utf8.ValidRune(k.code) && !unicode.IsControl(k.code):
		s.text([]byte(string(k.letter(caps))))
	}
}

// named hands on a key that has a byte of its own.
func (s *stream) named(k stroke) {
	switch {
	case k.mods != 0 || k.code == esc:
		s.plain(k.code, k.mods)
	default:
		s.out = append(s.out, byte(k.code))
	}
}

// types reports whether a key types something, and sets what. AltGr reaches a
// program as ctrl and alt, or as alt: what such a chord types is text, but for the
// letter that the key has without them.
func (k *stroke) types() bool {
	held := k.mods & chord
	if k.typed && held == altGr && k.carries() {
		k.text = string(k.code)
	}
	bare := k.text == string(k.code) || k.text == string(k.shifted) || k.text == string(unicode.ToUpper(k.code))
	return k.text != "" && (held == 0 || (held == altGr || held == alt) && (!bare || k.typed))
}

// carries reports whether what xterm tells of a key with ctrl and alt is what
// AltGr makes of it: a sign, or a letter that is no key of any layout.
func (k *stroke) carries() bool {
	_, known := keyboard{}.place(unicode.ToLower(k.code))
	return k.code > ' ' && k.code != 0x7f && utf8.ValidRune(k.code) && !known &&
		(unicode.IsLetter(k.code) || unicode.IsPunct(k.code) || unicode.IsSymbol(k.code))
}

// letter returns the letter of a key that is pressed with no more than shift.
func (k *stroke) letter(caps bool) rune {
	shifted := k.mods&shift != 0
	switch {
	case k.typed:
		return k.code
	case shifted && k.shifted != 0 && (!caps || !unicode.IsLetter(k.code)):
		return k.shifted
	case shifted != caps:
		return unicode.ToUpper(k.code)
	}
	return k.code
}

// The letters of chords that mean something else with shift; for all others it is
// left out, so that they work whatever is held down by mistake.
const shiftedCtrl, shiftedAlt = "abefz", "bf"

// chord hands on a chord, as the key in its place on a Latin keyboard.
func (s *stream) chord(k stroke) {
	if functionalFirst <= k.code && k.code <= functionalLast {
		s.plain(k.code, k.mods)
		return
	}
	c := s.latin(k)
	switch held := k.mods & chord; {
	case 'a' <= c && c <= 'z':
		if held&ctrl != 0 && !strings.ContainsRune(shiftedCtrl, c) || held&ctrl == 0 && !strings.ContainsRune(shiftedAlt, c) {
			k.mods &^= shift
		}
	case k.mods&shift != 0 && k.shifted > ' ' && k.shifted < utf8.RuneSelf:
		c, k.mods = k.shifted, k.mods&^shift
	case k.typed || c == ' ':
		k.mods &^= shift
	}
	switch { // what the same chord is without any protocol
	case k.mods == ctrl && c == '[':
		s.plain(esc, 0)
	case k.mods == ctrl && c == 'i':
		s.out = append(s.out, '\t')
	case k.mods == ctrl && c == 'm':
		s.out = append(s.out, '\r')
	default:
		s.plain(c, k.mods)
	}
}

// plain hands on a key in the form in which the decoder needs to wait for nothing.
func (s *stream) plain(code rune, mods int) {
	if mods == 0 {
		s.out = fmt.Appendf(s.out, "\x1b[%du", code)
		return
	}
	s.out = fmt.Appendf(s.out, "\x1b[%d;%du", code, mods+1)
}
