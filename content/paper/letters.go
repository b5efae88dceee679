package paper

import (
	"regexp"

	"groundwork/content"
)

var letterPart = regexp.MustCompile(`\{([a-z0-9-]+)\}`)

// letterParts are the ids of the answers a letter is made of.
func letterParts(l *content.Letter) []string {
	var ids []string
	for _, m := range letterPart.FindAllStringSubmatch(l.Text, -1) {
		ids = append(ids, m[1])
	}
	return ids
}

// planParts are the ids of the answers a plan is made of.
func planParts(p *content.Plan) []string {
	var ids []string
	for _, s := range p.Sections {
		ids = append(ids, s.From...)
	}
	return ids
}

// edited is the copy of a letter or plan the person changed by hand. Without
// one nothing is printed: its parts stand at their questions.
func (r *run) edited(id, title string, parts []string) []Node {
	c, ok := r.book.EditedCopy(r.t.ID, id, r.pass)
	if !ok {
		return nil
	}
	q := Question{ID: Code(r.t.ID, id), Label: r.fill(title), Nodes: answerText(c.Text)}
	if len(q.Nodes) == 0 {
		return nil
	}
	if r.anyWithheld(parts) {
		r.doc.LeftOut++
		q.Nodes = []Node{Quiet{leftOut}}
	}
	return []Node{q}
}

// letterAlone is the letter asked for, as edited or as composed.
func (r *run) letterAlone() []Node {
	l := findLetter(r.t, r.pick.Letter)
	if l == nil || !r.pick.holds(r.places[l.ID].page) {
		return nil
	}
	return section(r.fill(l.Title), r.letterText(l))
}

// letterText is the letter's text, or nothing where there is none.
func (r *run) letterText(l *content.Letter) []Node {
	text := r.t.Compose(l, r.book)
	if c, ok := r.book.EditedCopy(r.t.ID, l.ID, r.pass); ok {
		text = c.Text
	}
	nodes := answerText(text)
	if len(nodes) > 0 && r.withheld(l.ID) {
		r.doc.LeftOut++
		return []Node{Quiet{leftOut}}
	}
	return nodes
}

// planAlone is every plan of the track, as edited or as composed.
func (r *run) planAlone() []Node {
	var nodes []Node
	for _, p := range r.t.Pages() {
		if !r.pick.holds(p) {
			continue
		}
		for _, b := range p.Blocks {
			if plan, ok := b.(*content.Plan); ok {
				nodes = append(nodes, section(r.fill(plan.Title), r.planText(plan))...)
			}
		}
	}
	return nodes
}

// planText is the plan, or nothing where none of its parts exist.
func (r *run) planText(p *content.Plan) []Node {
	if c, ok := r.book.EditedCopy(r.t.ID, p.ID, r.pass); ok {
		nodes := answerText(c.Text)
		if len(nodes) > 0 && r.withheld(p.ID) {
			r.doc.LeftOut++
			return []Node{Quiet{leftOut}}
		}
		return nodes
	}
	var nodes []Node
	for _, s := range p.Sections {
		var parts []Node
		for _, id := range s.From {
			parts = append(parts, r.planPart(id)...)
		}
		nodes = append(nodes, section(r.fill(s.Title), parts)...)
	}
	return nodes
}

// planPart is one answer of a plan under its question. What isn't there or isn't
// asked any more is not mentioned, and neither is what is kept off paper.
func (r *run) planPart(id string) []Node {
	at, ok := r.places[id]
	if !ok || at.plan != nil {
		return nil
	}
	q := Question{ID: Code(r.t.ID, id), Label: r.fill(at.title())}
	if at.ask != nil {
		q.Nodes = r.answer(at.ask)
	} else {
		q.Nodes = r.letterText(at.letter)
	}
	switch {
	case len(q.Nodes) == 0, at.ask != nil && !at.ask.Fits(r.book, r.t.ID, r.pass):
		return nil
	case r.withheld(id):
		r.doc.LeftOut++
		return nil
	}
	return []Node{q}
}
