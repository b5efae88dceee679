package paper

import "strconv"

// ContentsDepth is how deep the sections in a print's contents are nested.
const ContentsDepth = 3

// SectionID returns the anchor of the section that is the nth of its document, from 1.
func SectionID(n int) string { return "s" + strconv.Itoa(n) }

// CountSections counts the sections down to a depth, or all where it is
// negative.
func CountSections(nodes []Node, depth int) int {
	if depth == 0 {
		return 0
	}
	n := 0
	for _, node := range nodes {
		if s, ok := node.(Section); ok {
			n += 1 + CountSections(s.Nodes, depth-1)
		}
	}
	return n
}

// Anchors are the places of a document that a [See] or a [Turn] can lead to.
type Anchors struct {
	questions map[string]bool // the ids of those that are printed; true once one was set
	pages     map[string]int  // by title, the first section of it
	sections  map[string]int  // by id
}

// NewAnchors finds the places in a document.
func NewAnchors(nodes []Node) *Anchors {
	a := &Anchors{questions: map[string]bool{}, pages: map[string]int{}, sections: map[string]int{}}
	a.collect(nodes, 0)
	return a
}

// collect takes in nodes before which n sections have begun, and returns how many
// have after them.
func (a *Anchors) collect(nodes []Node, n int) int {
	for _, node := range nodes {
		switch node := node.(type) {
		case Section:
			n++
			if _, ok := a.pages[node.Title]; !ok {
				a.pages[node.Title] = n
			}
			if node.ID != "" {
				a.sections[node.ID] = n
			}
			n = a.collect(node.Nodes, n)
		case Box:
			n = a.collect(node.Nodes, n)
		case Question:
			if node.ID != "" {
				a.questions[node.ID] = false
			}
		}
	}
	return n
}

// Take returns the anchor of a question that is being set, the first time it is; ""
// for ratings that are asked again.
func (a *Anchors) Take(id string) string {
	if set, ok := a.questions[id]; !ok || set {
		return ""
	}
	a.questions[id] = true
	return "q" + id
}

// Section returns the anchor of the section with an id, or "".
func (a *Anchors) Section(id string) string {
	if n, ok := a.sections[id]; ok {
		return SectionID(n)
	}
	return ""
}

// Find returns the anchor a see-line points at, or "".
func (a *Anchors) Find(s See) string {
	if _, ok := a.questions[s.ID]; ok {
		return "q" + s.ID
	}
	if n, ok := a.pages[s.Page]; ok {
		return SectionID(n)
	}
	return ""
}
