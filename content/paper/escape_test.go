package paper_test

import (
	"bufio"
	"bytes"
	"html"
	"strings"
	"testing"

	"groundwork/content"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	renderer "github.com/yuin/goldmark/renderer/html"
	source "github.com/yuin/goldmark/text"

	. "groundwork/content/paper"
	"groundwork/content/paper/markdown"
)

// quotes reads Markdown and gives the text of each quote in it. Anything in a
// quote but paragraphs, text and hard breaks is an error.
func quotes(t *testing.T, p parser.Parser, src []byte) []string {
	t.Helper()
	var all []string
	doc := p.Parse(source.NewReader(src))
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() == ast.KindBlockquote {
			var paras []string
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				if c.Kind() != ast.KindParagraph {
					t.Errorf("a %s in a quote", c.Kind())
				}
				paras = append(paras, inline(t, c, src))
			}
			all = append(all, strings.Join(paras, "\n\n"))
		}
	}
	return all
}

func inline(t *testing.T, n ast.Node, src []byte) string {
	t.Helper()
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		text, ok := c.(*ast.Text)
		if !ok {
			t.Errorf("a %s in an answer", c.Kind())
			continue
		}
		// The parser leaves escapes and entities to the renderer.
		var rendered bytes.Buffer
		w := bufio.NewWriter(&rendered)
		renderer.DefaultWriter.Write(w, text.Segment.Value(src))
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		b.WriteString(html.UnescapeString(rendered.String()))
		if text.HardLineBreak() || text.SoftLineBreak() {
			b.WriteString("\n")
		}
	}
	return b.String()
}

// parsers returns CommonMark and what people's tools add to it.
func parsers() map[string]parser.Parser {
	return map[string]parser.Parser{
		"commonmark": goldmark.New().Parser(),
		"dialect": goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList,
			extension.Footnote, extension.DefinitionList)).Parser(),
	}
}

func checkRoundTrip(t *testing.T, answer string) {
	t.Helper()
	answer = Printable(answer)
	if strings.TrimSpace(answer) == "" {
		return
	}
	d := &Document{Title: "T", Nodes: []Node{
		Question{Label: "Q", Nodes: []Node{Words{answer}}},
		Question{Label: PrintableLine(answer), Nodes: []Node{Words{"between"}}},
		Section{Title: PrintableLine(answer), Nodes: []Node{Words{answer}}},
	}}
	var out bytes.Buffer
	if err := markdown.Write(&out, d); err != nil {
		t.Fatal(err)
	}
	want := []string{answer, "between", answer}
	read := map[string][]string{}
	for name, p := range parsers() {
		read[name] = quotes(t, p, out.Bytes())
	}
	for name, p := range secondParsers() {
		got, err := secondQuotes(p, out.String())
		if err != nil {
			t.Errorf("%s: %v in\n%s", name, err, out.String())
		}
		read[name] = got
	}
	for name, got := range read {
		if len(got) != len(want) {
			t.Fatalf("%s: %d quotes in\n%s", name, len(got), out.String())
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s:\nwant %q\ngot  %q\nin\n%s", name, want[i], got[i], out.String())
			}
		}
	}
}

var tricky = []string{
	"plain", "two\nlines", "a\n\nb", "a\n\n\n\nb", " lead", "trail ", "a  \nb", "a\n \nb", "\ta", "a\tb", "    code", "a\n    b",
	"# h", "#", "####### h", "h\n===", "h\n---", "---", "- a", "-", "+ a", "* a", "1. a", "12) a", "1234567890. a", "2024", "1.", "1.5",
	"> q", ">", "```\ncode\n```", "~~~", "`a`", "*a*", "**a**", "_a_", "a_b_c", "[a](b)", "[a]: b", "![a](b)", "<b>", "</p><script>x</script>",
	"<http://a>", "&amp;", "&#32;", "&", `\`, `a\`, "a\\\nb", `\\`, `\*`, "| a |\n|---|", "a\n:--", ": a", "a\n: b", "~~a~~", "[ ] a", "[^1]: a",
	"$a$", "a\u00a0", "\u00a0a", "a\u3000\nb", "!", "![", "{them}", "a #", "a # #", "http://example.org", "x\n\n- a\n- b\n\n1. c", "e\u0301", "👩‍👩‍👧",
	"-\n-", "=", "a\n=", "*\n*", "<!--", "<?", "<![CDATA[", "a\n\n    b", "[", "]", "1) a\n2) b", "\ufffd", "\\\n", "&#9;x", "&copy;",
}

func TestMarkdownRoundTrip(t *testing.T) {
	for _, s := range tricky {
		checkRoundTrip(t, s)
	}
}

func FuzzMarkdownRoundTrip(f *testing.F) {
	for _, s := range tricky {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkRoundTrip(t, s) })
}

// Emphasis of the book's own reading survives; what fills it in adds none.
func TestMarkdownReading(t *testing.T) {
	para := func(style content.ParaStyle, depth, item int, spans ...content.Span) Paragraph {
		return Paragraph{content.Para{Style: style, Depth: depth, Item: item, Spans: spans}}
	}
	d := &Document{Title: "T", Nodes: []Node{
		para(content.Body, 0, 0, content.Span{Text: "# a "}, content.Span{Text: " b*", Strong: true}, content.Span{Text: " c"}),
		para(content.Bullet, 0, 0, content.Span{Text: "one"}),
		para(content.Bullet, 1, 0, content.Span{Text: "inside"}),
		para(content.Numbered, 0, 10, content.Span{Text: "ten", Emph: true}),
		para(content.Quote, 0, 0, content.Span{Text: "- quoted"}),
	}}
	want := "# T\n\n\\# a  **b\\*** c\n\n- one\n\n    - inside\n\n10. *ten*\n\n> \\- quoted\n"
	if got := asMarkdown(t, d); got != want {
		t.Errorf("got\n%s", got)
	}
}
