package archive

import "testing"

func TestMended(t *testing.T) {
	for in, want := range map[string]struct {
		out string
		n   int
	}{
		`{"a": "plain ü 漢 👩 \u00fc \ud83d\udc69 \\ud800 \n"}`: {`{"a": "plain ü 漢 👩 \u00fc \ud83d\udc69 \\ud800 \n"}`, 0},
		"caf\xe9 \xff\xfe":      {"caf\ufffd \ufffd\ufffd", 3},
		"\xe6\xbc":              {"\ufffd\ufffd", 2},
		"\xed\xa0\x80":          {"\ufffd\ufffd\ufffd", 3},
		"\ufffd":                {"\ufffd", 1},
		`\ufffd \uFFFD \\ufffd`: {"\ufffd \ufffd \\\\ufffd", 2},
		`\ud83d alone`:          {"\ufffd alone", 1},
		`\udc69\ud83d`:          {"\ufffd\ufffd", 2},
		`\ud83d\ud83d\udc69`:    {"\ufffd" + `\ud83d\udc69`, 1},
		`\ud83d\n`:              {"\ufffd" + `\n`, 1},
		`\`:                     {`\`, 0},
		`\u12`:                  {`\u12`, 0},
		`\u+123`:                {`\u+123`, 0},
		"":                      {"", 0},
	} {
		got, n := Mended([]byte(in))
		if string(got) != want.out || n != want.n {
			t.Errorf("%q becomes %q, %d; want %q, %d", in, got, n, want.out, want.n)
		}
	}
}
