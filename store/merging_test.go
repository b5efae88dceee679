package store

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"groundwork/content"
	"groundwork/store/beside"
	"groundwork/store/buckets"
	"groundwork/store/fault"
)

// branch is a copy of a workbook somebody goes on writing in, and what they did to each
// answer and when.
type branch struct {
	path string
	done map[string][]deed
}

type deed struct {
	at    int
	what  string // put, removed or erased
	words string
}

// expected is what an answer is to say now, and all it ever said that wasn't erased.
func (b branch) expected(q string) (now string, all []string) {
	erased := 0
	for _, d := range b.done[q] {
		if d.what == "erased" {
			erased = max(erased, d.at)
		}
	}
	last := deed{}
	for _, d := range b.done[q] {
		if d.at >= last.at {
			last = d
		}
		if d.what == "put" && d.at > erased {
			all = append(all, d.words)
		}
	}
	slices.Sort(all)
	return last.words, slices.Compact(all)
}

// at opens a branch at a moment.
func (b branch) at(t *testing.T, second int) *Safe {
	return open(t, b.path, Options{Now: func() time.Time { return clock.Add(time.Duration(second) * time.Second) }, ReserveBytes: -1})
}

// goOn does something at random.
func (b branch) goOn(t *testing.T, r *rand.Rand, second int) {
	q := fmt.Sprint("q", r.IntN(5))
	s := b.at(t, second)
	defer mustClose(t, s)
	a := text(q, fmt.Sprint("words of ", second))
	a.Written = clock.Add(time.Duration(second) * time.Second)
	now, _ := b.expected(q)
	d := deed{at: second}
	var err error
	switch n := r.IntN(10); {
	case n < 6:
		d.what, d.words = "put", fmt.Sprint("words of ", second)
		err = s.Save(content.Change{Put: []content.Record{a}})
	case n < 8 && now != "":
		d.what = "removed"
		err = s.Save(content.Change{Delete: []content.Key{a.Key()}})
	case n == 8:
		d.what = "erased"
		err = s.Erase(a.Key())
	default:
		return
	}
	if err != nil && !KeyChanged(err) {
		t.Fatal(err)
	}
	b.done[q] = append(b.done[q], d)
}

// agrees holds a branch against its model.
func (b branch) agrees(t *testing.T, s *Safe) {
	t.Helper()
	w := load(t, s)
	for i := range 5 {
		q := fmt.Sprint("q", i)
		now, all := b.expected(q)
		if got := w.Text("hurt", q, 0); got != now {
			t.Fatalf("%s says %q, want %q after %v", q, got, now, b.done[q])
		}
		versions, err := s.Versions(text(q, "").Key())
		if err != nil {
			t.Fatal(err)
		}
		got := []string{}
		if now != "" {
			got = append(got, now)
		}
		for i, v := range versions {
			got = append(got, string(v.Record.(content.Answer).Value.(content.Text)))
			if i > 0 && v.Saved.After(versions[i-1].Saved) {
				t.Errorf("%s: the versions are not in their order", q)
			}
		}
		slices.Sort(got)
		if got = slices.Compact(got); !slices.Equal(got, all) {
			t.Fatalf("%s holds %q, want %q after %v", q, got, all, b.done[q])
		}
	}
}

// takes makes one of two branches, in one of them.
func (b branch) takes(t *testing.T, other branch, second int) Merged {
	t.Helper()
	s := b.at(t, second)
	defer mustClose(t, s)
	done, err := s.Merge(other.path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for q, list := range other.done {
		for _, d := range list {
			if !slices.Contains(b.done[q], d) {
				b.done[q] = append(b.done[q], d)
			}
		}
	}
	b.agrees(t, s)
	return done
}

func (b branch) fork(t *testing.T, path string) branch {
	t.Helper()
	data, err := os.ReadFile(b.path)
	if err == nil {
		err = os.WriteFile(path, data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	out := branch{path, map[string][]deed{}}
	for q, list := range b.done {
		out.done[q] = slices.Clone(list)
	}
	return out
}

// TestMergeModel writes, removes and erases at random in two copies, and makes them one:
// whichever takes in the other, nothing that was written is lost, and nothing that was
// erased comes back.
func TestMergeModel(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 11))
			folder := t.TempDir()
			a := branch{filepath.Join(folder, "a", "workbook"), map[string][]deed{"q0": {{1, "put", "first"}}}}
			first := text("q0", "first")
			first.Written = clock.Add(time.Second)
			s := a.at(t, 1)
			mustSave(t, s, first)
			mustClose(t, s)
			second := 2
			for round := range 3 {
				b := a.fork(t, filepath.Join(folder, fmt.Sprint("b", round)))
				for range 12 {
					side := a
					if r.IntN(2) == 0 {
						side = b
					}
					side.goOn(t, r, second)
					second++
				}
				was := b.fork(t, b.path+"-as-it-was")
				b.takes(t, a, second)
				a.takes(t, was, second)
				if done := a.takes(t, b, second+1); done.Came+done.Newer+done.Older+done.Erased > 0 {
					t.Errorf("the same once more: %+v", done)
				}
				second += 2
			}
		})
	}
}

// TestMergeErasedStays looks into the file: what was erased elsewhere is not in it any
// more, nor in a copy beside it.
func TestMergeErasedStays(t *testing.T) {
	a := branch{filepath.Join(t.TempDir(), "workbook"), map[string][]deed{}}
	s := a.at(t, 1)
	mustSave(t, s, text("kept", "kept"), text("gone", "gone"))
	key := s.keys.Clone()
	mustClose(t, s)
	b := a.fork(t, filepath.Join(t.TempDir(), "stick"))
	s = b.at(t, 100)
	if err := s.Erase(text("gone", "").Key()); err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
	s = a.at(t, 200)
	done, err := s.Merge(b.path, Options{})
	if err != nil || done.Erased != 1 {
		t.Fatalf("%+v, %v", done, err)
	}
	if w := load(t, s); w.Text("hurt", "gone", 0) != "" || w.Text("hurt", "kept", 0) != "kept" {
		t.Error("it holds something else")
	}
	mustClose(t, s)
	for _, path := range append(beside.Files(a.path), a.path) {
		head, err := beside.HeadOf(path)
		if err != nil || key.Opens(head) {
			t.Errorf("%s opens with the old key: %v", path, err)
		}
	}
}

// TestMergeFull merges what was erased elsewhere where there is no room for a second file:
// what came in stays and is told, and the next merge does the rest.
func TestMergeFull(t *testing.T) {
	a := branch{filepath.Join(t.TempDir(), "workbook"), map[string][]deed{}}
	s := a.at(t, 1)
	mustSave(t, s, text("long", strings.Repeat("words ", 20000)), text("gone", "gone"))
	mustClose(t, s)
	b := a.fork(t, filepath.Join(t.TempDir(), "stick"))
	s = b.at(t, 100)
	if err := s.Erase(text("gone", "").Key()); err != nil {
		t.Fatal(err)
	}
	later := text("new", "new")
	later.Written = clock.Add(100 * time.Second)
	mustSave(t, s, later)
	mustClose(t, s)
	s = a.at(t, 200)
	most := s.o.MaxSize
	s.o.MaxSize = 64 << 10
	done, err := s.Merge(b.path, Options{})
	if !errors.Is(err, fault.NotRewritten) || !errors.Is(err, fault.ErrFull) || strings.Contains(err.Error(), "nothing was changed") || done.Came != 1 {
		t.Errorf("%+v, %v", done, err)
	}
	s.o.MaxSize = most
	if _, err := s.Merge(b.path, Options{}); err != nil {
		t.Error(err)
	}
	if w := load(t, s); w.Text("hurt", "gone", 0) != "" || w.Text("hurt", "new", 0) != "new" {
		t.Error("it holds something else")
	}
	mustClose(t, s)
}

// TestMergeUnconfirmed: where a power cut may bring back what was erased elsewhere, the merge
// is not done.
func TestMergeUnconfirmed(t *testing.T) {
	movesOpen(t)
	a := branch{filepath.Join(t.TempDir(), "workbook"), map[string][]deed{}}
	s := a.at(t, 1)
	mustSave(t, s, text("kept", "kept"), text("gone", "gone"))
	mustClose(t, s)
	b := a.fork(t, filepath.Join(t.TempDir(), "stick"))
	s = b.at(t, 100)
	if err := s.Erase(text("gone", "").Key()); err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
	s = a.at(t, 200)
	s.o.SyncFolder = func(string) error { return errDisk }
	if _, err := s.Merge(b.path, Options{}); !errors.Is(err, fault.NotRewritten) || !errors.Is(err, errDisk) || KeyChanged(err) {
		t.Errorf("it returns %v", err)
	}
	mustClose(t, s)
}

// TestMergeRecordsWithoutTime: what either side has seen, and the cautions of both, hold.
func TestMergeRecordsWithoutTime(t *testing.T) {
	a := branch{filepath.Join(t.TempDir(), "workbook"), map[string][]deed{}}
	s := a.at(t, 1)
	mustSave(t, s, content.Visit{Track: "hurt", Page: "p", Passed: true}, content.Profile{Track: "hurt", Route: content.Quiet}, content.Settings{IdleMinutes: 3})
	mustClose(t, s)
	b := a.fork(t, filepath.Join(t.TempDir(), "stick"))
	s = b.at(t, 2)
	mustSave(t, s, content.Visit{Track: "hurt", Page: "p", ComeBack: true, Offer: "q"}, content.Profile{Track: "hurt", Pass: 1, Route: content.Solo}, content.Settings{IdleMinutes: 9})
	mustClose(t, s)
	s = a.at(t, 3)
	if done, err := s.Merge(b.path, Options{}); err != nil || done.Counts.Came+done.Newer > 0 {
		t.Fatalf("%+v, %v", done, err)
	}
	w := load(t, s)
	visit, _ := w.Visit("hurt", "p", 0)
	profile, _ := w.Profile("hurt")
	if !visit.Passed || !visit.ComeBack || visit.Offer != "q" || profile.Pass != 1 || profile.Route != content.Solo || w.Settings().IdleMinutes != 3 {
		t.Errorf("%+v %+v %+v", visit, profile, w.Settings())
	}
}

func TestMergeRefuses(t *testing.T) {
	folder := t.TempDir()
	a, other := branch{path: filepath.Join(folder, "workbook")}, branch{path: filepath.Join(folder, "other")}
	for _, b := range []branch{a, other} {
		s := b.at(t, 1)
		mustSave(t, s, text("q", "words"))
		mustClose(t, s)
	}
	s := a.at(t, 2)
	if _, err := s.Merge(other.path, Options{}); !errors.Is(err, fault.NotMerged) {
		t.Errorf("another workbook: %v", err)
	}
	if _, err := s.Merge(a.path, Options{Timeout: time.Millisecond}); err == nil {
		t.Error("it takes in itself")
	}
	if err := os.WriteFile(filepath.Join(folder, "none"), []byte("none"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Merge(filepath.Join(folder, "none"), Options{}); err == nil {
		t.Error("it takes in what is no workbook")
	}
}

// TestConflictCopies: what a program that syncs folders leaves is told, and nothing else.
func TestConflictCopies(t *testing.T) {
	folder := t.TempDir()
	a := branch{filepath.Join(folder, "workbook"), map[string][]deed{}}
	s := a.at(t, 1)
	mustSave(t, s, text("q", "words"))
	mustClose(t, s)
	names := []string{
		"workbook.sync-conflict-20261129-093050-ABCDEFG",
		"workbook (Anna's conflicted copy 2026-11-29)",
		"workbook (conflicted copy 2026-11-29 093050)",
		"workbook (In Konflikt stehende Kopie 2026-11-29)",
		"workbook (1)",
	}
	others := []string{"workbook-backup", "my workbook conflict", "notes.sync-conflict-20261129-093050-ABCDEFG"}
	for _, name := range slices.Concat(names, others) {
		a.fork(t, filepath.Join(folder, name))
	}
	if err := os.WriteFile(filepath.Join(folder, "workbook conflict.txt"), []byte("my own notes"), 0o600); err != nil {
		t.Fatal(err)
	}
	s = a.at(t, 2)
	_, report, err := s.Load()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, path := range report.Conflicts {
		got[filepath.Base(path)] = true
	}
	want := map[string]bool{}
	for _, name := range names {
		want[name] = true
	}
	if !maps.Equal(got, want) {
		t.Errorf("%v", got)
	}
	if said := strings.Join(report.Sentences(), " "); !strings.Contains(said, "5 other copies") || report.Damage() {
		t.Errorf("%q", said)
	}
}

// TestMergeDamage: that a record doesn't open in one copy removes nothing from the other,
// and it comes back from there.
func TestMergeDamage(t *testing.T) {
	a := branch{filepath.Join(t.TempDir(), "workbook"), map[string][]deed{}}
	s := a.at(t, 1)
	mustSave(t, s, text("q", "first words"))
	mustClose(t, s)
	b := a.fork(t, filepath.Join(t.TempDir(), "stick"))
	s = b.at(t, 100)
	later := text("q", "second words")
	later.Written = clock.Add(100 * time.Second)
	mustSave(t, s, later)
	name := s.keys.RecordName(later.Key())
	mustClose(t, s)
	edit(t, b.path, func(tx *bbolt.Tx) error {
		records := tx.Bucket([]byte(buckets.Records))
		value := bytes.Clone(records.Get(name))
		value[len(value)-1] ^= 1
		return records.Put(name, value)
	})
	was := b.fork(t, b.path+"-as-it-was")

	s = a.at(t, 200)
	done, err := s.Merge(b.path, Options{})
	if w := load(t, s); err != nil || w.Text("hurt", "q", 0) != "first words" || done.Removed != 0 || done.Damaged != 1 {
		t.Errorf("taking in a damaged copy: %q, %+v, %v", w.Text("hurt", "q", 0), done, err)
	}
	mustClose(t, s)
	s = was.at(t, 200)
	done, err = s.Merge(a.path, Options{})
	w, _, loadErr := s.Load()
	if err != nil || loadErr != nil || w.Text("hurt", "q", 0) != "first words" || done.Came != 1 {
		t.Errorf("into a damaged copy: %+v, %v, %v", done, err, loadErr)
	}
	mustClose(t, s)
}

// TestMergeWaiting: words that could not be saved lie beside the other copy, and that is
// said.
func TestMergeWaiting(t *testing.T) {
	a := branch{filepath.Join(t.TempDir(), "workbook"), map[string][]deed{}}
	s := a.at(t, 1)
	mustSave(t, s, text("q", "words"))
	mustClose(t, s)
	b := a.fork(t, filepath.Join(t.TempDir(), "stick"))
	s = b.at(t, 2)
	if _, err := s.Rescue(content.Change{Put: []content.Record{text("r", "rescued")}}); err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
	s = a.at(t, 3)
	if done, err := s.Merge(b.path, Options{}); err != nil || done.Waiting != 1 {
		t.Errorf("%+v, %v", done, err)
	}
	mustClose(t, s)
}

// TestMergeRemovedRatings: ratings that were removed stay so.
func TestMergeRemovedRatings(t *testing.T) {
	a := branch{filepath.Join(t.TempDir(), "workbook"), map[string][]deed{}}
	s := a.at(t, 1)
	set := content.RatingSet{Stamp: content.Stamp{Written: clock}, Track: "hurt", ID: "s", Values: map[string]int{"a": 3}}
	mustSave(t, s, set)
	mustClose(t, s)
	b := a.fork(t, filepath.Join(t.TempDir(), "stick"))
	s = b.at(t, 100)
	if err := s.Save(content.Change{Delete: []content.Key{set.Key()}}); err != nil {
		t.Fatal(err)
	}
	done, err := s.Merge(a.path, Options{})
	if w := load(t, s); err != nil || done.Came != 0 || done.Removed != 1 || w.Len() != 0 {
		t.Errorf("%+v, %v, %d records", done, err, w.Len())
	}
	mustClose(t, s)
}

// TestMergeDayOfRatings: a day given to ratings afterwards, which changes nothing else, is
// the later word, whichever copy takes in the other.
func TestMergeDayOfRatings(t *testing.T) {
	set := content.RatingSet{Stamp: content.Stamp{Written: clock}, Track: "hurt", ID: "s", Values: map[string]int{"a": 3}}
	dated := set
	dated.On = clock.AddDate(0, 0, -3)
	for _, into := range []bool{true, false} {
		a := branch{filepath.Join(t.TempDir(), "workbook"), map[string][]deed{}}
		s := a.at(t, 1)
		mustSave(t, s, set)
		mustClose(t, s)
		b := a.fork(t, filepath.Join(t.TempDir(), "stick"))
		s = b.at(t, 2)
		mustSave(t, s, dated)
		mustClose(t, s)
		from, to := b, a
		if !into {
			from, to = a, b
		}
		s = to.at(t, 3)
		_, err := s.Merge(from.path, Options{})
		got, _ := load(t, s).RatingSet("hurt", "s", 0)
		if err != nil || !got.On.Equal(dated.On) {
			t.Errorf("into the one without: %v; %v, %v", into, got.On, err)
		}
		mustClose(t, s)
	}
}
