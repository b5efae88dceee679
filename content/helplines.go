package content

import (
	_ "embed"
	"slices"
	"strings"
)

//go:embed helplines.yaml
var helpLinesFile []byte

// HelpCountry is the help of one country, or of the European Union.
type HelpCountry struct {
	Code      string // as in a locale: "GB"; "EU" for all its members without lines of their own
	Name      string
	Emergency string // the number, always shown first
	Lines     []HelpLine
}

// HelpLine is one place to turn to.
type HelpLine struct {
	Name   string
	Reach  string // how to call or text
	For    Audience
	Source string // where the number was seen
	Seen   int    // in which year, where that is known; otherwise 0
}

// HelpCountries are the help lines shipped with the program: by country, and the
// directory that is shown beside them anywhere.
func HelpCountries() (countries []HelpCountry, anywhere HelpLine, err error) {
	r := &reporter{file: "helplines.yaml"}
	f := parseFields(helpLinesFile, 1, r)
	if got := f.take("anywhere", needed); got != nil {
		anywhere = f.mapping(got.value).helpLine()
	}
	for _, c := range f.maps("countries", needed) {
		country := HelpCountry{Code: c.scalar("code", needed), Name: c.words("name", needed), Emergency: c.words("emergency", needed)}
		for _, l := range c.maps("lines", needed) {
			country.Lines = append(country.Lines, l.helpLine())
		}
		c.done("a country")
		countries = append(countries, country)
	}
	f.done("the help lines")
	if len(r.mistakes) > 0 {
		return nil, HelpLine{}, r.mistakes
	}
	return countries, anywhere, nil
}

func (f *fields) helpLine() HelpLine {
	l := HelpLine{
		Name:   f.words("name", needed),
		Reach:  f.words("reach", needed),
		For:    Audience(f.scalar("for", optional)),
		Source: f.words("source", needed),
		Seen:   f.number("seen", 2000, 2100, 0),
	}
	if !slices.Contains([]Audience{ForAnyone, ForHurt, ForHarm, ForYoung}, l.For) {
		f.wrong("for", "use hurt, harm or young, or leave it out", "nobody is %q", l.For)
	}
	f.done("a help line")
	return l
}

// HelpFor finds a country by its code.
func HelpFor(countries []HelpCountry, code string) (HelpCountry, bool) {
	i := slices.IndexFunc(countries, func(c HelpCountry) bool { return c.Code == code })
	if code == "" || i < 0 {
		return HelpCountry{}, false
	}
	return countries[i], true
}

// LinesFor are the lines of the country with those for an audience first. For
// anyone they stay in their order.
func (c HelpCountry) LinesFor(a Audience) []HelpLine {
	lines := slices.Clone(c.Lines)
	if a == ForAnyone {
		return lines
	}
	slices.SortStableFunc(lines, func(x, y HelpLine) int {
		switch {
		case (x.For == a) == (y.For == a):
			return 0
		case x.For == a:
			return -1
		}
		return 1
	})
	return lines
}

// CountryOf is the code of the [HelpCountry] for a locale such as en_GB.UTF-8 or
// de-AT, or "" where there is none.
func CountryOf(locale string) string {
	locale, _, _ = strings.Cut(locale, ".")
	locale, _, _ = strings.Cut(locale, "@")
	parts := strings.FieldsFunc(locale, func(r rune) bool { return r == '_' || r == '-' })
	if len(parts) < 2 {
		return ""
	}
	for _, p := range parts[1:] {
		switch p = strings.ToUpper(p); p {
		case "US", "CA", "GB", "IE", "AU", "NZ", "IN":
			return p
		case "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IT", "LV", "LT", "LU",
			"MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE":
			return "EU"
		}
	}
	return ""
}
