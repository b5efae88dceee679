package paper_test

import (
	"strings"
	"testing"

	"groundwork/content"
	. "groundwork/content/paper"
	"groundwork/content/paper/papertest"
)

// peopled is a chapter whose plan gathers private people beside open words.
const peopled = "---\nid: c\ntitle: C\nabout: A.\nminutes: 1\n---\n# P {#p}\nYou can call someone. She may know. No. I want to go for a walk and to sleep.\n" +
	"```ask\nid: phrase\nkind: line\nlabel: One sentence\n```\n" +
	"```ask\nid: limits\nkind: rows\nlabel: My boundaries\ncolumns: [{id: if, label: If, kind: line}, {id: i, label: I, kind: line}]\n```\n" +
	"```ask\nid: people\nkind: rows\nlabel: Who I would turn to\nprivate: true\ncolumns: [{id: who, label: Who, kind: line}, {id: how, label: How I reach them, kind: line}]\n```\n" +
	"```ask\nid: ends\nkind: text\nlabel: What would end this\nprivate: true\n```\n" +
	"```ask\nid: lean\nkind: choice\nlabel: Which way do you lean\nprivate: true\noptions: [{id: go, label: Toward leaving soon}, {id: stay, label: Stay}]\n```\n" +
	"```letter\nid: l\ntitle: L\ntext: Dear {them}, {phrase}\n```\n" +
	"```plan\nid: plan\ntitle: My plan\nsections: [{title: A sentence, from: phrase}, {title: What I do, from: [limits, ends, lean]}, {title: People, from: people}]\n```\n"

func peopledBook(t *testing.T) (*content.Book, *content.Workbook) {
	b := papertest.Track(t, peopled)
	return b, content.NewWorkbook(
		content.Profile{Track: content.Hurt},
		papertest.Answer("phrase", content.KindLine, content.Text("You had reason to trust.")),
		papertest.Entry("limits", "a", papertest.Printed(), map[string]string{"if": "you shout", "i": "leave the room and call someone"}),
		papertest.Entry("people", "a", papertest.Printed(), map[string]string{"who": "Meret, my sister", "how": "0171 / 555 12 34, after six"}),
		papertest.Entry("people", "b", papertest.Printed(), map[string]string{"who": "Jo", "how": "the red door at Mill Lane"}),
		papertest.Answer("ends", content.KindText, content.Text("If they raise a hand once more I go to the blue house by the river.\nNo.\nI hide.")),
		papertest.Answer("lean", content.KindChoice, content.Choice("go")),
	)
}

func plan(text string) content.EditedCopy {
	return content.EditedCopy{Stamp: papertest.Stamp("", papertest.Printed()), Track: content.Hurt, Letter: "plan", Text: text}
}

// printedPlan returns what prints of a plan, from its title on.
func printedPlan(t *testing.T, b *content.Book, w *content.Workbook, s Selection) string {
	t.Helper()
	s.Plan = true
	_, after, _ := strings.Cut(asText(t, papertest.Build(t, b, w, s)), "My plan\n=======\n\n")
	return after
}

// TestEditedPlan prints a plan that was changed by hand as it stands: only lines
// that tell what is private are cut out, and headings that nothing is left under.
func TestEditedPlan(t *testing.T) {
	b, w := peopledBook(t)
	composed := b.Tracks[0].ComposePlan(b.Tracks[0].Plan(), w)
	if !strings.Contains(composed, "Meret") || !strings.Contains(composed, "What would end this") {
		t.Fatalf("the plan gathers\n%s", composed)
	}
	copied := plan("Ring the bell every day.\n" + composed + "\nAnd walk by the water.\n")
	copied.Source = composed
	copied.Private = true // as the screens mark what draws on private answers
	w.Put(copied)
	const want = "  Ring the bell every day.\n  A sentence\n    You had reason to trust.\n\n  What I do\n  My boundaries\n" +
		"    22 November 2026: you shout — leave the room and call someone\n\n  And walk by the water.\n"
	if got := printedPlan(t, b, w, Selection{}); got != want {
		t.Errorf("prints\n%s", got)
	}
	if got := printedPlan(t, b, w, Selection{WithPrivate: true}); !strings.Contains(got, "Mill Lane") || !strings.Contains(got, "Ring the bell") {
		t.Errorf("with private answers\n%s", got)
	}
	if d := papertest.Build(t, b, w, Selection{Plan: true}); d.LeftOut != 1 || len(d.LeftFrom) != 0 {
		t.Errorf("left out %d, of %q", d.LeftOut, d.LeftFrom)
	}
	if got := asText(t, papertest.Build(t, b, w, Selection{})); !strings.Contains(got, "Ring the bell") || strings.Contains(got, "Meret") {
		t.Errorf("the whole book prints\n%s", got)
	}
}

// TestEditedCopies holds single lines against what is private.
func TestEditedCopies(t *testing.T) {
	b, w := peopledBook(t)
	for _, c := range []struct {
		line  string
		stays bool
	}{
		// What is private, word for word, in part, and otherwise set.
		{"Meret, my sister", false},
		{"  meret ,MY   sister  ", false},
		{"Meret", false},
		{"Tell Meret first.", false},
		{"Méret knows.", false},
		{"Meret's number", false},
		{"M\u200beret", false},
		{"Jo", false},
		{"Ask Jo.", false},
		{"0171 555 1234", false},
		{"call (0171) 555-12-34", false},
		{"Mill Lane", false},
		{"the RED door at…", false},
		{"I go to the blue house", false},
		{"raise a\thand", false},
		{"I hide.", false},
		{"When it is bad, I hide. Then I breathe.", false},
		{"No.", false},
		{"Toward leaving soon", false},
		{"What would end this", false},
		{"Who I would turn to:", false},
		// Their own words, and those of the book.
		{"You had reason to trust.", true},
		{"leave the room and call someone", true},
		{"She may know.", true},
		{"No more late nights.", true},
		{"I want to go for a walk", true},
		{"Every day I go out.", true},
		{"A joke helps.", true},
		{"door, river, house", true},
		{"5 12 34", true},
		{"People", true},
		{"stay", true},
	} {
		text := "before\n" + c.line + "\nafter"
		w.Put(plan(text))
		got := printedPlan(t, b, w, Selection{})
		if !strings.Contains(got, "before") || !strings.Contains(got, "after") {
			t.Errorf("%q takes others with it:\n%s", c.line, got)
		}
		if (strings.Count(got, "\n") == 3) != c.stays {
			t.Errorf("%q: stays is %v:\n%s", c.line, !c.stays, got)
		}
	}
}

// TestEditedAcross finds what was broken into lines, and cuts all of them.
func TestEditedAcross(t *testing.T) {
	b, w := peopledBook(t)
	w.Put(plan("first\nI go to the\nblue house\n\nlast"))
	if got := printedPlan(t, b, w, Selection{}); got != "  first\n\n  last\n" {
		t.Errorf("prints\n%q", got)
	}
	w.Put(plan("Meret\nJo"))
	if _, err := Build(b, w, Selection{Plan: true}); err != ErrNothing {
		t.Errorf("a plan of nothing else: %v", err)
	}
}

// TestEditedSince judges a copy by what stood in it too: an answer that was
// private is so still when it was changed or taken out since.
func TestEditedSince(t *testing.T) {
	b, w := peopledBook(t)
	copied := plan("")
	copied.Source = b.Tracks[0].ComposePlan(b.Tracks[0].Plan(), w)
	copied.Text = copied.Source + "and a swim\n"
	for _, rec := range []content.Record{papertest.Entry("people", "a", papertest.Printed(), nil), papertest.Entry("people", "b", papertest.Printed(), nil), papertest.Answer("ends", content.KindText, nil)} {
		w.Delete(rec.Key())
	}
	w.Put(papertest.Answer("phrase", content.KindLine, content.Text("Another one by now.")))
	w.Put(copied)
	got := printedPlan(t, b, w, Selection{})
	for _, s := range []string{"Meret", "Mill Lane", "555", "blue house", "hide", "Toward"} {
		if strings.Contains(got, s) {
			t.Errorf("%q is printed:\n%s", s, got)
		}
	}
	for _, s := range []string{"You had reason to trust.", "leave the room", "and a swim"} {
		if !strings.Contains(got, s) {
			t.Errorf("%q is missing:\n%s", s, got)
		}
	}
}

// TestEditedAnywhere judges copies of earlier passes, of letters that have gone
// and of pages left out.
func TestEditedAnywhere(t *testing.T) {
	b, w := peopledBook(t)
	w.Put(content.Profile{Track: content.Hurt, Pass: 1})
	w.Put(plan("an early plan\nMeret"))
	gone := plan("Dear nobody,\nMeret knows.")
	gone.Letter = "gone"
	w.Put(gone)
	got := asText(t, papertest.Build(t, b, w, Selection{}))
	if !strings.Contains(got, "an early plan") || !strings.Contains(got, "Dear nobody") || strings.Contains(got, "Meret") {
		t.Errorf("prints\n%s", got)
	}
	w.Put(content.Profile{Track: content.Hurt})
	letter := content.EditedCopy{Stamp: papertest.Stamp("", papertest.Printed()), Track: content.Hurt, Letter: "ask-letter", Text: "Dear Sam,\nThen they laughed. All of them.\nSee you."}
	full := papertest.Full()
	full.Put(letter)
	got = asText(t, papertest.Build(t, fixture(t), full, Selection{LeaveOut: []string{"name-it"}, WithPrivate: true}))
	if strings.Contains(got, "laughed") || !strings.Contains(got, "See you.") {
		t.Errorf("prints\n%s", got)
	}
}
