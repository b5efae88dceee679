package field

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"groundwork/content"
	"groundwork/content/order"
	"groundwork/content/sample"
	"groundwork/tui/ui"
)

// scene is a field with something in it.
type scene struct {
	name    string
	ask     *content.Ask
	records []content.Record
	keys    string
}

func answered(id string, v content.Value) content.Answer {
	return content.Answer{Track: content.Hurt, Question: id, Value: v}
}

func relation() []content.Option {
	return []content.Option{
		{ID: "partner", Label: "My partner"},
		{ID: "friend", Label: "A friend, or somebody who was one until not so long ago"},
		{ID: "else", Label: "Someone else", Reply: "Then read {them} in your own way."},
	}
}

func trust() *content.Scale {
	return &content.Scale{
		Low: "not at all", High: "completely", Series: "now",
		Replies: []content.Reply{{From: 0, To: 4, Text: "{Them} may have some way to go."}, {From: 5, To: 10, Text: "That is something."}},
	}
}

func yesNo(r content.Route) []content.Option {
	return []content.Option{{ID: "yes", Label: "Yes", Route: r}, {ID: "no", Label: "No"}, {ID: "rather-not", Label: "I would rather not say", Quiet: true}}
}

func closeness() *content.Ask {
	return &content.Ask{
		ID: "q", Kind: content.KindGrid, Label: "What changed", Hint: "One answer for each.",
		Rows: []content.Option{{ID: "body", Label: "My body", Replies: []content.CellReply{{Option: "sometimes", Text: "That counts.", Route: content.Solo}}}, {ID: "things", Label: "Things and money I own"}, {ID: "time", Label: "Time"}},
		Options: []content.Option{
			{ID: "respected", Label: "respected"}, {ID: "sometimes", Label: "sometimes crossed"},
			{ID: "often", Label: "often crossed"}, {ID: "closed", Label: "closed up"},
		},
	}
}

func boundaries() *content.Ask {
	return &content.Ask{ID: "q", Kind: content.KindRows, Label: "My boundaries", Columns: []content.Column{
		{ID: "if", Label: "When this happens", Kind: content.KindLine},
		{ID: "will", Label: "I will", Kind: content.KindLine},
	}}
}

func sorted() *content.Ask {
	return &content.Ask{ID: "q", Kind: content.KindRows, Label: "Sort your own", Columns: []content.Column{
		{ID: "what", Label: "What", Kind: content.KindLine},
		{ID: "sort", Label: "Sort", Kind: content.KindChoice, Options: []content.Option{{ID: "need", Label: "need"}, {ID: "wish", Label: "wish"}}},
		{ID: "sure", Label: "How sure", Kind: content.KindScale},
		{ID: "by", Label: "By when", Kind: content.KindDate},
	}}
}

// rated are promises whose rating is answered.
func rated() *content.Ask {
	return &content.Ask{ID: "q", Kind: content.KindRows, Label: "What do you promise?", Columns: []content.Column{
		{ID: "what", Label: "What", Kind: content.KindLine},
		{ID: "sure", Label: "How sure", Kind: content.KindScale, Scale: content.Scale{Low: "not at all", High: "fully",
			Replies: []content.Reply{{From: 0, To: 6, Text: "Make it smaller, or say it to {them}."}, {From: 7, To: 10, Text: "That is enough."}}}},
	}}
}

func talks() *content.Ask {
	return &content.Ask{ID: "q", Kind: content.KindLog, Label: "Afterwards", Columns: []content.Column{
		{ID: "said", Label: "What was said", Kind: content.KindLine},
		{ID: "learned", Label: "What I learned", Kind: content.KindLine},
	}}
}

// row is a stored entry with cells given as column, value, column, value.
func row(question, id, order string, cells ...string) content.Entry {
	e := content.Entry{Track: content.Hurt, Question: question, ID: id, Order: order, Cells: map[string]string{}}
	for i := 0; i < len(cells); i += 2 {
		e.Cells[cells[i]] = cells[i+1]
	}
	return e
}

// asLog is a question of rows as a log.
func asLog(a *content.Ask) *content.Ask {
	a.Kind = content.KindLog
	return a
}

// dated is an entry of today.
func dated(e content.Entry) content.Entry {
	e.On = today()
	return e
}

func someTalks(n int) []content.Record {
	var list []content.Record
	last := ""
	for i := range n {
		last = order.Between(last, "")
		e := row("q", fmt.Sprintf("e%04d", i), last, "said", fmt.Sprintf("Talk %d", i+1), "learned", "To wait.")
		e.On = today().AddDate(0, 0, i-n)
		list = append(list, e)
	}
	return list
}

// atRest lets the first of some entries rest.
func atRest(list []content.Record, n int) []content.Record {
	for i := range n {
		e := list[i].(content.Entry)
		e.Rest = e.Turn(true, today())
		list[i] = e
	}
	return list
}

func scenes() []scene {
	label := answered(content.LabelQuestion, content.Text("Sam"))
	return []scene{
		{"line", &content.Ask{ID: "q", Kind: content.KindLine, Label: "One sentence you would want to hear from {them}", Hint: "You will meet it again later."},
			[]content.Record{label, answered("q", content.Text("You had every reason to trust them. That was not foolish, it was kind."))}, ""},
		{"line-empty", &content.Ask{ID: "q", Kind: content.KindLine, Label: "One sentence"}, nil, ""},
		{"text", &content.Ask{ID: "q", Kind: content.KindText, Label: "What would you say to a friend?",
			Notices: []content.Notice{{Words: []string{"but"}, Say: "There is a “but” in it. What stands after it?"}}},
			[]content.Record{answered("q", content.Text("You didn't cause this.\n\nYou trusted somebody you had every reason to trust, but"))}, ""},
		{"choice", &content.Ask{ID: "q", Kind: content.KindChoice, Label: "Who is this?", Options: relation()},
			[]content.Record{answered("q", content.Choice("else"))}, "up down"},
		{"choices", &content.Ask{ID: "q", Kind: content.KindChoices, Label: "Who else?", Hint: "Any of these.", Options: relation()},
			[]content.Record{answered("q", content.Choices{"partner", "else"})}, "down"},
		{"scale", &content.Ask{ID: "q", Kind: content.KindScale, Label: "How much do you trust {them} today?", Scale: trust()},
			[]content.Record{
				label,
				content.RatingSet{Stamp: content.Stamp{Written: today().AddDate(0, 0, -5)}, Track: content.Hurt, ID: "x", Series: "now", Values: map[string]int{"q": 2}},
				content.RatingSet{Stamp: content.Stamp{Written: today()}, Track: content.Hurt, ID: "page", Series: "now", Values: map[string]int{"q": 3}},
			}, ""},
		{"scale-unrated", &content.Ask{ID: "q", Kind: content.KindScale, Label: "How stirred up are you?",
			Scale: &content.Scale{Low: "calm", High: "as stirred up as I have ever been in my life"}}, nil, ""},
		{"gate", &content.Ask{ID: "q", Kind: content.KindGate, Label: "Is it safe?", Gate: []content.GatePart{
			{ID: "a", Label: "Are you afraid of how {them} may react?", Options: yesNo(content.Solo)},
			{ID: "b", Label: "Might {them} be afraid of you?", Options: yesNo(content.NoContact)},
		}}, nil, "down"},
		{"grid", closeness(), []content.Record{answered("q", content.Grid{"body": "sometimes"})}, "down right right"},
		{"date", &content.Ask{ID: "q", Kind: content.KindDate, Label: "When to look again"},
			[]content.Record{answered("q", content.Date{Year: 2026, Month: 12, Day: 24})}, "right"},
		{"date-wrong", &content.Ask{ID: "q", Kind: content.KindDate, Label: "When to look again"}, nil, "3 1 / 4 / 2 0 2 7 down right"},
		{"rows", boundaries(), []content.Record{
			row("q", "a", "a0", "if", "You read my messages", "will", "leave the room and say so"),
			row("q", "b", "a1", "if", "You shout", "will", "end the talk for that day and try again tomorrow, after breakfast, when we have both slept"),
		}, "tab tab"},
		{"rows-empty", boundaries(), nil, "x tab y tab"},
		{"rows-kinds", sorted(), []content.Record{
			row("q", "a", "a0", "what", "Tell me when you are late", "sort", "need", "sure", "7", "by", "2026-12-01"),
		}, "tab enter down tab 1 0 tab"},
		{"rows-list", sorted(), []content.Record{row("q", "a", "a0", "what", "Tell me when you are late", "sort", "need")}, "tab w"},
		{"log-list", asLog(sorted()), []content.Record{dated(row("q", "a", "a0", "what", "Tell me when you are late", "sort", "need"))}, "tab tab tab w"},
		{"rows-rated", rated(), []content.Record{
			row("q", "a", "a0", "what", "Home by six", "sure", "5"),
			row("q", "b", "a1", "what", "No more lies"),
		}, "tab"},
		{"rows-unrated", rated(), []content.Record{row("q", "b", "a1", "what", "No more lies")}, "tab"},
		{"rows-removed", boundaries(), []content.Record{
			row("q", "a", "a0", "if", "You read my messages"),
			row("q", "b", "a1", "if", "You shout"),
		}, "ctrl+d down"},
		{"log", talks(), someTalks(8), "down down"},
		{"log-earlier", talks(), someTalks(40), "shift+tab"},
		{"log-old", talks(), someTalks(400), "tab"},
		{"log-resting", talks(), atRest(someTalks(8), 3), strings.Repeat("tab ", 16)},
		{"log-rested", talks(), atRest(someTalks(8), 3), strings.Repeat("tab ", 16) + "enter down down right"},
		{"rows-resting", boundaries(), atRest([]content.Record{
			row("q", "a", "a0", "if", "You read my messages"),
			row("q", "b", "a1", "if", "You shout"),
		}, 1), "down right right right right"},
		{"rows-rested", boundaries(), atRest([]content.Record{
			row("q", "a", "a0", "if", "You read my messages"),
			row("q", "b", "a1", "if", "You shout"),
		}, 1), "down down down down enter"},
	}
}

// samples are a question of each kind, answered as package sample does it.
func samples(t *testing.T) (all []scene) {
	asked := sample.Questions(t, os.DirFS("../../content/testdata/book"))
	for _, k := range content.Kinds() {
		ask := *asked[content.Kind(k)]
		ask.Options, ask.Rows = shownOf(ask.Options), shownOf(ask.Rows)
		all = append(all, scene{"kind-" + k, &ask, nil, strings.Join(sample.Of(&ask, 0, "a word\nor two").Keys, " ")})
	}
	return all
}

// shownOf leaves out what is offered under a condition.
func shownOf(options []content.Option) []content.Option {
	return slices.DeleteFunc(slices.Clone(options), func(o content.Option) bool { return len(o.ShowIf) > 0 })
}

// TestSamplesAreGiven wants the keys that package sample says to give the answer it says, on
// a field of each kind.
func TestSamplesAreGiven(t *testing.T) {
	for _, sc := range samples(t) {
		want := sample.Of(sc.ask, 0, "a word\nor two")
		f := field(sc.ask, world(), 72)
		play(f, sc.keys)
		got := f.(Spoken).Value()
		if sc.ask.HasEntries() {
			cells := map[string]string{}
			for _, r := range f.Change().Put {
				cells = r.(content.Entry).Cells
			}
			if !maps.Equal(cells, want.Cells) {
				t.Errorf("%s: it has %v, and not %v", sc.name, cells, want.Cells)
			}
			continue
		}
		if sc.ask.Kind != content.KindGate && fmt.Sprintf("%#v", got) != fmt.Sprintf("%#v", want.Value) {
			t.Errorf("%s: it has %#v, and not %#v", sc.name, got, want.Value)
		}
	}
}

func TestViews(t *testing.T) {
	for _, sc := range append(scenes(), samples(t)...) {
		for _, width := range []int{36, 54, 72} {
			t.Run(fmt.Sprintf("%s_%d", sc.name, width), func(t *testing.T) {
				f := field(sc.ask, world(sc.records...), width)
				play(f, sc.keys)
				checkFocused(t, f, width)
				focused := screen(f)
				f.Blur()
				check(t, f, width)
				golden(t, fmt.Sprintf("%s_%d", sc.name, width), focused+strings.Repeat("=", width)+"\n"+screen(f))
			})
		}
	}
}

func TestViewsStayWithinTheirWidth(t *testing.T) {
	for _, sc := range scenes() {
		f := field(sc.ask, world(sc.records...), 72)
		play(f, sc.keys)
		for width := 30; width < 110; width++ {
			f.Resize(width, 5, ui.NewTheme(content.LookDark, true))
			check(t, f, width)
		}
	}
}
