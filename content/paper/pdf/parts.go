package pdf

import (
	"strconv"

	"groundwork/content/paper/pdf/file"
)

// within makes what is set meanwhile an element of a kind.
func (p *layout) within(kind string, set func()) {
	p.in(p.part.New(kind), set)
}

func (p *layout) in(e *file.Element, set func()) {
	outer := p.part
	p.part = e
	set()
	p.part = outer
}

// heading returns the kind of a heading; the title of the document has level 0.
func heading(level int) string { return "H" + strconv.Itoa(min(level+1, 6)) }
