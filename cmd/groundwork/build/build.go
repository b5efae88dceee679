// Package build tells what the program was built from.
package build

import (
	"regexp"
	"runtime/debug"
	"strings"
	"time"
)

// Build is what is known of the source a program was built from.
type Build struct {
	Version string    // of a release; "" between releases
	Commit  string    // "" where it is not known
	Day     time.Time // of the commit
	Changed bool      // something in the checkout was not committed
}

// release is what a release's version looks like.
var release = regexp.MustCompile(`^v(\d+\.\d+\.\d+(?:-[a-z]+\.?\d*)?)$`)

// Of finds out what a program was built from: a checkout, or else an archive, whose
// source says so in a file of its own.
func Of(info *debug.BuildInfo, source string) (b Build) {
	version := ""
	if info != nil {
		version = strings.TrimSuffix(info.Main.Version, "+dirty")
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				b.Commit = s.Value
			case "vcs.time":
				b.Day, _ = time.Parse(time.RFC3339, s.Value) // none is no day
			case "vcs.modified":
				b.Changed = s.Value == "true"
			}
		}
	}
	if f := strings.Fields(source); b.Commit == "" && len(f) > 1 && !strings.Contains(source, "$") {
		if len(f) == 3 { // else no release is among the commits before it
			version = f[0]
		}
		b.Commit = f[len(f)-2]
		b.Day, _ = time.Parse(time.DateOnly, f[len(f)-1])
	}
	if m := release.FindStringSubmatch(version); m != nil && !b.Changed {
		b.Version = m[1]
	}
	return b
}

// String says which program this is, as precisely as is known.
func (b Build) String() string {
	switch {
	case b.Version != "":
		return b.Version
	case b.Commit != "":
		return "between releases"
	}
	return "of a source without a version"
}

// From says what it was built from, or nothing.
func (b Build) From() string {
	if b.Commit == "" {
		return ""
	}
	said := "commit " + b.Commit
	if !b.Day.IsZero() {
		said += " of " + b.Day.UTC().Format(time.DateOnly)
	}
	if b.Changed {
		said += ", changed since"
	}
	return said
}
