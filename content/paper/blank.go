package paper

import (
	"fmt"
	"slices"

	"groundwork/content"
	"groundwork/content/text"
)

// form is one track as a form to fill in by hand. It is the same for everybody: it
// knows nothing of what was written, nor which route somebody takes. So it carries
// what the screen would say on any of them: the questions about safety as plain
// words with a page to go to, the words of each route in a box of their own, and
// nothing to tick or to write on that tells of fear or of leaving. Paper lies about.
type form struct {
	*index
	book      *content.Book
	selection Selection
}

func newForm(b *content.Book, t *content.Track, s Selection) *form {
	return &form{index: newIndex(t), book: b, selection: s}
}

func (f *form) track() []Node {
	var nodes []Node
	for _, c := range f.t.Chapters {
		nodes = append(nodes, section(f.fill(heading(c)), pages(c, f.selection, f.fill, f.page))...)
	}
	return section(f.fill(f.t.Title), nodes)
}

// page returns everything on a page, with neighbouring boxes under one title.
func (f *form) page(p *content.Page) []Node {
	var nodes []Node
	helped := false
	for _, b := range p.Blocks {
		if !onPaper(b.Info().ShowIf) {
			continue
		}
		if help, ok := b.(*content.HelpLines); ok {
			if !helped { // whose lines come first differs by route, the lines don't
				nodes = append(nodes, f.helpLines(p, help)...)
			}
			helped = true
			continue
		}
		nodes = append(nodes, f.boxed(b.Info().ShowIf, f.block(p, b))...)
	}
	return joinBoxes(nodes)
}

func (f *form) block(p *content.Page, b content.Block) []Node {
	switch b := b.(type) {
	case *content.Prose:
		if onlyRoute(b.ShowIf) {
			return f.reading(b.Paras)
		}
	case *content.Why:
		return f.reading(b.Paras)
	case *content.Ask:
		return f.ask(b)
	case *content.Recall:
		return f.recall(b)
	case *content.Letter:
		if cautionOf(b.ShowIf) == "" {
			return []Node{f.question(b.ID, b.Title, Ruled{Lines: roomLetter})}
		}
	case *content.Plan:
		if cautionOf(b.ShowIf) == "" {
			return f.plan(b)
		}
	case *content.Ratings:
		return f.ratings(p, b)
	case *content.Before:
		return f.before(p)
	case *content.After:
		return f.after(p)
	case *content.Settle:
		return plain(fmt.Sprintf("To settle: breathe slowly for %s, or look around and name five things you see, or go on.", minutes(b.Minutes)))
	case *content.Breathe:
		return plain(fmt.Sprintf("Breathe in for %d seconds and out for %d, for %s.", b.In, b.Out, minutes(b.Minutes)))
	case *content.ToSafety:
		return f.toSafety()
	case *content.ToTrack:
		if t := f.book.Track(b.Track); t != nil {
			return plain("There is another track, “" + f.fill(t.Title) + "”, which may fit better.")
		}
	}
	return nil
}

// onPaper reports whether a condition can hold on paper.
func onPaper(c content.Condition) bool {
	media, ok := c[content.MediumKey]
	return !ok || slices.Contains(media, content.MediumPaper)
}

// onlyRoute reports whether nothing but the route, and that this is paper, decides.
// Reading that speaks to some answers only would puzzle everybody else.
func onlyRoute(c content.Condition) bool {
	for key := range c {
		if key != content.RouteKey && key != content.MediumKey {
			return false
		}
	}
	return true
}

func (f *form) reading(paras []content.Para) []Node {
	var nodes []Node
	for _, p := range paras {
		spans := make([]content.Span, len(p.Spans))
		for i, s := range p.Spans {
			s.Text = oneLine(text.Display(content.Fill(s.Text, "")))
			spans[i] = s
		}
		p.Spans = spans
		nodes = append(nodes, Paragraph{p})
	}
	return nodes
}

// recall points at the earlier pages of the form to look back at. On what is for
// thinking only nothing stands there.
func (f *form) recall(b *content.Recall) []Node {
	var nodes []Node
	for _, id := range b.From {
		at, ok := f.places[id]
		if ok && f.selection.holds(at.page) && (at.ask == nil || f.writes(at.ask)) {
			nodes = append(nodes, See{ID: Code(f.t.ID, id), Label: f.fill(at.title()), Page: f.fill(at.page.Title)})
		}
	}
	return nodes
}

// plan has room for each section that gathers anything written on paper.
func (f *form) plan(b *content.Plan) []Node {
	var nodes []Node
	thought := func(at place) bool { return at.ask != nil && !f.writes(at.ask) }
	for _, s := range b.Sections {
		if !f.all(s.From, thought) {
			nodes = append(nodes, Ruled{Lines: roomPlan, Columns: []string{f.fill(s.Title)}})
		}
	}
	return []Node{f.question(b.ID, b.Title, nodes...)}
}

// fill leaves the other person without a name: a form is the same for all.
func (f *form) fill(s string) string { return line(content.Fill(s, "")) }

// plain returns one paragraph of the print's own words.
func plain(s string) []Node {
	return []Node{Paragraph{content.Para{Spans: []content.Span{{Text: s}}}}}
}

// strongly returns one paragraph of which every word counts.
func strongly(s string) Paragraph {
	return Paragraph{content.Para{Spans: []content.Span{{Text: s, Strong: true}}}}
}

func minutes(n int) string {
	if n == 1 {
		return "a minute"
	}
	return fmt.Sprintf("%d minutes", n)
}
