package content_test

import (
	"regexp"
	"testing"

	. "groundwork/content"
)

// A tic is a way of speaking that a reader comes to hear: a turn no native speaker
// uses, or one the book leans on.
type tic struct {
	name    string
	pattern *regexp.Regexp
	most    map[TrackID]int // how often each track still says it
}

// tics returns the tics and how often each may be said. The numbers may only fall.
func tics() []tic {
	say := func(name, pattern string, hurt, hurting int) tic {
		return tic{name, regexp.MustCompile(pattern), map[TrackID]int{Hurt: hurt, Hurting: hurting}}
	}
	return []tic{
		say("a balanced tail", `, and (?:it|that|this|each|nothing|nobody|neither) (?:is|can|may|has|was|still|counts)\b[^.]*\.`, 19, 3),
		say("a reply that begins with Then", `^Then (?:you|it|that|this|they|there|the|a|no)\b`, 0, 0),
		say("such as", `(?i)\bsuch as\b`, 0, 0),
		say("stop here", `(?i)\bstop here\b`, 0, 0),
		say("stop for today", `(?i)\bstop for today\b`, 1, 2),
		say("name five things", `(?i)\bfive things\b`, 1, 2),
		say("feet on the floor", `(?i)\bfeet (?:on|into) the floor\b`, 2, 0),
		say("a good idea", `(?i)\bgood idea\b`, 0, 0),
		say("afresh, anew, whom", `(?i)\b(?:afresh|anew|whom)\b`, 0, 0),
		say("windows and far-off eyes", `(?i)\b(?:windows?|far-off)\b`, 0, 0),
		say("of use", `(?i)\bof (?:no )?use\b`, 0, 1),
		say("all the same", `(?i)\ball the same\b`, 0, 0),
		say("is an answer", `(?i)\bis (?:an|a full) answer\b`, 0, 1),
		say("counts as done", `(?i)\bcounts? (?:as done|the same|in full)\b`, 5, 0),
		say("need not", `(?i)\bneed not\b`, 0, 0),
		say("for your head", `(?i)\bfor your head\b`, 2, 2),
		say("trained in it", `(?i)\btrained in (?:it|this)\b`, 12, 1),
		say("what help is known", `(?i)\bwhat (?:else )?(?:help )?is known\b`, 8, 8),
		say("is listed below", `(?i)\bis listed below\b`, 12, 0),
		say("can stay empty", `(?i)\b(?:can|may) stay empty\b`, 5, 2),
		say("on another day", `(?i)\b(?:on|for) (?:any|another) day\b`, 6, 2),
		say("leave this page for later", `(?i)\bleave this page for later\b`, 15, 3),
		say("is yours to, is theirs to", `(?i)\b(?:yours|theirs) to\b`, 6, 9),
		say("in peace", `(?i)\bin peace\b`, 1, 4),
	}
}

// TestTics counts the tics of each track.
func TestTics(t *testing.T) {
	counts := map[string]map[TrackID]int{}
	list := tics()
	for _, s := range everythingSaid(builtin(t)) {
		for _, c := range list {
			if counts[c.name] == nil {
				counts[c.name] = map[TrackID]int{}
			}
			counts[c.name][s.page.Track().ID] += len(c.pattern.FindAllString(s.text, -1))
		}
	}
	for _, c := range list {
		for track, most := range c.most {
			switch n := counts[c.name][track]; {
			case n > most:
				t.Errorf("%s says %q %d times, %d at most", track, c.name, n, most)
			case n < most:
				t.Errorf("%s says %q only %d times by now: lower its number from %d", track, c.name, n, most)
			}
		}
	}
}
