package main

import (
	"math/rand/v2"
	"testing"
	"time"
)

// BenchmarkKeyCPU types about thirty keys a second on a page, into an answer of
// 10 kB, now here and now there, and tells how long the processor works for one.
// What the programs take while nobody types (see BenchmarkIdle) is told apart
// from what the key costs.
func BenchmarkKeyCPU(b *testing.B) {
	bin, p, q := built(b), reader(b), newPerson(b, 80, 24)
	p.exec([]string{bin.groundwork})
	q.exec([]string{bin.bare})
	p.Continue()
	p.See("You trusted somebody")
	q.See("leave")
	p.See("saved")                    // of having come here
	idle := func(p *person) float64 { // per second
		before := cpuTime(b, p)
		time.Sleep(2 * time.Second)
		return float64(cpuTime(b, p)-before) / 2
	}
	mineIdle, bareIdle := idle(p), idle(q)
	begun, mine, bare := time.Now(), cpuTime(b, p), cpuTime(b, q)
	n := 0.0
	for ; b.Loop(); n++ {
		c := string(rune('a' + int(n)%26))
		if int(n)%40 == 39 {
			c = keys("enter")
		}
		p.key(c)
		q.key(c)
		time.Sleep(time.Duration(20+rand.IntN(20)) * time.Millisecond) // how people type
	}
	took := time.Since(begun).Seconds()
	perKey := func(spent time.Duration) float64 { return float64(spent) / n / 1e6 }
	spent, bareSpent := cpuTime(b, p)-mine, cpuTime(b, q)-bare
	b.ReportMetric(perKey(spent), "ms-cpu/key")
	b.ReportMetric(perKey(spent-time.Duration(mineIdle*took)), "ms-cpu/key-without-idle")
	b.ReportMetric(perKey(bareSpent), "ms-bare-cpu/key")
	b.ReportMetric(perKey(bareSpent-time.Duration(bareIdle*took)), "ms-bare-cpu/key-without-idle")
	b.ReportMetric(0, "ns/op")
}
