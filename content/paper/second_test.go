package paper_test

import (
	"fmt"
	"strings"
	"testing"

	commonmark "rsc.io/markdown"

	. "groundwork/content/paper"
	"groundwork/content/paper/papertest"
)

// secondParsers returns those of a reader of Markdown that has nothing to do with
// goldmark.
func secondParsers() map[string]*commonmark.Parser {
	return map[string]*commonmark.Parser{
		"second commonmark": {},
		"second dialect":    {Strikethrough: true, TaskListItems: true, Table: true, HeadingIDs: true},
	}
}

// secondQuotes gives the text of each quote, as [quotes] does.
func secondQuotes(p *commonmark.Parser, src string) (all []string, err error) {
	for _, b := range p.Parse(src).Blocks {
		quote, ok := b.(*commonmark.Quote)
		if !ok {
			continue
		}
		var paras []string
		for _, b := range quote.Blocks {
			if _, ok := b.(*commonmark.Empty); ok {
				continue
			}
			para, ok := b.(*commonmark.Paragraph)
			if !ok {
				return nil, fmt.Errorf("a %T in a quote", b)
			}
			text, err := secondInline(para.Text.Inline)
			if err != nil {
				return nil, err
			}
			paras = append(paras, text)
		}
		all = append(all, strings.Join(paras, "\n\n"))
	}
	return all, nil
}

func secondInline(list []commonmark.Inline) (string, error) {
	var b strings.Builder
	for _, one := range list {
		switch one := one.(type) {
		case *commonmark.Plain:
			b.WriteString(one.Text)
		case *commonmark.Escaped:
			b.WriteString(one.Text)
		case *commonmark.HardBreak, *commonmark.SoftBreak:
			b.WriteByte('\n')
		default:
			return "", fmt.Errorf("a %T in an answer", one)
		}
	}
	return b.String(), nil
}

// Both readers of Markdown get every answer of a workbook back to the letter.
func TestMarkdownAnswersTwice(t *testing.T) {
	for name, w := range papertest.Scenes() {
		if w == nil {
			continue
		}
		d := papertest.Build(t, fixture(t), w, Selection{WithPrivate: true})
		src := asMarkdown(t, d)
		var want []string
		papertest.Walk(d.Nodes, func(n Node) {
			switch n := n.(type) {
			case Words:
				want = append(want, n.Text)
			case List:
				want = append(want, strings.Join(n.Items, "\n"))
			}
		})
		read := map[string][]string{"first": quotes(t, parsers()["commonmark"], []byte(src))}
		for reader, p := range secondParsers() {
			got, err := secondQuotes(p, src)
			if err != nil {
				t.Errorf("%s: %s: %v", name, reader, err)
			}
			read[reader] = got
		}
		for reader, got := range read {
			at := 0
			for _, s := range got { // rows of tables are quotes too
				if at < len(want) && s == want[at] {
					at++
				}
			}
			if at < len(want) {
				t.Errorf("%s: %s: no %q in\n%s", name, reader, want[at], src)
			}
		}
	}
}
