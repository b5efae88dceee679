package sitting

import "testing"

// TestUnasked holds that nothing is left of what a reader would speak, and all of the rest.
func TestUnasked(t *testing.T) {
	for in, want := range map[string]string{
		"\x1b[?2026$p\x1b[?2027$p\x1b[>4m\x1b[?1049h\x1b[>4;2m\x1b[=5;1u\x1b[>5u\x1b[?u\x1b[1 q\x1b[H\x1b[2Jwords": "\x1b[?1049h\x1b[H\x1b[2Jwords",
		"\x1b[1mbold\x1b[m \x1b[c\x1b[?25l": "\x1b[1mbold\x1b[m \x1b[c\x1b[?25l",
		"no sequence":                       "no sequence",
		"cut\x1b[":                          "cut\x1b[",
		"cut\x1b[12":                        "cut\x1b[12",
	} {
		if got := string(unasked([]byte(in))); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}
