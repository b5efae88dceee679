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
	sheets    []Node // to copy, in the order they are spoken of
	replies   []Node // what is said to answers, and why a page may help, a section for each page
	whys      []Node // why the page being set may help
	heavy     bool   // a page asks before and after
	told      bool   // what is said to that stands in a track before this one
	days      bool   // something on it can be typed in with its day
}

func newForm(b *content.Book, t *content.Track, s Selection) *form {
	return &form{index: newIndex(t), book: b, selection: s}
}

// track returns the pages of the track, and what is looked up at its end.
func (f *form) track() []Node {
	if f.selection.ShortWay {
		return f.shortWay()
	}
	var nodes []Node
	for _, c := range f.t.Chapters {
		var set []Node
		for _, p := range c.Pages() {
			set = append(set, f.set(p)...)
		}
		nodes = append(nodes, section(f.fill(heading(c)), set)...)
	}
	if len(nodes) == 0 {
		return nil
	}
	if f.selection.Chapter == "" && len(f.t.Chapters) > 0 {
		f.sheets = append(f.checkIns(), f.sheets...)
	}
	return section(f.fill(f.t.Title), append(nodes, f.back()...))
}

// shortWay returns the few pages for somebody who has an hour, in their order. The way
// to what matters more stands before them.
func (f *form) shortWay() []Node {
	var set []Node
	for _, p := range f.t.ShortWay() {
		set = append(set, f.set(p)...)
	}
	if len(set) == 0 {
		return nil
	}
	if f.book.Safety != nil {
		first := Turn{If: "If you are afraid of somebody, or somebody may be afraid of you", ID: safetyID, Title: f.fill(heading(f.book.Safety))}
		set = append([]Node{first, turnToHelp("If anyone may get hurt, or you think of ending your life")}, set...)
	}
	return section(f.fill(f.t.Title), append(set, f.back()...))
}

// back returns what is looked up: sheets to copy, replies, and why pages may help.
func (f *form) back() []Node {
	var nodes []Node
	if len(f.sheets) > 0 {
		nodes = append(nodes, Section{Title: titleSheets, Fresh: true, Nodes: f.sheets})
	}
	if f.heavy && !f.told { // both tracks ask the same
		f.replies = append([]Node{Section{Title: titleMoments, ID: momentsID, Nodes: momentReplies(f.book)}}, f.replies...)
	}
	if len(f.replies) > 0 {
		said := plain("Look up here what belongs to the box you ticked or the number you circled. None of it is a verdict. Where it is known why a page may help, that stands here too.")
		// Behind a few pages it is looked up as well where the last of them ends.
		fresh := f.selection.Chapter == "" && !f.selection.ShortWay
		nodes = append(nodes, Section{Title: titleReplies, Small: true, Fresh: fresh, Nodes: append(said, f.replies...)})
	}
	return nodes
}

// set returns a page with its title and a place for the day.
func (f *form) set(p *content.Page) []Node {
	if !f.selection.holds(p) {
		return nil
	}
	f.whys = nil
	nodes := f.page(p)
	if len(nodes) == 0 {
		return nil
	}
	title := f.fill(p.Title)
	if replies := append(f.repliesOf(p), f.whys...); len(replies) > 0 {
		f.replies = append(f.replies, Section{Title: title, ID: repliesID(p), Nodes: replies})
	}
	return []Node{Section{Title: title, ID: p.ID, Dated: hasRoom(nodes), Nodes: nodes}}
}

// hasRoom reports whether anything is written or ticked among the nodes.
func hasRoom(nodes []Node) bool {
	return slices.ContainsFunc(nodes, func(n Node) bool {
		q, ok := n.(Question)
		return ok && q.ID != ""
	})
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
		f.whys = append(append(f.whys, headed(titleWhy)), f.reading(b.Paras)...)
	case *content.Ask:
		return f.ask(p, b)
	case *content.Recall:
		return f.recall(p, b)
	case *content.Letter:
		if room := b.Space.Room(""); room.Lines > 0 && cautionOf(b.ShowIf) == "" {
			return []Node{f.question(b.ID, b.Title, Ruled{Lines: room.Lines})}
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
	case *content.ToGate:
		return f.toGate()
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

// recall points at the earlier pages of the form to look back at. What may hurt, what is
// for thinking only, what was composed of answers, and what is on this very page or on
// none that is printed, is not looked back at.
func (f *form) recall(on *content.Page, b *content.Recall) []Node {
	if b.Folded || !onlyRoute(b.ShowIf) || cautionOf(b.ShowIf) != "" {
		return nil
	}
	var nodes []Node
	for _, id := range b.From {
		at, ok := f.places[id]
		if !ok || at.page == on || !f.selection.holds(at.page) {
			continue
		}
		if at.ask != nil && f.writes(at.ask) || at.letter != nil && at.letter.Space != "" && cautionOf(at.letter.ShowIf) == "" {
			nodes = append(nodes, See{ID: Code(f.t.ID, id), Label: f.fill(at.title()), Page: f.fill(at.page.Title)})
		}
	}
	return nodes
}

// plan has room for each section that gathers anything written on paper.
func (f *form) plan(b *content.Plan) []Node {
	cells := []Cell{}
	thought := func(at place) bool { return at.ask != nil && !f.writes(at.ask) }
	for _, s := range b.Sections {
		if !f.all(s.From, thought) {
			cells = append(cells, Cell{Label: f.fill(s.Title)}, Cell{})
		}
	}
	return []Node{f.question(b.ID, b.Title, Cards{Count: 1, Cells: cells})}
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
