package content

import (
	"strings"
	"testing"
	"time"
)

// looking is a track whose pages have days to look again.
func looking() *Track {
	line := func(id string) *Ask { return &Ask{ID: id, Kind: KindLine, Label: id} }
	day := func(id string) *Ask { return &Ask{ID: id, Kind: KindDate, Label: id} }
	secret := day("secret-day")
	secret.Private = true
	pages := []*Page{
		{ID: "review", Blocks: []Block{day("review-day"), line("still")}},
		{ID: "open", Blocks: []Block{&Ask{ID: "open", Kind: KindRows, Columns: []Column{{ID: "until", Kind: KindDate}}}}},
		{ID: "secret", Blocks: []Block{secret}},
		{ID: "kept", SetAside: Solo, Blocks: []Block{day("kept-day")}},
		{ID: "log", Blocks: []Block{&Ask{ID: "log", Kind: KindLog, Columns: []Column{{ID: "line", Kind: KindLine}}}}},
	}
	chapter := &Chapter{ID: "c"}
	chapter.SetPages(func() []*Page { return pages })
	track := &Track{ID: Hurt, Chapters: []*Chapter{chapter}}
	chapter.Track = track
	for _, p := range pages {
		p.Chapter = chapter
	}
	return track
}

func TestDue(t *testing.T) {
	// The evening of 20 November, where it is 21 November in UTC already.
	now := time.Date(2026, 11, 20, 23, 30, 0, 0, time.FixedZone("", -5*3600))
	early := Stamp{Written: now.AddDate(0, 0, -40)}
	day := func(question string, month time.Month, d int) Answer {
		return Answer{Stamp: early, Track: Hurt, Question: question, Kind: KindDate, Value: Date{2026, month, d}}
	}
	row := func(until string) Entry {
		return Entry{Stamp: early, Track: Hurt, Question: "open", ID: "1", Cells: map[string]string{"until": until}}
	}
	for name, c := range map[string]struct {
		records []Record
		want    string
	}{
		"today":                {[]Record{day("review-day", 11, 20)}, "review 20"},
		"tomorrow":             {[]Record{day("review-day", 11, 21)}, ""},
		"thirty days ago":      {[]Record{day("review-day", 10, 21)}, "review 21"},
		"longer ago":           {[]Record{day("review-day", 10, 20)}, ""},
		"a row":                {[]Record{row("2026-11-18")}, "open 18"},
		"both, earliest first": {[]Record{day("review-day", 11, 19), row("2026-11-18")}, "open 18 review 19"},
		"no day in the row":    {[]Record{row("2026-11-xx")}, ""},
		"private":              {[]Record{day("secret-day", 11, 20)}, ""},
		"set aside":            {[]Record{day("kept-day", 11, 20), Profile{Track: Hurt, Route: Solo}, Visit{Track: Hurt, Page: "kept"}}, "kept 20"},
		"another track":        {[]Record{Answer{Stamp: early, Track: Hurting, Question: "review-day", Value: Date{2026, 11, 20}}}, ""},
		"another pass":         {[]Record{day("review-day", 11, 20), Profile{Track: Hurt, Pass: 1}}, ""},
		"gone from the book":   {[]Record{day("gone", 11, 20)}, ""},
		"a line of a log":      {[]Record{Entry{Stamp: early, Track: Hurt, Question: "log", ID: "1", On: now, Cells: map[string]string{"line": "2026-11-18"}}}, ""},
		"written on since": {[]Record{day("review-day", 11, 18),
			Answer{Stamp: Stamp{Written: now.AddDate(0, 0, -2)}, Track: Hurt, Question: "still", Value: Text("yes")}}, ""},
		"written on before": {[]Record{day("review-day", 11, 18),
			Answer{Stamp: Stamp{Written: now.AddDate(0, 0, -3)}, Track: Hurt, Question: "still", Value: Text("yes")}}, "review 18"},
	} {
		var got []string
		for _, d := range looking().Due(NewWorkbook(c.records...), now) {
			got = append(got, d.Page.ID+" "+d.Day.Format("2"))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q has come, want %q", name, got, c.want)
		}
	}
}

func TestLastHere(t *testing.T) {
	early, late := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC)
	answer := Answer{Stamp: Stamp{Written: early}, Track: Hurt, Question: "q", Value: Text("x")}
	for _, c := range []struct {
		records []Record
		want    time.Time
	}{
		{nil, time.Time{}},
		{[]Record{Place{Track: Hurt}}, time.Time{}},
		{[]Record{answer, Place{Left: late}}, late},
		{[]Record{answer, Place{}}, early},
		{[]Record{answer, Note{Stamp: Stamp{Written: late}}, Place{Left: early}}, late},
	} {
		if got := NewWorkbook(c.records...).LastHere(); !got.Equal(c.want) {
			t.Errorf("last here at %v, want %v", got, c.want)
		}
	}
}

func TestSmallStep(t *testing.T) {
	secret := &Ask{ID: "secret", Kind: KindChoice, Private: true}
	page := looking().Pages()[0]
	page.Blocks = []Block{
		&Ask{ID: "gate", Kind: KindGate}, secret, &Ask{ID: "text", Kind: KindText}, &Ask{ID: "line", Kind: KindLine},
		&Ask{ID: "hidden", Kind: KindScale, Scale: &Scale{}, BlockInfo: BlockInfo{ShowIf: Condition{"line": {"x"}}}},
	}
	w := NewWorkbook()
	for _, want := range []string{"line", "text", ""} {
		got := ""
		if a := page.SmallStep(w); a != nil {
			got = a.ID
		}
		if got != want {
			t.Errorf("the small step is %q, want %q", got, want)
		}
		w.Put(Answer{Track: Hurt, Question: got, Value: Text("done")})
	}
}
