//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

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

// blank tells whether nothing can be seen; the caller holds mu.
func (r *run1) blank() bool { return strings.TrimSpace(r.emulator.String()) == "" }

// saving tells whether the footer says that a save takes long; the caller holds
// mu.
func (r *run1) saving() bool {
	screen := strings.TrimRight(r.emulator.String(), " \n")
	return strings.HasPrefix(strings.TrimSpace(screen[strings.LastIndex(screen, "\n")+1:]), "saving")
}

// lastChunk is when the last output came; the caller holds mu.
func (r *run1) lastChunk() time.Time { return r.chunks[len(r.chunks)-1].at }

// TestLeaveDuringSave leaves while the disk takes three seconds for every sync:
// the screen is blank while the save is still held up, and nothing is lost.
func TestLeaveDuringSave(t *testing.T) {
	for _, key := range []string{"ctrl+q", "ctrl+c"} {
		t.Run(key, func(t *testing.T) {
			t.Parallel()
			p := startWorkbook(t, 80, 24)
			p.atLabel()
			p.Leave()
			log := p.heldUp(3_000_000)
			p.Restart()
			p.See("Who is this about?")
			p.Type("first words")
			p.See("first words")
			p.until("it does not say that it is saving", p.saving)
			p.Type(", last words")
			p.See("first words, last words")
			pressed := time.Now()
			p.Press(key)
			var blank time.Time
			p.until("the screen is not blank", func() bool { blank = p.lastChunk(); return p.blank() })
			select {
			case <-p.exited:
				t.Error("it was blank only once it had ended")
			default:
			}
			p.Ends(exitDone)
			if held := syncAfter(t, log, pressed); !blank.Before(held) {
				t.Errorf("blank at %v, but the save under way was held up until %v only", blank, held)
			}
			p.wrap = nil
			p.wants(content.Hurt, content.LabelQuestion, "first words, last words")
		})
	}
}
