package content_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	. "groundwork/content"
)

// TestRepliesLeaveNothingUnanswered holds that what is said to an answer asks
// nothing, unless the next thing on the page is a place to answer it. Questions in
// quotation marks are names of pages, and words to say to somebody.
func TestRepliesLeaveNothingUnanswered(t *testing.T) {
	quoted := regexp.MustCompile(`"[^"]*"`)
	for _, track := range builtin(t).Tracks {
		for _, p := range track.Pages() {
			for i, b := range p.Blocks {
				a, ok := b.(*Ask)
				if !ok || placeToAnswer(p.Blocks[i+1:]) {
					continue
				}
				for _, said := range saidTo(a) {
					if strings.Contains(quoted.ReplaceAllString(said, ""), "?") {
						t.Errorf("%s/%s asks, and leaves nowhere to answer: %s", track.ID, a.ID, said)
					}
				}
			}
		}
	}
	for _, a := range []*Ask{builtin(t).Before, builtin(t).After} {
		for _, said := range saidTo(a) {
			if strings.Contains(quoted.ReplaceAllString(said, ""), "?") {
				t.Errorf("%s asks, and leaves nowhere to answer: %s", a.ID, said)
			}
		}
	}
}

// placeToAnswer reports whether what follows begins with a question to write to.
func placeToAnswer(blocks []Block) bool {
	if len(blocks) == 0 {
		return false
	}
	a, ok := blocks[0].(*Ask)
	return ok && (a.Kind == KindLine || a.Kind == KindText || a.Kind == KindRows)
}

// saidTo returns what is said to the answers of a question.
func saidTo(a *Ask) []string {
	var all []string
	askSays(&Ask{
		Options: replies(a.Options), Rows: replies(a.Rows), Notices: a.Notices, Scale: a.Scale,
	}, func(texts ...string) { all = append(all, texts...) })
	for _, g := range a.Gate {
		for _, o := range g.Options {
			all = append(all, o.Reply)
		}
	}
	for _, c := range a.Columns {
		for _, o := range replies(c.Options) {
			all = append(all, o.Reply)
		}
		for _, r := range c.Scale.Replies {
			all = append(all, r.Text)
		}
	}
	for _, w := range a.Wordings {
		all = append(all, w.Reply)
		for _, r := range w.Replies {
			all = append(all, r.Text)
		}
	}
	return all
}

// replies returns options with nothing but what is said to them.
func replies(options []Option) []Option {
	var only []Option
	for _, o := range options {
		only = append(only, Option{Reply: o.Reply, Replies: o.Replies, Wordings: o.Wordings})
	}
	return only
}

// TestNoticesNameTheirWord holds that a notice names the word or phrase it means.
func TestNoticesNameTheirWord(t *testing.T) {
	for _, track := range builtin(t).Tracks {
		for _, a := range track.Asks() {
			for _, n := range a.Notices {
				named := func(word string) bool { return strings.Contains(n.Say, `"`+word+`"`) }
				if !slices.ContainsFunc(append(n.Words, NoticedWord), named) {
					t.Errorf("%s/%s doesn't say which word: %s", track.ID, a.ID, n.Say)
				}
			}
		}
	}
}
