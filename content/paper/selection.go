package paper

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"groundwork/content"
)

// Selection says what to print. The zero Selection is everything but what is
// private. At most one of Chapter, Plan and Letter may be set; Blank goes with
// Chapter only.
type Selection struct {
	Track       content.TrackID // "" for all that have been begun; for a blank form, all
	Chapter     string          // a chapter's id
	WithPrivate bool
	LeaveOut    []string // page ids: "page" in whatever track, or "track/page"
	Plan        bool     // the plan alone
	Letter      string   // the letter with this id alone
	Blank       bool     // a form to fill in by hand, the same for everybody
	Help        Help     // on a blank form
	Now         time.Time
	// Damaged are the keys of answers that are in the workbook's file and can't be read.
	Damaged []content.Key
}

// ErrNothing is returned where what was asked for exists and is empty.
var ErrNothing = errors.New("there is nothing to print")

// ErrCombination is returned for a Selection that contradicts itself.
var ErrCombination = errors.New("a chapter, the plan, a letter and a blank form are printed one at a time")

// UnknownError is returned for an id of a [Selection] that the book doesn't
// have.
type UnknownError struct {
	What string // "track", "chapter", "page" or "letter"
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
	tracks := s.tracks(b)
	if s.Chapter != "" && !anyTrack(tracks, func(t *content.Track) bool { return hasChapter(t, s.Chapter) }) {
		return &UnknownError{"chapter", s.Chapter}
	}
	if s.Letter != "" && !anyTrack(tracks, func(t *content.Track) bool { return findLetter(t, s.Letter) != nil }) {
		return &UnknownError{"letter", s.Letter}
	}
	for _, id := range s.LeaveOut {
		// Not only in the chosen tracks: one list may serve several prints.
		if !anyTrack(b.Tracks, func(t *content.Track) bool { return t.Page(pageID(t, id)) != nil }) {
			return &UnknownError{"page", id}
		}
	}
	return nil
}

// combined tells whether more than one thing is asked for.
func (s Selection) combined() bool {
	n := 0
	for _, set := range []bool{s.Chapter != "", s.Plan, s.Letter != ""} {
		if set {
			n++
		}
	}
	return n > 1 || s.Blank && (s.Plan || s.Letter != "")
}

// tracks are those of the book the selection speaks of, begun or not.
func (s Selection) tracks(b *content.Book) []*content.Track {
	if s.Track == "" {
		return b.Tracks
	}
	return []*content.Track{b.Track(s.Track)}
}

// leaves tells whether the page was asked to be left out.
func (s Selection) leaves(p *content.Page) bool {
	for _, id := range s.LeaveOut {
		if pageID(p.Track(), id) == p.ID {
			return true
		}
	}
	return false
}

// holds tells whether the page is part of what was asked for.
func (s Selection) holds(p *content.Page) bool {
	return (s.Chapter == "" || p.Chapter.ID == s.Chapter) && !s.leaves(p)
}

// pageID is the id of the page in the track that the name of a page means, or
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

func anyTrack(tracks []*content.Track, is func(*content.Track) bool) bool {
	for _, t := range tracks {
		if is(t) {
			return true
		}
	}
	return false
}

func hasChapter(t *content.Track, id string) bool {
	for _, c := range t.Chapters {
		if c.ID == id {
			return true
		}
	}
	return false
}

func findLetter(t *content.Track, id string) *content.Letter {
	for _, p := range t.Pages() {
		for _, b := range p.Blocks {
			if l, ok := b.(*content.Letter); ok && l.ID == id {
				return l
			}
		}
	}
	return nil
}
