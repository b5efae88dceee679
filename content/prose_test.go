package content_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	. "groundwork/content"
	"groundwork/content/load"
)

// said is one text of the book that a person reads, as it stands in the file.
type said struct {
	page *Page
	text string
}

// where names the page of a text in a failure.
func (s said) where() string {
	return fmt.Sprintf("%s/%s %q", s.page.Track().ID, s.page.ID, s.text)
}

// everythingSaid returns every text of the book: reading, evidence, labels, hints,
// options, replies, notices, letters and plans.
func everythingSaid(b *Book) []said {
	var all []said
	for _, t := range withSafety(b) {
		for _, p := range t.Pages() {
			add := func(texts ...string) {
				for _, s := range texts {
					if s != "" {
						all = append(all, said{p, s})
					}
				}
			}
			if p == p.Chapter.Pages()[0] {
				add(t.About, p.Chapter.Title, p.Chapter.About)
			}
			add(p.Title)
			for _, block := range p.Blocks {
				blockSays(block, add)
			}
		}
	}
	return all
}

func blockSays(b Block, add func(...string)) {
	switch b := b.(type) {
	case *Prose:
		for _, p := range b.Paras {
			add(plainText(p))
		}
	case *Why:
		for _, p := range b.Paras {
			add(plainText(p))
		}
	case *Letter:
		add(b.Title, b.Text)
	case *Plan:
		add(b.Title)
		for _, s := range b.Sections {
			add(s.Title)
		}
	case *Ask:
		askSays(b, add)
	}
}

func askSays(a *Ask, add func(...string)) {
	add(a.Label, a.Hint, a.Home)
	wordings := func(list []Wording) {
		for _, other := range list {
			add(other.Label, other.Hint, other.Reply)
			scaleSays(&Scale{Low: other.Low, High: other.High, Replies: other.Replies}, add)
		}
	}
	options := func(list []Option) {
		for _, o := range list {
			add(o.Label, o.Reply)
			for _, r := range o.Replies {
				add(r.Text)
			}
			wordings(o.Wordings)
		}
	}
	wordings(a.Wordings)
	options(a.Options)
	options(a.Rows)
	for _, c := range a.Columns {
		add(c.Label)
		options(c.Options)
		scaleSays(&c.Scale, add)
	}
	for _, n := range a.Notices {
		add(n.Say)
	}
	if a.Scale != nil {
		scaleSays(a.Scale, add)
	}
	for _, g := range a.Gate {
		add(g.Label)
		options(g.Options)
	}
}

func scaleSays(s *Scale, add func(...string)) {
	add(s.Low, s.High)
	for _, r := range s.Replies {
		add(r.Text)
	}
}

// maxGrade is as hard as a page may be to read: seven years of school.
const maxGrade = 7

func TestPagesAreEasyToRead(t *testing.T) {
	for _, track := range withSafety(builtin(t)) {
		for _, p := range track.Pages() {
			for _, route := range routes() {
				for _, relation := range relations(track) {
					if g := grade(readingFor(p, route, relation)); g > maxGrade {
						t.Errorf("%s/%s has grade %.1f on route %d for %q, at most %d", track.ID, p.ID, g, route, relation, maxGrade)
					}
				}
			}
		}
	}
}

// longPages are pages that may say more, and why.
var longPages = map[string]string{
	"hurt/how-it-works":    "leaving at once, privacy, when to put it down and where the book comes from, before anything is asked",
	"hurting/how-it-works": "the same",
}

// toldToAll are pages that tell everybody what else would tell an answer, and how
// many words they may have for it.
var toldToAll = map[string]int{
	"hurt/safe":    450, // opened again, it would show what was answered
	"hurting/safe": 450,
}

func TestPagesAreShort(t *testing.T) {
	const least, most, longest = 60, 180, 360
	unused := map[string]bool{}
	for key := range longPages {
		unused[key] = true
	}
	for _, track := range withSafety(builtin(t)) {
		for _, p := range track.Pages() {
			n := len(wordsOf(strings.Join(readingOn(p, Open), "\n")))
			key := string(track.ID) + "/" + p.ID
			limit := most
			if longPages[key] != "" && n > most {
				limit = longest
				delete(unused, key)
			}
			limit = max(limit, toldToAll[key])
			if n < least || n > limit {
				t.Errorf("%s has %d words of reading, want %d to %d", key, n, least, limit)
			}
		}
	}
	for key := range unused {
		t.Errorf("%s need not be on the list of long pages", key)
	}
}

// manyAsks are pages with more than four questions, and why.
var manyAsks = map[string]string{
	"hurting/the-apology": "the six parts of an apology make one letter",
	"hurt/if-crossed":     "four steps, and the log of crossings",
}

func TestPagesAskLittle(t *testing.T) {
	for _, track := range builtin(t).Tracks {
		for _, p := range track.Pages() {
			asks := 0
			for _, a := range p.Asks() {
				if a.Scale == nil || a.Scale.Series == "" {
					asks++
				}
			}
			if many := manyAsks[string(track.ID)+"/"+p.ID] != ""; (asks > 4) != many {
				t.Errorf("%s/%s has %d questions", track.ID, p.ID, asks)
			}
		}
	}
}

// A lint finds words that have no place in the book. What is in allowed was read
// by somebody, who found it right.
type lint struct {
	pattern *regexp.Regexp
	only    TrackID // "" for both
	quoted  bool    // what stands in quotation marks may say anything
	allowed map[string]string
}

var quotation = regexp.MustCompile(`"[^"]*"|“[^”]*”`)

func (l lint) check(t *testing.T, b *Book) {
	t.Helper()
	for _, complaint := range l.complaints(b) {
		t.Error(complaint)
	}
}

// complaints returns the places where the lint finds something, and what is allowed
// without need.
func (l lint) complaints(b *Book) []string {
	var found []string
	unused := map[string]bool{}
	for part := range l.allowed {
		unused[part] = true
	}
	for _, s := range everythingSaid(b) {
		if l.only != "" && s.page.Track().ID != l.only {
			continue
		}
		text := strings.ReplaceAll(s.text, "’", "'")
		for part := range l.allowed {
			if strings.Contains(text, part) {
				delete(unused, part)
				text = strings.ReplaceAll(text, part, "")
			}
		}
		if l.quoted {
			text = quotation.ReplaceAllString(text, "")
		}
		if word := l.pattern.FindString(text); word != "" {
			found = append(found, fmt.Sprintf("%s says %q", s.where(), word))
		}
	}
	for part := range unused {
		found = append(found, fmt.Sprintf("nothing says %q any more: take it off the list", part))
	}
	return found
}

func TestNobodyIsPreachedAt(t *testing.T) {
	lint{
		pattern: regexp.MustCompile(`(?i)\b(should|shouldn't|must|mustn't|always|never|ought)\b`),
		allowed: map[string]string{
			"never lend them money again":     "an example of what goes with forgiving",
			"It may never be just as it was":  "the truth, and no demand",
			"they will never get past this":   "a fear, to be answered",
			"You may never hear how they are": "what may come",
			"are told the debt is never paid": "what somebody else says",
		},
	}.check(t, builtin(t))
}

func TestNoBlameForTheHurt(t *testing.T) {
	lint{
		pattern: regexp.MustCompile(`(?i)\b(fault|blame|blamed|provoke|provoked|overreact\w*|too sensitive|your part|both sides|takes two|deserve[ds]?|you let (?:it|them|this|that|\{them\})|you made|you caused|your mistake|victim|asked for it|naive|weak)\b`),
		only:    Hurt,
		allowed: map[string]string{
			"Openness takes two people": "an agreement, not a harm",
		},
	}.check(t, builtin(t))
}

// TestThemIsANoun wants {them} only where a name fits: "J.self" and "J. own" are
// no English. Nor does it end a sentence, where "J." would bring a second stop.
func TestThemIsANoun(t *testing.T) {
	lint{pattern: regexp.MustCompile(`(?i)\{them(?:'s)?\}(?:sel(?:f|ves)|'s| own\b|[.…])`)}.check(t, builtin(t))
}

// TestPronouns wants they and them for the other person, whoever it is. Examples
// stand in quotation marks and may tell of somebody else.
func TestPronouns(t *testing.T) {
	lint{
		pattern: regexp.MustCompile(`(?i)\b(he|she|his|her|hers|him|himself|herself|he's|she's)\b`),
		quoted:  true,
		allowed: map[string]string{
			"I thought: it all comes to her.":                 "an example",
			"I wanted to see her fall.":                       "an example",
			"I posted her secret.":                            "an example",
			"It cost her the group. She could not face them.": "an example",
		},
	}.check(t, builtin(t))
}

// TestLintFinds wants a lint to be able to find something, and to see what is
// allowed and what is quoted.
func TestLintFinds(t *testing.T) {
	book, err := load.Book(bookOf(front + "# P {#p}\nYou never \"never\" must. Never mind.\n"))
	if err != nil {
		t.Fatal(err)
	}
	never := regexp.MustCompile(`(?i)\bnever\b`)
	for _, c := range []struct {
		lint lint
		want int
	}{
		{lint{pattern: never}, 1},
		{lint{pattern: never, only: Hurting}, 0},
		{lint{pattern: never, quoted: true, allowed: map[string]string{"You never": "", "Never mind": ""}}, 0},
		{lint{pattern: never, allowed: map[string]string{"You never": "", "Never mind": ""}}, 1},
		{lint{pattern: never, quoted: true, allowed: map[string]string{"You never": "", "Never mind": "", "gone": ""}}, 1},
	} {
		if got := c.lint.complaints(book); len(got) != c.want {
			t.Errorf("%q, want %d complaints", got, c.want)
		}
	}
	if got := len(everythingSaid(book)); got != 5 {
		t.Errorf("%d texts, want those of the track, the chapter, the page and its paragraph", got)
	}
}
