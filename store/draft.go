package store

import (
	"cmp"

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
