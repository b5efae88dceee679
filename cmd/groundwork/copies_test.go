package main

import (
	"bytes"
	"errors"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"go.etcd.io/bbolt"

	"groundwork/store"
)

// copies FILE DAY… takes a copy of a workbook as at the start of a session on each
// of these days.
func copies(ts *testscript.TestScript, _ bool, args []string) {
	for _, day := range args[1:] {
		at, err := time.Parse("2006-01-02", day)
		ts.Check(err)
		s, err := store.Open(ts.MkAbs(args[0]), store.Options{ReserveBytes: -1, Now: func() time.Time { return at }})
		ts.Check(err)
		ts.Check(errors.Join(s.TakeCopy(), s.Close()))
	}
}

// spoil FILE damages the sealed values of a workbook's records, and nothing of its
// pages.
func spoil(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: time.Second})
	ts.Check(err)
	var values [][]byte
	err = db.View(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte("records")).ForEach(func(_, v []byte) error {
			values = append(values, bytes.Clone(v))
			return nil
		})
	})
	ts.Check(errors.Join(err, db.Close()))
	data, err := os.ReadFile(path)
	ts.Check(err)
	for _, v := range values {
		data[bytes.Index(data, v)+50] ^= 1
	}
	ts.Check(os.WriteFile(path, data, 0o600))
}

// kept FOLDER PART NUMBER wants so many files in a folder with the part in their
// name.
func kept(ts *testscript.TestScript, _ bool, args []string) {
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	n := 0
	for _, e := range entries {
		if strings.Contains(e.Name(), args[1]) {
			n++
		}
	}
	if strconv.Itoa(n) != args[2] {
		ts.Fatalf("%d files with %q in their name, want %s", n, args[1], args[2])
	}
}
