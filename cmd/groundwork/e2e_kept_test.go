//go:build unix

package main

import (
	"os"
	"path/filepath"
	"time"

	"groundwork/content"
)

// copy is somebody with a copy of the workbook.
func (p *person) copy() (*person, error) {
	data, err := os.ReadFile(p.path)
	if err != nil {
		return nil, err
	}
	other := newPerson(p.t, 80, 24)
	other.path = filepath.Join(other.home, "workbook")
	return other, os.WriteFile(other.path, data, 0o600)
}

// kept waits until something is in the file of a program that runs, whatever the screen
// shows. A copy of it may be torn, where it is written meanwhile, and there may be none yet.
func (p *person) kept(what string, ok func(*content.Workbook) bool) {
	p.t.Helper()
	for end := time.Now().Add(deadline); ; <-time.After(100 * time.Millisecond) {
		copied, err := p.copy()
		if err == nil {
			var w *content.Workbook
			if w, err = copied.workbook(); err == nil && ok(w) {
				return
			}
		}
		if time.Now().After(end) {
			p.t.Fatalf("%s is not saved: %v", what, err)
		}
	}
}
