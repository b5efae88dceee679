package main

import (
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"filippo.io/age"
	"github.com/rogpeppe/go-internal/testscript"
	"go.etcd.io/bbolt"

	"groundwork/content"
	"groundwork/store"
	"groundwork/store/archive"
	"groundwork/store/seal"
)

func TestMain(m *testing.M) {
	// Most tests wait for another process most of the time.
	if err := flag.Set("test.parallel", strconv.Itoa(2*runtime.GOMAXPROCS(0))); err != nil {
		panic(err)
	}
	testscript.Main(m, map[string]func(){
		"groundwork":       func() { os.Exit(run(os.Args, os.Stdout, os.Stderr, quickly())) },
		"groundwork-usual": main,
	})
}

// quickly makes keys of passphrases at no cost: the tests set and check hundreds. What needs
// the program as it is given away runs groundwork-usual; see cost.txtar.
func quickly() stretching { return stretching{hashed, archive.LeastWork} }

// hashed stands for [seal.Argon2id]: all that makes a key of the one makes one of the other.
func hashed(passphrase, salt []byte, c seal.Cost) []byte {
	sum := sha256.Sum256(fmt.Appendf(nil, "%x %x %d %d %d", passphrase, salt, c.Memory, c.Time, c.Lanes))
	return sum[:]
}

// TestScripts runs the real command line. Each script has the small book of
// testdata/book in its folder, and a home of its own.
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		UpdateScripts:       os.Getenv("UPDATE") != "",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", filepath.Join(e.WorkDir, "home"))
			e.Setenv("TZ", "UTC")
			return os.CopyFS(filepath.Join(e.WorkDir, "book"), os.DirFS(filepath.Join("testdata", "book")))
		},
		Condition: func(name string) (bool, error) {
			switch name {
			case "root":
				return os.Geteuid() == 0, nil
			case "strace": // and it may trace here
				return exec.Command("strace", "-qq", "-o", os.DevNull, "true").Run() == nil, nil
			}
			return false, errors.New("unknown condition")
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":  exits,
			"seed":   seed,
			"rescue": rescue,
			"hold":   hold,
			"newer":  newer,
			"cut":    cut,
			"mode":   mode,
			"fresh":  fresh,

			"copies": copies,
			"spoil":  spoil,
			"kept":   kept,

			"encrypt": encrypt,
			"opens":   opens,
		},
	})
}

// exits CODE COMMAND… runs the command and wants that exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARG…]")
	}
	code := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		code = exit.ExitCode()
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}

// seed FILE RECORDS puts records into a workbook; see parseRecord.
func seed(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(seedFile(ts.MkAbs(args[0]), readRecords(ts, args[1])))
}

// rescue FILE RECORDS FOLDER rescues records of a workbook into a folder for this account
// alone.
func rescue(ts *testscript.TestScript, _ bool, args []string) {
	s, err := store.Open(ts.MkAbs(args[0]), store.Options{ReserveBytes: -1})
	ts.Check(err)
	kept, err := s.Rescue(readRecords(ts, args[1]))
	folder := ts.MkAbs(args[2])
	ts.Check(errors.Join(err, s.Close(), os.MkdirAll(folder, 0o700), os.Rename(kept.Path, filepath.Join(folder, filepath.Base(kept.Path)))))
}

func readRecords(ts *testscript.TestScript, file string) (change content.Change) {
	for line := range strings.Lines(ts.ReadFile(file)) {
		if line = strings.TrimSpace(line); line != "" {
			r, err := parseRecord(line)
			ts.Check(err)
			change.Put = append(change.Put, r)
		}
	}
	return change
}

func seedFile(path string, change content.Change) error {
	s, err := store.Open(path, store.Options{ReserveBytes: -1})
	if err != nil {
		return err
	}
	return errors.Join(s.Save(change), s.Close())
}

// parseRecord reads one record of a script:
//
//	answer TRACK QUESTION KIND VALUE
//	visit TRACK PAGE [passed]
//	route TRACK open|solo|no-contact
//	place TRACK
//	copy TRACK LETTER TEXT
//	rated TRACK SCALE VALUE
//	settings
//
// A value that begins with a quotation mark is written as in Go.
func parseRecord(line string) (content.Record, error) {
	f := strings.SplitN(line, " ", 5)
	rest := func(n int) string {
		s := strings.Join(f[min(n, len(f)):], " ")
		if unquoted, err := strconv.Unquote(s); err == nil {
			return unquoted
		}
		return s
	}
	stamp := content.Stamp{Written: time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC), Wording: "What was asked", Language: "en", Book: "7"}
	if line == "settings" {
		return content.Settings{IdleMinutes: 7}, nil
	}
	track := content.TrackID(f[1])
	switch f[0] {
	case "answer":
		a := content.Answer{Stamp: stamp, Track: track, Question: f[2], Kind: content.Kind(f[3]), Value: content.Text(rest(4))}
		if a.Kind == content.KindChoice {
			a.Value = content.Choice(rest(4))
		}
		return a, nil
	case "visit":
		return content.Visit{Track: track, Page: f[2], Passed: rest(3) == "passed"}, nil
	case "route":
		route := map[string]content.Route{"solo": content.Solo, "no-contact": content.NoContact}[f[2]]
		return content.Profile{Track: track, Route: route}, nil
	case "place":
		return content.Place{Track: track}, nil
	case "rated":
		n, err := strconv.Atoi(f[3])
		values := map[string]int{f[2]: n}
		return content.RatingSet{Stamp: stamp, Track: track, ID: "rated", Series: "ratings", Occasion: content.OccasionCheckIn, Values: values}, err
	case "copy":
		return content.EditedCopy{Stamp: stamp, Track: track, Letter: f[2], Text: rest(3)}, nil
	}
	return nil, fmt.Errorf("unknown record %q", f[0])
}

// hold FILE keeps a workbook open, as another window would.
func hold(ts *testscript.TestScript, _ bool, args []string) {
	s, err := store.Open(ts.MkAbs(args[0]), store.Options{ReserveBytes: -1})
	ts.Check(err)
	ts.Defer(func() { _ = s.Close() })
}

// newer FILE makes a workbook look as if a later version had written it.
func newer(ts *testscript.TestScript, _ bool, args []string) {
	db, err := bbolt.Open(ts.MkAbs(args[0]), 0o600, &bbolt.Options{Timeout: time.Second})
	ts.Check(err)
	defer func() { _ = db.Close() }()
	ts.Check(db.Update(func(tx *bbolt.Tx) error {
		b := tx.Bucket([]byte("head"))
		text := string(b.Get([]byte("header"))[sha256.Size:])
		changed := strings.Replace(text, `"format":2`, `"format":99`, 1)
		if changed == text {
			return errors.New("no format found in the header")
		}
		sum := sha256.Sum256([]byte(changed))
		return b.Put([]byte("header"), append(sum[:], changed...))
	}))
}

// cut FILE BYTES leaves so much of a file.
func cut(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), n))
}

// encrypt FILE PASSPHRASE TO makes an age file of an export, whose passphrase costs next to
// nothing to check.
func encrypt(ts *testscript.TestScript, _ bool, args []string) {
	to, err := age.NewScryptRecipient(strings.TrimSpace(ts.ReadFile(args[1])))
	ts.Check(err)
	to.SetWorkFactor(10)
	file, err := os.Create(ts.MkAbs(args[2]))
	ts.Check(err)
	w, err := age.Encrypt(file, to)
	ts.Check(err)
	_, err = io.WriteString(w, ts.ReadFile(args[0]))
	ts.Check(errors.Join(err, w.Close(), file.Close()))
}

// opens FILE PASSPHRASE MEMORY TIME LANES wants Argon2id at that cost to open a workbook.
func opens(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	typed := strings.TrimSpace(ts.ReadFile(args[1]))
	o := store.Options{Passphrase: func() ([]byte, error) { return []byte(typed), nil }}
	o.Stretch = func(passphrase, salt []byte, c seal.Cost) []byte {
		if got := fmt.Sprint(c.Memory, c.Time, c.Lanes); got != strings.Join(args[2:], " ") {
			ts.Fatalf("it costs %s, want %s", got, args[2:])
		}
		return seal.Argon2id(passphrase, salt, c)
	}
	s, err := store.Open(path, o)
	ts.Check(err)
	ts.Check(s.Close())
}

// mode FILE PERMISSIONS wants these permissions.
func mode(ts *testscript.TestScript, _ bool, args []string) {
	info, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	if got := fmt.Sprintf("%o", info.Mode().Perm()); got != args[1] && runtime.GOOS != "windows" { // which keeps no such bits
		ts.Fatalf("%s has permissions %s, want %s", args[0], got, args[1])
	}
}

// fresh FOLDER wants nothing in a folder but the files named after it.
func fresh(ts *testscript.TestScript, _ bool, args []string) {
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if strings.Join(got, " ") != strings.Join(args[1:], " ") {
		ts.Fatalf("%s holds %q, want %q", args[0], got, args[1:])
	}
}
