package paper

import (
	"testing"
	"time"

	"groundwork/content"
)

// old is a workbook begun again, with answers from before, to a question that
// is gone, and to one of another track.
func old() *content.Workbook {
	w := full()
	w.Put(content.Profile{Track: content.Hurt, Pass: 1})
	again := answer("happened", content.KindText, content.Text("The second time I see it more calmly."))
	again.Pass = 1
	w.Put(again)
	gone := answer("old-wish", content.KindText, content.Text("A wish to a question that is gone."))
	gone.Wording = "What do you wish {them}?"
	w.Put(gone)
	chosen := answer("old-choice", content.KindChoices, content.Choices{"stay-a-while", "go"})
	w.Put(chosen)
	first := answer("my-phrase", content.KindLine, content.Text("You trusted somebody you had reason to trust."))
	first.Wording = "A sentence you want to hear"
	w.Put(first)
	row := entry("old-rows", "x", time.Time{}, map[string]string{"what": "a cell", "when": "Friday"})
	row.Wording = "Rows of before"
	w.Put(row)
	set := ratings("z", "check-in", at(time.March, 3), map[string]int{"hope": 3})
	set.Series = "old-series"
	w.Put(set)
	w.Put(content.EditedCopy{Stamp: stamp("", at(time.May, 2)), Track: content.Hurt, Letter: "old-letter", Text: "Dear nobody,"})
	stranger := answer("other", content.KindLine, content.Text("from another book"))
	stranger.Track = "grief"
	w.Put(stranger)
	return w
}

// hostile holds what may be pasted or smuggled into an answer, and in a name.
func hostile() *content.Workbook {
	text := "before \x1b[31mred\x1b[0m \x1b]52;c;aGk=\x07 \x9b2J after\n" +
		"\u202egnp.exe\u202c \u2066x\u2069 a\u200bb\x00\xff\n" +
		"</p><script>alert(1)</script> &amp; &lt;\n" +
		"```\nrm -rf\n```\n~~~\n# not a heading\n> not a quote\n- not a list\n+ nor this\n1. nor that\n12) nor this\n" +
		"setext\n===\nrule\n---\n***\n___\n| a | b |\n|---|---|\n[a]: http://x\n![i](j) *b* _c_ `d` ~~e~~ $f$ \\g\n" +
		"    four spaces\n\ttab\ntwo at the end  \n\n\nafter two blank lines\n{them} {happened}"
	return content.NewWorkbook(
		content.Profile{Track: content.Hurt},
		answer("label", content.KindLine, content.Text("*Sam*\x1b[1m\n<b>")),
		answer("happened", content.KindText, content.Text(text)),
		entry("daily", "c", at(time.November, 3), map[string]string{"good": "a\nb | <i> *c*\x1b[31m", "mood": "4", "<gone>": "`x`"}),
		content.Note{Stamp: stamp("", at(time.November, 5)), ID: "n", Title: "# no *title*\n#", Text: "1) \x1b]0;title\x07note"},
	)
}

// wide holds what is wider or narrower than it seems.
func wide() *content.Workbook {
	return content.NewWorkbook(
		content.Profile{Track: content.Hurt},
		answer("label", content.KindLine, content.Text("👩‍👩‍👧 Müllers")),
		answer("happened", content.KindText, content.Text(
			"信頼を取り戻すには時間がかかります。ゆっくりでいいのです。今日はここまでにして、また明日続けましょう。\n"+
				"👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧\n"+
				"e\u0301e\u0301e\u0301 z\u0336a\u0336l\u0336g\u0336o\u0336\n"+
				"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft ist ein Wort\n"+
				"אני כותב כאן כמה מילים בעברית כדי לראות שהן נשארות כמו שהן גם כשהן ארוכות")),
		entry("daily", "c", at(time.November, 3), map[string]string{"good": "散歩", "mood": "4"}),
		entry("daily", "d", at(time.November, 4), map[string]string{"good": "👩‍👩‍👧 und ein Kaffee", "mood": "10"}),
	)
}

func TestGolden(t *testing.T) {
	begun := content.NewWorkbook(content.Profile{Track: content.Hurt})
	scenes := []struct {
		name string
		book *content.Workbook
		pick Selection
	}{
		{"empty", begun, Selection{}},
		{"chapter", full(), Selection{Chapter: "empathy"}},
		{"everything", full(), Selection{WithPrivate: true}},
		{"usual", full(), Selection{LeaveOut: []string{"name-it"}}},
		{"letter", full(), Selection{Letter: "ask-letter"}},
		{"plan", full(), Selection{Plan: true}},
		{"earlier", old(), Selection{}},
		{"hostile", hostile(), Selection{}},
		{"wide", wide(), Selection{}},
		{"careful", nil, Selection{Blank: true, Help: helpIn(t, "NZ")}},
		{"moments", stirred(), Selection{}},
		{"blank", nil, Selection{Blank: true, Help: helpIn(t, "IE")}},
	}
	for _, s := range scenes {
		t.Run(s.name, func(t *testing.T) {
			book := fixture(t)
			if s.name == "careful" || s.name == "moments" {
				book = carefulBook(t)
			}
			d := build(t, book, s.book, s.pick)
			golden(t, s.name+".txt", asText(t, d))
			golden(t, s.name+".md", markdown(t, d))
		})
	}
}
