package paper_test

import (
	"errors"
	"strings"
	"testing"

	"groundwork/content"
	. "groundwork/content/paper"
	"groundwork/content/paper/papertest"
)

func TestUnknown(t *testing.T) {
	for _, c := range []struct {
		pick Selection
		what string
	}{
		{Selection{Track: "grief"}, "track"},
		{Selection{Chapter: "nowhere"}, "chapter"},
		{Selection{Track: content.Hurting, Chapter: "empathy"}, "chapter"},
		{Selection{Letter: "nothing"}, "letter"},
		{Selection{Letter: "my-phrase"}, "letter"},
		{Selection{LeaveOut: []string{"who", "nowhere"}}, "page"},
		{Selection{LeaveOut: []string{"hurting/name-it"}}, "page"},
		{Selection{Blank: true, Chapter: "nowhere"}, "chapter"},
	} {
		_, err := Build(fixture(t), papertest.Full(), c.pick)
		var unknown *UnknownError
		if !errors.As(err, &unknown) || unknown.What != c.what {
			t.Errorf("%+v: %v", c.pick, err)
		}
	}
}

func TestNothing(t *testing.T) {
	begun := content.NewWorkbook(content.Profile{Track: content.Hurt})
	for _, c := range []struct {
		book *content.Workbook
		pick Selection
	}{
		{content.NewWorkbook(), Selection{}},
		{content.NewWorkbook(content.Settings{Country: "GB"}, content.Place{}), Selection{}},
		{papertest.Full(), Selection{Track: content.Hurting}},
		{papertest.Full(), Selection{Track: content.Hurting, Chapter: "begin"}},
		{begun, Selection{Plan: true}},
		{begun, Selection{Letter: "ask-letter"}},
		{papertest.Full(), Selection{Chapter: "empathy", LeaveOut: []string{"settle", "name-it", "friend-test", "changed"}}},
	} {
		if _, err := Build(fixture(t), c.book, c.pick); !errors.Is(err, ErrNothing) {
			t.Errorf("%+v: %v", c.pick, err)
		}
	}
}

func TestCombination(t *testing.T) {
	for _, pick := range []Selection{
		{Plan: true, Letter: "ask-letter"},
		{Plan: true, Chapter: "empathy"},
		{Chapter: "empathy", Letter: "ask-letter"},
		{Blank: true, Plan: true},
		{Blank: true, Letter: "ask-letter"},
	} {
		if _, err := Build(fixture(t), papertest.Full(), pick); !errors.Is(err, ErrCombination) {
			t.Errorf("%+v: %v", pick, err)
		}
	}
}

func TestSelection(t *testing.T) {
	for _, c := range []struct {
		pick     Selection
		has, not []string
	}{
		{Selection{Track: content.Hurt}, []string{"Then they laughed", "sun on the"}, []string{"A note", "another book", "After hurting"}},
		{Selection{Chapter: "empathy"}, []string{"calmly", "Then they laughed"}, []string{"sun on the", "a question that is gone", "A note", "Where are you now"}},
		{Selection{LeaveOut: []string{"name-it"}}, []string{"sun on the", "Friday"}, []string{"laughed", "calmly", "Name it", "What happened?"}},
		{Selection{LeaveOut: []string{"hurt/name-it"}}, []string{"sun on the"}, []string{"laughed"}},
		{Selection{LeaveOut: []string{"hurting/what-i-did"}}, []string{"laughed"}, nil},
		{Selection{LeaveOut: []string{"where-now"}}, []string{"laughed"}, []string{"How much do you trust", "12 October 2026  Where"}},
		{Selection{LeaveOut: []string{"then-and-now"}}, []string{"Where are you now?  2", "1 November 2026 "}, []string{"20 November"}},
		{Selection{Blank: true, Chapter: "needs"}, []string{"Your boundaries"}, []string{"Name it", "Sam"}},
	} {
		got := asText(t, papertest.Build(t, fixture(t), papertest.Old(), c.pick))
		for _, s := range c.has {
			if !strings.Contains(got, s) {
				t.Errorf("%+v: no %q in\n%s", c.pick, s, got)
			}
		}
		for _, s := range c.not {
			if strings.Contains(got, s) {
				t.Errorf("%+v: %q in\n%s", c.pick, s, got)
			}
		}
	}
}

// A form is the same for everybody, whatever they wrote.
func TestBlankKnowsNothing(t *testing.T) {
	if everyWay(t, fixture(t), papertest.Full(), Selection{Blank: true}) != everyWay(t, fixture(t), nil, Selection{Blank: true}) {
		t.Error("the form differs")
	}
}

func TestDocument(t *testing.T) {
	d := papertest.Build(t, fixture(t), papertest.Full(), Selection{})
	if d.Title != "Workbook" || !d.Date.Equal(papertest.Printed()) || d.Language != "en" || d.Blank {
		t.Errorf("got %q, %v, %q, %v", d.Title, d.Date, d.Language, d.Blank)
	}
}

// A quotation is of something in the same print.
func TestRecallStaysInside(t *testing.T) {
	const see = "sentence\n  you would want to hear”)"
	if got := asText(t, papertest.Build(t, fixture(t), papertest.Full(), Selection{})); !strings.Contains(got, see) {
		t.Errorf("no %q in\n%s", see, got)
	}
	for _, pick := range []Selection{{Chapter: "needs"}, {LeaveOut: []string{"friend-test"}}} {
		if got := asText(t, papertest.Build(t, fixture(t), papertest.Full(), pick)); strings.Contains(got, see) {
			t.Errorf("%+v: %q in\n%s", pick, see, got)
		}
	}
}
