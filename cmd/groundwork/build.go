package main

import (
	_ "embed"
	"regexp"
	"runtime/debug"
	"strings"
	"time"
)

// source is what git archive has written into an archive of the source: the version,
// the commit and its day. In a checkout it is the pattern for that.
//
//go:embed source.txt
var source string

// build is what is known of the source a program was built from.
type build struct {
	version string    // of a release; "" between releases
	commit  string    // "" where it is not known
	day     time.Time // of the commit
	changed bool      // something in the checkout was not committed
}

// release is what a release's version looks like.
var release = regexp.MustCompile(`^v(\d+\.\d+\.\d+(?:-[a-z]+\.?\d*)?)$`)

// buildOf finds out what a program was built from: a checkout, or else an archive.
func buildOf(info *debug.BuildInfo, source string) (b build) {
	version := ""
	if info != nil {
		version = strings.TrimSuffix(info.Main.Version, "+dirty")
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				b.commit = s.Value
			case "vcs.time":
				b.day, _ = time.Parse(time.RFC3339, s.Value) // none is no day
			case "vcs.modified":
				b.changed = s.Value == "true"
			}
		}
	}
	if f := strings.Fields(source); b.commit == "" && len(f) > 1 && !strings.Contains(source, "$") {
		if len(f) == 3 { // else no release is among the commits before it
			version = f[0]
		}
		b.commit = f[len(f)-2]
		b.day, _ = time.Parse(time.DateOnly, f[len(f)-1])
	}
	if m := release.FindStringSubmatch(version); m != nil && !b.changed {
		b.version = m[1]
	}
	return b
}

// String says which program this is, as precisely as is known.
func (b build) String() string {
	switch {
	case b.version != "":
		return b.version
	case b.commit != "":
		return "between releases"
	}
	return "of a source without a version"
}

// from says what it was built from, or nothing.
func (b build) from() string {
	if b.commit == "" {
		return ""
	}
	said := "commit " + b.commit
	if !b.day.IsZero() {
		said += " of " + b.day.UTC().Format(time.DateOnly)
	}
	if b.changed {
		said += ", changed since"
	}
	return said
}
