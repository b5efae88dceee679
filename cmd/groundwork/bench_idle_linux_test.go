package main

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// BenchmarkIdle leaves both alone for five seconds on a page.
func BenchmarkIdle(b *testing.B) {
	bin, p, q := built(b), reader(b), newPerson(b, 80, 24)
	p.exec([]string{bin.groundwork})
	q.exec([]string{bin.bare})
	p.Continue()
	p.See("You trusted somebody")
	q.See("leave")
	p.See("saved") // of having come here
	var mine, bare, sent, bareSent float64
	rounds := 0.0
	for b.Loop() {
		cpu, bareCPU, raw, bareRaw := cpuTime(b, p), cpuTime(b, q), len(p.Raw()), len(q.Raw())
		time.Sleep(5 * time.Second) // what is measured
		mine += float64(cpuTime(b, p)-cpu) / 1e6
		bare += float64(cpuTime(b, q)-bareCPU) / 1e6
		sent += float64(len(p.Raw()) - raw)
		bareSent += float64(len(q.Raw()) - bareRaw)
		rounds++
	}
	b.ReportMetric(mine/rounds, "ms-cpu")
	b.ReportMetric(bare/rounds, "ms-bare-cpu")
	b.ReportMetric(sent/rounds, "bytes-sent")
	b.ReportMetric(bareSent/rounds, "bytes-bare-sent")
	b.ReportMetric(0, "ns/op")
}

// cpuTime is how long the program's threads have run, as the kernel counts it:
// in nanoseconds, not in ticks.
func cpuTime(b *testing.B, p *person) time.Duration {
	b.Helper()
	files, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", p.cmd.Process.Pid))
	if err != nil || len(files) == 0 {
		b.Skip("this kernel does not tell how long a program has run")
	}
	var sum time.Duration
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			continue // the thread has ended
		}
		var ran time.Duration
		_, _ = fmt.Sscan(string(text), &ran)
		sum += ran
	}
	return sum
}
