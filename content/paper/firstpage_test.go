package paper_test

import (
	"strings"
	"testing"

	"groundwork/content"
	. "groundwork/content/paper"
	"groundwork/content/paper/papertest"
)

// A printed track begins with how it went so far; what happened is in it only where
// private answers are asked for.
func TestFirstPage(t *testing.T) {
	b, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	w := papertest.Half(b)
	w.Put(content.Answer{Stamp: papertest.Stamp("", papertest.At(3, 2)), Track: content.Hurt, Question: "happened", Kind: content.KindText, Value: content.Text("He sold the boat. I cried.")})
	w.Put(content.Answer{Stamp: papertest.Stamp("", papertest.At(3, 2)), Track: content.Hurt, Question: "my-phrase", Kind: content.KindLine, Value: content.Text("I had every reason.")})
	for private, count := range map[bool]int{false: 0, true: 1} {
		got := asText(t, papertest.Build(t, b, w, Selection{WithPrivate: private}))
		front, _, ok := strings.Cut(got, "\nBefore you begin\n---")
		if !ok {
			t.Fatal(got[:2000])
		}
		for _, s := range []string{"So far\n---", "1 March 2026 to ", "Trust in Sam: 2 on ", "“I had every reason.”, from", "When to look again"} {
			if !strings.Contains(front, s) {
				t.Errorf("no %q in\n%s", s, front)
			}
		}
		if n := strings.Count(front, "“He sold the boat.”"); n != count || strings.Contains(front, "cried") {
			t.Errorf("private %v: what happened stands there %d times:\n%s", private, n, front)
		}
	}
	if got := asText(t, papertest.Build(t, b, w, Selection{Chapter: "needs"})); strings.Contains(got, "So far") {
		t.Error("a chapter alone has it too")
	}
}

// TestFirstPageWithoutDays: where no record says when it was written, nothing is said of
// when, not even a full stop.
func TestFirstPageWithoutDays(t *testing.T) {
	b, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	w := content.NewWorkbook(content.Profile{Track: content.Hurt}, content.Answer{Track: content.Hurt, Question: "my-phrase", Kind: content.KindLine, Value: content.Text("I had every reason.")})
	got := asText(t, papertest.Build(t, b, w, Selection{}))
	front, _, ok := strings.Cut(got, "(“I had every reason.”")
	if !ok || !strings.Contains(front, "So far\n") {
		t.Fatal(got[:min(len(got), 2000)])
	}
	for line := range strings.Lines(front) {
		if strings.Trim(line, " ()\n") == "." {
			t.Errorf("a dot stands alone in\n%s", front)
		}
	}
}
