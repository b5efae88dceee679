package history

import (
	"testing"
	"time"

	"groundwork/content"
	"groundwork/content/load"
	"groundwork/tui/session"
)

func TestHistoryLeavesGatesOut(t *testing.T) {
	book, err := load.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	p := newPast(session.New(session.Options{Book: book, Workbook: content.NewWorkbook(), Now: time.Now}), content.Hurt)
	gates, private := 0, 0
	for id, a := range p.asks {
		k := content.Answer{Track: content.Hurt, Question: id}.Key()
		switch {
		case a.Kind == content.KindGate && p.belongs(k):
			t.Errorf("the gate %s is listed", id)
		case a.Kind == content.KindGate:
			gates++
		case !p.belongs(k):
			t.Errorf("%s is not listed", id)
		case a.Private:
			private++
		}
	}
	if gates == 0 || private == 0 {
		t.Errorf("%d gates and %d private questions", gates, private)
	}
	if p.belongs(content.Answer{Track: content.Hurting, Question: "label"}.Key()) || p.belongs(content.Settings{}.Key()) {
		t.Error("what isn't of the track is listed")
	}
}
