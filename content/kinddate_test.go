package content

import (
	"testing"
	"time"
)

// TestDateInCell wants every date back as a cell keeps it, and none of what is no date there.
func TestDateInCell(t *testing.T) {
	east := time.FixedZone("", 13*60*60)
	d := DateOf(time.Date(2028, 2, 29, 0, 30, 0, 0, east)) // the day before in UTC
	if d != (Date{2028, time.February, 29}) || !d.Time().Equal(time.Date(2028, 2, 29, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("%+v is %v", d, d.Time())
	}
	if got := DateInCell(d.Cell()); got != d {
		t.Errorf("%s is read as %+v", d.Cell(), got)
	}
	for _, cell := range []string{"", "29 February 2028", "2027-02-29", "2028-2-29", "2028-02-29 ", "2028/02/29"} {
		if got := DateInCell(cell); !got.Empty() {
			t.Errorf("%q is read as %+v", cell, got)
		}
	}
}
