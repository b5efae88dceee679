package paper

import (
	"regexp"
	"slices"

	"groundwork/content"
)

var letterPart = regexp.MustCompile(`\{([a-z0-9-]+)\}`)

// letterParts returns the ids of the answers a letter is made of.
func letterParts(l *content.Letter) []string {
	var ids []string
	for _, m := range letterPart.FindAllStringSubmatch(l.Text, -1) {
		ids = append(ids, m[1])
	}
	return ids
}

// copied returns the copy of a letter or plan the person changed by hand. Without one
// nothing is printed: its parts stand at their questions.
func (r *run) copied(id string) []Node {
	at := r.places[id]
	nodes := append(r.copyText(at), r.brokenCopy(at)...)
	if len(nodes) == 0 {
		return nil
	}
	return []Node{Question{ID: Code(r.t.ID, id), Label: r.fill(at.title()), Nodes: nodes}}
}

// copyText returns what may be printed of the copy of what stands at a place.
func (r *run) copyText(at place) []Node {
	c, _ := r.edited(at)
	if c.cut {
		r.doc.LeftOut++
	}
	return answerText(c.text)
}

// letterAlone returns the letter asked for, as edited or as composed, and nothing
// beside it: whoever gets it reads a letter.
func (r *run) letterAlone() []Node {
	l := r.t.Letter(r.selection.Letter)
	if l == nil || !r.selection.holds(r.places[l.ID].page) {
		return nil
	}
	return r.letterText(l)
}

// letterText returns the letter's text, or nothing where there is none. Of what is kept
// off the print none is in it, as though it had not been answered.
func (r *run) letterText(l *content.Letter) []Node {
	at := r.places[l.ID]
	if _, ok := r.edited(at); ok {
		return r.copyText(at)
	}
	r.miss(letterParts(l)...)
	return append(r.brokenCopy(at), answerText(r.t.Compose(l, r.book))...)
}

// miss counts the answers among those of the ids that are kept off the print.
func (r *run) miss(ids ...string) {
	for _, id := range ids {
		at := r.places[id]
		a := at.ask
		if a != nil && r.shown.private[content.Key{Track: r.t.ID, ID: id, Pass: a.PassFor(r.pass)}] {
			r.doc.LeftOut++
			if at.page != nil && !slices.Contains(r.doc.LeftFrom, at.page.Title) {
				r.doc.LeftFrom = append(r.doc.LeftFrom, at.page.Title)
			}
		}
	}
}
