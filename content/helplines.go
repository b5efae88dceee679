package content

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"

	"groundwork/content/text"
)

// HelpCountry is the help of one country, or of the European Union.
type HelpCountry struct {
	Code      string // as in a locale: "GB"; "EU" for all its members without lines of their own
	Name      string
	Names     []string // what else it is called, also in its own languages
	Emergency string   // the number, always shown first
	Note      string   `yaml:"emergency-note"` // what else there is to know of it, or ""
	Source    string   // where the number was seen
	Seen      int      // in which year
	Lines     []HelpLine
}

// HelpLine is one place to turn to. [HelpLine.Title] and [HelpLine.Contact] are
// how it is shown.
type HelpLine struct {
	Name   string
	Within string     // the part of the country it is for, or "" for all of it
	Who    string     // whom it is for, as said after "for"
	Reach  string     // how to call or text
	Hours  string     // where a source tells them, or ""
	Note   string     // a sentence more, or ""
	For    []Audience // whose needs it serves; none for anyone's
	Source string     // where the number was seen
	Seen   int        // in which year, where that is known; otherwise 0
}

// Title returns what the line is called, where it is and whom it is for.
func (l HelpLine) Title() string {
	title := l.Name
	if l.Within != "" {
		title += " in " + l.Within
	}
	if l.Who != "" {
		title += ", for " + l.Who
	}
	return title
}

// Contact returns how to reach the line, and when.
func (l HelpLine) Contact() string {
	if l.Hours == "" {
		return l.Reach
	}
	return l.Reach + "; " + l.Hours
}

// Serves reports whether the line is for an audience.
func (l HelpLine) Serves(a Audience) bool {
	if a == ForAnyone {
		return len(l.For) == 0
	}
	return slices.Contains(l.For, a)
}

// LinesFor returns the lines of the country with those for an audience first. For
// anyone they stay in their order.
func (c HelpCountry) LinesFor(a Audience) []HelpLine {
	lines := slices.Clone(c.Lines)
	if a == ForAnyone {
		return lines
	}
	rank := func(l HelpLine) int {
		switch {
		case l.Serves(a):
			return 0
		case a == ForHurt && l.Serves(ForSexual), a == ForSexual && l.Serves(ForHurt):
			return 1
		}
		return 2
	}
	text.SortStable(lines, func(x, y HelpLine) int { return rank(x) - rank(y) })
	return lines
}

// What is said before any help line, and in the number's place where no country is known.
const (
	InDanger          = "If you are in danger, or might end your life or hurt someone, call now:"
	EmergencyAnywhere = "The emergency number where you are, such as 112 or 911."
)

// Urgent are the places in Lines of those to show first where there is room for few: one
// for anyone, and up to two, for women and for men perhaps, for who is being hurt anywhere
// in the country. The one for anyone is the first of them.
func (c HelpCountry) Urgent() []int {
	var places []int
	add := func(most int, ok func(HelpLine) bool) {
		for i, l := range c.Lines {
			if most > 0 && ok(l) && !slices.Contains(places, i) {
				places, most = append(places, i), most-1
			}
		}
	}
	add(1, func(l HelpLine) bool { return l.Serves(ForAnyone) })
	add(2, func(l HelpLine) bool { return l.Serves(ForHurt) && l.Within == "" })
	return places
}

// Covers reports whether there is a line for an audience in all of the country.
func (c HelpCountry) Covers(a Audience) bool {
	return slices.ContainsFunc(c.Lines, func(l HelpLine) bool { return l.Serves(a) && l.Within == "" })
}

// NoneForHarm says that no line for people who harm is known for all of the
// country, and where else to look; "" where there is one.
func (c HelpCountry) NoneForHarm(anywhere HelpLine) string {
	if c.Covers(ForHarm) {
		return ""
	}
	where := "in " + c.Said()
	if slices.ContainsFunc(c.Lines, func(l HelpLine) bool { return l.Serves(ForHarm) }) {
		where = "for all of " + c.Said()
	}
	return "No line " + where + " for people who worry about their own behaviour is known here. There may be one in the directory: " + anywhere.Name + "."
}

// Said returns the name as it stands in a sentence: "Ireland", "the United States".
func (c HelpCountry) Said() string {
	first, _, _ := strings.Cut(c.Name, " ")
	last := c.Name[strings.LastIndexByte(c.Name, ' ')+1:]
	switch {
	case slices.Contains([]string{"United", "European", "Bahamas", "Comoros", "Gambia", "Maldives", "Netherlands", "Philippines", "Seychelles"}, first),
		slices.Contains([]string{"Republic", "Islands", "Union", "Federation"}, last):
		return "the " + c.Name
	}
	return c.Name
}

// HelpFor finds a country by its code.
func HelpFor(countries []HelpCountry, code string) (HelpCountry, bool) {
	i := slices.IndexFunc(countries, func(c HelpCountry) bool { return c.Code == code })
	if code == "" || i < 0 {
		return HelpCountry{}, false
	}
	return countries[i], true
}

// FindHelp finds a country by what somebody calls it: a code, a locale, a name in
// English or in a language of its own, in any case and with or without accents.
// The members of the European Union without lines of their own are found as it.
func FindHelp(countries []HelpCountry, asked string) (HelpCountry, bool) {
	if c, ok := HelpFor(countries, CountryOf(asked)); ok {
		return c, true
	}
	want := called(asked)
	i := slices.IndexFunc(countries, func(c HelpCountry) bool {
		return called(c.Code) == want || called(c.Name) == want ||
			slices.ContainsFunc(c.Names, func(name string) bool { return called(name) == want })
	})
	if want == "" || i < 0 {
		return HelpCountry{}, false
	}
	return countries[i], true
}

// called returns the name of a country as names are compared: letters alone, without
// case, accents and a "the" before it.
func called(name string) string {
	name, _ = strings.CutPrefix(strings.TrimSpace(text.Fold(name)), "the ")
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.Is(unicode.M, r) {
			return r
		}
		return -1
	}, name)
}

// CountryOf returns the code of the [HelpCountry] for a locale such as en_GB.UTF-8 or
// de-AT, or "" where there is none.
func CountryOf(locale string) string {
	for _, p := range placesOf(locale) {
		switch p {
		case "US", "CA", "GB", "IE", "AU", "NZ", "IN", "CH", "NO", "IS":
			return p
		case "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IT", "LV", "LT", "LU",
			"MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE":
			return "EU"
		}
	}
	return ""
}

// MonthFirst reports whether a date in numbers begins with the month, by a locale
// such as en_US.UTF-8.
func MonthFirst(locale string) bool {
	return slices.ContainsFunc(placesOf(locale), func(place string) bool {
		switch place {
		case "US", "AS", "FM", "GU", "MH", "MP", "PH", "PR", "PW", "UM", "VI":
			return true
		}
		return false
	})
}

// placesOf returns what follows the language in a locale, in capitals.
func placesOf(locale string) []string {
	locale, _, _ = strings.Cut(locale, ".")
	locale, _, _ = strings.Cut(strings.ToUpper(locale), "@")
	parts := strings.FieldsFunc(locale, func(r rune) bool { return r == '_' || r == '-' })
	return parts[min(1, len(parts)):]
}

//go:embed zones.txt
var zones string

// CountryIn returns the code of the [HelpCountry] a time zone such as Europe/London lies
// in, or "" where there is none. A clock is set to where one is more often than
// a language is.
func CountryIn(zone string) string {
	_, code, _ := strings.Cut("\n"+zones, "\n"+zone+" ")
	code, _, _ = strings.Cut(code, "\n")
	return code
}
