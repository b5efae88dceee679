package content

import (
	"slices"
	"strings"
	"time"
)

// Quotation is something the person wrote earlier, ready to be shown again.
type Quotation struct {
	Label   string   // what was asked then, or the letter's title
	Lines   []string // never empty
	Written time.Time
}

// Recall finds what the person wrote in answer to the block's questions in the
// present pass, in the order the block names them. There is no quote for what
// has no answer, nor for what is not asked as things stand: words about a
// question that is out of sight would puzzle, or press.
func (t *Track) Recall(r *Recall, w *Workbook) []Quotation {
	return t.quotes(r.From, w, t.spoken(w), t.showing(w))
}

// Recall is [Track.Recall] for a block of the page. What stands on a page set aside on the
// present way is quoted on such pages only: elsewhere it would lead where that page does.
func (p *Page) Recall(r *Recall, w *Workbook) []Quotation {
	t := p.Track()
	from := r.From
	if route := w.Route(t.ID); !p.KeptOn(route) {
		from = t.met(from, route)
	}
	return t.quotes(from, w, t.spoken(w), t.showing(w))
}

// Quoted returns the pages that [Page.Recall] quotes, in the order the block names them.
func (p *Page) Quoted(r *Recall, w *Workbook) []*Page {
	var pages []*Page
	for _, id := range r.From {
		from := p.Track().holder(id)
		if from != nil && !slices.Contains(pages, from) && len(p.Recall(&Recall{From: []string{id}}, w)) > 0 {
			pages = append(pages, from)
		}
	}
	return pages
}

// met returns those of some questions and letters that are on no page set aside on a route.
func (t *Track) met(ids []string, route Route) []string {
	if route == Open {
		return ids
	}
	var met []string
	for _, id := range ids {
		if p := t.holder(id); p == nil || !p.KeptOn(route) {
			met = append(met, id)
		}
	}
	return met
}

// holder returns the page a question, letter or plan stands on, or nil.
func (t *Track) holder(id string) *Page {
	for p, b := range t.Blocks() {
		if named, _, _ := Named(b); named == id {
			return p
		}
	}
	return nil
}

// PlanPart is one section of a [Plan] with what it gathered.
type PlanPart struct {
	Title      string
	Quotations []Quotation
}

// Gather finds what belongs into a plan. A section without any answer is left
// out, and so is what is not asked as things stand, or stands on a page set aside on the
// present way: a plan is what somebody goes by.
func (t *Track) Gather(p *Plan, w *Workbook) []PlanPart {
	label := w.Label(t.ID)
	var parts []PlanPart
	for _, s := range p.Sections {
		if quotes := t.quotes(t.met(s.From, w.Route(t.ID)), w, asWritten, t.showing(w)); len(quotes) > 0 {
			parts = append(parts, PlanPart{Title: Fill(s.Title, label), Quotations: quotes})
		}
	}
	return parts
}

// ComposePlan returns the plan as a text the person may go on to edit: each title,
// and under it the answers. A section of several questions says which is which.
func (t *Track) ComposePlan(p *Plan, w *Workbook) string {
	var b strings.Builder
	for i, part := range t.Gather(p, w) {
		if i > 0 {
			b.WriteString("\n")
		}
		b.WriteString(part.Title + "\n")
		for _, q := range part.Quotations {
			if len(part.Quotations) > 1 {
				b.WriteString(q.Label + "\n")
			}
			for _, line := range q.Lines {
				b.WriteString(strings.TrimRight("  "+line, " ") + "\n")
			}
		}
	}
	return b.String()
}

// spoken words what was chosen as it reads now on the screen.
func (t *Track) spoken(w *Workbook) func(*Ask) *Ask {
	pass := currentPass(w, t.ID)
	return func(a *Ask) *Ask { return a.OptionsWorded(w, t.ID, pass) }
}

// asWritten words it in the book's own words, which can be printed.
func asWritten(a *Ask) *Ask { return a }

func (t *Track) quotes(ids []string, w *Workbook, words func(*Ask) *Ask, shows shows) []Quotation {
	var quotes []Quotation
	pass := currentPass(w, t.ID)
	for _, id := range ids {
		q := Quotation{}
		if a, _ := t.Ask(id); a != nil {
			q = t.quote(words(a), w, pass, shows)
		} else if l := t.Letter(id); l != nil {
			q = t.letterQuote(l, w, pass)
		}
		if len(q.Lines) > 0 {
			quotes = append(quotes, q)
		}
	}
	return quotes
}

// quote returns the answer to one question, as far as it shows. Its label is the one
// it was answered under, which the book may have changed since.
func (t *Track) quote(a *Ask, w *Workbook, pass int, shows shows) Quotation {
	label := w.Label(t.ID)
	pass = a.PassFor(pass)
	q := Quotation{Label: a.Label}
	if !shows(a.ShowIf) {
		return Quotation{}
	}
	said := func(s Stamp) {
		if s.Wording != "" {
			q.Label = s.Wording
		}
		if s.Written.After(q.Written) {
			q.Written = s.Written
		}
	}
	if a.HasEntries() {
		for _, e := range w.Entries(t.ID, a.ID, pass) {
			if line := a.EntryLine(label, e); line != "" {
				q.Lines = append(q.Lines, line)
				said(e.Stamp)
			}
		}
	} else if answer, ok := t.answer(a, w, pass); ok {
		q.Lines = a.WordsFor(label, a.visible(answer.Value, shows))
		said(answer.Stamp)
	}
	q.Label = Fill(q.Label, label)
	return q
}

// answer finds the answer to a question. A scale that belongs to a series is
// answered in the rating set of its page.
func (t *Track) answer(a *Ask, w *Workbook, pass int) (Answer, bool) {
	if answer, ok := w.Answer(t.ID, a.ID, pass); ok {
		return answer, answer.Value != nil && !answer.Value.Empty()
	}
	if a.Series() == "" {
		return Answer{}, false
	}
	_, page := t.Ask(a.ID)
	ratings, _ := w.RatingSet(t.ID, page.ID, pass)
	n, ok := ratings.Values[a.ID]
	return Answer{Stamp: ratings.Stamp, Value: Rating(n)}, ok
}

// Rating finds the present rating given to a scale, in an answer or in the set
// of its page.
func (t *Track) Rating(scale string, w *Workbook, pass int) (int, bool) {
	a, _ := t.Ask(scale)
	if a == nil {
		return 0, false
	}
	answer, ok := t.answer(a, w, a.PassFor(pass))
	n, isRating := answer.Value.(Rating)
	return int(n), ok && isRating
}

// Letter finds a letter by id, or nil.
func (t *Track) Letter(id string) *Letter {
	for _, l := range t.Letters() {
		if l.ID == id {
			return l
		}
	}
	return nil
}

// letterQuote returns the letter as the person left it: their own copy, or the
// composed text.
func (t *Track) letterQuote(l *Letter, w *Workbook, pass int) Quotation {
	q := Quotation{Label: Fill(l.Title, w.Label(t.ID))}
	text := ""
	if c, ok := w.EditedCopy(t.ID, l.ID, pass); ok {
		text, q.Written = c.Text, c.Written
	} else {
		text = t.Compose(l, w)
		q.Written = t.lastWritten(l, w, pass)
	}
	if strings.TrimSpace(text) != "" {
		q.Lines = strings.Split(strings.Trim(text, "\n"), "\n")
	}
	return q
}

// lastWritten returns when the newest answer in a letter was written.
func (t *Track) lastWritten(l *Letter, w *Workbook, pass int) time.Time {
	var times []time.Time
	Expand(l.Text, func(name string) (string, bool) {
		if a, _ := t.Ask(name); a != nil {
			times = append(times, t.quote(a, w, pass, t.fitting(w)).Written)
		}
		return "", true
	})
	if len(times) == 0 {
		return time.Time{}
	}
	return slices.MaxFunc(times, time.Time.Compare)
}
