package content

import (
	"slices"
	"strings"
	"testing"
	"time"
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
	} {
		if got := strings.Join(Notices(c.text, list), " "); got != c.want {
			t.Errorf("Notices(%q) = %q, want %q", c.text, got, c.want)
		}
	}
	if got := Notices("x", nil); got != nil {
		t.Errorf("no notices say %q", got)
	}
}

// TestHelpLines wants every number to name the place it was seen in, and the
// data to be what the program relies on.
func TestHelpLines(t *testing.T) {
	countries, anywhere, err := HelpCountries()
	if err != nil {
		t.Fatal(err)
	}
	if anywhere.Name != "findahelpline.com" || anywhere.Source == "" || !strings.Contains(anywhere.Reach, "130") {
		t.Errorf("anywhere: %+v", anywhere)
	}
	var codes []string
	for _, c := range countries {
		codes = append(codes, c.Code)
		if c.Name == "" || !strings.ContainsAny(c.Emergency, "0123456789") {
			t.Errorf("%s has no name or no emergency number", c.Code)
		}
		if !slices.ContainsFunc(c.Lines, func(l HelpLine) bool { return l.For == ForAnyone }) {
			t.Errorf("%s has no line for anyone", c.Code)
		}
		for _, l := range c.Lines {
			if l.Source == "" || l.Name == "" || l.Reach == "" {
				t.Errorf("%s: %+v leaves something out", c.Code, l)
			}
			if l.Seen != 0 && (l.Seen < 2015 || l.Seen > time.Now().Year()) {
				t.Errorf("%s: %s was seen in %d", c.Code, l.Name, l.Seen)
			}
		}
	}
	if got := strings.Join(codes, " "); got != "US CA GB IE AU NZ IN EU" {
		t.Errorf("countries %s", got)
	}
	us, ok := HelpFor(countries, "US")
	if !ok || us.Emergency != "911" {
		t.Errorf("the emergency number of the US: %q", us.Emergency)
	}
	for _, code := range []string{"", "XX"} {
		if c, ok := HelpFor(countries, code); ok {
			t.Errorf("%q has the lines of %s", code, c.Name)
		}
	}
}

func TestLinesFor(t *testing.T) {
	countries, _, err := HelpCountries()
	if err != nil {
		t.Fatal(err)
	}
	gb, _ := HelpFor(countries, "GB")
	for audience, first := range map[Audience]string{
		ForAnyone: "Samaritans", ForHurt: "Refuge", ForHarm: "Respect, if you worry about your own behaviour", ForYoung: "Childline, under 19",
	} {
		lines := gb.LinesFor(audience)
		if lines[0].Name != first || len(lines) != len(gb.Lines) {
			t.Errorf("%q sees %s first, of %d", audience, lines[0].Name, len(lines))
		}
	}
}

func TestCountryOf(t *testing.T) {
	for locale, want := range map[string]string{
		"en_GB.UTF-8": "GB", "en_US": "US", "de_DE.UTF-8@euro": "EU", "fr-FR": "EU", "es_ES": "EU", "en_IE": "IE", "ga_IE.utf8": "IE",
		"en_IN": "IN", "en-NZ": "NZ", "fr_CA": "CA", "en_AU": "AU", "de_CH": "", "de": "", "": "", "C": "", "C.UTF-8": "", "POSIX": "", "pt_BR": "",
		"zh_Hans_CN": "", "sr-Latn-HR": "EU", "in": "", "IE_": "",
	} {
		if got := CountryOf(locale); got != want {
			t.Errorf("CountryOf(%q) = %q, want %q", locale, got, want)
		}
	}
}
