package store

import (
	"bufio"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"groundwork/content"
	"groundwork/store/fault"
	"groundwork/store/record"
)

var damagedCases = flag.Int("damaged", 200, "how many damaged files TestDamaged opens")

// hangAfter ends a child that got stuck; nothing else hangs on it.
const hangAfter = time.Minute

// What can come of a damaged file. The last four must not.
const (
	outRefused = "refused"
	outNoticed = "noticed"
	outSame    = "unharmed"
	outWrong   = "silent wrong"
	outError   = "unexpected error"
	outCrash   = "crash"
	outHang    = "hang"
)

// TestDamaged opens damaged files, reads all of them, saves into them and reads
// again. Each must be refused, or say what is missing, or be whole.
func TestDamaged(t *testing.T) {
	dir := t.TempDir()
	writeBases(t, dir)
	outcomes := map[string]int{}
	for next := 0; next < *damagedCases; {
		next = runDamaged(t, dir, next, outcomes)
	}
	t.Logf("%d damaged files: %v", *damagedCases, outcomes)
	for _, bad := range []string{outWrong, outError, outCrash, outHang} {
		if outcomes[bad] > 0 {
			t.Errorf("%s: %d", bad, outcomes[bad])
		}
	}
	for _, good := range []string{outRefused, outNoticed, outSame} {
		if outcomes[good] == 0 {
			t.Errorf("no file came out as %q: the damage is not what it should be", good)
		}
	}
}

// runDamaged lets a child go on from a case, and tells where the next one has to.
func runDamaged(t *testing.T, dir string, from int, outcomes map[string]int) (next int) {
	c := child("damaged", dir, strconv.Itoa(from), strconv.Itoa(*damagedCases))
	var stderr bytes.Buffer
	c.Stderr = &stderr
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	hung := time.AfterFunc(hangAfter, func() { c.Process.Kill() })
	next = from
	for lines := bufio.NewScanner(out); lines.Scan(); next++ {
		hung.Reset(hangAfter)
		_, outcome, _ := strings.Cut(lines.Text(), " ")
		outcome, _, _ = strings.Cut(outcome, ":")
		outcomes[outcome]++
		if outcome == outWrong || outcome == outError {
			t.Logf("case %s", lines.Text())
		}
	}
	if err := c.Wait(); err != nil {
		how := outCrash
		if !hung.Stop() {
			how = outHang
		}
		outcomes[how]++
		if outcomes[how] <= 3 {
			t.Logf("case %d: %s\n%.1500s", next, how, stderr.String())
		}
		next++
	}
	hung.Stop()
	return next
}

const bases = 4

// basePath is an intact workbook; with a round behind it, as it was after that one.
func basePath(dir string, n int, round string) string {
	return filepath.Join(dir, fmt.Sprintf("base%d-%s", n, round))
}

// writeBases makes workbooks of several shapes: few records and many, short and
// long, with free pages and with versions.
func writeBases(t *testing.T, dir string) {
	for n := range bases {
		r := rand.New(rand.NewPCG(7, uint64(n)))
		for round := range rounds {
			s := open(t, basePath(dir, n, ""), Options{ReserveBytes: -1})
			var c content.Change
			for range 1 << (2 * n) {
				id := fmt.Sprintf("q%d", r.IntN(90))
				c.Put = append(c.Put, text(id, strings.Repeat("words ", r.IntN(1<<(3*(1+r.IntN(3)))))))
			}
			c.Put = append(c.Put, text("long", strings.Repeat("words ", r.IntN(4000))), text("round", strconv.Itoa(round)))
			c.Delete = []content.Key{text(fmt.Sprintf("q%d", r.IntN(90)), "").Key()}
			if err := s.Save(c); err != nil {
				t.Fatal(err)
			}
			mustClose(t, s)
			data, err := os.ReadFile(s.Path())
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(basePath(dir, n, strconv.Itoa(round)), data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

const rounds = 6

// history is every value each record ever had.
type history map[content.Key][]string

func historyOf(dir string, n int) history {
	h := history{}
	for round := range rounds {
		for k, v := range contents(basePath(dir, n, strconv.Itoa(round))) {
			h[k] = append(h[k], v)
		}
	}
	return h
}

// damagedChild opens the damaged files of a range of cases.
func damagedChild(args []string) {
	dir := args[0]
	from, _ := strconv.Atoi(args[1])
	to, _ := strconv.Atoi(args[2])
	var data [bases][]byte
	var want [bases]map[content.Key]string
	var ever [bases]history
	for n := range bases {
		data[n], _ = os.ReadFile(basePath(dir, n, ""))
		want[n], ever[n] = contents(basePath(dir, n, "")), historyOf(dir, n)
	}
	for i := from; i < to; i++ {
		n := i % bases
		path := filepath.Join(dir, "damaged")
		if err := os.WriteFile(path, harm(bytes.Clone(data[n]), i), 0o600); err != nil {
			panic(err)
		}
		fmt.Println(i, outcomeOf(path, want[n], ever[n]))
	}
}

// contents are the records of a workbook as they are stored.
func contents(path string) map[content.Key]string {
	s, err := Open(path, Options{ReserveBytes: -1})
	if err != nil {
		panic(err)
	}
	defer s.Close()
	w, _, err := s.Load()
	if err != nil {
		panic(err)
	}
	return asText(w)
}

func asText(w *content.Workbook) map[content.Key]string {
	m := map[content.Key]string{}
	for r := range w.Records() {
		b, _ := record.Encode(r)
		m[r.Key()] = string(b)
	}
	return m
}

// outcomeOf opens, reads, saves, and reads again.
func outcomeOf(path string, want map[content.Key]string, ever history) string {
	added := text("added-after", "new words")
	all := outSame
	for round := range 2 {
		s, err := Open(path, Options{ReserveBytes: -1})
		if err != nil {
			return refusal(err, round)
		}
		w, report, err := s.Load()
		if err != nil {
			s.Close()
			return refusal(err, round)
		}
		got := asText(w)
		if round == 1 {
			if _, ok := got[added.Key()]; !ok {
				return outWrong
			}
			delete(got, added.Key())
		} else {
			if o := judge(got, report, want, ever); o != outSame {
				all = o
			}
			if err := s.Save(content.Change{Put: []content.Record{added}}); err != nil {
				s.Close()
				return outError + ": " + err.Error()
			}
			want = got
			for r := range w.Records() {
				_, _ = s.Versions(r.Key()) // an error is fine, a panic is not
			}
		}
		if round == 1 && judge(got, Report{}, want, ever) != outSame {
			return outWrong
		}
		if err := s.Close(); err != nil {
			return outError + ": " + err.Error()
		}
	}
	return all
}

func refusal(err error, round int) string {
	if fault.Hint(err) == "" || round > 0 || errors.Is(err, fault.InUse) {
		return outError + ": " + err.Error()
	}
	return outRefused
}

// judge compares what was read with what had been saved. A record that is there
// must be as it was last saved, or, where that was reported, as it once was; one that
// isn't there must have been reported.
func judge(got map[content.Key]string, report Report, want map[content.Key]string, ever history) string {
	whole := true
	for k, v := range got {
		if v != want[k] {
			if !slices.Contains(ever[k], v) {
				return outWrong
			}
			whole = false
		}
	}
	for k := range want {
		_, ok := got[k]
		whole = whole && ok
	}
	switch {
	case whole && report.OK():
		return outSame
	case !report.OK():
		return outNoticed
	}
	return outWrong
}

// harm damages a file in the way of the case's number.
func harm(b []byte, i int) []byte {
	r := rand.New(rand.NewPCG(uint64(i), 11))
	end := len(bytes.TrimRight(b, "\x00")) // behind it nothing was ever written
	const page, sector = 4096, 512
	switch i / bases % 6 {
	case 0: // a cut
		return b[:r.IntN(end)]
	case 1: // bytes flipped
		for range 1 + r.IntN(8) {
			b[r.IntN(end)] ^= byte(1 + r.IntN(255))
		}
	case 2: // bytes flipped in page headers and elements
		for range 1 + r.IntN(3) {
			b[min(end-1, r.IntN(end/page+1)*page+r.IntN(96))] ^= 1 << r.IntN(8)
		}
	case 3: // zeroed sectors
		for range 1 + r.IntN(3) {
			clear(b[r.IntN(end/sector)*sector:][:sector])
		}
	case 4: // swapped pages
		x, y := r.IntN(end/page)*page, r.IntN(end/page)*page
		held := bytes.Clone(b[x : x+page])
		copy(b[x:x+page], b[y:y+page])
		copy(b[y:y+page], held)
	case 5: // a page written over with another one's content but its own number
		x, y := r.IntN(end/page)*page, r.IntN(end/page)*page
		copy(b[x+8:x+page], b[y+8:y+page])
	}
	return b
}
