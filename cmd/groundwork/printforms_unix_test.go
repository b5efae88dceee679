//go:build unix

package main

import (
	"os"
	"testing"

	"github.com/creack/pty"

	"groundwork/content/paper/format"
)

// A terminal is no place for a PDF; a pipe is.
func TestTerminalRefusesPDF(t *testing.T) {
	keyboard, terminal, err := pty.Open()
	if err != nil {
		t.Skipf("no terminal to be had: %v", err)
	}
	defer keyboard.Close()
	defer terminal.Close()
	in, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	defer out.Close()
	for _, c := range []struct {
		form format.Format
		to   *os.File
		ok   bool
	}{{"pdf", terminal, false}, {"pdf", out, true}, {"text", terminal, true}, {"html", terminal, true}} {
		if err := (&press{form: c.form}).fitsTerminal(c.to); (err == nil) != c.ok {
			t.Errorf("%s: %v", c.form, err)
		}
	}
}
