// Mutants breaks the program on purpose, in one place after the other, and runs the tests
// that are there to notice. It is run by .ci/run mutants, or alone:
//
//	go run .ci/mutants/main.go             every mutant of list.txt
//	go run .ci/mutants/main.go NAME…       those whose names contain one of these
//	go run .ci/mutants/main.go --fit       none: looks whether each still fits the source
//
// No file of the source is changed: the compiler is told to read another one in its
// place. A mutant is dead when its tests fail with it and pass without it. One that
// lives, no longer fits the source, or doesn't compile fails the run.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

const list = ".ci/mutants/list.txt"

// mutant is one way to break the program.
type mutant struct {
	name     string
	file     string   // that is broken
	old, new string   // a piece of it, and what stands in its place
	test     []string // what go test gets: a package, and -run with a pattern
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	all, err := read(list)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	if slices.Equal(os.Args[1:], []string{"--fit"}) {
		os.Exit(fit(all))
	}
	wanted := func(m mutant) bool {
		return len(os.Args) == 1 || slices.ContainsFunc(os.Args[1:], func(s string) bool { return strings.Contains(m.name, s) })
	}
	var alive []string
	sound := map[string]error{} // what came of the tests without any mutant
	ran := 0
	for _, m := range all {
		if !wanted(m) {
			continue
		}
		if ctx.Err() != nil {
			os.Exit(130)
		}
		ran++
		begun := time.Now()
		err := m.dies(ctx, sound)
		verdict := "dead"
		if err != nil {
			verdict = "ALIVE: " + err.Error()
			alive = append(alive, m.name)
		}
		fmt.Printf("%-44s %4.0f s  %s\n", m.name, time.Since(begun).Seconds(), verdict)
	}
	fmt.Printf("%d of %d mutants are dead\n", ran-len(alive), ran)
	if len(alive) > 0 || ran == 0 {
		os.Exit(1)
	}
}

// fit tells which mutants can't be run any more, and returns the exit code.
func fit(all []mutant) (code int) {
	for _, m := range all {
		_, err := m.source()
		if err == nil {
			err = m.tested()
		}
		if err != nil {
			fmt.Printf("%s: %v\n", m.name, err)
			code = 1
		}
	}
	return code
}

// source returns the file that is to be broken, which has the piece once.
func (m mutant) source() ([]byte, error) {
	source, err := os.ReadFile(m.file)
	if err != nil {
		return nil, err
	}
	if n := bytes.Count(source, []byte(m.old)); n != 1 {
		return nil, fmt.Errorf("its piece of %s is there %d times, not once", m.file, n)
	}
	return source, nil
}

// tested returns an error where a test that is to notice it isn't there.
func (m mutant) tested() error {
	files, err := filepath.Glob(filepath.Join(m.test[0], "*_test.go"))
	if err != nil {
		return err
	}
	var all strings.Builder
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		all.Write(text)
	}
	names := regexp.MustCompile(`(?m)^func (\w+)`).FindAllStringSubmatch(all.String(), -1)
	for _, pattern := range strings.Split(m.test[len(m.test)-1], "|") {
		is, err := regexp.Compile(pattern)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(names, func(name []string) bool { return is.MatchString(name[1]) }) {
			return fmt.Errorf("%s has no test %s", m.test[0], pattern)
		}
	}
	return nil
}

// dies returns nil where the mutant's tests notice it.
func (m mutant) dies(ctx context.Context, sound map[string]error) error {
	source, err := m.source()
	if err != nil {
		return err
	}
	line := strings.Join(m.test, " ")
	if _, known := sound[line]; !known {
		out, err := test(ctx, m.test)
		switch {
		case err != nil:
			err = fmt.Errorf("%s fails without it:\n%s", line, out)
		case strings.Contains(out, "no tests to run"):
			err = fmt.Errorf("%s runs no test", line)
		}
		sound[line] = err
	}
	if sound[line] != nil {
		return sound[line]
	}
	return m.lives(ctx, bytes.Replace(source, []byte(m.old), []byte(m.new), 1))
}

// lives returns why the mutant isn't dead, or nil.
func (m mutant) lives(ctx context.Context, broken []byte) error {
	dir, err := os.MkdirTemp("", "groundwork-mutant-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	path, err := filepath.Abs(m.file)
	if err != nil {
		return err
	}
	instead, overlay := filepath.Join(dir, filepath.Base(m.file)), filepath.Join(dir, "overlay.json")
	text, err := json.Marshal(map[string]map[string]string{"Replace": {path: instead}})
	if err := errors.Join(err, os.WriteFile(instead, broken, 0o600), os.WriteFile(overlay, text, 0o600)); err != nil {
		return err
	}
	out, err := test(ctx, append([]string{"-overlay", overlay}, m.test...))
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case strings.Contains(out, "[build failed]") || strings.Contains(out, "[setup failed]"):
		return fmt.Errorf("it doesn't compile:\n%s", out)
	case err == nil:
		return errors.New("its tests pass with it")
	}
	return nil
}

// test runs go test.
func test(ctx context.Context, args []string) (string, error) {
	cmd := exec.CommandContext(ctx, "go", append([]string{"test", "-count=1", "-vet=off", "-timeout=10m"}, args...)...)
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// read reads the list: before each mutant stands a line "== its name", then its file, then
// what go test gets; then its piece of the file with a "-" before each line, and what
// stands in its place with a "+". Lines that begin with "#" say why.
func read(path string) ([]mutant, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var all []mutant
	for n, line := range strings.Split(string(text), "\n") {
		name, begins := strings.CutPrefix(line, "== ")
		if begins {
			all = append(all, mutant{name: name})
			continue
		}
		if line == "" || line[0] == '#' {
			continue
		}
		if len(all) == 0 {
			return nil, fmt.Errorf("%s:%d: there is no mutant yet", path, n+1)
		}
		m := &all[len(all)-1]
		switch {
		case line[0] == '-':
			m.old += line[1:] + "\n"
		case line[0] == '+':
			m.new += line[1:] + "\n"
		case m.file == "":
			m.file = line
		case m.test == nil:
			m.test = strings.Fields(line)
		default:
			return nil, fmt.Errorf("%s:%d: a line that means nothing", path, n+1)
		}
	}
	for _, m := range all {
		if m.file == "" || m.test == nil || m.old == "" || m.old == m.new {
			return nil, fmt.Errorf("%s: mutant %q is not complete", path, m.name)
		}
	}
	return all, nil
}
