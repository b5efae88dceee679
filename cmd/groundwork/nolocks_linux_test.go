package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"groundwork/cmd/groundwork/exit"
	"groundwork/content"
)

// withoutLocks has each call for a lock on the workbook fail as it does on a disk of the
// network that keeps none.
func withoutLocks(p *person) []string {
	p.t.Helper()
	strace, err := exec.LookPath("strace")
	if err != nil {
		p.t.Skip("needs strace")
	}
	if err := exec.Command(strace, "-qq", "-o", os.DevNull, "true").Run(); err != nil {
		p.t.Skip("strace may not trace here:", err)
	}
	return []string{strace, "-f", "-qq", "-o", os.DevNull, "-P", p.path, "-e", "trace=flock", "-e", "inject=flock:error=ENOLCK"}
}

// TestWithoutLocks uses a workbook that lies where nothing can be locked: what reads does
// its work and says no more than elsewhere, what writes says why it can't, and nothing of
// the file changes.
func TestWithoutLocks(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 80, 24)
	p.seed(content.Answer{Track: content.Hurt, Question: "happened", Kind: content.KindText, Value: content.Text("zebra")})
	inside := []string{"import", "inside.json"}
	run := func(strace []string, args ...string) (out, said string, code int) {
		cmd := exec.Command(program(t), args...)
		if strace != nil {
			cmd = exec.Command(strace[0], append(append(strace[1:len(strace):len(strace)], program(t)), args...)...)
		}
		cmd.Env, cmd.Dir = p.environ(), p.home
		var o, e strings.Builder
		cmd.Stdout, cmd.Stderr = &o, &e
		_ = cmd.Run() // the code tells
		return o.String(), e.String(), cmd.ProcessState.ExitCode()
	}
	strace := withoutLocks(p)
	run(nil, "export", "-o", inside[1])
	run(nil, "print", "--with-private") // which has hints the first time
	type result struct {
		out, said string
		code      int
	}
	reading := [][]string{{"status"}, {"print", "--with-private"}, {"check"}, {"helplines", "GB"}}
	var usual []result
	for _, args := range reading {
		out, said, code := run(nil, args...)
		usual = append(usual, result{out, said, code})
	}
	before, err := os.ReadFile(p.path)
	if err != nil {
		t.Fatal(err)
	}
	for i, args := range reading {
		out, said, code := run(strace, args...)
		if got := (result{out, said, code}); got != usual[i] || code != exit.Done {
			t.Errorf("%q: %+v\nand with locks %+v", args, got, usual[i])
		}
	}
	for _, args := range [][]string{{"export", "-o", "export"}, {"backup", "backup"}} {
		if _, said, code := run(strace, args...); code != exit.Done {
			t.Errorf("%q: %d, %s", args, code, said)
		}
		if _, err := os.Stat(filepath.Join(p.home, args[len(args)-1])); err != nil {
			t.Errorf("%q: %v", args, err)
		}
	}
	const why = "lies on a disk that can't keep it from being opened twice, so it can be read but not written"
	if _, said, code := run(strace, inside...); code != exit.Failed || !strings.Contains(said, why) {
		t.Errorf("import: %d, %s", code, said)
	}
	p.exec(append(strace, program(t)))
	p.See("opened twice")
	p.Ends(exit.Failed)
	if after, err := os.ReadFile(p.path); err != nil || string(after) != string(before) {
		t.Errorf("the file has changed, %v", err)
	}
}
