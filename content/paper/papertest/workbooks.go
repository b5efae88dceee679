package papertest

import (
	"fmt"
	"time"

	"groundwork/content"
)

// Old returns a workbook begun again, with answers from before, to a question that
// is gone, and to one of another track.
func Old() *content.Workbook {
	w := Full()
	w.Put(content.Profile{Track: content.Hurt, Pass: 1})
	again := Answer("happened", content.KindText, content.Text("The second time I see it more calmly."))
	again.Pass = 1
	w.Put(again)
	gone := Answer("old-wish", content.KindText, content.Text("A wish to a question that is gone."))
	gone.Wording = "What do you wish {them}?"
	w.Put(gone)
	chosen := Answer("old-choice", content.KindChoices, content.Choices{"stay-a-while", "go"})
	w.Put(chosen)
	first := Answer("my-phrase", content.KindLine, content.Text("You trusted somebody you had reason to trust."))
	first.Wording = "A sentence you want to hear"
	w.Put(first)
	row := Entry("old-rows", "x", time.Time{}, map[string]string{"what": "a cell", "when": "Friday"})
	row.Wording = "Rows of before"
	w.Put(row)
	set := Ratings("z", "check-in", At(time.March, 3), map[string]int{"hope": 3})
	set.Series = "old-series"
	w.Put(set)
	w.Put(content.EditedCopy{Stamp: Stamp("", At(time.May, 2)), Track: content.Hurt, Letter: "old-letter", Text: "Dear nobody,"})
	stranger := Answer("other", content.KindLine, content.Text("from another book"))
	stranger.Track = "grief"
	w.Put(stranger)
	return w
}

// Hostile holds what may be pasted or smuggled into an answer, and in a name.
func Hostile() *content.Workbook {
	text := "before \x1b[31mred\x1b[0m \x1b]52;c;aGk=\x07 \x9b2J after\n" +
		"\u202egnp.exe\u202c \u2066x\u2069 a\u200bb\x00\xff\n" +
		"</p><script>alert(1)</script> &amp; &lt;\n" +
		"```\nrm -rf\n```\n~~~\n# not a heading\n> not a quote\n- not a list\n+ nor this\n1. nor that\n12) nor this\n" +
		"setext\n===\nrule\n---\n***\n___\n| a | b |\n|---|---|\n[a]: http://x\n![i](j) *b* _c_ `d` ~~e~~ $f$ \\g\n" +
		"    four spaces\n\ttab\ntwo at the end  \n\n\nafter two blank lines\n{them} {happened}"
	return content.NewWorkbook(
		content.Profile{Track: content.Hurt},
		Answer("label", content.KindLine, content.Text("*Sam*\x1b[1m\n<b>")),
		Answer("happened", content.KindText, content.Text(text)),
		Entry("daily", "c", At(time.November, 3), map[string]string{"good": "a\nb | <i> *c*\x1b[31m", "mood": "4", "<gone>": "`x`"}),
		content.Note{Stamp: Stamp("", At(time.November, 5)), ID: "n", Title: "# no *title*\n#", Text: "1) \x1b]0;title\x07note"},
	)
}

// Wide holds what is wider or narrower than it seems.
func Wide() *content.Workbook {
	return content.NewWorkbook(
		content.Profile{Track: content.Hurt},
		Answer("label", content.KindLine, content.Text("👩‍👩‍👧 Müllers")),
		Answer("happened", content.KindText, content.Text(
			"信頼を取り戻すには時間がかかります。ゆっくりでいいのです。今日はここまでにして、また明日続けましょう。\n"+
				"👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧\n"+
				"e\u0301e\u0301e\u0301 z\u0336a\u0336l\u0336g\u0336o\u0336\n"+
				"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft ist ein Wort\n"+
				"אני כותב כאן כמה מילים בעברית כדי לראות שהן נשארות כמו שהן גם כשהן ארוכות")),
		Entry("daily", "c", At(time.November, 3), map[string]string{"good": "散歩", "mood": "4"}),
		Entry("daily", "d", At(time.November, 4), map[string]string{"good": "👩‍👩‍👧 und ein Kaffee", "mood": "10"}),
	)
}

// Rightward returns a workbook written from right to left, with words of the other direction in it.
func Rightward() *content.Workbook {
	return content.NewWorkbook(
		content.Profile{Track: content.Hurt},
		Answer("label", content.KindLine, content.Text("עדה")),
		Answer("happened", content.KindText, content.Text("האמון נבנה לאט (כך אמרה Ada ב-12.11.2026).\nMixed: she said שלום.\n\nالثقة تُبنى ببطء وتُكسر بسرعة، ثم Sam قال 3 كلمات.\n1. ראשית")),
		Answer("my-phrase", content.KindLine, content.Text("היו לך כל הסיבות לסמוך.")),
		Entry("boundaries", "a", time.Time{}, map[string]string{"if": "אם תצעק", "i-will": "I go home, הביתה", "sure": "8"}),
		Entry("daily", "c", At(time.November, 3), map[string]string{"good": "שמש על הקיר", "mood": "4"}),
		Entry("daily", "d", At(time.November, 4), map[string]string{"good": "مكالمة", "mood": "6"}),
		content.Note{Stamp: Stamp("", At(time.November, 5)), ID: "n1", Title: "ברכבת", Text: "פתק."},
	)
}

// Scenes returns a workbook for each thing that is hard to print; nil stands for a blank
// form.
func Scenes() map[string]*content.Workbook {
	return map[string]*content.Workbook{"full": Full(), "old": Old(), "hostile": Hostile(), "wide": Wide(), "rightward": Rightward(), "blank": nil}
}

// Diary returns the full workbook with 4,000 log entries.
func Diary() *content.Workbook { return DiaryOf(4000) }

// DiaryOf is Diary with so many entries.
func DiaryOf(entries int) *content.Workbook {
	w := Full()
	records := make([]content.Record, 0, entries+100)
	for rec := range w.Records() {
		records = append(records, rec)
	}
	for i := range entries {
		on := At(time.January, 1).AddDate(0, 0, i)
		records = append(records, Entry("daily", fmt.Sprintf("%05d", i), on, map[string]string{
			"good": "The kettle, the window, and the neighbour's cat that came by again – für eine Weile.",
			"mood": fmt.Sprint(i % 11),
		}))
	}
	return content.NewWorkbook(records...)
}

// Everywhere returns a workbook with the text in every place a record has for one.
func Everywhere(s string) *content.Workbook {
	st := content.Stamp{Written: At(time.May, 1), Wording: s, Language: s, Book: s}
	w := content.NewWorkbook(content.Profile{Track: content.Hurt, Pass: 1})
	for pass := range 2 {
		for _, id := range []string{"label", "happened", "my-phrase", "gone"} {
			kind := content.KindLine
			if id == "happened" {
				kind = content.KindText
			}
			w.Put(content.Answer{Stamp: st, Track: content.Hurt, Question: id, Pass: pass, Kind: kind, Value: content.Text(s)})
		}
		w.Put(content.Answer{Stamp: st, Track: content.Hurt, Question: "feelings", Pass: pass, Kind: content.KindChoices, Value: content.Choices{s, "anger"}})
		w.Put(content.Answer{Stamp: st, Track: content.Hurt, Question: "closeness", Pass: pass, Kind: content.KindGrid, Value: content.Grid{s: s, "money": s}})
		w.Put(content.Answer{Stamp: st, Track: content.Hurt, Question: s, Pass: pass, Kind: content.KindChoice, Value: content.Choice(s)})
		w.Put(content.EditedCopy{Stamp: st, Track: content.Hurt, Letter: "ask-letter", Pass: pass, Text: s})
		for _, id := range []string{"boundaries", "daily", "gone-rows"} {
			w.Put(content.Entry{Stamp: st, Track: content.Hurt, Question: id, Pass: pass, ID: "1", On: At(time.May, 2),
				Cells: map[string]string{"if": s, "sure": s, "by": s, "state": s, "good": s, s: s}})
		}
		w.Put(content.RatingSet{Stamp: st, Track: content.Hurt, Pass: pass, ID: "1", Series: "ratings", Occasion: s, Values: map[string]int{s: 1}})
		w.Put(content.RatingSet{Stamp: st, Track: content.Hurt, Pass: pass, ID: "2", Series: s, Occasion: s, Values: map[string]int{s: 1}})
	}
	w.Put(content.Note{Stamp: st, ID: "n", Title: s, Text: s})
	w.Put(content.Answer{Stamp: st, Track: content.TrackID(s), Question: s, Kind: content.KindLine, Value: content.Text(s)})
	return w
}
