package load

import (
	"io/fs"
	"slices"

	"groundwork/content"
)

// HelpCountries returns the help lines shipped with the program: by country, and the
// directory that is shown beside them anywhere.
func HelpCountries() (countries []content.HelpCountry, anywhere content.HelpLine, err error) {
	const file = "helplines.yaml"
	data, err := fs.ReadFile(content.Files(), file)
	if err != nil {
		return nil, content.HelpLine{}, err
	}
	r := &reporter{file: file}
	f := parseFields(data, 1, r)
	if got := f.take("anywhere", needed); got != nil {
		anywhere = f.mapping(got.value).helpLine()
	}
	for _, c := range f.maps("countries", needed) {
		countries = append(countries, c.helpCountry())
	}
	f.done("the help lines")
	if len(r.mistakes) > 0 {
		return nil, content.HelpLine{}, r.mistakes
	}
	return countries, anywhere, nil
}

func (f *fields) helpCountry() content.HelpCountry {
	c := content.HelpCountry{
		Code:      f.scalar("code", needed),
		Name:      f.words("name", needed),
		Names:     f.texts("names", optional),
		Emergency: f.words("emergency", needed),
		Note:      f.words("emergency-note", optional),
		Source:    f.words("source", needed),
		Seen:      f.number("seen", 2000, 2100, 0),
	}
	for _, l := range f.maps("lines", optional) {
		c.Lines = append(c.Lines, l.helpLine())
	}
	f.done("a country")
	return c
}

func (f *fields) helpLine() content.HelpLine {
	l := content.HelpLine{
		Name:   f.words("name", needed),
		Within: f.words("within", optional),
		Who:    f.words("who", optional),
		Reach:  f.words("reach", needed),
		Hours:  f.words("hours", optional),
		Note:   f.words("note", optional),
		Source: f.words("source", needed),
		Seen:   f.number("seen", 2000, 2100, 0),
	}
	for _, a := range f.texts("for", optional) {
		l.For = append(l.For, content.Audience(a))
		if !slices.Contains([]content.Audience{content.ForHurt, content.ForSexual, content.ForHarm, content.ForYoung}, content.Audience(a)) {
			f.wrong("for", "use hurt, sexual, harm or young, or leave it out", "nobody is %q", a)
		}
	}
	f.done("a help line")
	return l
}
