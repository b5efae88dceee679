package file

// Element is a part of what the document says, for those who hear it or have it set
// anew: a heading, a paragraph, a table. Parts of it stand in the order in which
// they were made.
type Element struct {
	kind string
	more []byte // of its dictionary
	kids []kid
	id   int
}

// kid is what an element is made of: an element, a link, or a part of a page.
type kid struct {
	element *Element
	link    *link
	page    *page
	at      int
}

// First adds an element before all others.
func (e *Element) First(kind string) *Element {
	made := &Element{kind: kind}
	e.kids = append([]kid{{element: made}}, e.kids...)
	return made
}

// New adds an element of a kind of PDF's: P, H1, Table.
func (e *Element) New(kind string) *Element {
	made := &Element{kind: kind}
	e.kids = append(e.kids, kid{element: made})
	return made
}

// Says gives the words to be said in place of what is seen.
func (e *Element) Says(words string) *Element {
	e.more = text(append(e.more, "/Alt "...), words)
	return e
}

// Heads says of a cell that it heads its column or row.
func (e *Element) Heads(scope string) *Element {
	e.more = append(e.more, "/A<</O/Table/Scope/"+scope+">>"...)
	return e
}

// prune takes out the elements nothing was drawn of, and reports whether this is
// one. The cells of a row stay where one does.
func (e *Element) prune() bool {
	empty := true
	for _, k := range e.kids {
		if k.element == nil || !k.element.prune() {
			empty = false
		}
	}
	if e.kind != "TR" || empty {
		kept := e.kids[:0]
		for _, k := range e.kids {
			if k.element == nil || len(k.element.kids) > 0 {
				kept = append(kept, k)
			}
		}
		e.kids = kept
	}
	return empty
}

// number gives each element that is left its number.
func (e *Element) number(f *File) {
	e.id = f.number()
	for _, k := range e.kids {
		if k.element != nil {
			k.element.number(f)
		}
	}
}

func (f *File) writeStructure(root int) {
	f.root.prune()
	f.root.number(f)
	parents := f.number()
	f.root.write(f, root)
	body := refs([]byte("<</Type/StructTreeRoot/K "), f.root.id)
	body = ints(append(refs(append(body, "/ParentTree "...), parents), "/ParentTreeNextKey "...), len(f.pages)+len(f.links))
	f.small(root, append(body, ">>"...))
	body = []byte("<</Nums[")
	for i, p := range f.pages {
		body = append(ints(body, i), '[')
		for _, e := range p.marked {
			body = refs(body, e.id)
		}
		body = append(body, ']')
	}
	of := map[*link]int{}
	f.root.linked(of)
	for _, l := range f.links {
		body = refs(ints(body, l.key), of[l])
	}
	f.small(parents, append(body, "]>>"...))
}

// linked finds the elements of links.
func (e *Element) linked(of map[*link]int) {
	for _, k := range e.kids {
		if k.link != nil {
			of[k.link] = e.id
		} else if k.element != nil {
			k.element.linked(of)
		}
	}
}

func (e *Element) write(f *File, parent int) {
	body := append([]byte("<</Type/StructElem/S/"), e.kind...)
	body = refs(append(body, "/P "...), parent)
	body = append(body, e.more...)
	var on *page
	for _, k := range e.kids {
		if k.page != nil {
			on = k.page
			body = refs(append(body, "/Pg "...), on.id)
			break
		}
	}
	body = append(body, "/K["...)
	for _, k := range e.kids {
		switch {
		case k.element != nil:
			body = refs(body, k.element.id)
		case k.link != nil:
			body = refs(append(body, "<</Type/OBJR/Obj "...), k.link.id)
			body = append(refs(append(body, "/Pg "...), k.link.on.id), ">>"...)
		case k.page == on:
			body = ints(body, k.at)
		default:
			body = refs(append(body, "<</Type/MCR/Pg "...), k.page.id)
			body = append(ints(append(body, "/MCID "...), k.at), ">>"...)
		}
	}
	f.small(e.id, append(body, "]>>"...))
	for _, k := range e.kids {
		if k.element != nil {
			k.element.write(f, e.id)
		}
	}
}
