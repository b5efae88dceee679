//go:build unix

package main

import (
	"fmt"
	"strings"
	"testing"

	"groundwork/cmd/groundwork/exit"
	"groundwork/content"
)

// TestThickWorkbookStarts holds that what is typed as soon as the first frame of a thick
// workbook stands, which comes before it is read, goes where it should, though one leaves
// with the next key.
func TestThickWorkbookStarts(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 80, 24)
	records := []content.Record{nameIt()}
	for i := range 9 {
		records = append(records, content.Note{ID: fmt.Sprintf("%016x", i), Text: strings.Repeat("about this long ", 1<<16)})
	}
	p.seed(records...)
	p.start()
	p.See("Go on: Name it")
	p.Type("\rWORDS\x11")
	p.Ends(exit.Done)
	p.wants(content.Hurt, "happened", "WORDS")
}
