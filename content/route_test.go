package content_test

import (
	"testing"

	. "groundwork/content"
)

// TestRouteOfAnotherTrack: a caution holds in the other track too, until that was asked
// itself or a way was chosen for it, whatever becomes of the profiles meanwhile.
func TestRouteOfAnotherTrack(t *testing.T) {
	w := NewWorkbook(Profile{Track: Hurting, Route: NoContact, Own: true})
	want := func(track TrackID, route Route) {
		t.Helper()
		if got := w.Route(track); got != route {
			t.Errorf("%s is walked on %v, want %v", track, got, route)
		}
		if open := (Condition{RouteKey: {"only-open"}}).Holds(w, track, 0); open != (route == Open) {
			t.Errorf("%s: what is for the open way only shows: %t", track, open)
		}
	}
	want(Hurt, NoContact)
	w.Put(Profile{Track: Hurt, Route: Solo})
	want(Hurt, Solo|NoContact)
	want(Hurting, NoContact)
	w.Put(Profile{Track: Hurting, Own: true})
	want(Hurt, Solo)
	w.Delete(Profile{Track: Hurt}.Key())
	want(Hurt, Open)
	w.Apply(Change{Put: []Record{Profile{Track: Hurting, Route: Quiet}}})
	want(Hurt, Quiet)
	w.Put(Profile{Track: Hurt, Own: true})
	want(Hurt, Open)
}

// TestGateBefore: whoever came past the questions about safety has them before them still,
// once, in any pass.
func TestGateBefore(t *testing.T) {
	track := builtin(t).Track(Hurt)
	gate, past, first := track.Gate(), track.Page("name-it"), track.Pages()[0]
	for _, c := range []struct {
		name    string
		records []Record
		page    *Page
		want    *Page
	}{
		{"past it", nil, past, gate},
		{"right behind it", nil, track.Page("who"), gate},
		{"before it", nil, first, nil},
		{"on it", nil, gate, nil},
		{"seen", []Record{Visit{Track: Hurt, Page: gate.ID}}, past, gate},
		{"passed", []Record{Visit{Track: Hurt, Page: gate.ID, Passed: true}}, past, nil},
		{"passed once", []Record{Profile{Track: Hurt, Pass: 2}, Visit{Track: Hurt, Page: gate.ID, Pass: 1, Passed: true}}, past, nil},
		{"chosen in the settings", []Record{Profile{Track: Hurt, Own: true}}, past, nil},
		{"passed in the other track", []Record{Visit{Track: Hurting, Page: gate.ID, Passed: true}}, past, gate},
	} {
		if got := track.GateBefore(c.page, NewWorkbook(c.records...)); got != c.want {
			t.Errorf("%s: it is %v", c.name, got)
		}
	}
}
