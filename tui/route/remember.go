package route

import (
	"fmt"

	"github.com/go-json-experiment/json"
)

// remembered is a route that one comes back to after unlocking: one of these.
type remembered struct {
	Home     *Home     `json:",omitzero"`
	Contents *Contents `json:",omitzero"`
	Marked   *Marked   `json:",omitzero"`
	Page     *Page     `json:",omitzero"`
	CheckIn  *CheckIn  `json:",omitzero"`
	Practice *Practice `json:",omitzero"`
	Notes    *Notes    `json:",omitzero"`
	Note     *Note     `json:",omitzero"`
	Settings *Settings `json:",omitzero"`
	Words    *Words    `json:",omitzero"`
}

// Encode returns routes that one comes back to after unlocking as JSON.
func Encode(routes []Route) ([]byte, error) {
	all := make([]remembered, len(routes))
	for i, r := range routes {
		switch r := r.(type) {
		case Home:
			all[i].Home = &r
		case Contents:
			all[i].Contents = &r
		case Marked:
			all[i].Marked = &r
		case Page:
			all[i].Page = &r
		case CheckIn:
			all[i].CheckIn = &r
		case Practice:
			all[i].Practice = &r
		case Notes:
			all[i].Notes = &r
		case Note:
			all[i].Note = &r
		case Settings:
			all[i].Settings = &r
		case Words:
			all[i].Words = &r
		default:
			return nil, fmt.Errorf("nobody comes back to a %T", r)
		}
	}
	return json.Marshal(all)
}

// Decode reads what Encode returned.
func Decode(text []byte) ([]Route, error) {
	var all []remembered
	if err := json.Unmarshal(text, &all); err != nil {
		return nil, err
	}
	var routes []Route
	for _, r := range all {
		switch {
		case r.Home != nil:
			routes = append(routes, *r.Home)
		case r.Contents != nil:
			routes = append(routes, *r.Contents)
		case r.Marked != nil:
			routes = append(routes, *r.Marked)
		case r.Page != nil:
			routes = append(routes, *r.Page)
		case r.CheckIn != nil:
			routes = append(routes, *r.CheckIn)
		case r.Practice != nil:
			routes = append(routes, *r.Practice)
		case r.Notes != nil:
			routes = append(routes, *r.Notes)
		case r.Note != nil:
			routes = append(routes, *r.Note)
		case r.Settings != nil:
			routes = append(routes, *r.Settings)
		case r.Words != nil:
			routes = append(routes, *r.Words)
		}
	}
	return routes, nil
}
