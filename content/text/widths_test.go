package text

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// TestColumns counts texts as terminals do, of which tmux and GNU screen were asked.
func TestColumns(t *testing.T) {
	for _, c := range []struct {
		text         string
		apart, whole int
	}{
		{"plain", 5, 5}, {"é", 1, 1}, {"e\u0301", 1, 1}, {"漢字", 4, 4}, {"a\tb", 6, 6},
		{"क्ष", 2, 1}, {"श्री", 3, 1}, {"नमस्ते", 4, 3}, {"हिन्दी", 5, 2}, {"বাংলা", 5, 2}, {"தமிழ்", 4, 3}, {"ക്ഷ", 2, 1}, {"ខ្មែរ", 4, 2},
		{"ภาษาไทย", 7, 7}, {"น้ำ", 2, 1}, {"שָׁלוֹם", 4, 4}, {"한국어", 6, 6},
		{"👨‍👩‍👧", 6, 2}, {"👍🏽", 4, 2}, {"❤️", 1, 2}, {"🇬🇧", 2, 2},
		{"\x1b[1mक्ष\x1b[m", 2, 1},
		{"\u1112\u1161\u11ab\u1100\u1173\u11af", 4, 4}, {"\uac00\u11a8", 2, 2}, {"\u1112\u1161 x", 4, 4},
	} {
		if apart, whole := Apart.Columns(c.text), Whole.Columns(c.text); apart != c.apart || whole != c.whole {
			t.Errorf("%q takes %d and %d columns, want %d and %d", c.text, apart, whole, c.apart, c.whole)
		}
		if got := Width(strings.TrimSuffix(strings.TrimPrefix(c.text, "\x1b[1m"), "\x1b[m")); got != max(c.apart, c.whole) {
			t.Errorf("%q takes at most %d columns, want %d", c.text, got, max(c.apart, c.whole))
		}
	}
}

// TestCutColumns cuts lines of all sorts to every width.
func TestCutColumns(t *testing.T) {
	for _, line := range []string{"glonglong नि o    ", "श्रीश्रीश्री", "\x1b[7ma❤️b\x1b[m", "👨‍👩‍👧👨‍👩‍👧", "plain", "\u1112\u1161\u11ab\u1100\u1173\u11af"} {
		for _, w := range []Widths{Apart, Whole} {
			for width := range 20 {
				got := w.Cut(line, width)
				if w.Columns(got) > width || w.Columns(line) <= width && got != line {
					t.Errorf("%q cut to %d is %q, %d wide", line, width, got, w.Columns(got))
				}
			}
			if got := w.Pad(line, 30); w.Columns(got) != 30 || !strings.HasPrefix(got, line) {
				t.Errorf("%q padded is %q, %d wide", line, got, w.Columns(got))
			}
		}
	}
}

// TestSettled leaves out what terminals don't agree about, and nothing else.
func TestSettled(t *testing.T) {
	for _, c := range []struct{ text, apart, joined, whole string }{
		{"plain é क्ष", "plain é क्ष", "plain é क्ष", "plain é क्ष"},
		{"so\u00adft", "soft", "soft", "soft"},
		{"a ❤\ufe0f 1\ufe0f\u20e3 ☀\ufe0e", "a ❤ 1\u20e3 ☀", "a ❤ 1\u20e3 ☀", "a ❤\ufe0f 1\ufe0f\u20e3 ☀\ufe0e"},
		{"👨\u200d👩\u200d👧", "👨👩👧", "👨👩👧", "👨\u200d👩\u200d👧"},
		{"👩🏽\u200d🚀", "👩🏽🚀", "👩🏽🚀", "👩🏽\u200d🚀"},
		{"🏳\ufe0f\u200d🌈", "🏳🌈", "🏳🌈", "🏳\ufe0f\u200d🌈"},
		{"🙂\u200d↔\ufe0f", "🙂↔", "🙂↔", "🙂\u200d↔\ufe0f"},
		{"ශ්\u200dරී क्\u200dष", "ශ්\u200dරී क्\u200dष", "ශ්රී क्ष", "ශ්\u200dරී क्\u200dष"},
		{"\u1112\u1161\u11ab\u1100\u1173\u11af 한", "한글 한", "한글 한", "\u1112\u1161\u11ab\u1100\u1173\u11af 한"},
		{"\uac00\u11a8 \u1161\u11a8\u11c2 \u1100\xff\u11a8\xe1", "각 ㅏㄱㅎ \u1100\xffㄱ\xe1", "각 ㅏㄱㅎ \u1100\xffㄱ\xe1", "\uac00\u11a8 \u1161\u11a8\u11c2 \u1100\xff\u11a8\xe1"},
		{"می\u200cخواهم", "می\u200cخواهم", "می\u200cخواهم", "می\u200cخواهم"},
	} {
		for name, got := range map[string][2]string{
			"apart": {Apart.Settled(c.text, false), c.apart}, "joined": {Apart.Settled(c.text, true), c.joined}, "whole": {Whole.Settled(c.text, false), c.whole},
		} {
			if got[0] != got[1] {
				t.Errorf("%q, %s: %q, want %q", c.text, name, got[0], got[1])
			}
		}
	}
}

// TestBackspaced presses backspace until nothing is left of a character.
func TestBackspaced(t *testing.T) {
	for whole, want := range map[string]string{
		"é": "", "e\u0301": "", "ệ": "", "и\u0306": "", "ά": "", "각": "", "\u1100\u1161\u11a8": "", "が": "", "か\u3099": "",
		"👨‍👩‍👧": "", "👍🏽": "", "❤️": "", "🇬🇧": "", "1️⃣": "", "🏴\U000e0067\U000e007f": "",
		"น้ำ": "น้ น", "ปุ่": "ปุ ป", "ญี่": "ญี ญ",
		"क्ष": "क् क", "श्री": "श्र श् श", "क्\u200dष": "क् क", "নি": "ন", "மி": "ம", "ക്ഷ": "ക് ക", "ខ្មែ": "ខ្ម ខ្ ខ",
		"שָׁ": "שָ ש", "וֹ": "ו", "بَّ": "بَ ب", "བོ": "བ", "ක්": "ක",
	} {
		var got []string
		for left := whole[:Backspaced(whole)]; left != ""; left = left[:Backspaced(left)] {
			got = append(got, left)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q goes by %q, want %q", whole, got, want)
		}
	}
}

func TestUnspaced(t *testing.T) {
	for _, r := range "ภ漢かカཀខမ" {
		if !Unspaced(r) || !Shows(r) {
			t.Errorf("%q has spaces between its words, or doesn't show", r)
		}
	}
	for _, r := range "aéя한אबم1。、 \u0301\u0e34" {
		if Unspaced(r) {
			t.Errorf("%q has no spaces between its words", r)
		}
	}
	for _, r := range " \u0301\u0e34\u200d\u00a0\u3000\t" {
		if Shows(r) {
			t.Errorf("%q takes a place", r)
		}
	}
}

// TestSyllablesAreComposed puts every Korean syllable together from its parts.
func TestSyllablesAreComposed(t *testing.T) {
	for r := '\uac00'; r <= '\ud7a3'; r++ {
		if parts := norm.NFD.String(string(r)); Apart.Settled(parts, false) != string(r) {
			t.Fatalf("%+q is %q, want %q", parts, Apart.Settled(parts, false), r)
		}
	}
}

// TestFits holds that a line that fits does so by its columns, however they are counted:
// each character of Unicode by itself, with what changes its picture, and lines of all sorts.
func TestFits(t *testing.T) {
	wants := func(line string) {
		for _, w := range []Widths{Apart, Whole} {
			columns := w.Columns(line)
			for width := max(columns-2, 0); width < columns+2; width++ {
				if got := w.Fits(line, width); got != (columns <= width) {
					t.Fatalf("%q of %d columns: it fits %d: %t", line, columns, width, got)
				}
			}
		}
	}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !utf8.ValidRune(r) || r > 0x3ffff && r < 0xe0000 {
			continue
		}
		if r >= 0x3000 && r%7 != 0 { // those count as two in any case
			continue
		}
		wants(string(r))
		if r < 0x3000 {
			wants(string(r) + "\ufe0f")
			wants(string(r) + "\ufe0f\u20e3")
		}
	}
	for _, line := range []string{
		"", "plain", "\x1b[1;38;2;0;0;1mbold\x1b[m and not", "\x1b[漢字m", "\x1b[", "\x1b[1", "\x1b[\x1b[1mx", "\x1b]8;;x\aa\x1b\\", "a\tb", "\x9b31mx", "\xffx",
		"┃ words — “so” …", "श्रीश्री", "👨‍👩‍👧", "🇬🇧🇬", "\u1112\u1161\u11ab", "e\u0301\u0301", "1\ufe0f\u20e3",
	} {
		wants(line)
	}
}
