//go:build unix

package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"groundwork/content"
	"groundwork/store"
)

// gates are all ways to answer the two questions about fear.
func gates() map[string]map[string]string {
	return map[string]map[string]string{
		"neither":    {"afraid": "no", "feared": "no"},
		"passed by":  {},
		"rather not": {"afraid": "rather-not", "feared": "rather-not"},
		"afraid":     {"afraid": "yes", "feared": "no"},
		"feared":     {"afraid": "no", "feared": "yes"},
		"both":       {"afraid": "yes", "feared": "yes"},
	}
}

// fewGates are those of them that lead to the routes furthest from each other.
func fewGates() []string { return []string{"both", "neither"} }

// TestGateShowsNowhere has people who differ in nothing but the gate, up to
// where the first page or question may be kept for later.
func TestGateShowsNowhere(t *testing.T) {
	t.Parallel()
	for id, until := range map[content.TrackID]string{content.Hurt: "needs", content.Hurting: "where-now"} {
		t.Run(string(id), func(t *testing.T) {
			t.Parallel()
			var first map[string]string
			var name string
			tried := fewGates()
			if *every {
				tried = slices.Sorted(maps.Keys(gates()))
			}
			for _, gate := range tried {
				w := newWalker(t, id)
				w.gate = gates()[gate]
				w.walk(until)
				if profile, _ := w.mind.Profile(id); (profile.Route == content.Open) != (w.gate["afraid"] != "yes" && w.gate["feared"] != "yes") {
					t.Fatalf("%q leads to route %v", gate, profile.Route)
				}
				w.Leave()
				got := w.sight()
				if name == "" {
					first, name = got, gate
					continue
				}
				for what, was := range first {
					if got[what] != was {
						t.Errorf("%q and %q can be told apart by the %s:\n%s\n%s", name, gate, what, was, got[what])
					}
				}
			}
		})
	}
}

// TestGateAndSize saves the same records one after another, with nothing but the
// route different. At a keyboard the size of a file also hangs on how many
// saves there were, which is a matter of chance.
func TestGateAndSize(t *testing.T) {
	var sizes []int64
	for _, route := range []content.Route{content.Open, content.Solo, content.NoContact, content.Solo | content.NoContact} {
		path := filepath.Join(t.TempDir(), "workbook")
		s, err := store.Open(path, store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for i := range 50 {
			err = errors.Join(err, s.Save(content.Change{Put: []content.Record{
				content.Profile{Track: content.Hurt, Route: route},
				content.Visit{Track: content.Hurt, Page: fmt.Sprint("page", i), Passed: true},
			}}))
		}
		if err := errors.Join(err, s.Close()); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		sizes = append(sizes, info.Size())
	}
	if slices.Min(sizes) != slices.Max(sizes) {
		t.Errorf("the sizes tell the routes apart: %v", sizes)
	}
}

// TestKeptPages walks a whole track on the route that keeps most pages for
// later: in print they are pages nobody has answered, and nothing else.
func TestKeptPages(t *testing.T) {
	t.Parallel()
	for _, id := range []content.TrackID{content.Hurt, content.Hurting} {
		t.Run(string(id), func(t *testing.T) {
			t.Parallel()
			w := newWalker(t, id)
			w.gate = gates()["both"]
			w.walk("")
			w.Leave()
			if len(w.unanswered(false)) == 0 {
				t.Error("no page was kept for later")
			}
			w.answeredAll()
			w.printedOnce()
			if s := w.Run("status"); unfinished(s, w.track.Title) {
				t.Errorf("though all was walked, status says\n%s", s)
			}
		})
	}
}

// sight is what somebody else can see of a workbook without opening it on a
// screen.
func (w *walker) sight() map[string]string {
	w.t.Helper()
	var names []string
	entries, err := os.ReadDir(filepath.Dir(w.path))
	if err != nil {
		w.t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return map[string]string{
		"status":            w.Run("status", "--json"),
		"print":             w.Run("print"),
		"print of it all":   w.Run("print", "--with-private", "-f", "markdown"),
		"number of records": fmt.Sprint(w.Workbook().Len()),
		"names of files":    fmt.Sprint(names),
		"sizes in the file": w.valueSizes(),
	}
}

// valueSizes are the sizes of all keys and values in the file, and how many
// there are of each.
func (w *walker) valueSizes() string {
	w.t.Helper()
	db, err := bbolt.Open(w.path, 0o600, &bbolt.Options{ReadOnly: true, Timeout: time.Second})
	if err != nil {
		w.t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	sizes := map[string]int{}
	err = db.View(func(tx *bbolt.Tx) error {
		return tx.ForEach(func(_ []byte, b *bbolt.Bucket) error {
			return b.ForEach(func(k, v []byte) error { sizes[fmt.Sprintf("%d/%d", len(k), len(v))]++; return nil })
		})
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return fmt.Sprint(sizes) // in the order of its keys
}

// unfinished reports whether a chapter of a track is not done whole, as status
// says it.
func unfinished(status, track string) bool {
	_, chapters, _ := strings.Cut(status, track+"\n")
	chapters, _, _ = strings.Cut(chapters, "\n\n")
	for _, m := range regexp.MustCompile(`(\d+) of (\d+) page`).FindAllStringSubmatch(chapters, -1) {
		if m[1] != m[2] {
			return true
		}
	}
	return false
}
