package console

import (
	"bytes"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// What is done within a second is not talked about; what takes longer leaves
// the terminal as it was.
func TestProgress(t *testing.T) {
	for _, c := range []struct {
		takes time.Duration
		want  string
	}{
		{900 * time.Millisecond, ""},
		{2500 * time.Millisecond, "\rgroundwork: printing, 1 s\rgroundwork: printing, 2 s\r" + strings.Repeat(" ", 25) + "\r"},
	} {
		synctest.Test(t, func(t *testing.T) {
			var out bytes.Buffer
			done := progress(&out, "printing")
			time.Sleep(c.takes)
			done()
			if out.String() != c.want {
				t.Errorf("after %v: %q", c.takes, out.String())
			}
		})
	}
}

// Nothing but a terminal is told.
func TestBusyAtNoTerminal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out bytes.Buffer
		done := Busy(&out, "printing")
		time.Sleep(3 * time.Second)
		done()
		if out.Len() > 0 {
			t.Errorf("%q", out.String())
		}
	})
}
