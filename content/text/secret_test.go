package text

import "testing"

func TestSecret(t *testing.T) {
	for in, want := range map[string]string{
		"correct horse":           "correct horse",
		"correct horse\n":         "correct horse",
		"correct horse\r\n":       "correct horse",
		"correct horse\r":         "correct horse",
		"correct horse\n\r\n\n":   "correct horse",
		"correct horse\u2028":     "correct horse",
		"correct horse\u0085\v\f": "correct horse",
		"correct horse \n":        "correct horse ",
		"\ncorrect\nhorse\t":      "\ncorrect\nhorse\t",
		" \u200bü\x00\xff ":       " \u200bü\x00\xff ",
		"\n":                      "",
		"":                        "",
	} {
		if got := Secret(in); got != want {
			t.Errorf("Secret(%q) = %q", in, got)
		}
	}
}

func TestOddSecret(t *testing.T) {
	const (
		blank  = "There is a blank at its beginning or its end: it counts too."
		lines  = "It has several lines: a prompt takes only one."
		unseen = "There is a character in it that can't be seen: it counts too."
		noText = "There is something in it that is no text."
	)
	for in, want := range map[string]string{
		"correct horse battery": "", "pässwörd 漢字 👩‍": unseen, "ünïcode 漢字 👩": "", "": "",
		"ends in a blank ": blank, " begins so": blank, "\tbegins so": blank + " " + unseen, "no-break\u00a0": blank + " " + unseen,
		"a\u00a0b": unseen, "a\tb": unseen, "a\x00b": unseen, "a\x1b[31mb": unseen, "a\u200bb": unseen, "\ufeffab": unseen,
		"a\u00adb": unseen, "a\u202eb": unseen, "a\nb": lines, "a\r\nb": lines, "\na": blank + " " + unseen,
		"a\xff": noText, "a\ufffd": noText,
	} {
		if got := OddSecret(in); got != want {
			t.Errorf("OddSecret(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestShortSecret counts characters, not bytes.
func TestShortSecret(t *testing.T) {
	for in, short := range map[string]bool{"": true, "river stone": true, "river stones": false, "ärger im öl": true, "ärger im öle": false} {
		if got := ShortSecret(in) != ""; got != short {
			t.Errorf("%q is short: %v", in, got)
		}
	}
}
