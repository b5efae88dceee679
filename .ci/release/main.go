// Release builds everything that is given away of a version of Groundwork:
//
//	go run -C .ci/release . [flags] VERSION
//
// It builds what is committed, not what lies in the checkout: each program twice, in two
// clones with caches of their own, and compares them. Around the programs it makes the
// archives, the packages, the stick, the lists of parts, the checksums and their
// signature. Two runs give the same bytes. Nothing is sent anywhere; modules come from
// Go's cache, or its proxy where they aren't there yet.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"time"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "release: error:", err)
		os.Exit(1)
	}
}

// release is one version on its way.
type release struct {
	version string
	commit  string
	day     time.Time // of the commit: the time of every file
	url     string    // the folder it will be at
	root    string    // the checkout
	work    string    // a folder for what nobody gets
	out     string
	targets []target
	key     signer

	programs map[target][]byte
	beside   []file            // what goes with each program
	made     map[string][]byte // by name, what goes out
}

// target is a system and a processor.
type target struct{ system, processor string }

func (t target) String() string { return t.system + "-" + t.processor }

// exe is what a program's name ends with there.
func (t target) exe() string {
	if t.system == "windows" {
		return ".exe"
	}
	return ""
}

func allTargets() []target {
	return []target{{"linux", "amd64"}, {"linux", "arm64"}, {"darwin", "amd64"}, {"darwin", "arm64"}, {"windows", "amd64"}}
}

// versions are what a release can be called. The Go tool stamps no program with a version
// of 2 or above as long as the module's path has no such number at its end.
var versions = regexp.MustCompile(`^[01]\.\d+\.\d+(-(alpha|beta|rc)\.\d+)?$`)

func run(args []string) (err error) {
	r := &release{programs: map[target][]byte{}, made: map[string][]byte{}}
	flags := flag.NewFlagSet("release", flag.ContinueOnError)
	flags.StringVar(&r.out, "out", "", "the `FOLDER` for what is made; it must be empty or new (dist in the checkout, if not told)")
	flags.StringVar(&r.url, "url", nowhere, "the `ADDRESS` of the folder it will be put into, for the manifests of other package managers")
	flags.StringVar(&r.key.path, "key", "", "sign with the minisign key in this `FILE`")
	flags.StringVar(&r.key.password, "key-password", "", "the `FILE` with the key's password, where it has one")
	only := flags.String("only", "", "build for these systems only, such as linux-amd64,windows-amd64")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if r.version = flags.Arg(0); flags.NArg() != 1 || !versions.MatchString(r.version) {
		return errors.New("it is used as: go run -C .ci/release . [flags] VERSION, with a version such as 1.0.0 or 1.0.0-rc.1")
	}
	r.targets = slices.DeleteFunc(allTargets(), func(t target) bool {
		return *only != "" && !slices.Contains(strings.Split(*only, ","), t.String())
	})
	if len(r.targets) == 0 {
		return fmt.Errorf("there is none of the systems %s", *only)
	}
	if err := r.place(); err != nil {
		return err
	}
	if err := r.ready(); err != nil {
		return err
	}
	if r.work, err = os.MkdirTemp("", "groundwork-release-"); err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(r.work) }()
	// Ctrl+c ends what is run too, so the step fails, and no folder of this size stays behind.
	stopped, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	for _, step := range []struct {
		name string
		do   func() error
	}{
		{"building twice", r.build},
		{"manual, completions, licences", r.gather},
		{"archives", r.archives},
		{"packages", r.packages},
		{"stick", r.stick},
		{"lists of parts", r.parts},
		{"source and manifests", r.manifests},
		{"checksums", r.sums},
		{"writing", r.write},
	} {
		began := time.Now()
		if err := step.do(); err != nil {
			return fmt.Errorf("%s: %w", step.name, err)
		}
		if stopped.Err() != nil {
			return errors.New("stopped")
		}
		fmt.Fprintf(os.Stderr, "%s: %.0f s\n", step.name, time.Since(began).Seconds())
	}
	return nil
}

// place finds the checkout and the folder for what is made.
func (r *release) place() error {
	top, err := output(".", nil, "git", "rev-parse", "--show-toplevel")
	if err != nil {
		return err
	}
	r.root = strings.TrimSpace(top)
	if r.out == "" {
		r.out = filepath.Join(r.root, "dist")
	}
	if r.out, err = filepath.Abs(r.out); err != nil {
		return err
	}
	if there, err := os.ReadDir(r.out); err == nil && len(there) > 0 {
		return fmt.Errorf("there is something in %s already", r.out)
	}
	// What a version leaves on people's disks is opened by a test of every later one.
	left := filepath.Join("cmd", "groundwork", "testdata", "releases", r.version)
	if _, err := os.Stat(filepath.Join(r.root, left)); err != nil && !r.trial() {
		return fmt.Errorf("%s is missing: go test ./cmd/groundwork -run TestReleases -released %s makes it", left, r.version)
	}
	return nil
}

// write puts out what was made.
func (r *release) write() error {
	if err := os.MkdirAll(r.out, 0o755); err != nil {
		return err
	}
	for name, data := range r.made {
		if err := os.WriteFile(filepath.Join(r.out, name), data, 0o644); err != nil {
			return err
		}
	}
	fmt.Println(r.out)
	return nil
}
