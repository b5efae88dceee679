package input

import (
	"bytes"
	"fmt"
)

// wheel returns what to hand on in the place of a turn of the mouse's wheel, or
// nothing where b is something else. In a full screen most terminals send a turn as
// the same arrow up or down several times in one go, which nobody's finger does. It
// becomes the event of a wheel, whose column says how many arrows it was: so that
// what is turned over isn't taken for a choice.
func wheel(b []byte) []byte {
	for i, arrow := range []string{"\x1b[A", "\x1b[B", "\x1bOA", "\x1bOB"} {
		if n := bytes.Count(b, []byte(arrow)); n > 1 && n*len(arrow) == len(b) {
			return fmt.Appendf(nil, "\x1b[<%d;%d;1M", 64+i%2, n)
		}
	}
	return nil
}

// idle reports whether what comes now begins something.
func (r *Reader) idle() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return !r.stream.pasting && len(r.stream.held) == 0
}
