package editor

import (
	"strings"
	"testing"

	"groundwork/content/text"
)

// TestCount counts what people write: words where the script tells them apart, and
// characters where it doesn't.
func TestCount(t *testing.T) {
	for written, want := range map[string]struct {
		n          int
		characters bool
	}{
		"":                            {0, false},
		"one two":                     {2, false},
		"I left — and then… nothing.": {5, false},
		"don't, can't, it's 3.14":     {4, false},
		"— … !":                       {0, false},
		"well\nthen":                  {2, false},
		"école à l'été":               {3, false},
		"я не знаю":                   {3, false},
		"나는 모른다":                      {2, false},
		"मैं नहीं जानता":              {3, false},
		"לא יודעת":                    {2, false},
		"لا أعرف":                     {2, false},
		"ฉันไม่รู้":                   {5, true},
		"我不知道。":                       {5, true},
		"知らない、もう":                     {7, true},
		"ខ្ញុំមិនដឹង":                 {6, true},
		"She said 不 and left.":        {4, false},
		"I wrote it in my diary: 我不知道。 Today.": {7, false},
		"👍 👨‍👩‍👧":                              {0, false},
	} {
		e := opened(written, Options{})
		if n, characters := e.Count(); n != want.n || characters != want.characters {
			t.Errorf("%q has %d, characters: %v; want %d, %v", written, n, characters, want.n, want.characters)
		}
	}
}

// TestBackspaceTakesApart deletes in the midst of a word: what is behind the cursor
// stays behind it, though it is one character with what is left.
func TestBackspaceTakesApart(t *testing.T) {
	for _, c := range []struct{ before, behind, want string }{
		{"क्ष", "त", "क् क "},
		{"น้ำ", "ใจ", "น้ น "},
		{"שָׁ", "לום", "שָ ש "},
		{"👨‍👩‍👧", "b", ""},
		{"é", "b", ""},
	} {
		e := opened(c.before+c.behind, Options{})
		e.SetOffset(len(c.before))
		e.cursor.byte = len(c.before) // also where both are one character
		var got []string
		for e.Offset() > 0 {
			if r := play(e, "backspace"); !r.Changed {
				t.Fatalf("%q: nothing is deleted of %q", c.before, e.Text())
			}
			left, ok := strings.CutSuffix(e.Text(), c.behind)
			if !ok || e.Offset() != len(left) {
				t.Fatalf("%q: left is %q with the cursor at %d", c.before, e.Text(), e.Offset())
			}
			if column := e.column(); column != text.Apart.Columns(left) {
				t.Errorf("%q: the cursor is in column %d behind %q", c.before, column, left)
			}
			got = append(got, left)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q goes by %q, want %q", c.before, got, c.want)
		}
		play(e, strings.Repeat("ctrl+z ", len(got)))
		holds(t, e, c.before+c.behind)
	}
}

// TestCursorColumns puts the cursor behind texts in terminals of both kinds.
func TestCursorColumns(t *testing.T) {
	for _, w := range []text.Widths{text.Apart, text.Whole} {
		for _, written := range []string{"नमस्ते", "हिन्दी में", "👨‍👩‍👧 a", "שָׁלוֹם", "ภาษา"} {
			e := opened(written, Options{})
			e.Widths = w
			if _, _, column := e.Rows(); column != w.Columns(written) {
				t.Errorf("the cursor is in column %d behind %q, which takes %d", column, written, w.Columns(written))
			}
		}
	}
}
