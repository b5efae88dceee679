package paper_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"groundwork/content"
	. "groundwork/content/paper"
	"groundwork/content/paper/papertest"
)

// What could be left out is just what changes the print when it is.
func TestOffered(t *testing.T) {
	english, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	half := papertest.Half(english)
	half.Put(content.EditedCopy{Stamp: papertest.Stamp("", papertest.Printed()), Track: content.Hurt, Letter: "ask-letter", Text: "Dear Sam,"})
	half.Put(papertest.Answer("to-a-friend", content.KindText, content.Text("")))
	damaged := []content.Key{{Kind: content.RecordAnswer, Track: content.Hurt, ID: "my-phrase"}, {Kind: content.RecordRatings, Track: content.Hurt, ID: "where-now"}}
	for name, c := range map[string]struct {
		book *content.Book
		work *content.Workbook
		sel  Selection
	}{
		"everything": {english, half, Selection{}},
		"open":       {english, half, Selection{WithPrivate: true, AllQuestions: true}},
		"a chapter":  {english, half, Selection{Track: content.Hurt, Chapter: "days"}},
		"another":    {english, half, Selection{Track: content.Hurting}},
		"short form": {english, nil, Selection{Blank: true, ShortWay: true}},
		"nothing":    {english, content.NewWorkbook(), Selection{}},
		"damaged":    {fixture(t), content.NewWorkbook(), Selection{Damaged: damaged}},
		"old":        {fixture(t), papertest.Old(), Selection{WithPrivate: true}},
	} {
		offered := Pages(c.book, c.work, c.sel)
		var all []string
		for _, track := range c.book.Tracks {
			for _, p := range track.Pages() {
				all = append(all, string(track.ID)+"/"+p.ID)
			}
		}
		matter(t, name, c.book, c.work, c.sel, offered, all, func(page string) Selection {
			s := c.sel
			s.LeaveOut = []string{page}
			return s
		})
	}
	for name, sel := range map[string]Selection{"plan": {Plan: true}, "private plan": {Plan: true, WithPrivate: true}} {
		var all []string
		for _, section := range english.Track(content.Hurt).Plan().Sections {
			all = append(all, section.Title)
		}
		offered := PlanSections(english, half, sel)
		matter(t, name, english, half, sel, offered, all, func(section string) Selection {
			s := sel
			s.Without = []string{section}
			return s
		})
	}
}

// TestPrintsAlone holds that a chapter, a letter and the plan are offered just where they
// print something by themselves.
func TestPrintsAlone(t *testing.T) {
	english, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	damaged := []content.Key{{Kind: content.RecordAnswer, Track: content.Hurt, ID: "my-phrase"}, {Kind: content.RecordCopy, Track: content.Hurt, ID: "ask-letter"}}
	for name, c := range map[string]struct {
		book *content.Book
		work *content.Workbook
		sel  Selection
	}{
		"half":    {english, papertest.Half(english), Selection{}},
		"private": {english, papertest.Half(english), Selection{WithPrivate: true}},
		"open":    {english, papertest.Half(english), Selection{AllQuestions: true}},
		"nothing": {english, content.NewWorkbook(), Selection{}},
		"damaged": {fixture(t), content.NewWorkbook(), Selection{Damaged: damaged}},
		"old":     {fixture(t), papertest.Old(), Selection{WithPrivate: true}},
	} {
		for _, track := range c.book.Tracks {
			sel := c.sel
			sel.Track = track.ID
			alone := PrintsAlone(c.book, c.work, sel)
			holds := func(what string, offered bool, choose func(*Selection)) {
				s := sel
				choose(&s)
				if _, err := Build(c.book, c.work, s); (err == nil) != offered {
					t.Errorf("%s: %s of %s offered: %v, and printed: %v", name, what, track.ID, offered, err)
				}
			}
			for _, chapter := range track.Chapters {
				holds(chapter.ID, slices.Contains(alone.Chapters, chapter), func(s *Selection) { s.Chapter = chapter.ID })
			}
			for _, l := range track.Letters() {
				holds(l.ID, slices.Contains(alone.Letters, l.ID), func(s *Selection) { s.Letter = l.ID })
			}
			holds("the plan", alone.Plan, func(s *Selection) { s.Plan = true })
		}
	}
}

// matter holds what is offered against all there is: it changes the print, and nothing
// else does.
func matter(t *testing.T, name string, b *content.Book, w *content.Workbook, whole Selection, offered, all []string, without func(string) Selection) {
	t.Helper()
	open := regexp.MustCompile(`(?s)\(In this\s+chapter,.*?\)`) // counts what prints nothing
	printed := func(s Selection) string {
		d, err := Build(b, w, s)
		if err != nil {
			return err.Error()
		}
		return open.ReplaceAllString(asText(t, d), "")
	}
	want := printed(whole)
	for _, one := range all {
		if changed := printed(without(one)) != want; changed != slices.Contains(offered, one) {
			t.Errorf("%s: %q changes the print: %v, and so it is offered: %v", name, one, changed, !changed)
		}
	}
	if name != "nothing" && name != "another" && (len(offered) == 0 || len(offered) == len(all)) {
		t.Errorf("%s: %d offered: %s", name, len(offered), strings.Join(offered, " "))
	}
}
