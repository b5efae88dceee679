//go:build unix

package main

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"

	"groundwork/cmd/groundwork/exit"
	"groundwork/content"
)

// heldUp makes the program's every fsync take so many microseconds from now on,
// and gives the file that tells of them.
func (p *person) heldUp(microseconds int) (log string) {
	p.t.Helper()
	strace, err := exec.LookPath("strace")
	if err != nil {
		p.t.Skip("strace is not installed: nothing can hold up an fsync")
	}
	if out, err := exec.Command(strace, "--seccomp-bpf", "-f", "-qq", "true").CombinedOutput(); err != nil {
		p.t.Skipf("strace can't trace here: %s", out)
	}
	log = filepath.Join(p.t.TempDir(), "strace")
	p.wrap = []string{
		strace, "--seccomp-bpf", "-f", "-qq", "-ttt", "-T", "-o", log, "-e", "trace=fdatasync,fsync",
		"-e", "inject=fdatasync,fsync:delay_enter=" + strconv.Itoa(microseconds), "--",
	}
	return log
}

// syncAfter is when the first fsync to end after a time ended. Strace writes a
// call that another one interrupts in two lines, of which the second tells its
// end.
func syncAfter(t testing.TB, log string, from time.Time) time.Time {
	t.Helper()
	text, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	line := regexp.MustCompile(`(?m)^\d+ +(\d+\.\d+) (<... )?f(?:data)?sync.*<(\d+\.\d+)>$`)
	var first time.Time
	for _, m := range line.FindAllStringSubmatch(string(text), -1) {
		at, _ := strconv.ParseFloat(m[1], 64)
		if took, _ := strconv.ParseFloat(m[3], 64); m[2] == "" {
			at += took
		}
		if end := time.UnixMicro(int64(at * 1e6)); end.After(from) && (first.IsZero() || end.Before(first)) {
			first = end
		}
	}
	if first.IsZero() {
		t.Fatalf("no fsync after %v in\n%s", from, text)
	}
	return first
}

// blank reports whether nothing can be seen; the caller holds mu.
func (r *run1) blank() bool { return strings.TrimSpace(r.emulator.String()) == "" }

// saving reports whether the footer says that a save takes long; the caller holds
// mu.
func (r *run1) saving() bool {
	screen := strings.TrimRight(r.emulator.String(), " \n")
	return strings.HasPrefix(strings.TrimSpace(screen[strings.LastIndex(screen, "\n")+1:]), "saving")
}

// blankSince is when the screen became blank for good.
func (r *run1) blankSince() time.Time {
	r.mu.Lock()
	defer r.mu.Unlock()
	screen := vt.NewEmulator(r.emulator.Width(), r.emulator.Height())
	go func() { _, _ = io.Copy(io.Discard, screen) }()
	defer func() { _ = screen.InputPipe().(io.Closer).Close() }()
	var since time.Time
	for _, c := range r.chunks {
		_, _ = screen.WriteString(c.text)
		if strings.TrimSpace(screen.String()) != "" {
			since = time.Time{}
		} else if since.IsZero() {
			since = c.at
		}
	}
	return since
}

// TestLeaveDuringSave leaves while the disk takes three seconds for every sync:
// the screen is blank while the save under way is still held up, and nothing is
// lost. Two people do it at once, because it takes a while.
func TestLeaveDuringSave(t *testing.T) {
	t.Parallel()
	type leaving struct {
		*person
		log, key string
		pressed  time.Time
	}
	var people []leaving
	for _, key := range []string{"ctrl+q", "ctrl+c"} {
		p := startWorkbook(t, 80, 24)
		p.atLabel()
		p.Leave()
		log := p.heldUp(3_000_000)
		// What stood in the terminal before must not come back meanwhile.
		p.wrap = append([]string{"/bin/sh", "-c", `echo "the shell's words"; exec "$@"`, "sh"}, p.wrap...)
		p.Restart()
		p.See("Who is this about?")
		people = append(people, leaving{person: p, log: log, key: key})
	}
	for i := range people {
		p := &people[i]
		p.Type("first words")
		p.See("first words")
		p.until("it does not say that it is saving", p.saving)
		p.Type(", last words")
		p.See("first words, last words")
		p.pressed = time.Now()
		p.Press(p.key)
		p.until("the screen is not blank", p.blank)
		select {
		case <-p.exited:
			t.Errorf("%s: it was blank only once it had ended", p.key)
		default:
		}
	}
	for _, p := range people {
		p.Ends(exit.Done)
		if blank, held := p.blankSince(), syncAfter(t, p.log, p.pressed); !blank.Before(held) {
			t.Errorf("%s: blank at %v, but the save under way was held up until %v only", p.key, blank, held)
		}
		p.wants(content.Hurt, content.LabelQuestion, "first words, last words")
	}
}
