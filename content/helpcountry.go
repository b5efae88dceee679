package content

import (
	"slices"
	"strings"
	"unicode"

	"groundwork/content/text"
)

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
	locale, _, _ = strings.Cut(locale, ".")
	locale, _, _ = strings.Cut(locale, "@")
	parts := strings.FieldsFunc(locale, func(r rune) bool { return r == '_' || r == '-' })
	if len(parts) < 2 {
		return ""
	}
	for _, p := range parts[1:] {
		switch p = strings.ToUpper(p); p {
		case "US", "CA", "GB", "IE", "AU", "NZ", "IN", "CH", "NO", "IS":
			return p
		case "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IT", "LV", "LT", "LU",
			"MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE":
			return "EU"
		}
	}
	return ""
}

// CountryIn returns the code of the [HelpCountry] a time zone such as Europe/London lies
// in, or "" where there is none. A clock is set to where one is more often than
// a language is.
func CountryIn(zone string) string {
	area, place, _ := strings.Cut(zone, "/")
	switch area {
	case "US", "Navajo":
		return "US"
	case "Canada":
		return "CA"
	case "Australia":
		return "AU"
	case "Europe", "Atlantic", "Asia", "Africa", "Arctic":
		return countryOfCity(place)
	case "America":
		return countryInAmerica(place)
	case "Pacific":
		switch place {
		case "Auckland", "Chatham":
			return "NZ"
		case "Honolulu":
			return "US"
		}
	}
	switch zone { // names of long ago
	case "GB", "GB-Eire":
		return "GB"
	case "Eire":
		return "IE"
	case "NZ", "NZ-CHAT":
		return "NZ"
	case "Iceland":
		return "IS"
	case "Poland", "Portugal":
		return "EU"
	}
	return ""
}

// countryOfCity returns the country of a zone's city around Europe and in India.
func countryOfCity(city string) string {
	switch city {
	case "London", "Belfast":
		return "GB"
	case "Dublin":
		return "IE"
	case "Zurich":
		return "CH"
	case "Oslo", "Longyearbyen", "Jan_Mayen":
		return "NO"
	case "Reykjavik":
		return "IS"
	case "Kolkata", "Calcutta":
		return "IN"
	case "Vienna", "Brussels", "Sofia", "Zagreb", "Nicosia", "Famagusta", "Prague", "Copenhagen", "Tallinn", "Helsinki",
		"Mariehamn", "Paris", "Berlin", "Athens", "Budapest", "Rome", "Riga", "Vilnius", "Luxembourg", "Malta", "Amsterdam",
		"Warsaw", "Busingen", "Lisbon", "Madeira", "Azores", "Bucharest", "Bratislava", "Ljubljana", "Madrid", "Canary", "Ceuta", "Stockholm":
		return "EU"
	}
	return ""
}

// countryInAmerica returns the country of a zone of the United States or Canada, or
// "" for another one of the continent.
func countryInAmerica(city string) string {
	state, _, _ := strings.Cut(city, "/")
	switch state {
	case "Indiana", "Kentucky", "North_Dakota":
		return "US"
	}
	switch city {
	case "New_York", "Detroit", "Chicago", "Menominee", "Denver", "Boise", "Phoenix", "Shiprock", "Los_Angeles", "Anchorage",
		"Juneau", "Sitka", "Metlakatla", "Yakutat", "Nome", "Adak", "Atka", "Indianapolis", "Fort_Wayne", "Louisville", "Knox_IN":
		return "US"
	case "St_Johns", "Halifax", "Glace_Bay", "Moncton", "Goose_Bay", "Toronto", "Montreal", "Nipigon", "Thunder_Bay", "Iqaluit",
		"Pangnirtung", "Winnipeg", "Rainy_River", "Resolute", "Rankin_Inlet", "Regina", "Swift_Current", "Edmonton",
		"Cambridge_Bay", "Yellowknife", "Inuvik", "Creston", "Dawson_Creek", "Fort_Nelson", "Whitehorse", "Dawson", "Vancouver",
		"Blanc-Sablon", "Atikokan", "Coral_Harbour":
		return "CA"
	}
	return ""
}
