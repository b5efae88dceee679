package store

import (
	"cmp"
	"io"

	"groundwork/store/disk"
	"groundwork/store/seal"
)

// draft is a whole workbook's file on its way, which is looked at before it gets
// its name.
type draft struct {
	*disk.Draft
	o    Options
	read *Safe // the draft, opened to be looked at

	target string // what to call it while it has no name
}

// newDraft creates a draft beside target.
func newDraft(target string, o Options) (*draft, error) {
	d, err := disk.NewDraft(target, o.OpenFile)
	if err != nil {
		return nil, err
	}
	return &draft{Draft: d, o: o}, nil
}

// newNameless creates one to lie elsewhere than the workbook.
func newNameless(target string, o Options) (*draft, error) {
	d, err := disk.NewNameless(target, o.OpenFile)
	if err != nil {
		return nil, err
	}
	return &draft{Draft: d, o: o, target: target}, nil
}

// metaOrder lets the two meta pages that a copy begins with change places where it
// has to. bbolt always copies the newest one as the first, though it writes that
// of an odd transaction as the second: it would write the next one over it, leave the
// older one there, and a look at the two would find one save missing.
type metaOrder struct {
	to   io.Writer
	size int // of a page
	swap bool
	held []byte
}

// Write implements [io.Writer].
func (w *metaOrder) Write(p []byte) (int, error) {
	if !w.swap {
		return w.to.Write(p)
	}
	w.held = append(w.held, p...)
	if len(w.held) < 2*w.size {
		return len(p), nil
	}
	first, second := w.held[:w.size], w.held[w.size:2*w.size]
	for i := 8; i < w.size; i++ { // a page begins with its number, which stays
		first[i], second[i] = second[i], first[i]
	}
	w.swap = false
	_, err := w.to.Write(w.held)
	w.held = nil
	return len(p), err
}

// verify opens the draft as a workbook. Damaged records don't stop it: they were
// in what was copied.
func (d *draft) verify(known *seal.Keyring) (err error) {
	f := d.File
	d.File = nil
	if d.read, err = openHandle(cmp.Or(d.Path, d.target), f, known, d.o); err == nil {
		d.Holder = func() { _ = d.read.release() }
	}
	return err
}
