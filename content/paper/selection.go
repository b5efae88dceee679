package paper

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"groundwork/content"
)

// Selection says what to print. The zero Selection is everything but what is
// private. At most one of Chapter, Plan and Letter may be set; Blank goes with
// Chapter only.
type Selection struct {
	Track        content.TrackID // "" for all that have been begun; for a blank form, all
	Chapter      string          // a chapter's id
	WithPrivate  bool
	LeaveOut     []string // page ids: "page" in whatever track, or "track/page"
	Summary      bool     // one page for somebody who helps; never what is private, nor the other person's name
	Beside       []string // ids of questions whose answers stand in a summary, [MostBeside] at most
	Said         Said     // in a summary, kept nowhere
	Plan         bool     // the plan alone
	Without      []string // in a plan, the titles of sections and ids of questions to leave out
	NoPeople     bool     // in a plan, nobody who could be called
	Letter       string   // the letter with this id alone
	AllQuestions bool     // with those left open
	Blank        bool     // a form to fill in by hand, the same for everybody
	Help         Help     // on a blank form
	ShortWay     bool     // of a blank form, the few pages for somebody who has an hour
	Now          time.Time
	// Damaged are the keys of answers that are in the workbook's file and can't be read.
	Damaged []content.Key
}

// Said is what a person says on a summary for the one who helps them. What is empty
// leaves room to write by hand.
type Said struct{ ToTalkAbout, Helped, Harder string }

// ErrNothing is returned where what was asked for exists and is empty.
var ErrNothing = errors.New("there is nothing to print")

// ErrCombination is returned for a Selection that contradicts itself.
var ErrCombination = errors.New("a chapter, the plan, a letter, a summary and a blank form are printed one at a time")

// UnknownError is returned for an id of a [Selection] that the book doesn't
// have.
type UnknownError struct {
	What string // "track", "chapter", "page", "section", "question" or "letter"
	ID   string
}

// Error implements error.
func (e *UnknownError) Error() string {
	return fmt.Sprintf("the book has no %s %q", e.What, e.ID)
}

// check returns an [*UnknownError] for the first id the book doesn't have.
func (s Selection) check(b *content.Book) error {
	if s.combined() {
		return ErrCombination
	}
	if s.Track != "" && b.Track(s.Track) == nil {
		return &UnknownError{"track", string(s.Track)}
	}
	named := func(c *content.Chapter) bool { return c.ID == s.Chapter }
	inTrack := func(t *content.Track) bool { return slices.ContainsFunc(t.Chapters, named) }
	if s.Chapter != "" && !slices.ContainsFunc(s.tracks(b), inTrack) {
		return &UnknownError{"chapter", s.Chapter}
	}
	if s.Letter != "" && !slices.ContainsFunc(s.tracks(b), func(t *content.Track) bool { return t.Letter(s.Letter) != nil }) {
		return &UnknownError{"letter", s.Letter}
	}
	for _, id := range s.Beside {
		asks := func(t *content.Track) bool { a, _ := t.Ask(id); return a != nil }
		if !slices.ContainsFunc(s.tracks(b), asks) {
			return &UnknownError{"question", id}
		}
	}
	for _, name := range s.Without {
		if !slices.ContainsFunc(s.tracks(b), func(t *content.Track) bool { return inPlan(t, name) }) {
			return &UnknownError{"section", name}
		}
	}
	for _, id := range s.LeaveOut {
		// Not only in the chosen tracks: one list may serve several prints.
		if !slices.ContainsFunc(b.Tracks, func(t *content.Track) bool { return t.Page(pageID(t, id)) != nil }) {
			return &UnknownError{"page", id}
		}
	}
	return nil
}

// combined reports whether more than one thing is asked for.
func (s Selection) combined() bool {
	chapter, letter := s.Chapter != "", s.Letter != ""
	alone := 0
	for _, asked := range []bool{chapter, letter, s.Plan, s.Summary} {
		if asked {
			alone++
		}
	}
	return alone > 1 || s.Blank && (s.Plan || s.Summary || letter) || s.ShortWay && (!s.Blank || chapter) || len(s.Beside) > MostBeside
}

// tracks returns those of the book the selection speaks of, begun or not.
func (s Selection) tracks(b *content.Book) []*content.Track {
	if s.Track == "" {
		return b.Tracks
	}
	return []*content.Track{b.Track(s.Track)}
}

// leaves reports whether the page was asked to be left out.
func (s Selection) leaves(p *content.Page) bool {
	return slices.ContainsFunc(s.LeaveOut, func(id string) bool { return pageID(p.Track(), id) == p.ID })
}

// holds reports whether the page is part of what was asked for.
func (s Selection) holds(p *content.Page) bool {
	way := !s.ShortWay || slices.Contains(p.Track().Short.Pages, p.ID)
	return way && (s.Chapter == "" || p.Chapter.ID == s.Chapter) && !s.leaves(p)
}

// PageName names a page among those of all tracks, as [Selection.LeaveOut] does.
func PageName(p *content.Page) string { return string(p.Track().ID) + "/" + p.ID }

// pageID returns the id of the page in the track that the name of a page means, or
// "" where it means one of another track.
func pageID(t *content.Track, name string) string {
	track, page, ok := strings.Cut(name, "/")
	switch {
	case !ok:
		return name
	case content.TrackID(track) == t.ID:
		return page
	}
	return ""
}
