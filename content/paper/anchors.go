package paper

import "strconv"

// sectionCount numbers sections in the order they stand in.
type sectionCount struct{ at int }

func sectionID(n int) string { return "s" + strconv.Itoa(n) }

// countSections counts the sections down to a depth, or all where it is
// negative.
func countSections(nodes []Node, depth int) int {
	if depth == 0 {
		return 0
	}
	n := 0
	for _, node := range nodes {
		if s, ok := node.(Section); ok {
			n += 1 + countSections(s.Nodes, depth-1)
		}
	}
	return n
}

// anchors are the places of a document that a [See] can point at.
type anchors struct {
	questions map[string]bool // the ids of those that are printed; true once one was set
	pages     map[string]int  // by title, the first section of it
	sections  map[string]int  // by id
}

func newAnchors(nodes []Node) *anchors {
	m := &anchors{questions: map[string]bool{}, pages: map[string]int{}, sections: map[string]int{}}
	m.collect(nodes, &sectionCount{})
	return m
}

func (m *anchors) collect(nodes []Node, n *sectionCount) {
	for _, node := range nodes {
		switch node := node.(type) {
		case Section:
			n.at++
			if _, ok := m.pages[node.Title]; !ok {
				m.pages[node.Title] = n.at
			}
			if node.ID != "" {
				m.sections[node.ID] = n.at
			}
			m.collect(node.Nodes, n)
		case Box:
			m.collect(node.Nodes, n)
		case Question:
			if node.ID != "" {
				m.questions[node.ID] = false
			}
		}
	}
}

// take is the anchor of a question that is being set, the first time it is; ""
// for ratings that are asked again.
func (m *anchors) take(id string) string {
	if set, ok := m.questions[id]; !ok || set {
		return ""
	}
	m.questions[id] = true
	return "q" + id
}

// section is the anchor of the section with an id, or "".
func (m *anchors) section(id string) string {
	if n, ok := m.sections[id]; ok {
		return sectionID(n)
	}
	return ""
}

// find is the anchor a see-line points at, or "".
func (m *anchors) find(s See) string {
	if _, ok := m.questions[s.ID]; ok {
		return "q" + s.ID
	}
	if n, ok := m.pages[s.Page]; ok {
		return sectionID(n)
	}
	return ""
}
