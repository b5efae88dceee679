package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/urfave/cli/v3"
)

func TestSetLines(t *testing.T) {
	got := setLines("one two\nthree four\n\nA list:\n  1   as it is, however long it may be\nfive", 10)
	want := "one two\nthree four\n\nA list:\n  1   as it is, however long it may be\nfive"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := setLines("one --two-three four", 9); got != "one\n--two-three\nfour" {
		t.Errorf("got %q", got)
	}
}

// TestDescriptionsFit holds every command's description within the usual width.
func TestDescriptionsFit(t *testing.T) {
	d := &commandLine{err: &bytes.Buffer{}}
	everyCommand(d.command(), func(c *cli.Command) {
		for line := range strings.SplitSeq(c.Description, "\n") {
			if len([]rune(line)) > usualWidth-helpIndent {
				t.Errorf("%s: %q", c.FullName(), line)
			}
		}
	})
}
