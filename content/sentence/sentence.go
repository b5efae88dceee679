// Package sentence puts a person's answers into the sentences of a letter, and of an entry in one line.
package sentence

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"groundwork/content/text"
)

// missing stands where an answer is still to come.
const missing = "…"

// Sentence is a paragraph of a letter while answers are put into its places. It is to
// read as if it had been written in one go, but people begin an answer with the words
// that stand before its place, with a capital, and end it with a mark.
type Sentence struct {
	Label string // what the other one is called

	said string
	stem string // what the book says right before the place, since the last mark
}

// String returns what is said so far.
func (s *Sentence) String() string { return s.said }

// Book adds words of the book.
func (s *Sentence) Book(words string) {
	s.said += words
	if i := strings.LastIndexAny(words, ".,;!?\n"); i >= 0 {
		words = words[i+1:]
	}
	s.stem = strings.TrimSpace(words)
}

// None marks a place without an answer, and returns what the book says after it.
func (s *Sentence) None(after string) (rest string) {
	s.said, s.stem = s.said+missing, ""
	return strings.TrimPrefix(after, ".")
}

// Option adds an answer in words of the book.
func (s *Sentence) Option(words, after string) (rest string) {
	if strings.HasPrefix(after, ".") && !strings.HasSuffix(words, "..") {
		words = strings.TrimSuffix(words, ".")
	}
	s.said, s.stem = s.said+words, ""
	return after
}

// Answer adds an answer in the person's own words, and returns what the book says
// after it. An answer that only repeats what stands before it is missing.
func (s *Sentence) Answer(words, after string) (rest string) {
	drop, keep := repeats(s.stem, words)
	words = strings.TrimSpace(words[drop:])
	if words == "" {
		return s.None(after)
	}
	if keep < len(s.stem) { // the person's own beginning takes the place of the book's
		s.said = strings.TrimSuffix(strings.TrimRight(s.said, " "), s.stem) + s.stem[:keep]
		s.stem = s.stem[:keep]
	}
	switch {
	case s.stem == "" && startsSentence(s.said):
		words = text.Capital(words)
	case s.stem != "" && !strings.HasSuffix(s.stem, ":"):
		words = s.small(words)
	}
	words, rest = ended(spelled(words), after)
	s.said, s.stem = s.said+words, ""
	return rest
}

// startsSentence reports whether a sentence begins after some words.
func startsSentence(said string) bool {
	said = strings.TrimRight(said, " \n")
	return said == "" || strings.HasSuffix(said, missing) || strings.ContainsAny(said[len(said)-1:], ".!?")
}

// word is one of a text, as it is compared, and where it ends with the blanks after it.
type word struct {
	norm string
	end  int
}

func wordsIn(text string) []word {
	var all []word
	for from := 0; from < len(text); {
		rest := text[from:]
		size := strings.IndexFunc(rest, unicode.IsSpace)
		if size < 0 {
			size = len(rest)
		}
		end := from + size
		end += len(text[end:]) - len(strings.TrimLeftFunc(text[end:], unicode.IsSpace))
		norm := strings.ToLower(strings.ReplaceAll(rest[:size], "’", "'"))
		norm = strings.TrimFunc(norm, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if norm != "" || len(all) > 0 {
			all = append(all, word{norm, end})
		}
		from = end
	}
	return all
}

// beginsWith reports where some words end that a text begins with; 0 where it doesn't.
func beginsWith(text []word, words ...string) int {
	if len(words) == 0 || len(text) < len(words) {
		return 0
	}
	for i, w := range words {
		if text[i].norm != w {
			return 0
		}
	}
	return text[len(words)-1].end
}

// repeats tells how much of an answer says again what stands before its place, and how
// much of that is kept: an answer that begins in a way of its own takes the place of
// the rest. Behind a colon nothing is left out but all of it.
func repeats(stem, answer string) (drop, keep int) {
	text, before := wordsIn(answer), wordsIn(stem)
	if len(before) == 0 || len(text) == 0 {
		return 0, len(stem)
	}
	norms := make([]string, len(before))
	for i, w := range before {
		norms[i] = w.norm
	}
	if strings.HasSuffix(stem, ":") {
		return beginsWith(text, norms...), len(stem)
	}
	for _, other := range sameAs(strings.Join(norms, " ")) {
		if end := beginsWith(text, strings.Fields(other)...); end > 0 {
			return end, len(stem)
		}
	}
	for from := range norms {
		if end := beginsWith(text, norms[from:]...); end > 0 {
			return end, len(stem)
		}
	}
	for _, other := range insteadOf(strings.Join(norms, " ")) {
		if beginsWith(text, strings.Fields(other)...) > 0 {
			return 0, 0
		}
	}
	first, _, _ := strings.Cut(text[0].norm, "'") // I'm begins as I does
	if i := slices.Index(norms, first); i == 0 {
		return 0, 0
	} else if i > 0 {
		return 0, before[i-1].end
	}
	return 0, len(stem)
}

// sameAs are beginnings that say what the words before the place say already.
func sameAs(stem string) []string {
	switch stem {
	case "would you":
		return []string{
			"i would like you to", "i'd like you to", "i want you to", "i need you to", "i wish you would", "i wish you'd",
			"you could", "you would", "you can", "to",
		}
	case "i feel":
		return []string{"feeling"}
	}
	return nil
}

// insteadOf are beginnings that take the place of the words before it.
func insteadOf(stem string) []string {
	switch stem {
	case "would you":
		return []string{"could you", "can you", "will you", "are you", "do you"}
	case "when":
		return []string{"whenever", "every time", "each time", "any time", "if", "as soon as"}
	}
	return nil
}

// small begins an answer without a capital, in the middle of a sentence. What may be a
// name keeps it, unless no name can stand there.
func (s *Sentence) small(words string) string {
	first, size := utf8.DecodeRuneInString(words)
	tokens := wordsIn(words)
	if !unicode.IsUpper(first) || len(tokens) == 0 {
		return words
	}
	raw := words[size:tokens[0].end]
	norm, plain := tokens[0].norm, strings.TrimSuffix(tokens[0].norm, "'s")
	name := wordsIn(s.Label)
	switch {
	case norm == "i" || strings.HasPrefix(norm, "i'"), strings.IndexFunc(raw, unicode.IsUpper) >= 0,
		len(name) > 0 && name[0].norm == plain, slices.Contains(namedDays(), plain):
		return words
	case s.endsIn("you"), s.endsIn("feel"), slices.Contains(smallWords(), norm):
		return string(unicode.ToLower(first)) + words[size:]
	}
	return words
}

// endsIn reports whether the words before the place end in a word.
func (s *Sentence) endsIn(w string) bool {
	stem := strings.ToLower(s.stem)
	return stem == w || strings.HasSuffix(stem, " "+w)
}

// namedDays have a capital wherever they stand.
func namedDays() []string {
	return strings.Fields("monday tuesday wednesday thursday friday saturday sunday january february march april may june july " +
		"august september october november december christmas easter mum mom dad god")
}

// smallWords are words that begin an answer often and are no names.
func smallWords() []string {
	return strings.Fields("a about after again all always an and another any anything as at be because before being both but by calls " +
		"clear closeness each every everybody everyone everything feeling finding for from getting give going half hearing help her " +
		"his home honesty how if in is it it's its just keep know knowing last late less let listen long messages money more most my " +
		"never nights no nobody not nothing of often on once one only or other our ours peace people plain plans please promises quiet " +
		"respect rest safety seeing sleep some somebody someone something sometimes space stop support talk tell that that's the their " +
		"them there there's these they they're things this those time to today tomorrow tonight trust truth two until us waiting we " +
		"we're what when where while who why with without work words yesterday you you're your")
}

// spelled writes the word I as it is written.
func spelled(words string) string {
	if strings.Contains(words, "\n") {
		return words
	}
	fields := strings.Split(words, " ")
	for i, f := range fields {
		if f == "i" || strings.HasPrefix(f, "i'") || strings.HasPrefix(f, "i’") || strings.HasPrefix(f, "i,") {
			fields[i] = "I" + f[1:]
		}
	}
	return strings.Join(fields, " ")
}

// marks are those that end a sentence or a part of one.
const (
	endMarks   = ".!?"
	innerMarks = ".,;:!?"
)

// ended puts the right mark between an answer and what the book says after it.
func ended(words, after string) (said, rest string) {
	next := strings.TrimLeft(after, " \n")
	first, _ := utf8.DecodeRuneInString(next)
	switch {
	case strings.HasPrefix(after, "."):
		return endedBy(words, '.', after)
	case strings.HasPrefix(after, "?"):
		return endedBy(words, '?', after)
	case next != "" && strings.ContainsRune(",;:", first) || unicode.IsLower(first):
		return strings.TrimRight(words, innerMarks+" "), after
	}
	return closed(words), after
}

// endedBy lets a sentence of the book end in its own mark, or in that of the answer
// where that says more. Where the answer goes on with another sentence, the mark
// stands behind the first.
func endedBy(words string, mark byte, after string) (said, rest string) {
	if at := firstEnd(words); mark == '?' && at > 0 {
		return words[:at] + "?" + closed(words[at+1:]), after[1:]
	}
	switch {
	case hangs(words) && mark == '.':
		return words, after[1:]
	case hangs(words):
		return words, after
	}
	bare := strings.TrimRight(words, endMarks+" ")
	if mark == '.' && strings.ContainsAny(words[len(bare):], "!?") {
		return words, after[1:]
	}
	return bare, after
}

// hangs reports whether some words trail off.
func hangs(words string) bool {
	return strings.HasSuffix(words, "…") || strings.HasSuffix(words, "...")
}

// closed ends a sentence that has no end.
func closed(words string) string {
	words = strings.TrimRight(words, " ,;")
	inner := strings.TrimRight(words, "\"'”’)")
	last, _ := utf8.DecodeLastRuneInString(inner)
	if words != "" && (unicode.IsLetter(last) || unicode.IsDigit(last)) {
		return words + "."
	}
	return words
}

// firstEnd is the place of the mark that ends the first of several sentences, or -1.
func firstEnd(words string) int {
	for i := 0; i+2 < len(words); i++ {
		next, _ := utf8.DecodeRuneInString(words[i+2:])
		if !strings.ContainsRune(endMarks, rune(words[i])) || words[i+1] != ' ' || !unicode.IsUpper(next) {
			continue
		}
		before := strings.ToLower(words[strings.LastIndexByte(words[:i], ' ')+1 : i])
		if before != "" && !slices.Contains([]string{"mr", "mrs", "ms", "dr", "st", "prof", "a.m", "p.m"}, before) {
			return i
		}
	}
	return -1
}
