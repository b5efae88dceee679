package input

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The modifiers of a key, as terminals number them.
const (
	shift = 1 << iota
	alt
	ctrl
	super
	hyper
	meta
	capsLock
	numLock

	locks = capsLock | numLock
	chord = alt | ctrl | super | hyper | meta
	altGr = ctrl | alt // as terminals that don't know better send it
)

// stroke is a key as one of the two protocols tells of it.
type stroke struct {
	code    rune // the layout's letter
	shifted rune // the same with shift, or 0
	base    rune // what a US keyboard has in its place, or 0
	mods    int
	text    string // what it types
	typed   bool   // code is what it types, as xterm's modifyOtherKeys tells
}

// sequence hands on a sequence in the plainest form there is for it, or lets go
// of what nobody asked for.
func (s *stream) sequence(b []byte) {
	switch {
	case len(b) == 1:
		s.escapes(1)
	case b[1] == esc && len(b) == 2:
		s.escapes(2)
	case b[1] == esc:
		s.altered(b[1:])
	case b[1] == '[' && len(b) > 2:
		s.control(b)
	case b[1] == 'O' && len(b) > 2:
		s.keypad(b)
	case (b[1] == ']' || b[1] == 'P') && len(b) > 2:
		s.report(b)
	case b[1] == '_' && len(b) > 2:
		// an answer about pictures, which nobody asked for
	default:
		r, _ := utf8.DecodeRune(b[1:])
		s.legacyAlt(r)
	}
}

// altered hands on a key that came behind an escape, which stands for alt.
func (s *stream) altered(b []byte) {
	number, _ := strconv.Atoi(string(bytes.TrimRight(b[2:], "~ABCDFH")))
	s.function(number, b[len(b)-1], alt)
}

// legacyAlt hands on a key pressed with alt, which came as an escape before what
// the key sends by itself.
func (s *stream) legacyAlt(r rune) {
	k := stroke{code: r, mods: alt}
	switch {
	case r == 0:
		k.code, k.mods = ' ', altGr
	case r == '\t' || r == '\r' || r == 0x7f:
	case r < 0x1b:
		k.code, k.mods = r+'a'-1, altGr
	case r < ' ':
		k.code, k.mods = r+'@', altGr
	}
	if unicode.IsUpper(k.code) {
		k.code, k.mods = unicode.ToLower(k.code), k.mods|shift
	}
	s.chord(k)
}

// mostParameters is how many parameters a sequence may have: the decoder takes what
// is behind its thirty-second for text.
const mostParameters = 24

// control hands on what came as CSI.
func (s *stream) control(b []byte) {
	final, body := b[len(b)-1], b[2:len(b)-1]
	switch {
	case b[2] == 'M': // the mouse, told in the old way, which nobody asked for
	case b[2] == '[':
		if 'A' <= final && final <= 'E' { // F1 to F5 of the Linux console
			s.function(11+int(final-'A'), '~', 0)
		}
	case final == '$':
		s.function(int(b[2]-'0'), '~', shift)
	case bytes.Count(body, []byte{';'})+bytes.Count(body, []byte{':'}) > mostParameters:
	case len(body) == 0:
		if bytes.IndexByte([]byte("ABCDEFHPQRSZIO"), final) >= 0 {
			s.out = append(s.out, b...)
		}
	case bytes.IndexByte([]byte("<=>?"), b[2]) >= 0:
		s.answer(b, final, body)
	case final == 't' || final == 'n' || final == 'y':
		s.out = append(s.out, b...)
	default:
		s.pressed(final, numbers(body))
	}
}

// answer takes what a terminal tells of itself, and hands on what is for others.
func (s *stream) answer(b []byte, final byte, body []byte) {
	switch first := b[2]; {
	case first == '?' && final == 'u':
		flags, _ := strconv.Atoi(string(body[1:]))
		s.kitty, s.alternates = flags&1 != 0, flags&4 != 0
		s.out = append(s.out, b...)
	case first == '?' && final == 'c':
		s.devices++
	case first == '?' && (final == 'y' || final == 'n'),
		first == '>' && final == 'c',
		first == '<' && (final == 'M' || final == 'm'):
		s.out = append(s.out, b...)
	}
}

// report hands on an answer that is a string, if it is one that was asked for.
func (s *stream) report(b []byte) {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return // the decoder could take a part of a letter for the end
		}
	}
	if b[1] == 'P' {
		for _, known := range []string{">|", "1+r", "0+r"} { // the terminal's name, and what it can do
			if bytes.HasPrefix(b[2:], []byte(known)) {
				s.out = append(s.out, b...)
			}
		}
		return
	}
	switch number, told, _ := strings.Cut(string(b[2:]), ";"); number {
	case "10", "11", "12", "52":
		if told != "" && told[0] > ' ' {
			s.out = append(s.out, b...)
		}
	}
}

// numbers returns the parameters of a sequence, each with its parts. One that was
// left out, or is larger than any letter's, is 0.
func numbers(body []byte) [][]int {
	var all [][]int
	for _, field := range strings.Split(string(body), ";") {
		var parts []int
		for _, part := range strings.Split(field, ":") {
			n, err := strconv.Atoi(part)
			if err != nil || n > unicode.MaxRune {
				n = 0
			}
			parts = append(parts, n)
		}
		all = append(all, parts)
	}
	return all
}

// part returns one part of a parameter, or 0.
func part(all [][]int, i, j int) int {
	if i < len(all) && j < len(all[i]) {
		return all[i][j]
	}
	return 0
}

// released is the event of a key that is let go.
const released = 3

// pressed hands on a key.
func (s *stream) pressed(final byte, all [][]int) {
	first, mods := part(all, 0, 0), max(part(all, 1, 0)-1, 0)
	switch {
	case part(all, 1, 1) == released:
	case final == 'u':
		k := stroke{code: rune(first), shifted: rune(part(all, 0, 1)), base: rune(part(all, 0, 2)), mods: mods}
		if len(all) > 2 {
			for _, r := range all[2] {
				if r >= ' ' && utf8.ValidRune(rune(r)) && !unicode.IsControl(rune(r)) {
					k.text += string(rune(r))
				}
			}
		}
		s.key(k)
	case final == '~' && first == 27 && len(all) == 3:
		s.key(stroke{code: rune(part(all, 2, 0)), mods: mods&^super | mods&super<<2, typed: true})
	case final == '~' && first == 200:
		s.pasting = true
	case final == '~' && first == 201: // the end of a paste whose beginning was lost
	case final == '^' && len(all) == 1:
		s.function(first, '~', ctrl)
	case final == '@' && len(all) == 1:
		s.function(first, '~', ctrl|shift)
	case final == '~', bytes.IndexByte([]byte("ABCDEFHPQSZ"), final) >= 0:
		s.function(first, final, mods)
	}
}

// function hands on a key that has a name and no letter. The locks mean nothing
// to it.
func (s *stream) function(number int, final byte, mods int) {
	mods &^= locks
	switch {
	case mods == 0 && final == '~':
		s.out = fmt.Appendf(s.out, "\x1b[%d~", number)
	case mods == 0:
		s.out = append(s.out, '\x1b', '[', final)
	default:
		s.out = fmt.Appendf(s.out, "\x1b[%d;%d%c", max(number, 1), mods+1, final)
	}
}

// keypad hands on what came as SS3: arrows and function keys, and the keypad in
// the mode of an application.
func (s *stream) keypad(b []byte) {
	final := b[len(b)-1]
	mods, _ := strconv.Atoi(string(b[2 : len(b)-1]))
	switch {
	case final == 'M':
		s.out = append(s.out, '\r')
	case final == 'X':
		s.out = append(s.out, '=')
	case 'j' <= final && final <= 'y':
		s.out = append(s.out, "*+,-./0123456789"[final-'j'])
	case 'a' <= final:
		s.function(1, final-'a'+'A', ctrl)
	default:
		s.function(1, final, max(mods-1, 0))
	}
}
