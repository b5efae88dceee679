package content_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	. "groundwork/content"
)

// readingOn returns what a page says on a route, in order: the paragraphs of its
// prose, with {them} filled in.
func readingOn(p *Page, route Route) []string { return readingFor(p, route, "") }

// readingFor returns what a page says on a route to somebody in a relation.
func readingFor(p *Page, route Route, relation string) []string {
	w := walker(p.Track(), route, relation)
	var paras []string
	for _, b := range p.Visible(w, 0) {
		if prose, ok := b.(*Prose); ok {
			for _, para := range prose.Paras {
				paras = append(paras, Fill(plainText(para), ""))
			}
		}
	}
	return paras
}

func plainText(p Para) string {
	var b strings.Builder
	for _, s := range p.Spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// wordsOf returns the words of a text, without punctuation around them.
func wordsOf(s string) []string {
	var words []string
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '–' || r == '—' || r == '/' }) {
		w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if w != "" {
			words = append(words, w)
		}
	}
	return words
}

// grade returns the Flesch-Kincaid grade of paragraphs. A sentence ends at . ! or ?
// before a space, and with its paragraph; "e.g." would be two, so the book writes
// "for example".
func grade(paras []string) float64 {
	sentences, words, parts := 0, 0, 0
	for _, p := range paras {
		for _, s := range splitSentences(p) {
			list := wordsOf(s)
			if len(list) == 0 {
				continue
			}
			sentences++
			words += len(list)
			for _, w := range list {
				parts += syllables(w)
			}
		}
	}
	if words == 0 {
		return 0
	}
	return 0.39*float64(words)/float64(sentences) + 11.8*float64(parts)/float64(words) - 15.59
}

func splitSentences(p string) []string {
	var list []string
	start := 0
	for i, r := range p {
		if strings.ContainsRune(".!?", r) && (i+1 == len(p) || strings.ContainsRune(" \n\"”’)", rune(p[i+1]))) {
			list = append(list, p[start:i+1])
			start = i + 1
		}
	}
	return append(list, p[start:])
}

// syllables counts groups of vowels, less a silent e at the end. It is a known
// simplification: "being" counts one too few, "something" one too many, which
// evens out over a page.
func syllables(word string) int {
	word = strings.ToLower(word)
	count, vowel := 0, false
	for _, r := range word {
		v := isVowel(r)
		if v && !vowel {
			count++
		}
		vowel = v
	}
	if count > 1 && silentEnd.MatchString(word) && !soundedEnd.MatchString(word) {
		count--
	}
	return max(count, 1)
}

func isVowel(r rune) bool { return strings.ContainsRune("aeiouyäöüáéíóú", r) }

var (
	silentEnd  = regexp.MustCompile(`[^aeiouy]e[sd]?$`)
	soundedEnd = regexp.MustCompile(`[^aeiouy]les?$|[td]ed$|[scgxzh]es$`)
)

func TestSyllables(t *testing.T) {
	for word, want := range map[string]int{
		"trust": 1, "people": 2, "the": 1, "apology": 4, "accountable": 4, "are": 1, "asked": 1, "wanted": 2, "needed": 2, "boundaries": 3,
		"promise": 2, "yes": 1, "times": 1, "changes": 2, "you": 1, "nightmare": 2, "little": 2, "123": 1,
		"while": 1, "rules": 1, "tables": 2, "worried": 2, "helped": 1, "safe": 1, "places": 2, "be": 1, "somebody": 4,
	} {
		if got := syllables(word); got != want {
			t.Errorf("%s has %d syllables, want %d", word, got, want)
		}
	}
}

func TestGrade(t *testing.T) {
	easy := grade([]string{"The cat sat. It was warm. You can stop here."})
	hard := grade([]string{"Accountability necessitates considerable deliberation regarding interpersonal circumstances and organisational responsibilities."})
	if easy > 2 || hard < 15 {
		t.Errorf("an easy text has grade %.1f, a hard one %.1f", easy, hard)
	}
	if got := len(splitSentences("One. Two? \"Three!\" Four: five 1.5 six")); got != 4 {
		t.Errorf("%d sentences, want 4", got)
	}
}
