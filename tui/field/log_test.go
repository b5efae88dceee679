package field

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"groundwork/content"
)

func TestLogAddsAtTheTop(t *testing.T) {
	s := world(someTalks(2)...)
	f := field(talks(), s, 72)
	play(f, "enter")
	write(f, "new")
	leaves(t, f, "tab>")
	write(f, "learned")
	if got := screen(f); strings.Index(got, "22 November 2026") > strings.Index(got, "21 November 2026") {
		t.Errorf("the newest entry is not the first:\n%s", got)
	}
	e := only(t, f.Change()).(content.Entry)
	if !e.On.Equal(today()) || e.Cells["said"] != "new" || e.Cells["learned"] != "learned" {
		t.Errorf("the entry is %+v", e)
	}
	entries := s.Workbook.Entries(content.Hurt, "q", 0)
	if last := entries[len(entries)-1].Order; e.Order <= last {
		t.Errorf("its order %q is not after %q", e.Order, last)
	}
	f.Blur()
	f.Focus(Above)
	leaves(t, f, "up>above")
}

func TestLogOrdersByDay(t *testing.T) {
	late, early := row("q", "a", "a0", "said", "late"), row("q", "b", "a1", "said", "early")
	late.On, early.On = today(), today().Add(-48*time.Hour)
	got := screen(field(talks(), world(late, early), 72))
	if strings.Index(got, "late") > strings.Index(got, "early") {
		t.Errorf("an entry of an earlier day comes first:\n%s", got)
	}
}

func TestLogOpensEarlierEntries(t *testing.T) {
	f := field(talks(), world(someTalks(40)...), 72)
	f.Focus(Below)
	if got := screen(f); !strings.Contains(got, "▸ 35 earlier entries") || strings.Contains(got, "Talk 35\n") {
		t.Fatalf("the earlier entries are not folded:\n%s", got)
	}
	play(f, "enter")
	if part, _ := f.Spot(); part != "e0034/said" || !strings.Contains(screen(f), "15 earlier entries") {
		t.Fatalf("opening them leads to %q:\n%s", part, screen(f))
	}
	play(f, strings.Repeat("tab ", 3*20)+"enter")
	if part, _ := f.Spot(); part != "e0014/said" || !strings.Contains(screen(f), "25 newer entries") {
		t.Fatalf("the next page begins at %q:\n%s", part, screen(f))
	}
	play(f, "shift+tab shift+tab enter")
	if part, _ := f.Spot(); part != "e0015/said" {
		t.Errorf("going back leads to %q", part)
	}
	f.Restore("e0003/learned", 2)
	if part, offset := f.Spot(); part != "e0003/learned" || offset != 2 {
		t.Errorf("the spot of an earlier entry is %q, %d", part, offset)
	}
}

func TestLogRemovesTheLastOne(t *testing.T) {
	s := world(someTalks(1)...)
	f := field(talks(), s, 36)
	play(f, "down ctrl+d")
	c := f.Change()
	if len(c.Delete) != 1 {
		t.Fatalf("the change is %v", c)
	}
	s.Workbook.Apply(c)
	play(f, "right enter")
	s.Workbook.Apply(f.Change())
	same(t, s.Workbook, someTalks(1)[0].(content.Entry).Cells)
}

// TestLogDrawsOnlyAPage holds the cost of drawing: the rows drawn don't grow
// with the entries.
func TestLogDrawsOnlyAPage(t *testing.T) {
	rows := func(n int) int {
		f := field(talks(), world(someTalks(n)...), 72)
		f.Restore(fmt.Sprintf("e%04d/said", n/2), 0)
		view, _ := f.View()
		return strings.Count(view, "\n")
	}
	if few, many := rows(400), rows(4000); few != many {
		t.Errorf("400 entries draw %d rows, 4,000 draw %d", few, many)
	}
}
