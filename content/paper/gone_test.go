package paper_test

import (
	"strings"
	"testing"
	"time"

	"groundwork/content"
	. "groundwork/content/paper"
	"groundwork/content/paper/papertest"
)

// TestPrivateStaysPrivate prints an answer whose private question has gone from
// the book: it is left out all the same, until it is asked for.
func TestPrivateStaysPrivate(t *testing.T) {
	gone := papertest.Answer("no-longer-asked", content.KindLine, content.Text("not for others"))
	gone.Stamp = papertest.Stamp("What would end this?", papertest.At(time.October, 12))
	gone.Private = true
	w := content.NewWorkbook(content.Profile{Track: content.Hurt}, gone)
	if got := asText(t, papertest.Build(t, fixture(t), w, Selection{Track: content.Hurt, AllQuestions: true})); strings.Contains(got, "not for others") || strings.Contains(got, "end this") {
		t.Errorf("a private answer is printed:\n%s", got)
	}
	if got := asText(t, papertest.Build(t, fixture(t), w, Selection{Track: content.Hurt, WithPrivate: true})); !strings.Contains(got, "not for others") {
		t.Errorf("asked for, it is missing:\n%s", got)
	}
}
