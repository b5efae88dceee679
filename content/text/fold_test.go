package text

import (
	"strings"
	"testing"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"":                       "",
		"plain words":            "plain words",
		"Ärger, ÉTÉ, Ångström":   "arger, ete, angstrom",
		"e\u0301te\u0301":        "ete",
		"Straße ŁÓDŹ smørrebrød": "strasse lodz smorrebrod",
		"Ὀδυσσεύς":               "οδυσσευσ",
		"Ёлка й":                 "елка и",
		"İstanbul ılık":          "istanbul ilik",
		"“don’t” – never":        `"don't" - never`,
		"one\ntwo\tthree\u00a0x": "one two three x",
		"soft\u00adhyphen":       "softhyphen",
		"ﬁne":                    "fine",
		"한국 日本 שלום":             "한국 日本 שלום",
	} {
		if got := Fold(in); got != want {
			t.Errorf("%q folds to %q, want %q", in, got, want)
		}
	}
}

// TestUnfold goes back from each place of a fold to the character it came from.
func TestUnfold(t *testing.T) {
	const mixed = "Aß“e\u0301\u00adﬁ日x"
	for at, want := range []string{"A", "ß", "ß", "“", "e", "ﬁ", "ﬁ", "日", "日", "日", "x"} {
		if from := Unfold(mixed, at); !strings.HasPrefix(mixed[from:], want) {
			t.Errorf("place %d comes from %q, want %q", at, mixed[from:], want)
		}
	}
	if got := Unfold(mixed, len(Fold(mixed))); got != len(mixed) {
		t.Errorf("the end comes from %d, want %d", got, len(mixed))
	}
}
