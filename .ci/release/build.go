package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// output runs a program in a folder and returns what it says. What it complains of is in
// the error.
func output(dir string, env []string, name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), env...)
	var out, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaint
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, complaint.String())
	}
	return out.String(), nil
}

// build makes each program in two places that have nothing in common but the source.
func (r *release) build() error {
	if err := r.state(); err != nil {
		return err
	}
	first, second := filepath.Join(r.work, "one"), filepath.Join(r.work, "elsewhere", "the-other-one")
	for _, place := range []string{first, second} {
		if err := r.clone(place); err != nil {
			return err
		}
	}
	cache := filepath.Join(r.work, "cache") // so that the second time nothing is taken from the first
	for _, t := range r.targets {
		a, err := r.compile(first, t, "")
		if err != nil {
			return err
		}
		b, err := r.compile(second, t, cache)
		if err != nil {
			return err
		}
		if !bytes.Equal(a, b) {
			return fmt.Errorf("the program for %s is not the same in two places", t)
		}
		r.programs[t] = a
	}
	return nil
}

// state finds out what is released, and refuses a version that is something else already.
func (r *release) state() error {
	said, err := output(r.root, nil, "git", "log", "-1", "--format=%H %ct")
	if err != nil {
		return err
	}
	var seconds int64
	if _, err := fmt.Sscan(said, &r.commit, &seconds); err != nil {
		return err
	}
	r.day = time.Unix(seconds, 0).UTC()
	if tagged, err := output(r.root, nil, "git", "rev-parse", "--verify", "--quiet", "refs/tags/v"+r.version+"^{commit}"); err == nil && strings.TrimSpace(tagged) != r.commit {
		return fmt.Errorf("v%s is the tag of another commit", r.version)
	}
	if left, err := output(r.root, nil, "git", "status", "--porcelain"); err == nil && left != "" {
		fmt.Fprintln(os.Stderr, "what is not committed is not in it")
	}
	return nil
}

// clone makes a checkout of the commit with the version's tag on it and no other, as a commit
// may have been tried under one.
func (r *release) clone(place string) error {
	if _, err := output(r.root, nil, "git", "clone", "--quiet", "--no-checkout", "--no-tags", r.root, place); err != nil {
		return err
	}
	if _, err := output(place, nil, "git", "-c", "advice.detachedHead=false", "checkout", "--quiet", r.commit); err != nil {
		return err
	}
	_, err := output(place, nil, "git", "tag", "--force", "v"+r.version)
	return err
}

// compile builds one program. Its functions begin at every 16 bytes, not at every 32, which
// takes 130 kB off it.
func (r *release) compile(place string, t target, cache string) ([]byte, error) {
	program := filepath.Join(r.work, "program")
	env := []string{"GOENV=off", "GOFLAGS=-mod=readonly", "CGO_ENABLED=0", "GOOS=" + t.system, "GOARCH=" + t.processor, "GOAMD64=v1", "GOARM64=v8.0", "GOEXPERIMENT="}
	if cache != "" {
		env = append(env, "GOCACHE="+cache)
	}
	_, err := output(place, env, "go", "build", "-trimpath", "-buildvcs=true", "-tags=urfave_cli_no_template", "-ldflags=-s -w -funcalign=16", "-o", program, "./cmd/groundwork")
	if err != nil {
		return nil, err
	}
	return os.ReadFile(program)
}

// runnable is the program for this very computer.
func (r *release) runnable() (string, error) {
	data, ok := r.programs[target{runtime.GOOS, runtime.GOARCH}]
	if !ok {
		return "", fmt.Errorf("the manual and the completions are made by the program for %s-%s: build that too", runtime.GOOS, runtime.GOARCH)
	}
	path := filepath.Join(r.work, "groundwork")
	return path, os.WriteFile(path, data, 0o755)
}
