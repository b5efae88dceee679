package paper_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"groundwork/content"

	"github.com/clipperhouse/displaywidth"

	. "groundwork/content/paper"
	"groundwork/content/paper/markdown"
	"groundwork/content/paper/papertest"
	"groundwork/content/paper/plaintext"
)

// unprintable returns the first character of s that must never come out, or -1.
func unprintable(s string) rune {
	if !utf8.ValidString(s) {
		return utf8.RuneError
	}
	for _, r := range s {
		switch {
		case r == '\n', r == '\t':
		case r < ' ', 0x7f <= r && r <= 0x9f,
			r == 0x61c, 0x200b <= r && r <= 0x200f && r != 0x200c && r != 0x200d,
			0x2028 <= r && r <= 0x202e, 0x2060 <= r && r <= 0x2069, r == 0xfeff,
			0xe0000 <= r && r <= 0xe007f:
			return r
		}
	}
	return -1
}

func FuzzNothingUnprintable(f *testing.F) {
	for _, s := range []string{
		"plain", "\x1b[2Jx", "\x1b]0;t\x07", "\u202egnp", "\xff\xfe", "\x9b2J", "a\rb\r\nc", "\u2028\u2029\u0085", "</p><script>",
		"```\n~~~", "\x1b\x1b[[31m", "\u200f\u061c", "👩‍👩‍👧", "\x00", "e\u0301", strings.Repeat("x", 200), "{them}{label}", "\U000e0041",
		"\u24280X\xffq v\u2000\xff", "word word word word\u3000\u2003word",
	} {
		f.Add(s, 0)
		f.Add(s, 30)
		f.Add(s, plaintext.Narrowest)
	}
	book := fixture(f)
	f.Fuzz(func(t *testing.T, s string, width int) {
		d := papertest.Build(t, book, papertest.Everywhere(s), Selection{WithPrivate: true})
		var out, mark bytes.Buffer
		if err := plaintext.Write(&out, d, width); err != nil {
			t.Fatal(err)
		}
		if err := markdown.Write(&mark, d); err != nil {
			t.Fatal(err)
		}
		page := webpage(t, d)
		readPage(t, page)
		for name, got := range map[string]string{"text": out.String(), "markdown": mark.String(), "html": page} {
			if r := unprintable(got); r != -1 {
				t.Fatalf("%s lets %U out", name, r)
			}
		}
		checkWidths(t, out.String(), width)
	})
}

// checkWidths holds that no line is wider than asked for, unless it is a single
// character.
func checkWidths(t *testing.T, s string, width int) {
	t.Helper()
	if width == 0 {
		width = plaintext.UsualWidth
	}
	width = max(width, plaintext.Narrowest)
	for l := range strings.SplitSeq(s, "\n") {
		if displaywidth.String(l) <= width {
			continue
		}
		g := displaywidth.StringGraphemes(strings.TrimLeft(l, " "))
		if g.Next(); g.Value() != strings.TrimLeft(l, " ") {
			t.Errorf("%d columns, not %d: %q", displaywidth.String(l), width, l)
		}
	}
}

func TestWidths(t *testing.T) {
	for name, w := range map[string]*content.Workbook{"full": papertest.Full(), "old": papertest.Old(), "hostile": papertest.Hostile(), "wide": papertest.Wide(), "blank": nil} {
		d := papertest.Build(t, fixture(t), w, Selection{WithPrivate: true, Blank: w == nil})
		for _, width := range []int{1, 24, 30, 40, 60, 72, 132, 1000} {
			var out bytes.Buffer
			if err := plaintext.Write(&out, d, width); err != nil {
				t.Fatal(err)
			}
			checkWidths(t, out.String(), width)
			for l := range strings.SplitSeq(out.String(), "\n") {
				if strings.TrimRight(l, " ") != l {
					t.Errorf("%s at %d: spaces at the end of %q", name, width, l)
				}
			}
		}
	}
}

// A width nobody can read at is none.
func TestNarrowest(t *testing.T) {
	d := papertest.Build(t, fixture(t), papertest.Full(), Selection{})
	var least, one bytes.Buffer
	if err := errors.Join(plaintext.Write(&least, d, plaintext.Narrowest), plaintext.Write(&one, d, 1)); err != nil {
		t.Fatal(err)
	}
	if least.String() != one.String() {
		t.Error(difference(least.String(), one.String()))
	}
}
