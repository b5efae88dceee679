package content_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	. "groundwork/content"
	"groundwork/content/load"
)

func helpCountries(t *testing.T) ([]HelpCountry, HelpLine) {
	t.Helper()
	countries, anywhere, err := load.HelpCountries()
	if err != nil {
		t.Fatal(err)
	}
	return countries, anywhere
}

// TestHelpLines wants every number to name the place and the year it was seen in
// and whom it is for, and the data to be what the program relies on.
func TestHelpLines(t *testing.T) {
	countries, anywhere := helpCountries(t)
	if anywhere.Name != "findahelpline.com" || anywhere.Source == "" || !strings.Contains(anywhere.Reach, "130") {
		t.Errorf("anywhere: %+v", anywhere)
	}
	var codes []string
	for _, c := range countries {
		codes = append(codes, c.Code)
		if c.Name == "" || !strings.ContainsAny(c.Emergency, "0123456789") {
			t.Errorf("%s has no name or no emergency number", c.Code)
		}
		seen(t, c.Code, c.Source, c.Seen)
		names, reaches := map[string]bool{}, map[string]bool{}
		for _, l := range c.Lines {
			if l.Name == "" || l.Reach == "" || l.Who == "" {
				t.Errorf("%s: %+v leaves something out", c.Code, l)
			}
			for _, a := range l.For {
				if !slices.Contains([]Audience{ForHurt, ForSexual, ForHarm, ForYoung}, a) {
					t.Errorf("%s: nobody is %q", l.Name, a)
				}
			}
			seen(t, c.Code+": "+l.Name, l.Source, l.Seen)
			if names[l.Title()] || reaches[l.Reach] {
				t.Errorf("%s: %s is there twice", c.Code, l.Name)
			}
			names[l.Title()], reaches[l.Reach] = true, true
		}
	}
	if got := strings.Join(codes, " "); got != "US CA GB IE AU NZ IN EU CH NO IS" {
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

func seen(t *testing.T, what, source string, year int) {
	t.Helper()
	if source == "" || year < 2010 || year > time.Now().Year() {
		t.Errorf("%s was seen at %q in %d", what, source, year)
	}
}

// TestHelpLinesAsSeen holds what is dangerous to get wrong, and what was left out
// because no source says it.
func TestHelpLinesAsSeen(t *testing.T) {
	countries, _ := helpCountries(t)
	find := func(code string) HelpCountry { c, _ := HelpFor(countries, code); return c }
	for _, want := range []string{"press 55", "wait", "doesn't tell them where you are"} {
		if !strings.Contains(find("GB").Note, want) {
			t.Errorf("999, then 55: %q doesn't say %q", find("GB").Note, want)
		}
	}
	for _, l := range find("IE").Lines {
		if l.Name == "Childline" && strings.Contains(l.Reach, "text") {
			t.Errorf("Childline is said to be texted: %s", l.Reach)
		}
	}
	for code, covered := range map[string]bool{
		"US": true, "CA": false, "GB": true, "IE": true, "AU": true, "NZ": true, "IN": false, "EU": false, "CH": false, "NO": false, "IS": false,
	} {
		if got := find(code).Covers(ForHarm); got != covered {
			t.Errorf("a line for people who harm in all of %s: %v", code, got)
		}
	}
	for _, code := range []string{"CH", "NO", "IS"} {
		if c := find(code); c.Emergency != "112" || len(c.Lines) > 0 {
			t.Errorf("%s: %+v", code, c)
		}
	}
}

func TestNoneForHarm(t *testing.T) {
	countries, anywhere := helpCountries(t)
	for _, c := range countries {
		switch said := c.NoneForHarm(anywhere); {
		case c.Covers(ForHarm) && said != "", !c.Covers(ForHarm) && !strings.Contains(said, anywhere.Name):
			t.Errorf("%s: %q", c.Code, said)
		case c.Code == "EU" && !strings.HasPrefix(said, "No line in the European Union for"), c.Code == "CA" && !strings.Contains(said, "for all of Canada"):
			t.Errorf("%s: %q", c.Code, said)
		}
	}
}

func TestHelpLineWords(t *testing.T) {
	l := HelpLine{Name: "Night line", Within: "Wales", Who: "women", Reach: "call 1", Hours: "24 hours"}
	if l.Title() != "Night line in Wales, for women" || l.Contact() != "call 1; 24 hours" {
		t.Errorf("%q, %q", l.Title(), l.Contact())
	}
	if l = (HelpLine{Name: "Day line", Reach: "text 2"}); l.Title() != "Day line" || l.Contact() != "text 2" {
		t.Errorf("%q, %q", l.Title(), l.Contact())
	}
}

func TestLinesFor(t *testing.T) {
	countries, _ := helpCountries(t)
	gb, _ := HelpFor(countries, "GB")
	for audience, first := range map[Audience]string{
		ForAnyone: "Samaritans", ForHurt: "Refuge, domestic abuse", ForHarm: "Respect", ForYoung: "Childline",
		ForSexual: "Live Fear Free, domestic abuse and sexual violence",
	} {
		lines := gb.LinesFor(audience)
		if lines[0].Name != first || len(lines) != len(gb.Lines) || !lines[0].Serves(audience) {
			t.Errorf("%q sees %s first, of %d", audience, lines[0].Name, len(lines))
		}
	}
	for _, c := range countries { // those for an audience are together, at the top
		for _, a := range []Audience{ForHurt, ForSexual, ForHarm, ForYoung} {
			lines := c.LinesFor(a)
			past := slices.IndexFunc(lines, func(l HelpLine) bool { return !l.Serves(a) })
			if past >= 0 && slices.ContainsFunc(lines[past:], func(l HelpLine) bool { return l.Serves(a) }) {
				t.Errorf("%s: lines for %q stand apart", c.Code, a)
			}
		}
	}
}

func TestFindHelp(t *testing.T) {
	countries, _ := helpCountries(t)
	for want, names := range map[string][]string{
		"GB": {"GB", "gb", "UK", "uk", "U.K.", "Britain", "Great Britain", "the United Kingdom", "England", "SCOTLAND", "Wales", "northern ireland", "en_GB.UTF-8"},
		"US": {"US", "usa", "U.S.A.", "America", "United States", "united states of america", "the States", "en-US"},
		"IE": {"IE", "Ireland", "Éire", "eire", "republic of ireland"},
		"CA": {"ca", "Canada", "fr_CA"}, "AU": {"Australia"}, "NZ": {"new zealand", "New-Zealand", "Aotearoa", "nz"},
		"IN": {"IN", "India", "Bharat", "भारत"},
		"CH": {"Schweiz", "suisse", "Svizzera", "Switzerland", "ch", "de_CH.UTF-8"},
		"NO": {"NO", "norge", "Norway", "nb_NO"}, "IS": {"is", "Ísland", "island", "Iceland"},
		"EU": {
			"EU", "de", "DE", "Deutschland", "germany", "Österreich", "osterreich", "Oesterreich", "France", "Ελλάδα", "GREECE", "el",
			"България", "Česko", "cesko", "the Netherlands", "Nederland", "Holland", "Magyarország", "magyarorszag", "de-AT", "Latvija", "Lëtzebuerg", "Kibris",
		},
		"": {"", " ", "XX", "Atlantis", "the", "en", "123", "..."},
	} {
		for _, name := range names {
			if c, ok := FindHelp(countries, name); c.Code != want || ok != (want != "") {
				t.Errorf("%q finds %q, want %q", name, c.Code, want)
			}
		}
	}
	var all []string
	for _, c := range countries {
		all = append(append(all, Called(c.Code), Called(c.Name)), c.Names...)
	}
	for i, name := range all {
		all[i] = Called(name)
		if slices.Contains(all[:i], all[i]) {
			t.Errorf("%q is the name of two, or told twice", name)
		}
	}
}

func TestCountryOf(t *testing.T) {
	for locale, want := range map[string]string{
		"en_GB.UTF-8": "GB", "en_US": "US", "de_DE.UTF-8@euro": "EU", "fr-FR": "EU", "es_ES": "EU", "en_IE": "IE", "ga_IE.utf8": "IE",
		"en_IN": "IN", "en-NZ": "NZ", "fr_CA": "CA", "en_AU": "AU", "de_CH": "CH", "nn_NO": "NO", "is_IS.UTF-8": "IS", "de": "", "": "", "C": "",
		"C.UTF-8": "", "POSIX": "", "pt_BR": "", "zh_Hans_CN": "", "sr-Latn-HR": "EU", "in": "", "IE_": "",
	} {
		if got := CountryOf(locale); got != want {
			t.Errorf("CountryOf(%q) = %q, want %q", locale, got, want)
		}
	}
}

func TestCountryIn(t *testing.T) {
	for zone, want := range map[string]string{
		"Europe/London": "GB", "Europe/Dublin": "IE", "America/New_York": "US", "America/Indiana/Indianapolis": "US", "America/Toronto": "CA",
		"US/Pacific": "US", "Canada/Atlantic": "CA", "Australia/Perth": "AU", "Pacific/Auckland": "NZ", "Pacific/Honolulu": "US", "Asia/Kolkata": "IN",
		"Asia/Calcutta": "IN", "Europe/Zurich": "CH", "Europe/Oslo": "NO", "Arctic/Longyearbyen": "NO", "Atlantic/Reykjavik": "IS", "Iceland": "IS",
		"Europe/Berlin": "EU", "Europe/Busingen": "EU", "Asia/Nicosia": "EU", "Atlantic/Azores": "EU", "Africa/Ceuta": "EU", "GB": "GB", "NZ": "NZ", "Eire": "IE",
		"": "", "UTC": "", "Etc/UTC": "", "America/Mexico_City": "", "America/Sao_Paulo": "", "America/Argentina/Salta": "", "Europe/Istanbul": "", "Europe/Kyiv": "", "Asia/Tokyo": "",
		"Atlantic/Bermuda": "", "Europe": "", "Pacific/Fiji": "", "CET": "",
	} {
		if got := CountryIn(zone); got != want {
			t.Errorf("CountryIn(%q) = %q, want %q", zone, got, want)
		}
	}
}

// TestCountriesInASentence wants the article where English has it.
func TestCountriesInASentence(t *testing.T) {
	for _, name := range []string{
		"the United States", "the United Kingdom", "the European Union", "the Netherlands", "the Philippines", "the Czech Republic",
		"the Solomon Islands", "the United Arab Emirates", "Ireland", "India", "New Zealand", "Switzerland", "Iceland",
	} {
		if got := (HelpCountry{Name: strings.TrimPrefix(name, "the ")}).Said(); got != name {
			t.Errorf("%q, want %q", got, name)
		}
	}
}
