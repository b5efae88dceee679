package main

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/urfave/cli/v3"

	"groundwork/cmd/groundwork/environ"
	"groundwork/cmd/groundwork/manual"
	"groundwork/tui/job"
)

// page is the manual page of a made-up release, and the commands it is of.
func page(t *testing.T) (string, *cli.Command) {
	t.Helper()
	d := &commandLine{out: bufio.NewWriter(io.Discard), err: io.Discard, job: job.New()}
	root := d.command()
	if err := root.Run(t.Context(), []string{"groundwork", "paths"}); err != nil { // so that the parser adds its own
		t.Fatal(err)
	}
	text, err := manual.Page(root, "1.0.0", time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	return text, root
}

// TestManNamesEverything wants each command, each flag and each topic on the page.
func TestManNamesEverything(t *testing.T) {
	text, root := page(t)
	text = strings.ReplaceAll(text, `\-`, "-")
	n := 0
	everyCommand(root, func(c *cli.Command) {
		if c.Hidden || strings.HasPrefix(c.FullName(), "groundwork completion ") {
			return
		}
		n++
		if c != root && !strings.Contains(text, `.SS "`+c.FullName()) {
			t.Errorf("%s is not there", c.FullName())
		}
		for _, f := range c.Flags {
			for _, name := range f.Names() {
				if v, ok := f.(cli.VisibleFlag); (!ok || v.IsVisible()) && !strings.Contains(text, `\fB`+manual.Dashed(name)+`\fR`) {
					t.Errorf("%s of %s is not there", manual.Dashed(name), c.FullName())
				}
			}
		}
	})
	if n < 20 {
		t.Errorf("%d commands seen", n)
	}
	for _, want := range []string{".SH KEYS", "ctrl+q", ".SH PRIVACY", ".SH FILES", "workbook.copy-", ".SH ENVIRONMENT", environ.File,
		".SH EXIT STATUS", "open elsewhere", `"2026-11-29" "groundwork 1.0.0"`} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not there", want)
		}
	}
}

// TestManLints lets mandoc judge the page.
func TestManLints(t *testing.T) {
	mandoc, err := exec.LookPath("mandoc")
	if err != nil {
		t.Skip("mandoc is not here")
	}
	text, _ := page(t)
	lint := exec.Command(mandoc, "-Tlint")
	lint.Stdin = strings.NewReader(text)
	if out, err := lint.CombinedOutput(); err != nil || len(out) > 0 {
		name := t.TempDir() + "/groundwork.1"
		_ = os.WriteFile(name, []byte(text), 0o600)
		t.Errorf("%v\n%s", err, out)
	}
}

// TestManInASCII lets groff set the page where a terminal has nothing else: every sign is
// there, or another in its place.
func TestManInASCII(t *testing.T) {
	groff, err := exec.LookPath("groff")
	if err != nil {
		t.Skip("groff is not here")
	}
	text, _ := page(t)
	set := exec.Command(groff, "-man", "-Tascii", "-ww")
	set.Stdin = strings.NewReader(text)
	var out, complaint bytes.Buffer
	set.Stdout, set.Stderr = &out, &complaint
	if err := set.Run(); err != nil || complaint.Len() > 0 || !strings.Contains(out.String(), "GROUNDWORK(1)") {
		t.Errorf("%v\n%s", err, complaint.String())
	}
}

// TestDescriptionsFit holds every command's description within the usual width.
func TestDescriptionsFit(t *testing.T) {
	d := &commandLine{err: &bytes.Buffer{}}
	everyCommand(d.command(), func(c *cli.Command) {
		for line := range strings.SplitSeq(c.Description, "\n") {
			if len([]rune(line)) > manual.Width-manual.Indent {
				t.Errorf("%s: %q", c.FullName(), line)
			}
		}
	})
}

// TestEveryCommandIsTold wants each command to tell its exit codes, README to list it, and a
// script to run it.
func TestEveryCommandIsTold(t *testing.T) {
	_, root := page(t)
	names, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	scripts := ""
	for _, name := range names {
		script, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		scripts += string(script)
	}
	readme := readFile(t, "README.md")
	n := 0
	everyCommand(root, func(c *cli.Command) {
		name, sub := strings.CutPrefix(c.FullName(), "groundwork ")
		if c.Hidden || !sub || c.Name == "help" {
			return // help is the parser's own, and in package manual
		}
		n++
		if !strings.Contains(c.Description, "Exit codes:\n") {
			t.Errorf("%s doesn't tell its exit codes: they end its description", c.FullName())
		}
		if !regexp.MustCompile(`(?m)^(\[.*\] )?(exec|exits \d+) (groundwork|sh gw) .*\b` + strings.ReplaceAll(name, " ", " (.* )?") + `\b`).MatchString(scripts) {
			t.Errorf("no script in testdata/script runs %s", c.FullName())
		}
		first, rest, _ := strings.Cut(name, " ")
		line := regexp.MustCompile(`(?m)^    groundwork ` + first + `\b.*$`).FindString(readme)
		if line == "" || rest != "" && first != "completion" && !strings.Contains(line, rest) {
			t.Errorf("README doesn't list %s among the commands", c.FullName())
		}
	})
	if n < 20 {
		t.Errorf("%d commands seen", n)
	}
}
