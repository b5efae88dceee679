package print

import (
	"maps"
	"slices"

	"groundwork/content"
	"groundwork/content/paper"
	"groundwork/content/text"
	"groundwork/tui/route"
	"groundwork/tui/session"
)

// printed is one thing that can be printed.
type printed struct {
	label  string
	id     string // of the letter or the plan
	choose func(*paper.Selection)
}

// printable is what can be printed from a track, the largest first.
func printable(s *session.Session, track *content.Track) []printed {
	all := []printed{
		{label: "everything", choose: func(p *paper.Selection) { p.Track = "" }},
		{label: "this track", choose: func(*paper.Selection) {}},
	}
	for _, c := range track.Chapters {
		all = append(all, printed{label: c.Heading(), choose: func(p *paper.Selection) { p.Chapter = c.ID }})
	}
	if plan := track.Plan(); plan != nil {
		all = append(all, printed{label: "my plan", id: plan.ID, choose: func(p *paper.Selection) { p.Plan = true }})
	}
	for _, l := range track.Letters() {
		title := text.Display(content.Fill(l.Title, s.Workbook().Label(track.ID)))
		all = append(all, printed{
			label: "a letter: " + text.CleanLine(title), id: l.ID,
			choose: func(p *paper.Selection) { p.Letter = l.ID },
		})
	}
	all = append(all,
		printed{label: "one page for a therapist", choose: func(p *paper.Selection) { p.Summary = true }},
		printed{label: "a blank form", choose: func(p *paper.Selection) { p.Blank = true }},
	)
	if len(s.Book.Tracks) > 1 {
		all = append(all, printed{label: "a blank form of all tracks", choose: func(p *paper.Selection) { p.Blank, p.Track = true, "" }})
	}
	return all
}

// newPrintingOf is the print screen with a letter or the plan chosen.
func newPrintingOf(s *session.Session, track *content.Track, id string) *printing {
	p := newPrinting(s, track)
	for i, w := range p.what {
		if w.id == id && id != "" {
			p.at = i
		}
	}
	return p
}

// pickWhat leads to the list of what would print something, and of what is chosen.
func (p *printing) pickWhat() route.Step {
	to := route.Pick{Head: p.title(), Title: "What to print"}
	prints := p.prints()
	p.offered = nil
	for i, w := range p.what {
		if i == p.at {
			to.At = len(to.Items)
		} else if !prints(w) {
			continue
		}
		to.Items = append(to.Items, w.label)
		p.offered = append(p.offered, i)
	}
	return route.To(to)
}

// prints returns whether something would be printed of one thing, private or not: that is
// chosen behind it. A page for a therapist and a form are there to be written on.
func (p *printing) prints() func(printed) bool {
	if p.track == nil {
		return func(printed) bool { return true }
	}
	whole := p.selectionOf(printed{choose: func(*paper.Selection) {}})
	whole.WithPrivate, whole.LeaveOut = true, nil
	alone := paper.PrintsAlone(p.session.Book, p.session.Workbook(), whole)
	return func(w printed) bool {
		sel := paper.Selection{Track: p.track.ID}
		w.choose(&sel)
		switch {
		case sel.Summary, sel.Blank:
			return true
		case sel.Plan:
			return alone.Plan
		case sel.Letter != "":
			return slices.Contains(alone.Letters, sel.Letter)
		case sel.Chapter != "":
			return slices.ContainsFunc(alone.Chapters, func(c *content.Chapter) bool { return c.ID == sel.Chapter })
		case sel.Track != "":
			return len(alone.Chapters) > 0
		}
		return len(alone.Chapters) > 0 || p.hasWords()
	}
}

// hasWords reports whether anything is written, in whatever track or in none.
func (p *printing) hasWords() bool {
	for r := range p.session.Workbook().Records() {
		if k := r.Key().Kind; k.HoldsWords() || k == content.RecordRatings {
			return true
		}
	}
	return len(p.session.Damaged) > 0
}

// pagesOf are the pages of a track and a chapter, or of all of them, in the order
// of the files: the order on the screen would tell of the route.
func pagesOf(book *content.Book, track content.TrackID, chapter string) []*content.Page {
	var pages []*content.Page
	for _, t := range book.Tracks {
		if track != "" && track != t.ID {
			continue
		}
		for _, page := range t.Pages() {
			if chapter == "" || chapter == page.Chapter.ID {
				pages = append(pages, page)
			}
		}
	}
	return pages
}

// ticking leads to a list to tick some of.
func (p *printing) ticking(of int, to route.Ticks) route.Step {
	to.Head, to.Ticked = p.title(), route.Ticked{Of: of, Names: map[string]bool{}}
	maps.Copy(to.Ticked.Names, p.ticked[of])
	return route.To(to)
}

// offers reports whether something can be ticked: it would be printed, or is ticked already.
func (p *printing) offers(of int, prints []string, name string) bool {
	return slices.Contains(prints, name) || p.ticked[of][name]
}

// tickPages leads to the list of pages that what is chosen would print.
func (p *printing) tickPages() route.Step {
	sel := p.selection()
	to := route.Ticks{Title: "Leave out", About: "Pages that are ticked are left out of the print."}
	prints := paper.Pages(p.session.Book, p.session.Workbook(), sel)
	for _, page := range pagesOf(p.session.Book, sel.Track, sel.Chapter) {
		name := paper.PageName(page)
		if !p.offers(ofPages, prints, name) {
			continue
		}
		group := page.Chapter.Heading()
		if sel.Track == "" {
			group = page.Track().Title + " · " + group
		}
		to.Items = append(to.Items, route.Tick{Name: name, Label: page.Title, Group: group})
	}
	if to.Items == nil {
		to.About = "Nothing is written yet that could be left out."
	}
	return p.ticking(ofPages, to)
}

// pagesOut is how many pages are left out of what is chosen.
func (p *printing) pagesOut() int {
	n, sel := 0, p.selection()
	for _, page := range pagesOf(p.session.Book, sel.Track, sel.Chapter) {
		if p.ticked[ofPages][paper.PageName(page)] {
			n++
		}
	}
	return n
}

// leftOut says how many pages that is.
func (p *printing) leftOut() string {
	if n := p.pagesOut(); n > 0 {
		return text.Count(n, "page", "pages")
	}
	return "none"
}

// tickSections leads to the list of the sections of the plan that would be printed.
func (p *printing) tickSections() route.Step {
	to := route.Ticks{Title: "Without", About: "Sections that are ticked are left out of this print of the plan. What you changed in it by hand is not in such a print."}
	prints := paper.PlanSections(p.session.Book, p.session.Workbook(), p.selection())
	for _, s := range p.track.Plan().Sections {
		if !p.offers(ofSections, prints, s.Title) {
			continue
		}
		to.Items = append(to.Items, route.Tick{Name: s.Title, Label: p.filled(s.Title)})
	}
	if to.Items == nil {
		to.About = "Nothing is in the plan yet that could be left out."
	}
	return p.ticking(ofSections, to)
}

// without says which sections are left out.
func (p *printing) without() string {
	switch names := p.names(ofSections); len(names) {
	case 0:
		return "nothing"
	case 1:
		return p.filled(names[0])
	default:
		return text.Count(len(names), "section", "sections")
	}
}

// filled is a text of the book as it is read in the track.
func (p *printing) filled(s string) string {
	return text.CleanLine(text.Display(content.Fill(s, p.session.Workbook().Label(p.track.ID))))
}

// tickAnswers leads to the list of answers that may stand in a summary.
func (p *printing) tickAnswers() route.Step {
	to := route.Ticks{
		Title: "Beside it", About: "Up to three answers that are ticked stand on the page, in your words. Private ones can't.",
		Most: paper.MostBeside,
	}
	for page, a := range p.track.Asks() {
		if p.mayTell(a) {
			to.Items = append(to.Items, route.Tick{Name: a.ID, Label: p.filled(a.Label), Group: p.filled(page.Title)})
		}
	}
	if to.Items == nil {
		to.About = "There is no answer yet that could stand on the page."
	}
	return p.ticking(ofAnswers, to)
}

// mayTell reports whether a question has an answer in words that may stand in a summary.
func (p *printing) mayTell(a *content.Ask) bool {
	work := p.session.Workbook()
	profile, _ := work.Profile(p.track.ID)
	if !paper.MayStandBeside(a) || a.Dated() || !a.Written() && !a.HasEntries() || !a.Fits(work, p.track.ID, profile.Pass) {
		return false
	}
	answer, ok := work.Answer(p.track.ID, a.ID, a.PassFor(profile.Pass))
	if ok {
		return !answer.Private && answer.Value != nil && !answer.Value.Empty()
	}
	for _, e := range work.Entries(p.track.ID, a.ID, a.PassFor(profile.Pass)) {
		if !e.Private {
			return true
		}
	}
	return false
}

// beside says how many answers stand in the summary.
func (p *printing) beside() string {
	if n := len(p.ticked[ofAnswers]); n > 0 {
		return text.Count(n, "answer", "answers")
	}
	return "no answer"
}
