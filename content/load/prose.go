package load

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"groundwork/content"
)

// maxProse bounds one run of reading; a page has under 2 kB. It keeps Markdown
// that is built to be slow from being slow.
const maxProse = 16 << 10

// markdownParser returns the parser of one file. It knows more than a chapter may
// hold, so that links and the like are refused and not shown as punctuation. Addresses
// of links are the exception: the parser would take them out of the text; see
// [linkLike]. Tables and struck words are looked for here: what would know them takes
// longer to get ready, at each start, than all else that reads Markdown.
func (r *reporter) markdownParser() parser.Parser {
	if r.markdown == nil {
		r.markdown = parser.NewParser(
			parser.WithBlockParsers(parser.DefaultBlockParsers()...),
			parser.WithInlineParsers(parser.DefaultInlineParsers()...))
	}
	return r.markdown
}

var (
	linkLike   = regexp.MustCompile(`\]\[|\]:`)
	entityLike = regexp.MustCompile(`&(#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]+);`)
)

// setPara is a [Para] and the line it starts on.
type setPara struct {
	content.Para
	line int
}

func plainParas(set []setPara) []content.Para {
	paras := make([]content.Para, len(set))
	for i, p := range set {
		paras[i] = p.Para
	}
	return paras
}

// parseProse reads Markdown that starts at a line of the file.
func parseProse(source []byte, line int, r *reporter) []setPara {
	if len(source) > maxProse {
		r.add(line, "split it over several pages", "this is too long a stretch of reading")
		return nil
	}
	m := &markdown{source: source, line: line, r: r}
	doc := r.markdownParser().Parse(text.NewReader(source))
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		m.block(n, content.Body)
	}
	return m.paras
}

// markdown walks one parsed run of reading.
type markdown struct {
	source []byte
	line   int // of the first line in the file
	r      *reporter
	paras  []setPara
}

// lineAt returns the line in the file of a place in the source.
func (m *markdown) lineAt(offset int) int {
	return m.line + bytes.Count(m.source[:min(max(offset, 0), len(m.source))], []byte("\n"))
}

// lineOf returns the line in the file where a node starts.
func (m *markdown) lineOf(n ast.Node) int {
	for ; n != nil; n = n.Parent() {
		if n.Type() != ast.TypeInline && n.Lines() != nil && n.Lines().Len() > 0 {
			return m.lineAt(n.Lines().At(0).Start)
		}
		if n.Kind() != ast.KindDocument && n.Pos() > 0 {
			return m.lineAt(n.Pos())
		}
	}
	return m.line
}

const onlyThese = "use paragraphs, ## headings, lists, quotes, *emphasis* and **strong**"

func (m *markdown) refuse(n ast.Node, what string) {
	m.r.add(m.lineOf(n), onlyThese, "%s can't be shown here", what)
}

// block reads a block that stands directly on the page or in a quote.
func (m *markdown) block(n ast.Node, style content.ParaStyle) {
	if !m.r.node(m.lineOf(n)) {
		return
	}
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		m.para(n, content.Para{Style: style})
	case *ast.Heading:
		switch {
		case style == content.Quote:
			m.refuse(n, "a heading in a quote")
		case n.Level == 1:
			m.r.add(m.lineOf(n), "begin the line with # and end it with {#page-id}, or use ##", "a page's heading is not at the start of its line")
		default:
			m.para(n, content.Para{Style: content.Heading})
		}
	case *ast.Blockquote:
		if style == content.Quote {
			m.refuse(n, "a quote in a quote")
			return
		}
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			m.block(c, content.Quote)
		}
	case *ast.List:
		if style == content.Quote {
			m.refuse(n, "a list in a quote")
			return
		}
		m.items(n, 0)
	default:
		m.refuse(n, nameOf(n))
	}
}

// maxDepth is how deep a list may nest: three levels can still be told apart in
// a narrow column.
const maxDepth = 2

func (m *markdown) items(list *ast.List, depth int) {
	if depth > maxDepth {
		m.refuse(list, "a list nested this deep")
		return
	}
	number := list.Start
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		if !m.r.node(m.lineOf(item)) {
			return
		}
		p := content.Para{Style: content.Bullet, Depth: depth}
		if list.IsOrdered() {
			p.Style, p.Item = content.Numbered, number
			number++
		}
		m.item(item, p)
	}
}

// item reads one list item: a single paragraph, and lists below it.
func (m *markdown) item(item ast.Node, p content.Para) {
	first := item.FirstChild()
	if first == nil {
		m.refuse(item, "an empty list item")
	}
	for n := first; n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Paragraph, *ast.TextBlock:
			if n != first {
				m.refuse(n, "a second paragraph in a list item")
				continue
			}
			m.para(n, p)
		case *ast.List:
			if n == first {
				m.refuse(n, "a list item without words")
			}
			m.items(n, p.Depth+1)
		default:
			m.refuse(n, nameOf(n)+" in a list")
		}
	}
}

// para reads the inline content of a block.
func (m *markdown) para(n ast.Node, p content.Para) {
	line := m.lineOf(n)
	if m.table(n) {
		m.refuse(n, "a table")
		return
	}
	m.spans(n, content.Span{}, &p)
	p.Spans = tidySpans(p.Spans)
	if len(p.Spans) == 0 { // what it held was refused
		return
	}
	for _, s := range p.Spans {
		checkBraces(s.Text, line, m.r)
		switch {
		case linkLike.MatchString(s.Text):
			m.refuse(n, "a link")
		case struck(s.Text):
			m.refuse(n, "a strikethrough")
		case entityLike.MatchString(s.Text):
			m.r.add(line, "write the character itself", "an entity (&...;) can't be shown here")
		}
	}
	m.paras = append(m.paras, setPara{p, line})
}

// table reports whether the second line of a paragraph makes a table of it elsewhere.
func (m *markdown) table(n ast.Node) bool {
	if n.Lines().Len() < 2 {
		return false
	}
	line := n.Lines().At(1)
	second := string(line.Value(m.source))
	return strings.Contains(second, "|") && strings.Contains(second, "-") && strings.Trim(second, " \t\n|:-") == ""
}

// struck reports whether words stand between tildes, which strike them out elsewhere.
func struck(words string) bool {
	_, after, begins := strings.Cut(words, "~")
	for begins && after != "" {
		inside, more, ends := strings.Cut(strings.TrimLeft(after, "~"), "~")
		if ends && inside == strings.TrimSpace(inside) && inside != "" {
			return true
		}
		after, begins = more, ends
	}
	return false
}

func (m *markdown) spans(n ast.Node, look content.Span, p *content.Para) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if !m.r.node(m.lineOf(n)) {
			return
		}
		switch c := c.(type) {
		case *ast.Text:
			m.text(c, look, p)
		case *ast.String:
			p.Spans = append(p.Spans, content.Span{Text: string(c.Value), Strong: look.Strong, Emph: look.Emph})
		case *ast.Emphasis:
			inner := look
			inner.Strong = inner.Strong || c.Level == 2
			inner.Emph = inner.Emph || c.Level == 1
			m.spans(c, inner, p)
		default:
			m.refuse(c, nameOf(c))
		}
	}
}

func (m *markdown) text(t *ast.Text, look content.Span, p *content.Para) {
	value := t.Segment.Value(m.source)
	if !t.IsRaw() {
		value = util.UnescapePunctuations(value)
	}
	look.Text = string(value)
	switch {
	case t.HardLineBreak():
		m.r.add(m.lineAt(t.Segment.Start), "start a new paragraph, or remove the spaces or \\ at its end", "a line break is forced")
	case t.SoftLineBreak():
		look.Text += " "
	}
	p.Spans = append(p.Spans, look)
}

// tidySpans joins neighbours that look alike and trims the ends.
func tidySpans(spans []content.Span) []content.Span {
	var out []content.Span
	for _, s := range spans {
		if s.Text == "" {
			continue
		}
		if last := len(out) - 1; last >= 0 && out[last].Strong == s.Strong && out[last].Emph == s.Emph {
			out[last].Text += s.Text
			continue
		}
		out = append(out, s)
	}
	if len(out) > 0 {
		out[0].Text = strings.TrimLeft(out[0].Text, " \t\n")
		last := len(out) - 1
		out[last].Text = strings.TrimRight(out[last].Text, " \t\n")
		if out[last].Text == "" {
			out = out[:last]
		}
	}
	return out
}

// nameOf says what a node is that can't be shown.
func nameOf(n ast.Node) string {
	switch n.Kind() {
	case ast.KindCodeBlock, ast.KindFencedCodeBlock, ast.KindCodeSpan:
		return "code"
	case ast.KindHTMLBlock, ast.KindRawHTML:
		return "HTML"
	case ast.KindThematicBreak:
		return "a line across the page"
	case ast.KindBlockquote:
		return "a quote"
	case ast.KindLink, ast.KindAutoLink:
		return "a link"
	case ast.KindImage:
		return "an image"
	}
	return "a " + strings.ToLower(n.Kind().String())
}
