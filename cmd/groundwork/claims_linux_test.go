package main

import (
	"debug/elf"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"groundwork/cmd/groundwork/exit"
)

var claims = flag.Bool("claims", false, "build the program as README says, and trace it")

// asReadmeBuilds is the program as README has people build it.
func asReadmeBuilds(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "groundwork")
	cmd := exec.Command("go", "build", "-o", file, "./cmd/groundwork")
	cmd.Dir = root
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return file
}

// TestClaims holds what README says of the network against the program that people
// build, not against what the tests are linked of.
func TestClaims(t *testing.T) {
	if !*claims {
		t.Skip("builds the whole program: -claims does")
	}
	t.Parallel()
	file := asReadmeBuilds(t)
	t.Run("it needs no library", func(t *testing.T) {
		f, err := elf.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		libraries, err := f.ImportedLibraries() // DT_NEEDED: a C library would bring a resolver
		if err != nil || len(libraries) > 0 {
			t.Errorf("it needs %q %v", libraries, err)
		}
		for _, p := range f.Progs {
			if p.Type == elf.PT_INTERP {
				t.Error("it is loaded by another program")
			}
		}
	})
	t.Run("it runs nothing and opens no socket", func(t *testing.T) {
		strace, err := exec.LookPath("strace")
		if err != nil {
			t.Skip("needs strace")
		}
		if err := exec.Command(strace, "-qq", "-o", os.DevNull, "true").Run(); err != nil {
			t.Skip("strace may not trace here:", err)
		}
		for name, use := range map[string]func(p *person){
			"the workbook": func(p *person) {
				p.See("ctrl+q")
				p.Press("enter", "enter", "enter")
				p.Type("words")
				p.Leave()
			},
			"status": func(p *person) { p.Ends(exit.Nothing) },
		} {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				calls := filepath.Join(t.TempDir(), "calls")
				p := newPerson(t, 80, 24)
				p.env = []string{inTmux, "TERM=tmux-256color", "COLORTERM="}
				line := []string{strace, "-f", "-e", "trace=network,execve", "-o", calls, file}
				if name == "status" {
					line = append(line, name)
				}
				p.exec(line)
				use(p)
				p.onlyItself(calls)
			})
		}
	})
}

// onlyItself wants one call in a record of strace: the one that began the program.
func (p *person) onlyItself(calls string) {
	p.t.Helper()
	record, err := os.ReadFile(calls)
	if err != nil {
		p.t.Fatal(err)
	}
	n := 0
	call := regexp.MustCompile(`^\d+ +\w+\(`) // besides signals and ends
	for line := range strings.Lines(string(record)) {
		if !call.MatchString(line) {
			continue
		}
		if n++; n > 1 || !strings.Contains(line, "execve(") {
			p.t.Errorf("it called %s", line)
		}
	}
	if n == 0 {
		p.t.Errorf("strace saw nothing:\n%s", record)
	}
}
