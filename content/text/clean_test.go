package text

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestClean(t *testing.T) {
	for name, c := range map[string]struct {
		in, want string
		dropped  int
	}{
		"plain":              {"You had every reason.", "You had every reason.", 0},
		"line ends":          {"a\r\nb\rc\u2028d\u2029e\nf\tg", "a\nb\nc\nd\ne\nf\tg", 0},
		"old line ends":      {"a\vb\fc\u0085d\r\ve\f\nf", "a\nb\nc\nd\n\ne\n\nf", 0},
		"separators":         {"a\x1cb\x1dc\x1ed\x1fe", "abcde", 4},
		"a raw NEL":          {"a\x85b", "a\ufffdb", 0},
		"NEL in a title":     {"a\x1b]0;x\u0085y\x07z", "a0;x\nyz", 3},
		"two returns":        {"a\r\r\nb", "a\n\nb", 0},
		"controls":           {"a\x00b\x07c\x7fd\u0084e\x0ef\x1fg\bh", "abcdefgh", 7},
		"colour":             {"\x1b[1;31mred\x1b[0m", "red", 11},
		"eight-bit colour":   {"\u009b31mred", "red", 4},
		"title, bell":        {"a\x1b]0;title\x07b", "ab", 10},
		"title, terminator":  {"a\x1b]0;title\x1b\\b", "ab", 11},
		"link":               {"\x1b]8;;http://x\x1b\\here\x1b]8;;\x1b\\", "here", 22},
		"eight-bit string":   {"a\u009d0;t\u009cb", "ab", 5},
		"device control":     {"a\x1bPq#0;1\x1b\\b", "ab", 9},
		"application":        {"a\x1b_G payload\x1b\\b", "ab", 13},
		"privacy, start":     {"a\x1b^x\x1b\\\x1bXy\x1b\\b", "ab", 10},
		"charset":            {"a\x1b(Bb", "ab", 3},
		"reset":              {"a\x1bcb", "ab", 2},
		"bell in a string":   {"a\x1bPx\x07y\x1b\\b", "ab", 7},
		"lone escape":        {"a\x1bé", "aé", 1},
		"escape at the end":  {"a\x1b", "a", 1},
		"unended title":      {"a\x1b]0;all the rest", "a0;all the rest", 2},
		"unended colour":     {"a\x1b[31é", "a31é", 2},
		"string given up":    {"a\x1b]0;x\x1b[31my", "a0;xy", 7},
		"string cancelled":   {"a\x1b]0;x\x18y\x07", "a0;xy", 4},
		"bell does not end":  {"a\x1b_x\x07y", "axy", 3},
		"bidi":               {"a\u202eb\u2066c\u2069d\u202ce", "abcde", 4},
		"invisible":          {"a\u200bb\u2060c\ufeffd", "abcd", 3},
		"tags":               {"a\U000e0001\U000e0041\U000e007fb", "ab", 3},
		"not utf-8":          {"a\xffb\xc2", "a\ufffdb\ufffd", 0},
		"raw C1 byte":        {"a\x9b31m", "a\ufffd31m", 0},
		"bytes do not meet":  {"a\xc2\x1bc\x9b31m", "a\ufffd\ufffd31m", 2},
		"stays":              {"👩‍👩‍👧 e\u0301 א\u200fב \u061c \u200e \ufe0f می\u200cخواهم", "👩‍👩‍👧 e\u0301 א\u200fב \u061c \u200e \ufe0f می\u200cخواهم", 0},
		"U+FFFD as it stood": {"a\ufffdb", "a\ufffdb", 0},
	} {
		t.Run(name, func(t *testing.T) {
			got, dropped := Clean(c.in)
			if got != c.want || dropped != c.dropped {
				t.Errorf("Clean(%q) = %q, %d; want %q, %d", c.in, got, dropped, c.want, c.dropped)
			}
		})
	}
}

func TestDisplayDropsDirectionMarks(t *testing.T) {
	if got := Display("a\u200eb\u200fc\u061cd\x1b[1me\u200df\n"); got != "abcde\u200df\n" {
		t.Errorf("Display: %q", got)
	}
}

func TestCleanLine(t *testing.T) {
	if got := CleanLine("a\r\nb\tc\u2028d\x00e\u200ef\vg\fh\u0085i"); got != "a b c de\u200ef g h i" {
		t.Errorf("CleanLine: %q", got)
	}
}

// FuzzClean wants clean text to be valid, free of what is forbidden, and to stay
// as it is when it is cleaned again.
func FuzzClean(f *testing.F) {
	for _, s := range []string{
		"", "plain", "a\r\nb", "\x1b[31m", "\x1b]0;t\x07", "\x1b]\x1b\\", "\u009b1m", "\xff\xc2\x1b\x9b", "\u202e\u2066", "\x1b(B", "\x1b\x1b[", "\U000e0041", "\u200e\u061c",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		clean, dropped := Clean(s)
		display, line := Display(s), CleanLine(s)
		for name, got := range map[string]string{"Clean": clean, "Display": display, "CleanLine": line} {
			if !utf8.ValidString(got) {
				t.Errorf("%s(%q) is not UTF-8", name, s)
			}
			if i := strings.IndexFunc(got, func(r rune) bool { return forbidden(r) || isLineSeparator(r) || r == '\r' }); i >= 0 {
				t.Errorf("%s(%q) has %q", name, s, got[i:])
			}
		}
		if again, more := Clean(clean); again != clean || more != 0 {
			t.Errorf("Clean(%q) = %q, and again %q", s, clean, again)
		}
		if Display(display) != display || strings.ContainsFunc(display, isDirectionMark) {
			t.Errorf("Display(%q) = %q", s, display)
		}
		if CleanLine(line) != line || strings.ContainsAny(line, "\n\t") {
			t.Errorf("CleanLine(%q) = %q", s, line)
		}
		if dropped > utf8.RuneCountInString(s) || dropped < 0 {
			t.Errorf("Clean(%q) dropped %d", s, dropped)
		}
	})
}

func BenchmarkClean(b *testing.B) {
	const size = 1 << 20
	for name, s := range map[string]string{
		"clean":      strings.Repeat("You had every reason to trust. ", size/31),
		"umlauts":    strings.Repeat("äöü ", size/7),
		"line ends":  strings.Repeat("a line\r\n", size/8),
		"introduced": strings.Repeat("\x1b]", size/2),
		"unended":    strings.Repeat("\u009d0;", size/4),
		"spaces":     "\x1b" + strings.Repeat(" ", size),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				Clean(s)
			}
		})
	}
}
