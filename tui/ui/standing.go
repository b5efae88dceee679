package ui

import "fmt"

// Standing tells which of the questions one is at, as "2 of 4"; "" where that says
// nothing.
func (f *Form) Standing() string {
	n, of := f.Count(f.Focus)
	if of < 2 || f.Focus == OnReading || f.Pieces[f.Focus].Ask == nil {
		return ""
	}
	return fmt.Sprintf("%d of %d", n, of)
}

// Count returns how many questions there are up to a piece, and in all.
func (f *Form) Count(at int) (n, of int) {
	for i, s := range f.Pieces {
		if s.Ask == nil {
			continue
		}
		if of++; i <= at {
			n = of
		}
	}
	return n, of
}
