package text

import "testing"

func TestUnmarked(t *testing.T) {
	for in, want := range map[string]string{
		"":                             "",
		"caf\xe9 \xff\xfe":             "caf\xe9 \xff\xfe",
		"\ufeffü":                      "ü",
		"\xff\xfea\x00\xfc\x00":        "aü",
		"\xfe\xff\x00a\x00\xfc":        "aü",
		"\xff\xfe=\xd8i\xdcx\x00":      "👩x",
		"\xff\xfe=\xd8x\x00i\xdcy\x00": "\ufffdx\ufffdy",
		"\xff\xfea\x00=\xd8":           "a\ufffd",
		"\xff\xfea\x00b":               "a",
		"\xff\xfe":                     "",
	} {
		if got := string(Unmarked([]byte(in))); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}
