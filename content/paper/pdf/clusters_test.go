package pdf

import "testing"

// TestUnbroken keeps telephone numbers on one line, and nothing else.
func TestUnbroken(t *testing.T) {
	for s, want := range map[string]string{
		"call 0808 80 10 800":   "call 0808\u00a080\u00a010\u00a0800",
		"1-800-799-7233":        "1\u2011800\u2011799\u20117233",
		"from 9 to 5, self-aid": "from 9 to 5, self-aid",
		"":                      "",
		"7":                     "7",
	} {
		if got := unbroken(s); got != want {
			t.Errorf("%q is %q", s, got)
		}
	}
}
