package field

import (
	"fmt"
	"strings"
	"testing"

	"groundwork/content"
	"groundwork/tui/theme"
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
			[]content.Record{answered("q", content.Choice("else"))}, "up"},
		{"choices", &content.Ask{ID: "q", Kind: content.KindChoices, Label: "Who else?", Hint: "Any of these.", Options: relation()},
			[]content.Record{answered("q", content.Choices{"partner", "else"})}, "down"},
		{"scale", &content.Ask{ID: "q", Kind: content.KindScale, Label: "How much do you trust {them} today?", Scale: trust()},
			[]content.Record{
				label,
				content.RatingSet{Stamp: content.Stamp{Written: today().AddDate(0, 0, -5)}, Track: content.Hurt, ID: "x", Series: "now", Values: map[string]int{"q": 2}},
				content.RatingSet{Stamp: content.Stamp{Written: today()}, Track: content.Hurt, ID: "page", Series: "now", Values: map[string]int{"q": 3}},
			}, ""},
		{"scale-unrated", &content.Ask{ID: "q", Kind: content.KindScale, Label: "How stirred up are you?",
			Scale: &content.Scale{Low: "calm", High: "as stirred up as I have ever been in my life"}}, nil, "right right"},
	}
}

func TestViews(t *testing.T) {
	for _, sc := range scenes() {
		for _, width := range []int{36, 72} {
			t.Run(fmt.Sprintf("%s_%d", sc.name, width), func(t *testing.T) {
				f := field(sc.ask, world(sc.records...), width)
				play(f, sc.keys)
				check(t, f, width)
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
		for width := 24; width < 110; width++ {
			f.Resize(width, 5, theme.New(content.LookDark, true))
			check(t, f, width)
		}
	}
}
