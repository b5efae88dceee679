package input

import (
	"os"
	"time"
)

// Terminal is a file as a [Source].
type Terminal struct{ *os.File }

// Wait implements [Source].
func (t Terminal) Wait(d time.Duration) bool { return ready(int(t.Fd()), d) }
