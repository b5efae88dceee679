package store

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"groundwork/content"
	"groundwork/store/fault"
)

// TestKilled kills a child that saves without end. Every save it called saved must
// be there, and the file must be whole.
func TestKilled(t *testing.T) {
	rounds := 40
	if testing.Short() {
		rounds = 5
	}
	r := rand.New(rand.NewPCG(1, 2))
	path := filepath.Join(t.TempDir(), "folder", "workbook")
	acknowledged := map[string]string{}
	for round := range rounds {
		c := child("save", path, strconv.Itoa(round))
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for range r.IntN(30) {
			if !lines.Scan() {
				break
			}
			note(acknowledged, lines.Text())
		}
		for range r.IntN(100000) { // somewhere within the next save
			_ = r.Uint64()
		}
		c.Process.Kill()
		for lines.Scan() { // said before it died
			note(acknowledged, lines.Text())
		}
		c.Wait()
		s := open(t, path, Options{})
		w := load(t, s)
		for id, words := range acknowledged {
			// What was saved later than the last acknowledgement may be there too.
			if got := w.Text("hurt", id, 0); got < words {
				t.Fatalf("round %d: %s is %q, acknowledged was %q", round, id, got, words)
			}
		}
		mustClose(t, s)
		for _, name := range listed(t, filepath.Dir(path)) {
			if name != "workbook" {
				t.Errorf("left behind: %s", name)
			}
		}
	}
	if len(acknowledged) < 10 {
		t.Errorf("only %d answers were saved", len(acknowledged))
	}
}

func note(m map[string]string, line string) {
	if id, words, ok := strings.Cut(line, " "); ok {
		m[id] = words
	}
}

// saveChild saves answers for ever and says so after each.
func saveChild(args []string) {
	s, err := Open(args[0], Options{})
	if err != nil {
		panic(err)
	}
	round, _ := strconv.Atoi(args[1])
	for i := 0; ; i++ {
		id, words := fmt.Sprint("q", i%50), fmt.Sprintf("%06d-%06d", round, i)
		long := text(fmt.Sprint("long", i%7), strings.Repeat(words, 400))
		if err := s.Save(content.Change{Put: []content.Record{text(id, words), long}}); err != nil {
			panic(err)
		}
		os.Stdout.WriteString(id + " " + words + "\n")
	}
}

// TestWriteFails makes the open file one that can't be written, so that the next
// commit fails.
func TestWriteFails(t *testing.T) {
	path := saved(t, text("a", "before"))
	s := open(t, path, Options{})
	readOnly, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer readOnly.Close()
	if err := unix.Dup3(int(readOnly.Fd()), int(s.file.Fd()), unix.O_CLOEXEC); err != nil {
		t.Fatal(err)
	}
	err = s.Save(content.Change{Put: []content.Record{text("a", "after")}})
	if frozen := frozenBy(t, s, err); !errors.Is(frozen, unix.EBADF) {
		t.Errorf("the cause is %v", errors.Unwrap(frozen))
	}
	w := rescueAndReopen(t, s, text("a", "words after"))
	if got := w.Text("hurt", "a", 0); got != "words after" {
		t.Errorf("got %q", got)
	}
}

// TestSyncFails lets the disk answer an error to one fdatasync of a child, each in
// its turn: creation, data pages, meta page.
func TestSyncFails(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("needs strace")
	}
	if err := exec.Command(strace, "-qq", "-o", os.DevNull, "true").Run(); err != nil {
		t.Skip("strace may not trace here:", err)
	}
	for when := 1; when <= 10; when++ {
		path := filepath.Join(t.TempDir(), "workbook")
		c := child("sync", path)
		c.Args = append([]string{strace, "-f", "-qq", "-o", os.DevNull, "-e", "trace=fdatasync",
			"-e", fmt.Sprintf("inject=fdatasync:error=EIO:when=%d", when)}, c.Args...)
		c.Path = strace
		out, err := c.Output()
		if err != nil {
			t.Fatalf("fdatasync %d: %v", when, err)
		}
		s := open(t, path, Options{})
		w, report, err := s.Load()
		if err != nil || report.Mismatch || len(report.Damaged) > 0 || len(report.RescueFailed) > 0 {
			t.Fatalf("fdatasync %d: Load: %v, %+v", when, err, report)
		}
		for line := range strings.Lines(string(out)) {
			id, did, _ := strings.Cut(strings.TrimSpace(line), " ")
			if did != "saved" && did != "rescued" {
				t.Errorf("fdatasync %d: %s %s", when, id, did)
			} else if w.Text("hurt", id, 0) == "" {
				t.Errorf("fdatasync %d: %s was %s and is not there", when, id, did)
			}
		}
		if !strings.Contains(string(out), "rescued") {
			t.Errorf("fdatasync %d: no save failed", when)
		}
	}
}

// syncChild saves, and rescues everything from the first error on.
func syncChild(args []string) {
	s, err := Open(args[0], Options{})
	if err != nil {
		panic(err)
	}
	for i := range 8 {
		c := content.Change{Put: []content.Record{text(fmt.Sprint("q", i), "words")}}
		wasFrozen := s.frozen != nil
		err := s.Save(c)
		switch {
		case err == nil && wasFrozen:
			fmt.Printf("q%d saved into a frozen file\n", i)
		case err == nil:
			fmt.Printf("q%d saved\n", i)
		default:
			if wasFrozen && !errors.Is(err, fault.Frozen) {
				fmt.Printf("q%d not frozen: %v\n", i, err)
			}
			if _, err := s.Rescue(c); err != nil {
				fmt.Printf("q%d not rescued: %v\n", i, err)
			}
			fmt.Printf("q%d rescued\n", i)
		}
	}
	s.Close()
}

// TestFullFile reaches the largest size the system allows a file.
func TestFullFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workbook")
	out, err := child("fsize", path).Output()
	if err != nil || string(out) != "full frozen rescued" {
		t.Fatalf("%q, %v", out, err)
	}
	w, report, err := open(t, path, Options{}).Load()
	if err != nil || report.Rescued != 1 || w.Text("hurt", "small", 0) != "words" {
		t.Errorf("Load: %v, %+v", err, report)
	}
}

func fsizeChild(args []string) {
	s, err := Open(args[0], Options{ReserveBytes: -1})
	if err != nil {
		panic(err)
	}
	limit := unix.Rlimit{Cur: 300 << 10, Max: 300 << 10}
	if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &limit); err != nil {
		panic(err)
	}
	for i := 0; err == nil; i++ {
		err = s.Save(content.Change{Put: []content.Record{text(fmt.Sprint("q", i), strings.Repeat("words ", 2000))}})
	}
	if errors.Is(err, fault.ErrFull) {
		os.Stdout.WriteString("full")
	}
	if errors.Is(err, fault.Frozen) {
		os.Stdout.WriteString(" frozen")
	}
	if _, err := s.Rescue(content.Change{Put: []content.Record{text("small", "words")}}); err == nil {
		os.Stdout.WriteString(" rescued")
	}
}

func TestReserve(t *testing.T) {
	path := saved(t, text("a", "b"))
	blocks := func() int64 {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		return info.Sys().(*syscall.Stat_t).Blocks * 512
	}
	f, err := os.Create(filepath.Join(t.TempDir(), "probe"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := unix.Fallocate(int(f.Fd()), 0, 0, 4096); err != nil {
		t.Skip("the file system can't reserve:", err)
	}
	if got := blocks(); got < leastReserve {
		t.Errorf("%d bytes on disk, want %d and more", got, leastReserve)
	}
	s := open(t, path, Options{})
	mustSave(t, s, text("long", strings.Repeat("words ", 300000)))
	if got := blocks(); got < 3*s.largest {
		t.Errorf("%d bytes on disk, want 3 × %d and more", got, s.largest)
	}
	mustSave(t, s, text("a", "c"))
}
