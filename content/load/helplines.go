package load

import (
	"bytes"
	"io/fs"

	"go.yaml.in/yaml/v3"

	"groundwork/content"
)

// HelpCountries returns the help lines shipped with the program: by country, and the
// directory that is shown beside them anywhere. A test holds what stands in them.
func HelpCountries() (countries []content.HelpCountry, anywhere content.HelpLine, err error) {
	data, err := fs.ReadFile(content.Files(), "helplines.yaml")
	if err != nil {
		return nil, anywhere, err
	}
	var all struct {
		Anywhere  content.HelpLine
		Countries []content.HelpCountry
	}
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	err = d.Decode(&all)
	return all.Countries, all.Anywhere, err
}
