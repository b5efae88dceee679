package pages

import "io"

// MetaOrder lets the two meta pages that a copy begins with change places where it
// has to. bbolt always copies the newest one as the first, though it writes that
// of an odd transaction as the second: it would write the next one over it, leave the
// older one there, and a look at the two would find one save missing.
type MetaOrder struct {
	To   io.Writer
	Size int // of a page
	Swap bool

	held []byte
}

// Write implements [io.Writer].
func (w *MetaOrder) Write(p []byte) (int, error) {
	if !w.Swap {
		return w.To.Write(p)
	}
	w.held = append(w.held, p...)
	if len(w.held) < 2*w.Size {
		return len(p), nil
	}
	first, second := w.held[:w.Size], w.held[w.Size:2*w.Size]
	for i := 8; i < w.Size; i++ { // a page begins with its number, which stays
		first[i], second[i] = second[i], first[i]
	}
	w.Swap = false
	_, err := w.To.Write(w.held)
	w.held = nil
	return len(p), err
}
