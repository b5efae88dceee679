package store

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"hash/maphash"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"groundwork/content"
	"groundwork/store/beside"
	"groundwork/store/disk"
	"groundwork/store/fault"
	"groundwork/store/seal"
)

var crashes = flag.Int("crashes", 100, "how many states to try that a power cut can leave")

// crashPoint is a moment at which the power may be cut, and what was promised
// before it: was is what the last step that ended said, and will what the one under
// way is to say, or nil.
type crashPoint struct {
	moment
	was, will *promised
	step      string
	older     [][]byte // the data keys of earlier, as they would stand in a file
}

// TestCrashStates records every call that changes the disk in a whole life of a
// workbook, and then cuts the power at every one of them: what was not synced is
// there, or isn't, or only in parts. Whatever is left must open, with every word
// that was called saved, under the old key or under the new one.
func TestCrashStates(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("needs strace")
	}
	if err := exec.Command(strace, "-qq", "-o", os.DevNull, "true").Run(); err != nil {
		t.Skip("strace may not trace here:", err)
	}
	t.Setenv("XDG_CACHE_HOME", filepath.Join(t.TempDir(), "cache"))
	few := min(*crashes/10, 1000) // of its few moments there are not many more
	t.Run("reserve", func(t *testing.T) { tryStates(t, recordLife(t, strace, "reserve", 0), few) })
	const ofOne = 10000
	for life, left := 0, *crashes-few; left > 0; life, left = life+1, left-ofOne {
		t.Run(fmt.Sprint("life ", life), func(t *testing.T) {
			tryStates(t, recordLife(t, strace, "whole", life), min(left, ofOne))
		})
	}
}

// recordLife lets a child live, and finds the moments.
func recordLife(t *testing.T, strace, what string, seed int) (points []crashPoint) {
	folder := filepath.Join(t.TempDir(), "made")
	log := filepath.Join(t.TempDir(), "log")
	c := child("life", filepath.Join(folder, "workbook"), what, strconv.Itoa(seed))
	c.Args = append([]string{strace, "-f", "-qq", "-xx", "-s", "100000000", "-e", "trace=" + diskCalls, "-e", "signal=none", "-o", log}, c.Args...)
	c.Path = strace
	said, err := os.Create(filepath.Join(t.TempDir(), "said")) // a pipe would take long lines in parts
	if err != nil {
		t.Fatal(err)
	}
	defer said.Close()
	c.Stdout = said
	if err := c.Run(); err != nil {
		out := readAll(t, said.Name())
		t.Fatalf("%v, after %s", err, out[bytes.LastIndexByte(out[:max(0, len(out)-1)], '\n')+1:])
	}
	d := newDisk(folder)
	was := &promised{}
	var waiting []int // the points whose step is under way
	var older [][]byte
	for _, c := range readCalls(t, readAll(t, log)) {
		said := d.carry(t, c)
		if said == nil {
			points = append(points, crashPoint{moment: d.moment(), was: was, older: older})
			waiting = append(waiting, len(points)-1)
			continue
		}
		next := &promised{}
		if err := json.Unmarshal(said, next); err != nil {
			t.Fatalf("%s: %v", said, err)
		}
		for _, i := range waiting {
			points[i].step = next.Step
			if next.Did {
				points[i].will = next
			}
		}
		waiting = nil
		if !next.Did {
			continue
		}
		if len(was.Data) > 0 && !bytes.Equal(was.Data, next.Data) {
			older = append(slices.Clone(older), []byte(base64.StdEncoding.EncodeToString(was.Data)))
		}
		was = next
		points = append(points, crashPoint{moment: d.moment(), was: was, step: "after " + next.Step, older: older})
	}
	return points
}

// state is what a power cut left.
type crashState struct {
	point *crashPoint
	files map[string][]byte
}

// tryStates tries so many different states, from every moment in turn.
func tryStates(t *testing.T, points []crashPoint, want int) {
	states := make(chan crashState)
	var failed atomic.Int64
	var wait sync.WaitGroup
	for range 3 {
		j := &crashJudge{folder: crashFolder(t), seed: maphash.MakeSeed(), seen: map[uint64]bool{}}
		wait.Go(func() {
			for s := range states {
				if err := j.judge(s); err != nil && failed.Add(1) <= 10 {
					t.Errorf("%s: %v\n\tleft were: %s", s.point.step, err, describe(s.files))
				}
			}
		})
	}
	found := eachState(points, want, func(s crashState) { states <- s })
	close(states)
	wait.Wait()
	t.Logf("%d moments, %d different states: %d failed", len(points), found, failed.Load())
	if found < want || len(points) < 30 {
		t.Errorf("only %d states of %d moments", found, len(points))
	}
}

// eachState makes different states, a few of each moment at a time.
func eachState(points []crashPoint, want int, do func(crashState)) (found int) {
	r := rand.New(rand.NewPCG(8, 9))
	seen, seed := map[uint64]bool{}, maphash.MakeSeed()
	order, tired := r.Perm(len(points)), make([]int, len(points))
	for progress := true; progress && found < want; {
		progress = false
		for _, i := range order {
			p := &points[i]
			if tired[i] > 40 || p.settled() && tired[i] > 0 || found >= want {
				continue
			}
			progress = true
			files := p.cut(r)
			if sum := p.sum(seed, files); seen[sum] {
				tired[i]++
			} else {
				seen[sum], tired[i] = true, 0
				found++
				do(crashState{p, files})
			}
			if p.settled() {
				tired[i] = 1
			}
		}
	}
	return found
}

// sum tells states apart: the same files are another state where something else was
// promised.
func (p *crashPoint) sum(seed maphash.Seed, files map[string][]byte) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	fmt.Fprintf(&h, "%p %p", p.was, p.will)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(&h, "%q %d ", name, len(files[name]))
		h.Write(files[name])
	}
	return h.Sum64()
}

// crashFolder is a folder to lay states in, in memory where that can be.
func crashFolder(t *testing.T) string {
	folder, err := os.MkdirTemp("/dev/shm", "crash")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	return folder
}

// crashJudge opens what power cuts leave.
type crashJudge struct {
	folder string
	seed   maphash.Seed
	seen   map[uint64]bool // the files that were found good
}

func (j *crashJudge) path() string { return filepath.Join(j.folder, "workbook") }

// judge lays a state and tells what is wrong with it.
func (j *crashJudge) judge(c crashState) error {
	if err := j.lay(c.files); err != nil {
		return err
	}
	if _, err := os.Lstat(j.path()); errors.Is(err, fs.ErrNotExist) {
		return j.judgeNothing(c)
	}
	if c.point.was.Words == nil && c.point.will == nil {
		return errors.New("there is a workbook again")
	}
	head, err := beside.HeadOf(j.path())
	if err != nil {
		return fmt.Errorf("the header: %w", err)
	}
	var allowed []*promised
	for _, p := range []*promised{c.point.was, c.point.will} {
		if p != nil && p.Words != nil && bytes.Equal(p.KeyID, head.KeyID) {
			allowed = append(allowed, p)
		}
	}
	if c.point.will != nil && c.point.will.Words == nil { // being erased
		defer func() { err = errors.Join(err, EraseAll(j.path(), Options{})) }()
	}
	if len(allowed) == 0 {
		return errors.New("its key is neither the one before nor the one after")
	}
	if err := j.judgeWorkbook(c, allowed); err != nil {
		return err
	}
	return j.judgeOther(c)
}

// lay puts the state into an empty folder.
func (j *crashJudge) lay(files map[string][]byte) error {
	entries, err := os.ReadDir(j.folder)
	for _, e := range entries {
		err = errors.Join(err, os.Remove(filepath.Join(j.folder, e.Name())))
	}
	for name, data := range files {
		err = errors.Join(err, os.WriteFile(filepath.Join(j.folder, name), data, disk.FileMode))
	}
	return err
}

// judgeNothing is judge where there is no workbook: not yet, or not any more.
func (j *crashJudge) judgeNothing(c crashState) error {
	switch {
	case c.point.was.Words == nil && !c.point.was.Did: // before the first save
		s, err := Open(j.path(), Options{ReserveBytes: -1})
		if err != nil {
			return err
		}
		defer s.Close()
		if err := s.Save(content.Change{Put: []content.Record{text("a", "b")}}); err != nil {
			return err
		}
	case c.point.was.Words == nil: // erased
		if len(j.mine()) > 0 {
			return fmt.Errorf("left of what was erased: %q", j.mine())
		}
		return nil
	case c.point.will == nil || c.point.will.Words != nil:
		return errors.New("the workbook is gone")
	default:
		if err := EraseAll(j.path(), Options{}); err != nil {
			return err
		}
		if len(j.mine()) > 0 {
			return fmt.Errorf("left though erased again: %q", j.mine())
		}
		return nil
	}
	if names := j.mine(); len(names) != 1 {
		return fmt.Errorf("left behind: %q", names)
	}
	return nil
}

// mine are the files of the workbook; a backup and another workbook are not.
func (j *crashJudge) mine() (out []string) {
	entries, _ := os.ReadDir(j.folder)
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), "other") && !strings.Contains(e.Name(), "-elsewhere") {
			out = append(out, e.Name())
		}
	}
	return out
}

// open opens the workbook as the program does. Where a passphrase would have to be
// worked out, the key is given instead.
func (j *crashJudge) open(p *promised) (*Safe, error) {
	if p.Typed == "" {
		return Open(j.path(), Options{ReserveBytes: -1})
	}
	keys, err := seal.RestoreKeyring(p.ID, p.KeyID, p.Data)
	s := &Safe{path: j.path(), o: Options{ReserveBytes: -1}.usual(), keys: keys, manifest: seal.NewManifest(), touched: map[content.Key]touch{}}
	if err := errors.Join(err, s.open()); err != nil {
		_ = s.release()
		return nil, err
	}
	s.clearUpAtOpening()
	return s, nil
}

// judgeWorkbook wants one of the allowed things said, nothing that another key
// opens, and a workbook that goes on.
func (j *crashJudge) judgeWorkbook(c crashState, allowed []*promised) error {
	s, err := j.open(allowed[0])
	if err != nil {
		return fmt.Errorf("refused: %w", err)
	}
	defer s.Close()
	w, report, err := s.Load()
	if err != nil || report.Damage() || len(report.RescueFailed) > 0 {
		return fmt.Errorf("refused: %w %q", err, report.Sentences())
	}
	said := map[string]string{}
	for r := range w.Records() {
		said[r.(content.Answer).Question] = w.Text("hurt", r.(content.Answer).Question, 0)
	}
	if !slices.ContainsFunc(allowed, func(p *promised) bool { return maps.Equal(said, p.Words) }) {
		return errors.New("it does not say what was saved")
	}
	if err := j.judgeBeside(c, s); err != nil {
		return err
	}
	if err := s.Save(content.Change{Put: []content.Record{text("goes", "on")}}); err != nil {
		return fmt.Errorf("it does not go on: %w", err)
	}
	if err := s.Close(); err != nil {
		return err
	}
	if allowed[0].Typed != "" {
		if err := j.judgeTyped(allowed[0]); err != nil {
			return err
		}
	}
	found := examine(j.path(), s.keys, s.o)
	if !found.Whole() || found.Records != len(said)+1 {
		return fmt.Errorf("afterwards: %w %q", found.Err, found.Report.Sentences())
	}
	return nil
}

// judgeBeside wants whole copies and no others, no drafts, and none of the older
// keys anywhere.
func (j *crashJudge) judgeBeside(c crashState, s *Safe) error {
	for _, name := range j.mine() {
		if strings.Contains(name, beside.BeforeMark) {
			continue // it may hold words that are nowhere else, under whatever key
		}
		path := filepath.Join(j.folder, name)
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		var h maphash.Hash
		h.SetSeed(j.seed)
		fmt.Fprintf(&h, "%x %d %s", s.keys.KeyID, len(c.point.older), name)
		h.Write(data)
		if j.seen[h.Sum64()] {
			continue // most copies are the same in many states
		}
		head, err := beside.HeadOf(path)
		switch {
		case err != nil || !s.keys.Opens(head):
			return fmt.Errorf("%s is left behind under another key: %w", name, err)
		case strings.Contains(name, disk.DraftMark):
			return fmt.Errorf("%s is left behind", name)
		case strings.Contains(name, beside.CopyMark):
			if f := examine(path, s.keys, s.o); !f.Whole() {
				return fmt.Errorf("the copy %s is not whole: %w %q", name, f.Err, f.Report.Sentences())
			}
		}
		for _, key := range c.point.older {
			if bytes.Contains(data, key) {
				return fmt.Errorf("an older key stands in %s", name)
			}
		}
		j.seen[h.Sum64()] = true
	}
	return nil
}

// judgeTyped wants just the one passphrase to open it.
func (j *crashJudge) judgeTyped(p *promised) error {
	for _, typed := range []string{"one", "two"} {
		s, err := Open(j.path(), withPassphrase(typed))
		if err == nil {
			err = s.Close()
		}
		if typed == p.Typed && err != nil || typed != p.Typed && !errors.Is(err, fault.WrongPassphrase) {
			return fmt.Errorf("with %q: %w", typed, err)
		}
	}
	return nil
}

// judgeOther wants the import done or not begun.
func (j *crashJudge) judgeOther(c crashState) error {
	path := filepath.Join(j.folder, "other")
	want := c.point.was.Other
	_, err := os.Lstat(path)
	if err != nil && want == nil {
		return nil
	}
	if want == nil && c.point.will != nil {
		want = c.point.will.Other
	}
	found := examine(path, nil, Options{}.usual())
	if !found.Whole() || found.Records != len(want) {
		return fmt.Errorf("what was imported: %w %q, %d of %d records", found.Err, found.Report.Sentences(), found.Records, len(want))
	}
	return nil
}
