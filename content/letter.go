package content

import (
	"slices"
	"strings"

	"groundwork/content/sentence"
)

// Compose makes the letter's text of the present answers. A paragraph none of
// whose answers exist is left out, and so is a letter without any answer. What
// is not asked as things stand has no part in it; the route makes no difference,
// so that a printed letter tells nothing of it.
func (t *Track) Compose(l *Letter, w *Workbook) string {
	c := &composer{track: t, book: w, pass: currentPass(w, t.ID), label: w.Label(t.ID)}
	var paragraphs []string
	for _, p := range letterParagraphs(l.Text) {
		if text, ok := c.paragraph(p); ok {
			paragraphs = append(paragraphs, text)
		}
	}
	if !c.found && c.asked {
		return ""
	}
	return strings.Join(paragraphs, "\n\n")
}

// letterParagraphs splits a letter at its blank lines. The lines of one
// paragraph are joined: where they end in the chapter's file means nothing.
func letterParagraphs(text string) []string {
	var paragraphs []string
	var lines []string
	for line := range strings.Lines(text + "\n\n") {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
			continue
		}
		if len(lines) > 0 {
			paragraphs = append(paragraphs, strings.Join(lines, " "))
		}
		lines = nil
	}
	return paragraphs
}

// composer fills one letter.
type composer struct {
	track *Track
	book  *Workbook
	pass  int
	label string
	asked bool // the letter has a place for an answer
	found bool // and one is there
}

// placeMark stands around the name of a question in a paragraph that is being filled:
// neither a book nor an answer holds it.
const placeMark = "\x00"

// paragraph fills one paragraph, and reports whether it stays.
func (c *composer) paragraph(p string) (string, bool) {
	marked := Expand(p, func(name string) (string, bool) {
		if a, _ := c.track.Ask(name); a != nil {
			return placeMark + name + placeMark, true
		}
		return Fill("{"+name+"}", c.label), true
	})
	parts := strings.Split(marked, placeMark) // words of the book and names, in turn
	said, found := sentence.Sentence{Label: c.label}, false
	said.Book(parts[0])
	for i := 1; i < len(parts); i += 2 {
		a, _ := c.track.Ask(parts[i])
		words, after := c.words(a), parts[i+1]
		found = found || words != ""
		switch {
		case words == "" && a.Fits(c.book, c.track.ID, c.pass):
			after = said.None(after)
		case words == "":
		case a.Written():
			after = said.Answer(words, after)
		default:
			after = said.Option(words, after)
		}
		said.Book(after)
	}
	asked := len(parts) > 1
	c.asked, c.found = c.asked || asked, c.found || found
	return strings.TrimSpace(said.String()), found || !asked
}

// words returns an answer as it stands in a sentence.
func (c *composer) words(a *Ask) string {
	lines := c.track.quote(a, c.book, c.pass, c.track.fitting(c.book)).Lines
	said := strings.Join(lines, a.Kind.info().between)
	if a.Written() {
		return strings.TrimSpace(said)
	}
	return said
}

// Letters returns the letters of the track, in order.
func (t *Track) Letters() []*Letter { return blocksOf[*Letter](t) }

// Plan returns the first plan of the track, or nil.
func (t *Track) Plan() *Plan {
	if plans := blocksOf[*Plan](t); len(plans) > 0 {
		return plans[0]
	}
	return nil
}

// blocksOf returns the blocks of one type, in order.
func blocksOf[B Block](t *Track) []B {
	var all []B
	for _, block := range t.Blocks() {
		if b, ok := block.(B); ok {
			all = append(all, b)
		}
	}
	return all
}

// Uses reports whether the letter has a place for the answer to a question.
func (l *Letter) Uses(question string) bool {
	return strings.Contains(l.Text, "{"+question+"}")
}

// Uses reports whether the plan gathers the answer to a question.
func (p *Plan) Uses(question string) bool {
	return slices.ContainsFunc(p.Sections, func(s PlanSection) bool { return slices.Contains(s.From, question) })
}
