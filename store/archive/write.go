// Package archive writes and reads exports: all of a workbook as plain JSON, which
// EXPORT.md documents. Whatever reads or fills the workbook itself is in package store.
//
// With age they are encrypted to a passphrase. It imports package record. None of the packages below store imports store.
package archive

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/store/record"
)

const (
	exportName   = "export"
	exportFormat = 1
)

// AboutBook is what an export says of the book that asked the questions.
type AboutBook struct {
	Language string       `json:"language"`
	Version  string       `json:"version"`
	Tracks   []AboutTrack `json:"tracks,omitempty"`
}

// AboutTrack is a track in an [AboutBook].
type AboutTrack struct {
	ID    content.TrackID `json:"id"`
	Title string          `json:"title"`
}

// Object is the JSON of a record, or of an earlier version of one.
type Object struct {
	Key  content.Key // of the record
	Text []byte
}

// Contents is what an export holds.
type Contents struct {
	Records  []Object
	Versions []Object // those of one record from the oldest to the newest
	Dropped  int      // characters that were left out in reading, because they can't be shown
}

// exportHead stands before the records.
type exportHead struct {
	Groundwork string    `json:"groundwork"` // always "export"
	Format     int       `json:"format"`
	Made       string    `json:"made"`
	Offset     int       `json:"offset"`
	Book       AboutBook `json:"book"`
}

// Write writes an export made at a time. It sorts the objects, which must be valid
// JSON, by their keys, and writes one a line, so that a line's number says which it is.
func Write(to io.Writer, c Contents, at time.Time, book AboutBook) error {
	made, offset, err := record.FormatTime(at)
	if err != nil {
		return err
	}
	head, err := json.Marshal(exportHead{exportName, exportFormat, made, offset, book}, jsontext.EscapeForJS(true))
	if err != nil {
		return err
	}
	out := bufio.NewWriter(to)
	out.Write(head[:len(head)-1])
	for _, part := range []struct {
		name string
		list []Object
	}{{"records", c.Records}, {"versions", c.Versions}} {
		text.SortStable(part.list, func(a, b Object) int { return strings.Compare(a.Key.String(), b.Key.String()) })
		fmt.Fprintf(out, ",\n%q: [", part.name)
		for i, x := range part.list {
			if i > 0 {
				out.WriteByte(',')
			}
			out.WriteByte('\n')
			out.Write(x.Text)
		}
		out.WriteString("\n]")
	}
	out.WriteString("}\n")
	return out.Flush()
}
