package content_test

import (
	"strings"
	"testing"

	. "groundwork/content"
)

func TestFill(t *testing.T) {
	for _, c := range []struct{ text, label, want string }{
		{"no braces", "J.", "no braces"},
		{"{Them} and {them}, {them's} friend", "my brother", "My brother and my brother, my brother's friend"},
		{"{them's} view, {them}", "", "this person's view, this person"},
		{"{Them}", "  ", "This person"},
		{"{them's}", "J.", "J.'s"},
		{"{them's}", "James", "James'"},
		{"{them's}", "my parents", "my parents'"},
		{"{Them}", "élise", "Élise"},
		{"{Them}", "👩‍👧", "👩‍👧"},
		{"{them}", "{them's}", "{them's}"},
		{"a {b} {them} {", "J.", "a {b} J. {"},
		{"{{them}}", "J.", "{J.}"},
		{"{them", "J.", "{them"},
		{"{}", "J.", "{}"},
	} {
		if got := Fill(c.text, c.label); got != c.want {
			t.Errorf("Fill(%q, %q) = %q, want %q", c.text, c.label, got, c.want)
		}
	}
}

func TestNotices(t *testing.T) {
	list := []Notice{
		{Words: []string{"but", "Sorry you feel"}, Say: "but"},
		{Words: []string{"you didn't"}, Say: "did"},
		{Words: []string{"née", "Straße"}, Say: "unicode"},
		{Words: []string{"can"}, Say: "can"},
		{Words: []string{"only", "a bit"}, Say: "{word}!"},
	}
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"butter, debut, button", ""},
		{"I was wrong, BUT", "but"},
		{"'but'", "but"},
		{"I'm sorry\n  you   FEEL that", "but"},
		{"You didn’t ask. But you can", "but did can"},
		{"you didn'ts", ""},
		{"I can't and cans", ""},
		{"NÉE", "unicode"},
		{"STRAßE", "unicode"},
		{"née\u0301", ""},
		{"cancan can", "can"},
		{"It was ONLY a bit", "only!"},
		{"a  bit late", "a bit!"},
	} {
		if got := strings.Join(Notices(c.text, list), " "); got != c.want {
			t.Errorf("Notices(%q) = %q, want %q", c.text, got, c.want)
		}
	}
	if got := Notices("x", nil); got != nil {
		t.Errorf("no notices say %q", got)
	}
}
