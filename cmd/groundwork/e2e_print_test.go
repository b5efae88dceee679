//go:build unix

package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"groundwork/content"
)

// atPrint is at the print screen of a workbook with a few words in it.
func (p *person) atPrint() {
	p.t.Helper()
	words := func(question, said string) content.Record {
		return content.Answer{Track: content.Hurt, Question: question, Kind: content.KindLine, Value: content.Text(said)}
	}
	p.seed(words("my-phrase", "You had every reason to trust."), content.Place{Track: content.Hurt}, content.Settings{Printed: true})
	p.start()
	p.Press("esc")
	p.See("Settings")
	p.Type("p")
	p.At("Print")
}

// part chooses what to print.
func (p *person) part(label string) {
	p.t.Helper()
	p.To("▸ What")
	p.Press("enter")
	p.At("What to print")
	p.Choose(label)
	p.See("▸ What  ")
	p.See(label)
}

// prints prints to a file of that name, which it returns.
func (p *person) prints(file string) string {
	p.t.Helper()
	p.To("▸ As")
	p.Press("right", "right", "right")
	p.See("[text]")
	p.To("[▸Print ]")
	p.Press("enter")
	p.See("Anyone who finds the file can read it.")
	path := filepath.Join(p.home, file)
	text, err := os.ReadFile(path)
	if err != nil {
		p.t.Fatalf("%v\n%s", err, p.Screen())
	}
	if err := os.Remove(path); err != nil {
		p.t.Fatal(err)
	}
	return string(text)
}

// TestPrintPartsFromScreen prints the page for somebody who helps, with what is written
// for it, and a plan without one of its sections. The workbook holds none of that.
func TestPrintPartsFromScreen(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 80, 24)
	p.atPrint()
	p.See("[ Look at it first ]  [ Print ]")
	p.part("my plan")
	if plan := p.prints("workbook.txt"); !strings.Contains(plan, "every reason") {
		t.Errorf("the plan is\n%s", plan)
	}
	p.part("one page for a therapist")
	p.To("▸ To talk about")
	p.Type("the zebrafish")
	p.See("the zebrafish")
	if page := p.prints("workbook.txt"); !strings.Contains(page, "the zebrafish") || strings.Contains(page, "every reason") {
		t.Errorf("the page is\n%s", page)
	}
	p.part("my plan")
	p.To("▸ Without")
	p.Press("enter")
	p.At("Without")
	p.Type(" ")
	p.See("[x] A sentence")
	p.Press("esc")
	p.See("A sentence I want to hear")
	p.See("There is nothing written there yet.")
	p.Leave()
	if out := p.Run("export"); strings.Contains(out, "zebrafish") {
		t.Errorf("it is kept:\n%s", out)
	}
}

// TestPausedPrinterOnScreen hands nothing to a printer that is paused before a yes.
func TestPausedPrinterOnScreen(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 80, 24)
	bin := t.TempDir()
	for name, script := range map[string]string{
		"lpstat": "case \"$1\" in\n-e) echo den ;;\n-a) echo den accepting requests ;;\n-p) printf 'printer den disabled since now -\\n\\tOut of paper\\n' ;;\n*) echo no system default destination ;;\nesac\n",
		"lp":     "cat > " + bin + "/out\n",
	} {
		if err := os.WriteFile(filepath.Join(bin, name), []byte("#!/bin/sh\n"+script), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	p.env = []string{"PATH=" + bin + ":" + os.Getenv("PATH")}
	p.atPrint()
	p.See("the printer den")
	p.To("▸ To")
	p.Press("right")
	p.See("[the printer den]")
	p.To("[▸Print ]")
	p.Press("enter")
	p.At("Before it is printed")
	p.See("The printer den is paused: Out of paper.")
	if _, err := os.Stat(bin + "/out"); err == nil {
		t.Error("it was handed over unasked")
	}
	p.Press("enter")
	p.See("Handed to the printer den")
	if out, err := os.ReadFile(bin + "/out"); err != nil || !strings.HasPrefix(string(out), "%PDF-") {
		t.Errorf("%v %.20q", err, out)
	}
	p.Leave()
}

// open reports whether a question that is not private has this label.
func (w *walker) open(label string) bool {
	for _, p := range w.track.Pages() {
		if slices.ContainsFunc(p.Asks(), func(a *content.Ask) bool { return a.Label == label && !a.Private }) {
			return true
		}
	}
	return false
}
