package load

import (
	"strings"

	"groundwork/content"
)

// openChapter reads the front matter of a chapter file; its pages are read when
// they are first asked for. The chapter is never nil.
func openChapter(data []byte, t *content.Track, r *reporter) *content.Chapter {
	l := &lines{data: data}
	c := &content.Chapter{File: r.file, Track: t}
	readFront(c, frontMatter(l, r), r)
	c.SetPages(func() []*content.Page { return readPages(c, split(l, r), r) })
	return c
}

// readPages makes the pages of the pieces of the file.
func readPages(c *content.Chapter, pieces []piece, r *reporter) (pages []*content.Page) {
	var page *content.Page
	filled := map[*content.Page]bool{}
	for _, p := range pieces {
		if p.kind == pageHeading {
			page = parseHeading(p, r)
			page.Chapter = c
			pages = append(pages, page)
			continue
		}
		if page == nil {
			r.add(p.at(), "put a heading with an id before it: # Title {#page-id}", "this stands before the first page")
			page = &content.Page{Chapter: c}
		}
		filled[page] = true
		if !r.node(p.at()) {
			break
		}
		page.Blocks = append(page.Blocks, parsePiece(p, r)...)
	}
	if len(pages) == 0 {
		r.add(0, "add a heading with an id: # Title {#page-id}", "the chapter has no pages")
	}
	for _, p := range pages {
		if !filled[p] && !r.lost {
			r.add(p.Line, "write something on it, or remove its heading", "the page is empty")
		}
	}
	return pages
}

func readFront(c *content.Chapter, front []byte, r *reporter) {
	if front == nil {
		return
	}
	f := parseFields(front, 2, r)
	if f == nil {
		return
	}
	c.ID = f.id("id")
	c.Title = f.Words("title", needed)
	c.About = f.Words("about", needed)
	c.Minutes = f.Number("minutes", 1, 600, 0)
	c.Number = f.Number("number", 1, 99, 0)
	if f.find("minutes") == nil {
		f.wrong("minutes", "add minutes: and a rough number", "the key %q is missing", "minutes")
	}
	f.done("the front matter")
}

// parseHeading reads what follows "# ": Title {#page-id set-aside=solo}.
func parseHeading(p piece, r *reporter) *content.Page {
	page := &content.Page{Line: p.line}
	title, rest, ok := strings.Cut(p.info, "{#")
	attributes, after, closed := strings.Cut(rest, "}")
	if !ok || !closed || strings.TrimSpace(after) != "" {
		r.add(p.line, "end the heading with its id: # Title {#page-id}", "the page has no id")
		return page
	}
	page.Title = strings.TrimSpace(title)
	if page.Title == "" {
		r.add(p.line, "write one before the id", "the page has no title")
	}
	checkPlain(page.Title, p.line, r)
	for i, a := range strings.Fields(attributes) {
		key, value, _ := strings.Cut(a, "=")
		switch {
		case i == 0 && validID(a):
			page.ID = a
		case i == 0:
			r.add(p.line, "use lower-case words joined by hyphens, at most 40 characters", "%q can't be an id", a)
		case key == "set-aside":
			page.SetAside |= parseRoute(value, p.line, r)
		case key == "first-on":
			page.FirstOn |= parseRoute(value, p.line, r)
		default:
			r.add(p.line, "use set-aside= or first-on=", "a page knows no %q", key)
		}
	}
	if attributes == "" {
		r.add(p.line, "write it after the #", "the page has no id")
	}
	return page
}

// checkPlain refuses Markdown and placeholders in a title, which is shown as
// it is, in lists too.
func checkPlain(s string, line int, r *reporter) {
	if strings.ContainsAny(s, "*_`[]<>{}\\") {
		r.add(line, "write it in plain words", "a title holds no Markdown and no {placeholders}")
	}
}

// parseRoute reads a caution: the open route has none to name.
func parseRoute(name string, line int, r *reporter) content.Route {
	route, ok := content.Caution(name)
	if !ok {
		r.add(line, "write solo, no-contact or both", "there is no route %q to name here", name)
	}
	return route
}

// parsePiece turns one piece of a page into its blocks.
func parsePiece(p piece, r *reporter) []content.Block {
	if p.kind == proseText {
		if paras := parseProse(p.text, p.line, r); len(paras) > 0 {
			return []content.Block{&content.Prose{BlockInfo: content.BlockInfo{Line: paras[0].line}, Paras: plainParas(paras)}}
		}
		return nil
	}
	if b := parseBlock(p, r); b != nil {
		return []content.Block{b}
	}
	return nil
}
