package paper_test

import (
	"strings"
	"testing"

	"groundwork/content"
	. "groundwork/content/paper"
	"groundwork/content/paper/papertest"
)

// The book's quotes are those of print, and a person's own stay as they were typed.
func TestCurlyQuotes(t *testing.T) {
	const chapter = "---\nid: c\ntitle: \"What's \\\"new\\\"\"\nabout: A.\nminutes: 1\n---\n# P {#p}\nIt's *\"so\"*, ('quoted').\n" +
		"```ask\nid: q\nkind: line\nlabel: Don't you say \"no\"?\nhint: \"'Well', I'd say.\"\n```\n" +
		"```ask\nid: o\nkind: choice\nlabel: O\noptions: [{id: a, label: I don't}]\n```\n"
	b := papertest.Track(t, chapter)
	form := asText(t, papertest.Build(t, b, nil, Selection{Blank: true}))
	for _, s := range []string{"What’s “new”", "It’s “so”, (‘quoted’).", "Don’t you say “no”?", "(‘Well’, I’d say.)", "[ ] I don’t"} {
		if !strings.Contains(form, s) {
			t.Errorf("no %q in\n%s", s, form)
		}
	}
	w := content.NewWorkbook(papertest.Answer("q", content.KindLine, content.Text(`I don't "know".`)), papertest.Answer("o", content.KindChoice, content.Choice("a")))
	got := asText(t, papertest.Build(t, b, w, Selection{}))
	if !strings.Contains(got, `I don't "know".`) || !strings.Contains(got, "I don’t\n") {
		t.Error(got)
	}
	for _, language := range []string{"de", "enm"} { // with quotes of their own
		b.Language = language
		if got := asText(t, papertest.Build(t, b, w, Selection{})); !strings.Contains(got, `What's "new"`) || !strings.Contains(got, "I don't\n") {
			t.Errorf("%s:\n%s", language, got)
		}
	}
}
