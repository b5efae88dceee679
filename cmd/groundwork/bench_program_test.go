//go:build unix

package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"groundwork/cmd/groundwork/exit"
	"groundwork/content"
	"groundwork/content/load"
)

// The benchmarks of the whole program, of its screens and of its file run with
//
//	go test -run '^$' -bench . ./tui ./store ./cmd/groundwork
//
// One machine's times say little. Each of these sets the program, built as it is
// shipped, beside the least a Bubble Tea program can be (testdata/bare), in turn
// and at the same frame rate, and tells the times of both with how they compare:
//
//	BenchmarkStart       from exec to the last line of the first screen, 4,000 answers in the file
//	BenchmarkKeyToPaint  from a key to its character, in an answer of 10 kB, also while a save is held up
//	BenchmarkKeyCPU      the time on the processor for such a key
//	BenchmarkLeaveNow    from ctrl+q to a blank screen, while a save is held up
//	BenchmarkIdle        five seconds on a page: bytes sent to the terminal, and time on the processor
//
// What one key costs without a terminal is BenchmarkKey in tui; saving and
// opening are in store.

// entries is how many there are in the file; -entries 40000 is a workbook of ten years.
var entries = flag.Int("entries", 4000, "how many entries the benchmarks have in the file")

// binaries are the program and the bare one, built once for all.
type binaries struct{ groundwork, bare string }

// built builds both as they would be shipped.
func built(b *testing.B) binaries {
	b.Helper()
	dir := b.TempDir()
	for name, from := range map[string]string{"groundwork": ".", "bare": "./testdata/bare"} {
		cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w -funcalign=16", "-o", filepath.Join(dir, name), from)
		cmd.Env = append(cmd.Environ(), "CGO_ENABLED=0")
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Skipf("the programs can't be built here: %s", out)
		}
	}
	return binaries{filepath.Join(dir, "groundwork"), filepath.Join(dir, "bare")}
}

// thick is a workbook of so many log entries and all the texts the book asks
// for, left in one of 10 kB.
func thick(b *testing.B, entries int) []content.Record {
	b.Helper()
	book, err := load.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	words := func(i int) string { return strings.Repeat("about this long ", 1+i*7919%40) }
	now := time.Date(2026, 11, 22, 20, 0, 0, 0, time.UTC)
	var all []content.Record
	for _, t := range book.Tracks {
		all = append(all, content.Profile{Track: t.ID})
		for _, p := range t.Pages() {
			all = append(all, content.Visit{Track: t.ID, Page: p.ID, Passed: true})
			for _, a := range p.Asks() {
				if a.Kind == content.KindLine || a.Kind == content.KindText {
					all = append(all, content.Answer{Stamp: book.Now(now, a), Track: t.ID, Question: a.ID, Kind: a.Kind, Value: content.Text(words(len(all)))})
				}
			}
		}
	}
	for i := range entries {
		q := []string{"daily", "talks", "refilled", "crossings"}[i%4]
		all = append(all, content.Entry{
			Stamp: content.Stamp{Written: now, Language: "en", Book: "1"}, Track: content.Hurt, Question: q,
			ID: fmt.Sprintf("%016x", i), Order: fmt.Sprintf("a%05d", i), On: now.AddDate(0, 0, -i/4),
			Cells: map[string]string{"good-thing": words(i), "what": words(i), "said": words(i)},
		})
	}
	text := strings.Repeat("You trusted somebody you had every reason to trust.\n", 200)
	return append(all,
		content.Answer{Stamp: content.Stamp{Written: now}, Track: content.Hurt, Question: "happened", Kind: content.KindText, Value: content.Text(text)},
		content.Place{Track: content.Hurt, Spots: map[content.TrackID]content.Spot{
			content.Hurt: {Chapter: "empathy", Page: "name-it", Question: "happened", Offset: len(text) / 2},
		}},
	)
}

// reader has a workbook of 4,000 answers before them.
func reader(b *testing.B) *person {
	p := newPerson(b, 80, 24)
	p.seed(thick(b, *entries)...)
	return p
}

// first waits for a word in what comes out, and tells when it came.
func (p *person) first(word string) time.Time {
	p.t.Helper()
	var at time.Time
	p.until(word+" does not come", func() bool {
		i := slices.IndexFunc(p.chunks, func(c chunk) bool { return strings.Contains(c.text, word) })
		if i >= 0 {
			at = p.chunks[i].at
		}
		return i >= 0
	})
	return at
}

// beside reports how the program's times compare with the bare one's.
func beside(b *testing.B, mine, bare []time.Duration) {
	ms := func(list []time.Duration, part float64) float64 {
		slices.Sort(list)
		return float64(list[min(int(part*float64(len(list))), len(list)-1)]) / 1e6
	}
	b.ReportMetric(ms(mine, 0.5), "ms-median")
	b.ReportMetric(ms(mine, 0.99), "ms-p99")
	b.ReportMetric(ms(bare, 0.5), "ms-bare-median")
	b.ReportMetric(ms(bare, 0.99), "ms-bare-p99")
	b.ReportMetric(ms(mine, 0.5)/ms(bare, 0.5), "times-bare")
	b.ReportMetric(0, "ns/op") // it would be the time of both and of getting ready
}

// BenchmarkStart starts both in turn, to the last word of the last line.
func BenchmarkStart(b *testing.B) {
	bin := built(b)
	start := func(p *person, path string) time.Duration {
		begun := time.Now()
		p.exec([]string{path})
		took := p.first("leave").Sub(begun)
		p.Press("ctrl+q")
		p.Ends(exit.Done)
		p.stop()
		return took
	}
	for _, entries := range []int{0, *entries} {
		b.Run(fmt.Sprintf("entries=%d", entries), func(b *testing.B) {
			p, q := newPerson(b, 80, 24), newPerson(b, 80, 24)
			p.seed(thick(b, entries)...)
			start(p, bin.groundwork) // once for the disk
			start(q, bin.bare)
			var mine, bare []time.Duration
			for b.Loop() {
				mine = append(mine, start(p, bin.groundwork))
				bare = append(bare, start(q, bin.bare))
			}
			beside(b, mine, bare)
		})
	}
}

// BenchmarkPlainStart is a start in plain lines until the first question stands, beside
// one of the screens: half of that is the most it should take.
func BenchmarkPlainStart(b *testing.B) {
	bin := built(b)
	p := newPerson(b, 80, 24)
	p.seed(thick(b, 0)...)
	start := func(until string, args ...string) time.Duration {
		begun := time.Now()
		p.exec(append([]string{bin.groundwork}, args...))
		took := p.first(until).Sub(begun)
		p.Press("ctrl+q")
		p.Ends(exit.Done)
		p.stop()
		return took
	}
	start("leave") // once for the disk
	var plain, screens []time.Duration
	for b.Loop() {
		plain = append(plain, start("or Enter for", "--plain"))
		screens = append(screens, start("leave"))
	}
	beside(b, plain, screens)
}

// key presses a key and tells how long it took until the cursor moved.
func (p *person) key(c string) time.Duration {
	p.t.Helper()
	before := p.Cursor()
	pressed := time.Now()
	p.Type(c)
	p.until("the key does not come", func() bool { return p.emulator.CursorPosition() != before })
	return time.Since(pressed)
}

// BenchmarkKeyToPaint types about thirty keys a second, now here and now there.
// The keys come at any time between two frames, so that half a frame is the
// least either program can take on average.
func BenchmarkKeyToPaint(b *testing.B) {
	bin := built(b)
	for _, c := range []struct {
		name string
		held int // microseconds of each fsync
	}{{"quiet", 0}, {"saving", 400_000}} {
		b.Run(c.name, func(b *testing.B) {
			p, q := reader(b), newPerson(b, 80, 24)
			if c.held > 0 {
				p.heldUp(c.held)
				q.heldUp(c.held)
			}
			p.exec(append(slices.Clone(p.wrap), bin.groundwork))
			q.exec(append(slices.Clone(q.wrap), bin.bare))
			p.Continue()
			p.See("You trusted somebody")
			q.See("leave")
			var mine, bare []time.Duration
			for i := 0; b.Loop(); i++ {
				c := string(rune('a' + i%26))
				if i%40 == 39 {
					p.key(keys("enter"))
					q.key(keys("enter"))
				}
				time.Sleep(time.Duration(rand.IntN(int(30 * time.Millisecond)))) // how people type
				mine = append(mine, p.key(c))
				time.Sleep(time.Duration(rand.IntN(int(30 * time.Millisecond))))
				bare = append(bare, q.key(c))
			}
			beside(b, mine, bare)
		})
	}
}

// BenchmarkLeaveNow leaves while a save is under way whose every fsync takes a
// second, beside a bare program that just ends.
func BenchmarkLeaveNow(b *testing.B) {
	bin, p, q := built(b), reader(b), newPerson(b, 80, 24)
	p.heldUp(1_000_000)
	q.heldUp(1_000_000)
	var mine, bare []time.Duration
	leave := func(p *person) time.Duration {
		pressed := time.Now()
		p.Press("ctrl+q")
		p.until("the screen is not blank", p.blank)
		return p.blankSince().Sub(pressed)
	}
	for b.Loop() {
		p.exec(append(slices.Clone(p.wrap), bin.groundwork))
		q.exec(append(slices.Clone(q.wrap), bin.bare))
		p.Continue()
		p.See("You trusted somebody")
		q.See("leave")
		p.key("a")
		p.until("it does not say that it is saving", p.saving)
		mine, bare = append(mine, leave(p)), append(bare, leave(q))
		<-p.exited
		<-q.exited
		p.stop()
		q.stop()
	}
	beside(b, mine, bare)
}
