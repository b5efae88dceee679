package paper

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"groundwork/content"
	"groundwork/content/text"
)

// Build makes the document of what is selected. It returns [ErrCombination] or
// an [*UnknownError] for a selection that can't be, and [ErrNothing] where
// there is nothing to print, with a document that has nothing but how much is kept off. A blank form is made without looking into the
// workbook, which may then be nil.
//
// It never looks at a [content.Profile]'s route, nor at what was seen or put
// off: two workbooks that differ in those only make the same document.
func Build(b *content.Book, w *content.Workbook, s Selection) (*Document, error) {
	if err := s.check(b); err != nil {
		return nil, err
	}
	d := &Document{Title: titleWorkbook, Date: s.Now, Language: line(b.Language), Blank: s.Blank}
	if s.Blank {
		sheets, days, told := false, false, false
		for _, t := range s.tracks(b) {
			f := newForm(b, t, s)
			f.told = told
			d.add(f.track()...)
			sheets, days = sheets || len(f.sheets) > 0, days || f.days
			told = told || f.heavy
		}
		d.Notes = handNotes(sheets, days)
		if len(d.Nodes) > 0 {
			d.add(safety(b, s)...)
			d.add(s.Help.inside())
		}
		return d.orNothing()
	}
	if (s.Plan || s.Summary) && s.Track == "" {
		s.Track = present(b, w)
	}
	if s.Summary {
		s.WithPrivate = false
	}
	v := show(b, w, s)
	for _, t := range s.tracks(b) {
		r := newRun(d, t, v)
		switch {
		case s.Letter != "":
			d.Title, d.Bare = titleLetter, true
			d.add(r.letterAlone()...)
		case s.Summary:
			d.Title, d.Fitted = titleSummary, true
			d.add(r.summary()...)
			r.leavesOutOfSummary()
		case s.Plan:
			d.Title, d.Fitted = titlePlan, true
			d.add(r.planAlone()...)
		default:
			d.add(r.track()...)
		}
	}
	if s.Everything() {
		d.add(strangers(b, v, d)...)
		d.add(notes(v, d)...)
	}
	return d.orNothing()
}

// present returns the track the person is in, or "".
func present(b *content.Book, w *content.Workbook) content.TrackID {
	if at, ok := w.Place(); ok && b.Track(at.Track) != nil {
		return at.Track
	}
	return ""
}

// orNothing returns [ErrNothing] with a document without anything in it: that tells how much
// stays off it.
func (d *Document) orNothing() (*Document, error) {
	if len(d.Nodes) == 0 {
		return d, ErrNothing
	}
	if d.curls() {
		d.Nodes = curled(d.Nodes)
	}
	return d, nil
}

// Everything reports whether what belongs to no track of the book prints too.
func (s Selection) Everything() bool {
	return s.Track == "" && s.Chapter == "" && !s.Plan && s.Letter == "" && !s.Blank && !s.Summary
}

func (d *Document) add(nodes ...Node) { d.Nodes = append(d.Nodes, nodes...) }

// section returns a section of the nodes, or nothing where there are none.
func section(title string, nodes []Node) []Node {
	if len(nodes) == 0 {
		return nil
	}
	return []Node{Section{Title: line(title), Nodes: nodes}}
}

// notes returns the free pages, oldest first.
func notes(v *shown, d *Document) []Node {
	var nodes []Node
	for _, n := range v.open.AllNotes() {
		q := Question{Label: line(n.Title), Note: Day(n.Written), Nodes: answerText(n.Text)}
		if q.Label == "" {
			q.Label, q.Note = q.Note, ""
		}
		nodes = append(nodes, q)
	}
	return section(titleNotes, append(nodes, brokenNotes(v, d)...))
}

// run is one track of a workbook on its way to paper.
type run struct {
	*index
	*shown
	doc     *Document
	book    *content.Workbook // what may be shown of it
	label   string            // what {them} becomes
	current int               // the pass now being walked
	pass    int               // the pass being printed
	tabled  map[string]bool   // the series of ratings whose table is in the appendix

	day      string // the page being set was answered on
	appendix []Node // ratings and logs, which would tear the pages they were given on
	leftOpen int    // questions of the chapter being set that nothing was answered to
}

func newRun(d *Document, t *content.Track, v *shown) *run {
	p, _ := v.open.Profile(t.ID)
	x, ok := v.tracks[t.ID]
	if !ok { // a track of another book
		x = newIndex(t)
	}
	label := v.open.Label(t.ID)
	if v.selection.Summary { // whoever is handed it need not know who that is
		label = ""
	}
	return &run{
		index:   x,
		shown:   v,
		doc:     d,
		book:    v.open,
		label:   label,
		current: p.Pass,
		pass:    p.Pass,
		tabled:  map[string]bool{},
	}
}

// begun reports whether anything at all is kept for the track.
func (r *run) begun() bool {
	for rec := range r.book.Records() {
		if rec.Key().Track == r.t.ID {
			return true
		}
	}
	return slices.ContainsFunc(r.selection.Damaged, func(k content.Key) bool { return k.Track == r.t.ID && k.Kind.HoldsWords() })
}

// track returns the whole track as far as it was asked for: the pass now being
// walked, then what was answered earlier.
func (r *run) track() []Node {
	r.leavesOut(r.doc, r.t.ID)
	if !r.begun() {
		return nil
	}
	var nodes []Node
	for _, c := range r.t.Chapters {
		r.leftOpen = 0
		pages := pages(c, r.selection, r.fill, r.page)
		if len(pages) > 0 && r.leftOpen > 0 {
			pages = append(pages, Quiet{"In this chapter, " + text.Count(r.leftOpen, "question is", "questions are") + " left open"})
		}
		nodes = append(nodes, section(r.fill(heading(c)), pages)...)
	}
	if r.selection.Chapter == "" && len(nodes) > 0 {
		nodes = append(r.soFar(), nodes...)
	}
	nodes = append(nodes, section(TitleAppendix, r.appendix)...)
	nodes = append(nodes, section(titleEarlier, r.earlier())...)
	return section(r.fill(r.t.Title), nodes)
}

// pages sets the pages of a chapter that are part of what was asked for.
func pages(c *content.Chapter, s Selection, fill func(string) string, page func(*content.Page) []Node) []Node {
	var nodes []Node
	for _, p := range c.Pages() {
		if s.holds(p) {
			nodes = append(nodes, section(fill(p.Title), page(p))...)
		}
	}
	return nodes
}

// page returns what the person put in on the page. Its reading stays on screen, and
// a page with nothing but reading is not printed.
func (r *run) page(p *content.Page) []Node {
	var nodes []Node
	moments := -1
	r.day = r.dayOf(p)
	for _, block := range p.Blocks {
		switch block := block.(type) {
		case *content.Before, *content.After:
			if moments < 0 {
				moments = len(nodes)
			}
		case *content.Ask:
			nodes = append(nodes, r.ask(p, block)...)
		case *content.Letter:
			nodes = append(nodes, r.copied(block.ID)...)
		case *content.Plan:
			nodes = append(nodes, r.copied(block.ID)...)
		case *content.Recall:
			nodes = append(nodes, r.recall(p, block)...)
		case *content.Ratings:
			r.ratings(block.Series)
		case *content.Chart:
			if block.Series != "" {
				r.ratings(block.Series)
			}
		}
	}
	nodes = r.withMoments(p, append(nodes, r.brokenRatings(p)...), moments)
	if !slices.ContainsFunc(nodes, isOwn) {
		return nil
	}
	if r.day != "" {
		nodes = append([]Node{Quiet{r.day}}, nodes...)
	}
	return nodes
}

// isOwn reports whether a node is more than a word from elsewhere.
func isOwn(n Node) bool {
	see, ok := n.(See)
	return !ok || see.Quote == ""
}

// dayOf returns the day the page was first answered on, in words, or "".
func (r *run) dayOf(p *content.Page) string {
	var first time.Time
	for _, a := range p.Asks() {
		if a.Dated() || a.Kind == content.KindGate || len(r.answer(a)) == 0 {
			continue
		}
		if at := r.stamp(a).Written; first.IsZero() || !at.IsZero() && at.Before(first) {
			first = at
		}
	}
	return Day(first)
}

// dated returns the day a question was answered on, where it is not the page's.
func (r *run) dated(a *content.Ask) string {
	if day := Day(r.stamp(a).Written); day != r.day && !a.Dated() {
		return day
	}
	return ""
}

// recall quotes the beginnings of earlier answers that are in this print. What is
// folded on screen, since it may hurt, is not met again here.
func (r *run) recall(on *content.Page, b *content.Recall) []Node {
	if b.Folded || !r.shows(b.ShowIf) {
		return nil
	}
	elsewhere := slices.DeleteFunc(slices.Clone(b.From), func(id string) bool { return r.places[id].page == on })
	return r.quotes(elsewhere)
}

// quote returns the beginning of what is printed at the place, in one line; "" for what
// is no sentence of the person's.
func (r *run) quote(at place) string {
	var nodes []Node
	if at.ask != nil {
		nodes = r.answer(at.ask)
	} else {
		c, _ := r.edited(at)
		nodes = answerText(c.text)
	}
	if len(nodes) != 1 {
		return ""
	}
	switch n := nodes[0].(type) {
	case Words:
		return beginning(strings.Join(strings.Fields(n.Text), " "))
	case List:
		return beginning(strings.Join(n.Items, "; "))
	}
	return ""
}

var sentence = regexp.MustCompile(`[.!?…][”’"')]*( |$)`)

// quoted is how much of an answer is quoted elsewhere, in characters.
const quoted = 90

// beginning returns the first sentence of a line, or as many whole words as are no
// longer than a quotation.
func beginning(s string) string {
	if i := sentence.FindStringIndex(s); i != nil {
		s = strings.TrimSpace(s[:i[1]])
	}
	cut := 0
	for i, n := 0, 0; i < len(s); n++ {
		size, _ := text.Glyph(s[i:])
		if s[i] == ' ' {
			cut = i
		}
		if n == quoted {
			if cut == 0 {
				cut = i
			}
			return strings.TrimRight(s[:cut], " ,;:") + " …"
		}
		i += size
	}
	return s
}

// fill puts the person's name for the other one into a text of the book, and
// makes it one line fit for paper.
func (r *run) fill(s string) string { return line(content.Fill(s, r.label)) }

// index finds the questions, letters and plans of a track by id.
type index struct {
	t      *content.Track
	places map[string]place
	series map[string][]*content.Ask // the scales of each series the book knows
}

// place is where an id stands in the book. One of ask, letter and plan is set.
type place struct {
	id     string
	page   *content.Page
	ask    *content.Ask
	letter *content.Letter
	plan   *content.Plan
}

func newIndex(t *content.Track) *index {
	x := &index{t: t, places: map[string]place{}, series: map[string][]*content.Ask{}}
	for p, block := range t.Blocks() {
		switch b := block.(type) {
		case *content.Ask:
			x.places[b.ID] = place{id: b.ID, page: p, ask: b}
			if s := b.Series(); s != "" {
				x.series[s] = append(x.series[s], b)
			}
		case *content.Letter:
			x.places[b.ID] = place{id: b.ID, page: p, letter: b}
		case *content.Plan:
			x.places[b.ID] = place{id: b.ID, page: p, plan: b}
		case *content.Ratings:
			x.series[b.Series] = x.series[b.Series][:] // known, though it asks nothing here
		}
	}
	return x
}

// title returns the place's label in the book's words.
func (at place) title() string {
	switch {
	case at.ask != nil:
		return at.ask.Label
	case at.letter != nil:
		return at.letter.Title
	}
	return at.plan.Title
}
