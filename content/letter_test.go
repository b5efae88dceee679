package content_test

import (
	"slices"
	"strings"
	"testing"

	. "groundwork/content"
	"groundwork/content/load"
)

// apologetic returns a workbook in which forgiveness was asked for, and a line
// written for it.
func apologetic(ask string) *Workbook {
	text := func(id, s string) Answer { return Answer{Track: Hurting, Question: id, Value: Text(s)} }
	return NewWorkbook(
		text("own-it", "I read your messages."),
		text("forgiveness-line", "I hope that one day you can."),
		Answer{Track: Hurting, Question: "ask-forgiveness", Value: Choice(ask)},
	)
}

func apologyTrack(t *testing.T) *Track {
	t.Helper()
	b, err := load.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return b.Track(Hurting)
}

// TestHiddenAnswersStayOutOfLetters holds that a line whose question is no
// longer asked is neither in the letter nor quoted, though it is kept.
func TestHiddenAnswersStayOutOfLetters(t *testing.T) {
	track := apologyTrack(t)
	letter := track.Letter("apology")
	recall := &Recall{From: []string{"forgiveness-line", "apology"}}
	for ask, want := range map[string]bool{"yes": true, "no": false, "": false} {
		w := apologetic(ask)
		if got := track.Compose(letter, w); strings.Contains(got, "one day") != want || !strings.Contains(got, "messages") {
			t.Errorf("asked %q, the letter reads %q", ask, got)
		}
		quotes := track.Recall(recall, w)
		all := ""
		for _, q := range quotes {
			all += strings.Join(q.Lines, " ")
		}
		if strings.Contains(all, "one day") != want || !strings.Contains(all, "messages") {
			t.Errorf("asked %q, the recall quotes %q", ask, all)
		}
		plan := &Plan{Sections: []PlanSection{{Title: "Line", From: []string{"forgiveness-line"}}}}
		if got := len(track.Gather(plan, w)) > 0; got != want {
			t.Errorf("asked %q, the plan gathers it: %v", ask, got)
		}
	}
}

// TestHiddenPlaceInASentence holds that a place whose question is not asked
// leaves no ellipsis behind, and a paragraph of nothing else does not stay.
func TestHiddenPlaceInASentence(t *testing.T) {
	track := apologyTrack(t)
	w := apologetic("no")
	letter := &Letter{Text: "{own-it} {forgiveness-line}\n\n{forgiveness-line}\n\n{own-it} {offer}"}
	if got, want := track.Compose(letter, w), "I read your messages.\n\nI read your messages. …"; got != want {
		t.Errorf("the letter reads %q, want %q", got, want)
	}
	only := &Letter{Text: "Dear {them}, {forgiveness-line}"}
	if got := track.Compose(only, w); got != "" {
		t.Errorf("a letter of a hidden answer reads %q", got)
	}
}

func TestHiddenOptionsAreNotQuoted(t *testing.T) {
	track := fixture(t).Track(Hurt)
	recall := &Recall{From: []string{"closeness", "feelings"}}
	for relation, want := range map[string]string{
		"partner":   "Money: As before|Sex: I have closed up|old row: As before|Anger|Jealousy",
		"colleague": "Money: As before|old row: As before|Anger",
	} {
		w := NewWorkbook(
			Answer{Track: Hurt, Question: "relation", Value: Choice(relation)},
			Answer{Track: Hurt, Question: "closeness", Value: Grid{"money": "fine", "sex": "closed", "old-row": "fine"}},
			Answer{Track: Hurt, Question: "feelings", Value: Choices{"anger", "jealousy"}},
		)
		var got []string
		for _, q := range track.Recall(recall, w) {
			got = append(got, q.Lines...)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s: %q", relation, got)
		}
		if a, _ := w.Answer(Hurt, "feelings", 0); !slices.Equal(a.Value.(Choices), Choices{"anger", "jealousy"}) {
			t.Error("what was answered has been changed")
		}
	}
	a := &Ask{Kind: KindChoice, Options: []Option{{ID: "x", ShowIf: Condition{"relation": {"partner"}}}}}
	never := func(c Condition) bool { return c == nil }
	if got := Visible(a, Choice("x"), never); got != nil {
		t.Errorf("a hidden choice is %v", got)
	}
}

// TestLettersDoNotTellTheRoute composes with a part that one route hides: on
// screen a recall leaves it out, and the letter, which may be printed, does not.
func TestLettersDoNotTellTheRoute(t *testing.T) {
	track := fixture(t).Track(Hurt)
	a, _ := track.Ask("ask-when")
	a.ShowIf = Condition{"route": {"open"}}
	w := NewWorkbook(Answer{Track: Hurt, Question: "ask-when", Value: Text("you shout")})
	letter, recall := track.Letter("ask-letter"), &Recall{From: []string{"ask-when"}}
	open := track.Compose(letter, w)
	if len(track.Recall(recall, w)) != 1 {
		t.Error("it is not quoted on the open route")
	}
	w.Put(Profile{Track: Hurt, Route: Solo})
	if got := track.Compose(letter, w); got != open || !strings.Contains(got, "you shout") {
		t.Errorf("the letter changes with the route: %q", got)
	}
	if got := track.Recall(recall, w); len(got) != 0 {
		t.Errorf("on the solo route it is quoted: %q", got)
	}
}

func TestLettersAndPlanOfATrack(t *testing.T) {
	track := fixture(t).Track(Hurt)
	if got := track.Letters(); len(got) != 1 || got[0] != track.Letter("ask-letter") || !got[0].Uses("ask-need") || got[0].Uses("need") {
		t.Errorf("letters: %v", got)
	}
	if p := track.Plan(); p == nil || p.ID != "my-plan" || !p.Uses("boundaries") || p.Uses("happened") {
		t.Errorf("plan: %v", p)
	}
	if p := fixture(t).Track(Hurting).Plan(); p != nil {
		t.Errorf("a track without a plan has %v", p)
	}
}
