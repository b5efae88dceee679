package tui

import (
	"strings"
	"testing"
	"time"

	"groundwork/content"
)

// TestHeardCheckInOfAnotherDay copies a check-in from paper by ear. Who checks in today is
// asked for no day.
func TestHeardCheckInOfAnotherDay(t *testing.T) {
	d := newDisk()
	for _, r := range autumn() {
		d.saved.Put(r)
	}
	listening(t, english(t), d, func(l *listener) {
		l.types("", "1")
		l.goes(checkIn())
		l.rest()
		l.heard()
		l.types("3", "", "", "5")
		said := l.heard()
		if !strings.Contains(said, "1: Done\n2: It was another day\n") || strings.Contains(said, "Which day") {
			t.Fatalf("heard\n%s", said)
		}
		l.types("2")
		l.hears("Which day was it?\nNow 22 November 2026. A day, clear, or Enter to keep it:")
		l.types("tomorrow")
		l.hears("That day has not come yet.")
		l.types("3 november")
		said = l.heard()
		if !strings.Contains(said, "Tuesday, 3 November 2026") || !strings.Contains(said, "1: Done") || strings.Contains(said, "another day") {
			t.Fatalf("heard\n%s", said)
		}
		l.types("")
		l.leave()
		sets := l.checkins(autumn())
		if len(sets) != 1 || content.DateOf(sets[0].On) != (content.Date{Year: 2026, Month: time.November, Day: 3}) || len(sets[0].Values) != 2 {
			t.Errorf("kept %+v", sets)
		}
	})
}
