package paper

import (
	"slices"

	"groundwork/content"
)

// PlanSections returns the titles of the sections of a plan that have something to print,
// as the book has them: what could be left out of it. A copy changed by hand has no
// sections, so they are those the plan is composed of.
func PlanSections(b *content.Book, w *content.Workbook, s Selection) []string {
	var titles []string
	s.Without, s.NoPeople = nil, false
	v := show(b, w, s)
	for _, t := range s.tracks(b) {
		r := newRun(&Document{}, t, v)
		for p, block := range t.Blocks() {
			plan, ok := block.(*content.Plan)
			if !ok || !s.holds(p) {
				continue
			}
			for _, section := range plan.Sections {
				if len(r.planPart(section).Lines) > 0 {
					titles = append(titles, section.Title)
				}
			}
		}
	}
	return titles
}

// Pages returns the pages that have something to print, as [Selection] names them: what
// could be left out. Those that are left out already are among them.
func Pages(b *content.Book, w *content.Workbook, s Selection) []string {
	s.LeaveOut = nil
	var names []string
	for _, t := range s.tracks(b) {
		prints := func(p *content.Page) bool { return len(newForm(b, t, s).page(p)) > 0 }
		if !s.Blank {
			v := show(b, w, s)
			written, r := v.written(), newRun(&Document{}, t, v)
			open := s.AllQuestions && r.begun()
			prints = func(p *content.Page) bool { return written[p] || open && len(r.page(p)) > 0 }
		}
		for _, p := range t.Pages() {
			if s.holds(p) && prints(p) {
				names = append(names, PageName(p))
			}
		}
	}
	return names
}

// written returns the pages with something that may be shown, or that is damaged.
func (v *shown) written() map[*content.Page]bool {
	pages := map[*content.Page]bool{}
	keys := slices.Clone(v.selection.Damaged)
	for rec := range v.open.Records() {
		switch rec := rec.(type) {
		case content.Answer:
			if rec.Value != nil && !rec.Value.Empty() {
				keys = append(keys, rec.Key())
			}
		case content.RatingSet:
			pages[v.page(rec.Track, rec.Occasion)] = true
			for id := range rec.Values {
				pages[v.place(rec.Track, id).page] = true
			}
		default:
			keys = append(keys, rec.Key())
		}
	}
	for _, k := range keys {
		pages[v.place(k.Track, k.ID).page] = true
		if k.Kind == content.RecordRatings {
			pages[v.page(k.Track, k.ID)] = true
		}
	}
	return pages
}

// Alone is what of a book prints something by itself.
type Alone struct {
	Chapters []*content.Chapter
	Letters  []string // their ids
	Plan     bool
}

// PrintsAlone returns what of the selection's tracks prints something where it is all that is
// printed.
func PrintsAlone(b *content.Book, w *content.Workbook, s Selection) (alone Alone) {
	pages := Pages(b, w, s)
	v := show(b, w, s)
	for _, t := range s.tracks(b) {
		for _, c := range t.Chapters {
			if slices.ContainsFunc(c.Pages(), func(p *content.Page) bool { return slices.Contains(pages, PageName(p)) }) {
				alone.Chapters = append(alone.Chapters, c)
			}
		}
		r := newRun(&Document{}, t, v)
		for _, l := range t.Letters() {
			if s.holds(r.places[l.ID].page) && len(r.letterText(l)) > 0 {
				alone.Letters = append(alone.Letters, l.ID)
			}
		}
		alone.Plan = alone.Plan || len(r.planAlone()) > 0
	}
	return alone
}
