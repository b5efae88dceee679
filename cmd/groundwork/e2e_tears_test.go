//go:build unix

package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"strings"
	"syscall"
	"testing"
	"time"
)

var tears = flag.Int("tears", 4, "how many bursts of resizes are drawn")

// TestNothingTears resizes the terminal several times in a row while keys come, and then
// has all of the screen drawn anew: it must have shown just that before.
func TestNothingTears(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 80, 24)
	p.atText()
	seed := uint64(time.Now().UnixNano())
	r := rand.New(rand.NewPCG(seed, 1))
	sizes := [][2]int{{40, 12}, {120, 40}, {60, 16}, {80, 24}, {200, 50}, {100, 30}}
	for i := range *tears {
		for range 1 + r.IntN(4) {
			size := sizes[r.IntN(len(sizes))]
			p.Resize(size[0], size[1])
			<-time.After(time.Duration(r.IntN(12)) * time.Millisecond)
			p.Type(strings.Repeat(string(rune('a'+r.IntN(26)))+" ", r.IntN(3)) + strings.Repeat("\r", r.IntN(6)/5))
			<-time.After(time.Duration(r.IntN(12)) * time.Millisecond)
		}
		end := fmt.Sprintf("end%d", i)
		p.Type("\r" + end + " ")
		whole := func() bool {
			lines := strings.Split(p.screen(), "\n")
			last := lines[len(lines)-1]
			return len(lines) == p.height && strings.Contains(last, "ctrl+q leave now") && strings.Contains(last, "saved") && strings.Contains(p.screen(), end)
		}
		p.until(fmt.Sprintf("seed %d: burst %d is not drawn for %dx%d", seed, i, p.width, p.height), whole)
		shown, drawn := p.shown()
		p.Signal(syscall.SIGWINCH) // the same size: all is drawn anew
		p.until("it isn't drawn anew", func() bool {
			for _, c := range p.chunks[drawn:] {
				if strings.Contains(c.text, allRows) {
					return whole()
				}
			}
			return false
		})
		if again, _ := p.shown(); again != shown {
			t.Fatalf("seed %d: burst %d at %dx%d tore the screen:\n%s\ndrawn anew it is\n%s", seed, i, p.width, p.height, shown, again)
		}
	}
}

// shown is what stands on the screen, with the cursor, and how much was drawn until then.
func (p *person) shown() (screen string, drawn int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return fmt.Sprint(p.screen(), "\n", p.emulator.CursorPosition()), len(p.chunks)
}
