package main

import (
	"bytes"
	"context"
	"os/exec"
	"strings"

	"groundwork/content/paper"
)

// jobTitle is what others may see in the printer's queue.
const jobTitle = "Document"

// printerName is the value of --printer, which may be given without one.
type printerName struct{ name string }

// Set implements [cli.Value]. Without a value the parser gives "true".
func (p *printerName) Set(s string) error {
	if s == "true" {
		s = ""
	}
	p.name = s
	return nil
}

// String implements [cli.Value].
func (p *printerName) String() string { return p.name }

// Get implements [cli.Value].
func (p *printerName) Get() any { return p }

// IsBoolFlag lets the flag stand without a value.
func (p *printerName) IsBoolFlag() bool { return true }

// toPrinter hands the print over to the system's print service, never by way of
// a file of ours.
func (d *door) toPrinter(ctx context.Context, name string, p *press, document *paper.Document) error {
	lp, err := exec.LookPath("lp")
	if err != nil {
		return &failure{exitFailed, "there is no print service here: the program lp is missing", "install CUPS, or print a PDF made with -o from another program"}
	}
	var file bytes.Buffer
	if err := p.write(&file, document); err != nil {
		return err
	}
	d.say("hint", "the print service may keep a copy of its own, which this program can't erase")
	args := []string{"-s", "-t", jobTitle, "-o", "media=" + media(p.sheet.Size)}
	if name != "" {
		args = append(args, "-d", name)
	}
	var complaint strings.Builder
	cmd := exec.CommandContext(ctx, lp, args...)
	cmd.Stdin, cmd.Stderr = &file, &complaint
	if err := cmd.Run(); err != nil {
		text := "the print service did not take it"
		if said := lastLine(complaint.String()); said != "" {
			text += ": " + said
		}
		return &failure{exitFailed, text, "lpstat -e lists the printers; --printer=NAME picks one"}
	}
	return nil
}

func media(s paper.Size) string {
	if s == paper.Letter {
		return "Letter"
	}
	return "A4"
}

func lastLine(s string) string {
	s = strings.TrimSpace(s)
	return s[strings.LastIndexByte(s, '\n')+1:]
}
