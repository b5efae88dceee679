//go:build unix

package main

import (
	"path/filepath"
	"testing"
	"time"

	"groundwork/cmd/groundwork/sitting"
	"groundwork/content"
	"groundwork/store"
	"groundwork/tui"
	"groundwork/tui/session"
)

// copying tells when the copy of a session has been taken.
type copying struct {
	*store.Safe
	painted func() bool
	done    chan struct{}
	early   bool
}

func (c *copying) TakeCopy() error {
	c.early = !c.painted()
	defer close(c.done)
	return c.Safe.TakeCopy()
}

// TestSessionTakesCopy wants a whole copy beside the workbook, begun after the
// terminal was first written to.
func TestSessionTakesCopy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "wb")
	if err := seedFile(path, content.Change{Put: []content.Record{content.Profile{Track: content.Hurt}}}); err != nil {
		t.Fatal(err)
	}
	safe, err := store.Open(path, store.Options{ReserveBytes: -1})
	if err != nil {
		t.Fatal(err)
	}
	w, s := localTerminal(t)
	workbook, _, err := safe.Load()
	if err != nil {
		t.Fatal(err)
	}
	app := tui.New(session.Options{
		Book: testBook(t), Workbook: workbook, Notebook: safe, Now: time.Now, NewID: newID,
	})
	n := &copying{Safe: safe, done: make(chan struct{}), painted: func() bool {
		return w.wait(func() bool { return w.raw.Len() > 0 })
	}}
	go func() {
		<-n.done
		w.see("ctrl+q")
		w.keys("\x11")
	}()
	if _, err := (&sitting.Sitting{Screen: s, Read: func() (*tui.App, error) { return app, nil }, Safe: n, Begun: func() {}}).Run(); err != nil {
		t.Fatal(err)
	}
	list, err := store.Copies(path, store.Options{})
	if err != nil || len(list) != 1 || !list[0].Whole() || n.early {
		t.Errorf("copies: %+v, %v, too early %v", list, err, n.early)
	}
}
