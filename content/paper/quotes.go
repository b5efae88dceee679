package paper

import (
	"strings"
	"unicode"
)

// curls reports whether quotes of the book's words are turned into those of print. Other
// languages than English have quotes of their own.
func (d *Document) curls() bool { return d.Language == "en" || strings.HasPrefix(d.Language, "en-") }

// curled returns nodes with the quotes of the book's words as print has them. A person's
// own words stay as they were typed.
func curled(nodes []Node) []Node {
	all := make([]Node, len(nodes))
	for i, n := range nodes {
		all[i] = curledNode(n)
	}
	return all
}

func curledNode(n Node) Node {
	switch n := n.(type) {
	case Section:
		n.Title, n.Nodes = curl(n.Title), curled(n.Nodes)
		return n
	case Question:
		n.Label, n.Hint, n.Nodes = curl(n.Label), curl(n.Hint), curled(n.Nodes)
		return n
	case Paragraph:
		spans, before := n.Spans, ' '
		n.Spans = append(spans[:0:0], spans...)
		for i := range n.Spans {
			n.Spans[i].Text, before = curlAfter(before, n.Spans[i].Text)
		}
		return n
	case Table:
		n.Columns = curlAll(n.Columns)
		return n
	case Quiet:
		return Quiet{curl(n.Text)}
	case See:
		n.Label, n.Page = curl(n.Label), curl(n.Page)
		return n
	case Turn:
		n.If, n.Title = curl(n.If), curl(n.Title)
		return n
	case Box:
		n.Title, n.Nodes = curl(n.Title), curled(n.Nodes)
		return n
	case Boxes:
		n.Label, n.Items = curl(n.Label), curlAll(n.Items)
		return n
	case Scale:
		return Scale{curl(n.Low), curl(n.High)}
	case Cards:
		cells := n.Cells
		n.Cells = append(cells[:0:0], cells...)
		for i, c := range n.Cells {
			n.Cells[i].Label, n.Cells[i].Options = curl(c.Label), curlAll(c.Options)
		}
		return n
	case Part:
		n.Title = curl(n.Title)
		return n
	}
	return n
}

func curlAll(texts []string) []string {
	if len(texts) == 0 {
		return texts
	}
	all := make([]string, len(texts))
	for i, s := range texts {
		all[i] = curl(s)
	}
	return all
}

// curl turns straight quotes into those that open and close.
func curl(s string) string {
	s, _ = curlAfter(' ', s)
	return s
}

// curlAfter does it in a text that goes on after a character, and returns its last one.
func curlAfter(before rune, s string) (string, rune) {
	if !strings.ContainsAny(s, `"'`) {
		for _, r := range s {
			before = r
		}
		return s, before
	}
	var b strings.Builder
	for _, r := range s {
		opens := unicode.IsSpace(before) || strings.ContainsRune("([{–—/“‘", before)
		switch {
		case r == '"' && opens:
			r = '“'
		case r == '"':
			r = '”'
		case r == '\'' && opens:
			r = '‘'
		case r == '\'':
			r = '’'
		}
		b.WriteRune(r)
		before = r
	}
	return b.String(), before
}
